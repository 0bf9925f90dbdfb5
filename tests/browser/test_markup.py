"""The markup of every page as the checker of the web's own consortium sees it (bar.md J4)."""

import re
import subprocess
from pathlib import Path

import pytest
from django.test import Client

from tests.browser.visits import VISITS
from tests.city import City, city, city_of_module  # noqa: F401
from tests.matrix import asking

JAR = Path(__file__).resolve().parents[2] / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def faults(folder: Path) -> list[str]:
    """What the checker says of all pages in a folder, a line each. What keeps it from looking is no soundness."""
    command = ["java", "-jar", str(JAR), "--errors-only", "--format", "gnu", "--stdout", "--skip-non-html", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert (done.returncode in (0, 1), done.stderr) == (True, "")
    return [line.replace(f"file:{folder}/", "") for line in done.stdout.splitlines()]


@pytest.mark.full
def test_the_markup_of_every_page_is_sound(city: City, tmp_path: Path) -> None:  # noqa: F811
    clients: dict[str, Client] = {}
    for number, visit in enumerate(VISITS):
        who = visit.who.replace("编号员", "registrar")
        if who not in clients:
            clients[who] = asking.client_of(who, city.facts)
        answer = clients[who].get(visit.path(city.facts))
        assert answer.status_code == visit.status, str(visit)
        # htmx's own attributes under the name the standard leaves to everybody, by which htmx knows them as well.
        text = re.sub(r" hx-(?=[a-z-]+=)", " data-hx-", answer.content.decode())
        (tmp_path / f"{number:03}-{visit.name.replace(':', '-')}.html").write_text(text, "utf-8")
    assert faults(tmp_path) == []


@pytest.mark.full
def test_a_planted_fault_in_the_markup_is_found(tmp_path: Path) -> None:
    page = "<!doctype html><html lang=zh><title>x</title><p id=a>一<p id=a>二\x01</html>"
    (tmp_path / "planted.html").write_text(page, "utf-8")
    told = "\n".join(faults(tmp_path))
    assert ("Duplicate ID" in told, "control" in told.lower() or "Forbidden" in told) == (True, True)
