"""立即停止: a post or a place of work that is over from this minute, whatever day it began."""

from datetime import date, timedelta

import pytest
from django.db.models import ProtectedError

from kexie.custody import own
from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.kit.journal.models import Entry, Note
from kexie.kit.verdict import Refused
from kexie.organisations import rules
from kexie.organisations.actions import members, posts
from kexie.organisations.models import Affiliation, Post
from kexie.people.actions import accounts, persons
from kexie.people.models import Session
from tests.organisations.city import City

DAY = timedelta(days=1)
NOON = clock.shanghai(2026, 6, 10, 12, 7)
TODAY = date(2026, 6, 10)
RIGHT = "receipts.sign"


@pytest.fixture
def staffed(city: City) -> City:
    """赵 keeps the district, 王 one association in it; he serves the federation too. All came in May."""
    with clock.at(clock.shanghai(2026, 5, 4, 9)):
        city.actor("赵", "officer", "jiang")
        city.actor("王", "secretary_general", "motor")
        posts.appoint(city.people["王"], city["federation"], "committee_member", by=SYSTEM)
    return city


def last(entity: str) -> Entry:
    return Entry.objects.filter(entity=entity, verb__in=("end", "leave")).latest("id")


def signed_in(city: City, *names: str) -> None:
    for name in names:
        account = accounts.open_for(city.people[name], name, "Kexie-2026-words", by=SYSTEM)
        Session.objects.create(session_key=name, account=account, expire_date=NOON + DAY)


def open_sessions() -> list[str]:
    return sorted(Session.objects.values_list("session_key", flat=True))


def test_a_post_is_over_from_this_minute_and_the_journal_tells_which(staffed: City) -> None:
    with clock.at(NOON):
        post = Post.objects.get(kind="secretary_general")
        assert rules.holds(staffed.actors["王"], RIGHT, staffed["motor"].pk)
        ended = posts.end(post, None, by=staffed.actors["赵"], note="调离")
        assert ended is not None
        assert (ended.starts_on, ended.ends_on) == (date(2026, 5, 4), TODAY - DAY)
        assert not rules.holds(staffed.actors["王"], RIGHT, staffed["motor"].pk)
        entry = last("post")
        assert (entry.note.text, entry.diff) == (
            "调离", {"ends_on": ["", "2026-06-09"], "stopped_at": ["", "2026-06-10 12:07"]},
        )  # fmt: skip
        with pytest.raises(Refused, match="请写明免职的理由"):
            posts.end(post, None, by=staffed.actors["赵"], note=" ")


def test_a_post_with_a_last_day_tells_no_minute(staffed: City) -> None:
    with clock.at(NOON):
        posts.end(Post.objects.get(kind="secretary_general"), TODAY, by=SYSTEM, note="换届")
        assert last("post").diff == {"ends_on": ["", "2026-06-10"]}
        assert rules.holds(staffed.actors["王"], RIGHT, staffed["motor"].pk)


def test_a_post_given_this_morning_is_gone_or_has_the_day_before_where_it_was_used(
    staffed: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    with clock.at(NOON):
        for kind in ("liaison", "chair"):
            posts.appoint(staffed.people["王"], staffed["motor"], kind, by=SYSTEM)
        assert posts.end(Post.objects.get(kind="liaison"), None, by=SYSTEM, note="误任") is None
        used(monkeypatch)
        kept = posts.end(Post.objects.get(kind="chair"), None, by=SYSTEM, note="误任")
        assert kept is not None
        assert (kept.starts_on, kept.ends_on) == (TODAY - DAY, TODAY - DAY)
        assert last("post").diff == {
            "starts_on": ["2026-06-10", "2026-06-09"], "ends_on": ["", "2026-06-09"],
            "stopped_at": ["", "2026-06-10 12:07"],
        }  # fmt: skip


def used(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if something had been done through every post."""

    def kept(self: Post) -> None:
        raise ProtectedError("used", set())

    monkeypatch.setattr(Post, "delete", kept)


def test_who_came_back_to_the_same_post_and_unit_this_morning_is_let_go_at_noon(
    staffed: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    wang, motor = staffed.people["王"], staffed["motor"]
    used(monkeypatch)
    with clock.at(NOON):
        members.leave(wang.affiliations.get(), None, by=SYSTEM, note="调离")
        members.affiliate(wang, motor, by=SYSTEM)
        posts.appoint(wang, motor, "secretary_general", by=SYSTEM)
        members.leave(wang.affiliations.get(ends_on=None), None, by=SYSTEM, note="又调离")
        for rows in (Affiliation.objects.filter(person=wang), Post.objects.filter(person=wang, organisation=motor)):
            # The term of before stands; what lasted a morning has the first day nobody had.
            days = list(rows.order_by("starts_on").values_list("starts_on", "ends_on"))
            assert days == [(date(2026, 5, 3), date(2026, 5, 3)), (date(2026, 5, 4), TODAY - DAY)]
            assert not rules.current(rows).exists()


@pytest.mark.parametrize("came", [TODAY, date(2026, 5, 4)])
def test_who_is_let_go_has_nothing_there_from_this_minute_and_keeps_what_is_elsewhere(
    staffed: City, came: date
) -> None:
    wang, motor = staffed.people["王"], staffed["motor"]
    Affiliation.objects.filter(person=wang).update(starts_on=came)
    Post.objects.filter(person=wang, organisation=motor).update(starts_on=came)
    with clock.at(NOON):
        row = members.leave(wang.affiliations.get(), None, by=staffed.actors["赵"], note="调离")
        assert (row.starts_on, row.ends_on) == (min(came, TODAY - DAY), TODAY - DAY)
        assert not rules.holds(staffed.actors["王"], RIGHT, motor.pk)
        assert [post.kind for post in rules.in_office().filter(person=wang)] == ["committee_member"]
        assert not rules.current(Affiliation.objects.filter(person=wang)).exists()
        assert last("affiliation").note.text == "调离"
        assert last("affiliation").diff["stopped_at"] == ["", "2026-06-10 12:07"]
        assert (last("post").note.text, last("post").diff["stopped_at"]) == ("离开单位", ["", "2026-06-10 12:07"])
        with pytest.raises(Refused, match="此人已离开该单位"):
            members.leave(row, None, by=staffed.actors["赵"], note="调离")


def test_whoever_is_let_go_from_this_minute_hears_why(staffed: City) -> None:
    with pytest.raises(Refused) as refusal:
        members.leave(staffed.people["王"].affiliations.get(), None, by=staffed.actors["赵"], note=" ")
    assert (refusal.value.rule, refusal.value.reason) == ("affiliation.leave.note", "请写明立即停止的理由")


def test_who_is_given_another_post_in_the_same_act_stays_signed_in(staffed: City) -> None:
    with clock.at(NOON):
        signed_in(staffed, "赵", "王")
        Post.objects.filter(person=staffed.people["王"]).exclude(kind="secretary_general").delete()
        post = Post.objects.get(kind="secretary_general")
        posts.end(post, TODAY - DAY, by=staffed.actors["赵"], note="换届", goes_on=True)
        assert open_sessions() == ["王", "赵"]


def test_sessions_go_on_with_another_post_and_end_with_the_last(staffed: City) -> None:
    signed_in(staffed, "王", "赵")
    wang = staffed.people["王"]
    with clock.at(NOON):
        members.leave(wang.affiliations.get(), None, by=staffed.actors["赵"], note="调离")
        assert open_sessions() == ["王", "赵"]
        posts.end(wang.posts.get(organisation=staffed["federation"]), TODAY, by=SYSTEM, note="换届")
        assert open_sessions() == ["王", "赵"]  # until midnight
        posts.end(wang.posts.get(organisation=staffed["federation"]), None, by=SYSTEM, note="换届")
        assert open_sessions() == ["赵"]


def test_the_words_why_somebody_left_go_with_an_erasure(staffed: City) -> None:
    wang = staffed.people["王"]
    members.leave(wang.affiliations.get(), None, by=SYSTEM, note="身体原因")
    own.forget_notes(wang.pk)
    assert not Note.objects.filter(text="身体原因").exists()


def test_a_person_entered_and_let_go_on_one_day_belongs_nowhere(staffed: City) -> None:
    with clock.at(NOON):
        li = members.register(persons.Particulars(name="李"), staffed["motor"], by=staffed.actors["赵"])
        members.leave(li.affiliations.get(), None, by=staffed.actors["赵"], note="登记错误")
        assert li not in rules.visible_people(staffed.actors["赵"])
        assert li in rules.visible_people(SYSTEM)
