"""Two scanners of others against a served city, as a visitor and as an officer; two planted holes show that they see.

wapiti crawls and attacks a city that keeps what is written; sqlmap tries every parameter of every form and list, with
what it writes taken back, so that the last try finds the record as the first did. schemathesis waits for an API.
"""

# ruff: noqa: F401, F811 (fixtures are imported by name and asked for by name)

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kexie.machine import testing
from tests import site
from tests.city import CitySite, city_site, clone_of, django_on
from tests.races.browser import signed_in
from tests.scanners import asked, sqlmap, wapiti

pytestmark = pytest.mark.full
NAMES = {
    "lists": {"q", "view", "page", "state", "year", "column", "district", "code", "light", "who"},
    "forms": {"title", "note", "login", "name", "due_on", "body", "text", "version", "position"},
}
# The officer must not be signed out by the crawler, nor lose the password.
LEFT_ALONE = ("/accounts/logout/*", "/accounts/password/*", "/desk/me/sessions/*", "/desk/accounts/*")


@pytest.fixture(scope="module")
def holes(database_server: testing.Server, worker_id: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site with the planted holes."""
    clone = database_server.clone(f"holes_{worker_id}")
    home = tmp_path_factory.mktemp("holes")
    hole = "tests.scanners.holes:application"
    with site.running(clone.app_dsn, clone.owner_dsn, home, worker=False, application=hole) as running:
        yield running.url
    clone.drop()


def test_canary_the_planted_holes_are_found(holes: str, tmp_path: Path) -> None:
    seen = {(one.kind, one.path, one.parameter) for one in wapiti.scan(holes, tmp_path / "wapiti").grave}
    assert ("Reflected Cross Site Scripting", "/hello/", "name") in seen
    pages = [
        sqlmap.Request(path, {name: "1"}) for path, name in (("/search/", "q"), ("/safe/", "q"), ("/hello/", "name"))
    ]
    found = sqlmap.scan(holes, pages, tmp_path / "sqlmap")
    assert [one.split()[0].partition("?")[0] for one in found] == [f"{holes}/search/"]


@pytest.mark.parametrize("who", ["stranger", "chen"])
def test_wapiti_finds_nothing(city_site: CitySite, tmp_path: Path, who: str) -> None:
    officer = None if who == "stranger" else signed_in(city_site.url, who)
    cookies = "; ".join(f"{name}={value}" for name, value in officer.cookies.items()) if officer else ""
    report = wapiti.scan(city_site.url, tmp_path / "wapiti", cookies=cookies, but=LEFT_ALONE)
    assert report.grave == []
    assert report.pages > (20 if who == "stranger" else 150)
    assert officer is None or officer.get("/desk/").status == 200, "signed out on the way: the desk was not seen"


@pytest.mark.parametrize("part", ["lists", "forms"])
def test_sqlmap_breaks_no_parameter(
    part: str,
    database_server: testing.Server,
    django_db_setup: None,
    worker_id: str,
    tmp_path: Path,
    django_db_blocker: Any,
) -> None:
    town = clone_of(database_server, f"sqlmap_{part}_{worker_id}", tmp_path / "home")
    with django_db_blocker.unblock(), django_on(town.clone, town.home / "files"):
        requests = asked.PARTS[part](town, asked.clients(town))
    assert NAMES[part] <= {name for one in requests for name in one.parameters}
    door = "tests.scanners.rolled_back:application"
    with site.running(town.clone.app_dsn, town.clone.owner_dsn, town.home, worker=False, application=door) as running:
        told = [(one.path, one.status(running.url)) for one in requests]
        otherwise = {path: status for path, status in told if status not in (200, 302)}
        # A copy's code that is none, an attachment without its file; all else is read as a right form is.
        assert set(otherwise) <= {"/desk/originals/", f"/desk/documents/{town.facts.ref('city.draft')}/attachments/"}, (
            otherwise
        )
        assert sqlmap.scan(running.url, requests, tmp_path / "sqlmap") == []
    town.clone.drop()
