"""立即停止 at the desk: who is let go is refused with the very next request, whenever they came."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from kexie.kit import clock, ids
from kexie.kit.actor import SYSTEM
from kexie.kit.journal.models import Entry
from kexie.organisations.actions import posts
from kexie.organisations.models import Affiliation, Organisation, Post
from kexie.people.models import Person, Session
from tests.city import City
from tests.desk.conftest import SignIn

DAY = timedelta(days=1)
LOGIN = "/accounts/login/"
CAME = pytest.mark.parametrize("days", [0, 9], ids=["came today", "came nine days ago"])


def key() -> dict[str, str]:
    return {"idempotency_key": str(ids.uuid7())}


def wang(city: City) -> Person:
    return Person.objects.get(pk=city.facts.people["wang"])


def came(city: City, days: int) -> None:
    """Since when 王秘书 works and serves there."""
    for rows in (Affiliation.objects.filter(person=wang(city)), Post.objects.filter(person=wang(city))):
        rows.update(starts_on=clock.today() - days * DAY)


def leaving(city: City) -> str:
    row = Affiliation.objects.get(person=wang(city), ends_on=None)
    return f"/desk/people/{wang(city).pk}/affiliations/{row.pk}/end/"


def dismissing(city: City) -> str:
    return f"/desk/organisations/{city.facts.number('dianji')}/posts/{city.facts.posts['wang']}/end/"


def told(**more: Any) -> dict[str, str]:
    return {**key(), "last_day": clock.today().isoformat(), "note": "调离", **more}


def works(client: Client, city: City) -> int:
    """王秘书 writes another title of 李工's: an act of his post. The status of the answer."""
    address = f"/desk/people/{city.facts.people['li']}/edit/"
    form = client.get(address)
    if form.status_code != 200:
        return form.status_code
    sent = {name: form.context["form"][name].value() or "" for name in form.context["form"].fields}
    return client.post(address, {**sent, **key(), "title": f"工程师{Entry.objects.count()}"}).status_code


def second(city: City) -> Post:
    """Another post of 王秘书's, at a society."""
    unit = Organisation.objects.get(number=city.facts.number("jixie"))
    return posts.appoint(wang(city), unit, "liaison", by=SYSTEM)


WAYS = pytest.mark.parametrize("way", [leaving, dismissing], ids=["leaves the unit", "is dismissed"])


@CAME
@WAYS
def test_the_very_next_request_of_who_is_stopped_is_refused(
    city: City, sign_in: SignIn, days: int, way: Callable[[City], str]
) -> None:
    came(city, days)
    client, address = sign_in("wang"), f"/desk/inbox/{city.facts.ref('founding')}/"
    assert (works(client, city), client.get(address).status_code) == (302, 200)
    title = Person.objects.get(pk=city.facts.people["li"]).title
    # The day that stands in the form is today's: the tick alone is what stops.
    answer = sign_in("chen").post(way(city), told(at_once="on"))
    assert answer.status_code == 302
    sent = client.post(f"/desk/people/{city.facts.people['li']}/edit/", {**key(), "name": "李志强", "title": "改"})
    assert sent.headers["Location"].startswith(LOGIN)
    assert Person.objects.get(pk=city.facts.people["li"]).title == title
    assert client.get(address).headers["Location"].startswith(LOGIN)
    # Who signs in again is nobody there: no post to act through.
    again = sign_in("wang")
    assert [again.get(one).status_code for one in (address, "/desk/", "/desk/me/")] == [404, 200, 200]
    assert works(again, city) in (403, 404)


@CAME
@WAYS
def test_without_the_tick_the_last_day_of_today_lasts_to_midnight(
    city: City, sign_in: SignIn, days: int, way: Callable[[City], str]
) -> None:
    came(city, days)
    midnight = clock.shanghai(*(clock.today() + DAY).timetuple()[:3])
    assert sign_in("chen").post(way(city), told()).status_code == 302
    with clock.at(midnight - timedelta(minutes=5)):
        client = sign_in("wang")
    address = f"/desk/inbox/{city.facts.ref('founding')}/"
    found = []
    for seconds in (-1, 0):
        for one in (address, "/desk/"):  # the session that stays open over midnight goes on without a post
            # Django's own clock, by which a request says when its session ends, is not ours.
            Session.objects.update(expire_date=midnight + timedelta(hours=1))
            with clock.at(midnight + timedelta(seconds=seconds)):
                found.append(client.get(one).status_code)
    assert found == [200, 200, 404, 200]


@CAME
@WAYS
def test_another_post_of_the_same_person_stays_and_the_session_goes_on_with_it(
    city: City, sign_in: SignIn, days: int, way: Callable[[City], str]
) -> None:
    came(city, days)
    other = second(city)
    client, address = sign_in("wang", "wang"), f"/desk/people/{city.facts.people['li']}/"
    assert client.get(address).status_code == 200
    assert sign_in("chen").post(way(city), told(at_once="on")).status_code == 302
    assert (client.get(address).status_code, works(client, city)) == (404, 404)
    back = client.post("/desk/acting/", {"post": city.facts.posts["wang"], "next": "/desk/"})
    assert back.status_code != 302
    page = client.get("/desk/inbox/")
    assert [post["id"] for post in page.context["desk"]["posts"] if post["current"]] == [other.pk]
    assert [post.pk for post in Post.objects.filter(person=wang(city), ends_on=None)] == [other.pk]


def test_the_journal_tells_the_reason_the_minute_and_the_days_as_they_were(city: City, sign_in: SignIn) -> None:
    came(city, 0)
    chen, today = sign_in("chen"), clock.today()
    chen.post(leaving(city), told(at_once="on", last_day="", note="当天办错了"))
    entry = Entry.objects.filter(entity="affiliation", verb="leave").latest("id")
    yesterday = (today - DAY).isoformat()
    assert (entry.note.text, entry.diff) == (
        "当天办错了",
        {
            "starts_on": [today.isoformat(), yesterday], "ends_on": ["", yesterday],
            "stopped_at": ["", f"{clock.local(entry.at):%Y-%m-%d %H:%M}"],
        },
    )  # fmt: skip
    page = sign_in("admin").get("/desk/journal/").content.decode()
    assert f"立即停止于：空 → {clock.local(entry.at):%Y-%m-%d %H:%M}" in page


def test_the_forms_say_what_the_tick_does_and_ask_for_the_reason(city: City, sign_in: SignIn) -> None:
    came(city, 0)
    chen = sign_in("chen")
    for address in (leaving(city), dismissing(city)):
        page = chen.get(address)
        assert page.context["form"]["last_day"].value() == clock.today()
        assert "填昨天" not in page.content.decode()
        assert "立即停止" in page.content.decode()
        wrong = chen.post(address, told(at_once="on", note=""))
        assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, ["note"])
        assert wrong.context["form"]["at_once"].value() is True
        # Without it the day is asked for as before.
        wrong = chen.post(address, told(last_day=""))
        assert list(wrong.context["form"].errors) == ["last_day"]
    early = chen.post(leaving(city), told(last_day=date(2001, 1, 1).isoformat()))
    assert list(early.context["form"].errors) == ["last_day"]
    assert chen.post(leaving(city), told(at_once="on", last_day="2001-01-01")).status_code == 302
    told_of = chen.get("/desk/people/").content.decode()
    assert "王晓燕已离开长江电机科协，在该单位的职权已停止" in told_of
