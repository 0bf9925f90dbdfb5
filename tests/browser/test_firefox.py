"""The main journeys in Debian's Firefox ESR (bar.md K1), driven over WebDriver BiDi by puppeteer-core."""

# ruff: noqa: F401, F811 (fixtures are imported by name and asked for by name)

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.browser import planted
from tests.browser.lighthouse import NODE
from tests.city import PASSWORD, CitySite, city_site

pytestmark = pytest.mark.full
SCRIPT = Path(__file__).with_name("firefox.mjs")


def walked(base: str) -> dict[str, Any]:
    """What became of each journey on a site, and the faults of scripts on the way."""
    firefox = shutil.which("firefox-esr")
    assert firefox, "Firefox ESR is not installed: scripts/setup.py full"
    command = [sys.executable, "-c", NODE, str(SCRIPT), base, PASSWORD, firefox]
    done = subprocess.run(command, cwd=SCRIPT.parent, capture_output=True, text=True, check=False, timeout=900)
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_the_main_journeys_are_done_in_firefox(city_site: CitySite) -> None:
    told = walked(city_site.url)
    assert told["version"].lower().startswith("firefox/")
    assert {name: became for name, became in told["journeys"].items() if became != "done"} == {}
    assert len(told["journeys"]) == 6
    assert told["faults"] == []


def test_canary_a_site_where_nothing_works_and_a_script_breaks_is_seen() -> None:
    with planted.served(b"<!doctype html><title>x</title><script>broken()</script>") as url:
        told = walked(url)
    assert len(told["journeys"]) == 6
    assert "done" not in {became for name, became in told["journeys"].items() if "phone" not in name}
    assert any("broken is not defined" in fault for fault in told["faults"])
