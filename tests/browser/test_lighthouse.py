"""The pages a stranger opens, as Lighthouse sees them (bar.md K2): accessible without a fault, and they do not move.

Times are figures and no test: they go to var/lighthouse.json and from there into docs/long-runs.md.
"""

# ruff: noqa: F401, F811 (fixtures are imported by name and asked for by name)

import dataclasses
import json
from pathlib import Path

import pytest

from tests.browser import lighthouse, planted
from tests.city import ROOT, CitySite, city_site

pytestmark = pytest.mark.full
TOLD = ROOT / "var" / "lighthouse.json"
PAGES = {"home": "/", "board": "/notices/", "notice": "/notices/2013/1/", "sign-in": "/accounts/login/"}
PLANTED = b"""<!doctype html><html><title>x</title><p style="color:#bbb;background:#fff">pale</p><input><img src="/a.png">
</html>"""


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_fault_and_stands_still(city_site: CitySite, tmp_path: Path, name: str) -> None:
    found = lighthouse.look(city_site.url + PAGES[name], tmp_path)
    told = json.loads(TOLD.read_text()) if TOLD.exists() else {}
    TOLD.write_text(json.dumps(told | {name: dataclasses.asdict(found)}, indent=1, sort_keys=True) + "\n")
    assert (found.accessibility, found.faults) == (100, ())
    assert found.cls <= 0.05
    assert found.weight <= 200_000


def test_canary_a_page_without_language_labels_and_contrast_is_seen(tmp_path: Path) -> None:
    with planted.served(PLANTED) as url:
        found = lighthouse.look(f"{url}/", tmp_path)
    assert {"html-has-lang", "label", "color-contrast"} <= set(found.faults)
    assert found.accessibility < 100
