"""The seven days from today on the home: what falls due on each, counted from what the home has read anyway."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from kexie.associations.models import Guidance
from kexie.desk import week
from kexie.kit import clock
from kexie.notices.models import Document
from tests.city import City
from tests.desk.conftest import SignIn


def _entries(shown: dict[str, Any]) -> list[list[tuple[str, int]]]:
    return [[(entry["label"], entry["count"]) for entry in day["entries"]] for day in shown["days"]]


def test_the_week_begins_today_and_counts_by_what_is_to_be_done() -> None:
    with clock.at(clock.shanghai(2026, 5, 15, 9)):  # a Friday
        day = clock.today()
        items = [
            SimpleNamespace(due=due, button="签收", url="/1/") for due in (day, day, day + timedelta(days=6), None)
        ]
        late = SimpleNamespace(due=day - timedelta(days=1), button="签收", url="/2/")
        issued = [
            SimpleNamespace(due_on=due, ref=7, open=is_open)
            for due, is_open in ((day, True), (day, False), (day + timedelta(days=7), True), (None, True))
        ]
        shown = week.of([*items, late], issued)
    assert [(one["name"], one["number"], one["today"], one["off"]) for one in shown["days"][:4]] == [
        ("周五", 15, True, False), ("周六", 16, False, True), ("周日", 17, False, True), ("周一", 18, False, False),
    ]  # fmt: skip
    assert _entries(shown) == [[("待签收", 2), ("签收截止", 0)], [], [], [], [], [], [("待签收", 0)]]
    assert (shown["span"], shown["empty"]) == ("5月15日 — 5月21日", False)


def test_a_week_with_nothing_says_when_the_next_thing_falls_due() -> None:
    with clock.at(clock.shanghai(2026, 5, 15, 9)):
        shown = week.of([SimpleNamespace(due=date(2026, 6, 1), button="签收", url="/1/")], [])
    assert (shown["empty"], shown["next"]) == (True, "6月1日")


def test_the_home_shows_what_one_s_house_has_out_and_what_one_has_to_sign(city: City, sign_in: SignIn) -> None:
    day = clock.today() + timedelta(days=2)
    founding = city.facts.ref("founding")
    # Of what the city has issued some falls due within a week where today is a Saturday or a Sunday.
    Document.objects.filter(state="issued").update(due_on=day + timedelta(days=30))
    Guidance.objects.update(follow_on=day + timedelta(days=30))
    assert "七天内没有到期的事" in sign_in("chen").get("/desk/").content.decode()
    Document.objects.filter(ref=founding).update(due_on=day)
    shown = sign_in("chen").get("/desk/").context["week"]
    assert _entries(shown)[2] == [("签收截止", 0)]
    assert shown["days"][2]["entries"][0]["url"] == f"/desk/documents/{founding}/receipts/"
    assert _entries(sign_in("wang").get("/desk/").context["week"])[2] == [("待签收", 0)]
