"""The figures beside the navigation: repeated for a moment from beside the session, never after an act of one's own."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kexie.kit import clock, ids
from kexie.notices.models import Document
from kexie.people.models import Session
from tests import city_stage
from tests.city import City
from tests.desk.conftest import SignIn

PAGE = "/desk/organisations/"


@pytest.fixture(autouse=True)
def kept(settings: Any) -> None:
    settings.COUNTS_KEPT = 20


def _told(client: Any, url: str = PAGE) -> dict[str, int]:
    groups = client.get(url).context["desk"]["groups"]
    return {item["label"]: item["count"] for group in groups for item in group["items"] if item["count"]}


def _fewer(city: City) -> None:
    """One thing less waits for the reviewer, by an act of somebody else."""
    Document.objects.filter(ref=city.facts.ref("city.review")).update(state="draft")


def test_a_page_repeats_the_figures_without_asking_for_them(city: City, sign_in: SignIn) -> None:
    client = sign_in("he")
    first = _told(client)
    with CaptureQueriesContext(connection) as repeated:
        again = _told(client)
    with clock.at(clock.now() + timedelta(seconds=21)), CaptureQueriesContext(connection) as anew:
        _told(client)
    assert (again, bool(first)) == (first, True)
    assert len(repeated) < len(anew)


def test_what_others_do_shows_on_the_home_at_once_and_elsewhere_after_twenty_seconds(
    city: City, sign_in: SignIn
) -> None:
    client, start = sign_in("he"), clock.now()
    with clock.at(start):
        before = _told(client)
        _fewer(city)
        assert _told(client) == before
    with clock.at(start + timedelta(seconds=21)):
        after = _told(client)
    assert after["工作台"] == before["工作台"] - 1


def test_the_home_asks_anew_and_the_pages_after_it_tell_the_same(city: City, sign_in: SignIn) -> None:
    client = sign_in("he")
    with clock.at(clock.now()):
        before = _told(client)
        _fewer(city)
        home = _told(client, "/desk/")
        assert (home["工作台"], _told(client)) == (before["工作台"] - 1, home)


@pytest.mark.parametrize("who", [name for name, *_ in city_stage.CAST])
def test_the_home_writes_nothing_while_the_figures_are_what_they_were(city: City, sign_in: SignIn, who: str) -> None:
    client = sign_in(who)
    for first in (PAGE, "/desk/"):
        client.get(first)
        with CaptureQueriesContext(connection) as asked:
            client.get("/desk/")
        said = [query["sql"] for query in asked if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]
        assert (len(said) <= 8, [one for one in said if not one.lstrip(" (\n").startswith("SELECT")]) == (True, [])


def test_one_s_own_act_drops_the_figures(city: City, sign_in: SignIn) -> None:
    client, url = sign_in("wang"), f"/desk/inbox/{city.facts.ref('city.issued')}/receipt/"
    with clock.at(clock.now()):
        before = _told(client)
        assert client.post(url, {"idempotency_key": str(ids.uuid7())}).status_code == 302
        assert _told(client)["工作台"] == before["工作台"] - 1


def test_another_post_has_figures_of_its_own(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    with clock.at(clock.now()):
        before = _told(client)
        other = client.get("/desk/").context["elsewhere"][0]
        client.post("/desk/acting/", {"post": str(other["id"]), "next": PAGE})
        assert _told(client) != before


def test_figures_that_were_asked_before_one_s_own_act_and_kept_after_it_are_asked_anew(
    city: City, sign_in: SignIn
) -> None:
    """A page that is drawn while one acts in another window keeps what it has asked before."""
    client, url = sign_in("wang"), f"/desk/inbox/{city.facts.ref('city.issued')}/receipt/"
    before, late = _told(client), Session.objects.get(session_key=client.session.session_key).kept
    assert client.post(url, {"idempotency_key": str(ids.uuid7())}).status_code == 302
    store = client.session
    store.keep(late)
    assert _told(client)["工作台"] == before["工作台"] - 1
