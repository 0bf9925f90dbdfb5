"""What is told of people who have left: each kind goes at its moment, nobody loses it who belongs or is dealt with."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import Model

from kexie.custody import keeping, queries
from kexie.custody.actions import merging, sweeping
from kexie.custody.models import KeepingRun, Merge
from kexie.custody.rules import leaving
from kexie.intake.models import Batch
from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.kit.files.keeping import path_of
from kexie.kit.files.models import StoredFile
from kexie.kit.journal.models import Entry, Value
from kexie.organisations import queries as organisations
from kexie.organisations.actions import members, numbers, posts
from kexie.organisations.models import Affiliation, Post
from kexie.people.actions import accounts, persons
from kexie.people.models import Account, Invitation, Person, SignInPhone
from tests.custody.leavers import (
    DAY,
    EVERYTHING,
    HALF,
    LONG,
    MAIL,
    MOBILE,
    PARTICULARS,
    TAKEN,
    TIES,
    asks_to_be_erased,
    disputes,
    gone_long,
    imported,
    invited,
    row,
    someone,
    taken,
)
from tests.organisations.city import City


def after(days: int) -> KeepingRun:
    with clock.at(clock.now() + days * DAY):
        return sweeping.run()


def only(code: str) -> None:
    """This kind after half a year, the others as late as may be."""
    told = {one: kind.most for one, kind in keeping.KINDS.items() if kind.told} | {code: HALF}
    sweeping.set_terms(told, by=SYSTEM)


def short() -> None:
    """All of them after half a year."""
    sweeping.set_terms(dict.fromkeys(TAKEN, HALF), by=SYSTEM)


@pytest.mark.parametrize("code", TAKEN)
def test_each_kind_takes_its_fields_at_its_moment_and_not_a_day_before(city: City, code: str) -> None:
    one, other = someone(city), city.people["李"]
    only(code)
    before, beside = row(one), row(other)
    assert (after(HALF).counts[code], taken(before, one)) == (0, set())
    with clock.at(clock.now() + (HALF + 1) * DAY):
        assert queries.falling_due()[code] == 1
        assert {kind: n for kind, n in sweeping.run().counts.items() if n} == {code: 1}
        assert {kind: n for kind, n in sweeping.run().counts.items() if n} == {}
    assert (taken(before, one), taken(beside, other)) == (TAKEN[code], set())
    assert [entry.diff for entry in Entry.objects.filter(entity="keeping_run").order_by("id")] == [
        {}, {code: ["", "1"]}, {},
    ]  # fmt: skip


def test_usual_periods_take_all_of_it_and_leave_the_name_the_posts_and_the_rest(city: City) -> None:
    one = someone(city)
    held = posts.appoint(one, city["motor"], "committee_member", by=SYSTEM)
    posts.end(held, clock.today(), by=SYSTEM, note="届满")
    before, early = row(one), EVERYTHING - TAKEN["left_attributes"] - TAKEN["left_careers"]
    after(1095)
    assert taken(before, one) == set()
    after(1096)
    assert taken(before, one) == early
    after(1825)
    assert taken(before, one) == early
    after(1826)
    assert taken(before, one) == EVERYTHING
    one.refresh_from_db()
    assert (one.name, one.title, one.birth_year, one.native_place) == ("钱工", "工程师", 1960, "湖北黄陂")
    assert (Affiliation.objects.filter(person=one).count(), Post.objects.filter(person=one).count()) == (1, 1)


def test_what_was_forgotten_is_found_by_no_number_and_by_no_edit_and_the_file_is_gone(
    city: City, django_capture_on_commit_callbacks: Any
) -> None:
    one = someone(city)
    path = path_of(one.photo.file_id)
    edits = Value.objects.filter(entry__entity_id=one.pk)
    assert list(organisations.people_listed(SYSTEM, "5678")) == [one]
    assert (path.exists(), edits.filter(field__in=EVERYTHING).count()) == (True, 6)
    with django_capture_on_commit_callbacks(execute=True):
        after(1826)
    assert list(organisations.people_listed(SYSTEM, "5678")) == []
    assert (path.exists(), StoredFile.objects.count()) == (False, 0)
    assert sorted(edits.values_list("field", flat=True)) == ["birth_year", "native_place", "title"]
    one.refresh_from_db()
    assert (one.mobile_index, one.mobile_tail, one.id_index) == (None, None, None)


@pytest.mark.parametrize("name", ["email", "ethnic_group", "political_status", "born_on", "career", "public_offices"])
def test_one_field_of_a_kind_is_enough(city: City, name: str) -> None:
    with clock.at(clock.now() - LONG):
        told = {"name": "钱工", name: getattr(PARTICULARS, name)}
        one = members.register(persons.Particulars(**told), city["motor"], by=SYSTEM)
    members.leave(one.affiliations.get(), clock.today(), by=SYSTEM)
    before = row(one)
    after(1826)
    assert taken(before, one) == {name}


def test_what_an_edit_took_out_of_a_field_goes_at_its_moment_though_the_field_is_empty(city: City) -> None:
    one = someone(city)
    members.edit(one, persons.Particulars(name="钱工"), by=SYSTEM)
    only("left_edits")
    kept, before = Value.objects.filter(entry__entity_id=one.pk, field__in=EVERYTHING), row(one)
    assert (after(HALF).counts["left_edits"], kept.count()) == (0, 12)
    assert (after(HALF + 1).counts["left_edits"], kept.count()) == (1, 0)
    assert (after(HALF + 1).counts["left_edits"], taken(before, one)) == (0, set())
    fields = Value.objects.filter(entry__entity_id=one.pk).values_list("field", flat=True)
    assert set(fields) == {"birth_year", "native_place", "title"}


def test_with_the_contacts_go_the_number_and_the_mail_of_an_account_closed_long_ago(city: City) -> None:
    one = gone_long(city)
    account = accounts.open_for(one, "qian", None, email=MAIL, by=SYSTEM)
    phone = SignInPhone(account=account, verified_at=clock.now())
    phone.number = MOBILE
    phone.save()
    EmailAddress.objects.create(user=account, email=MAIL)
    numbers.put(one, {"mobile": ""}, by=SYSTEM)
    Person.objects.filter(pk=one.pk).update(email="")
    accounts.close(account, by=SYSTEM, note="离职")
    assert (after(1095).counts["left_contacts"], SignInPhone.objects.count()) == (0, 1)
    assert (after(1096).counts["left_contacts"], SignInPhone.objects.count()) == (1, 0)
    assert (Account.objects.get(pk=account.pk).email, EmailAddress.objects.count()) == ("", 0)
    assert after(1097).counts["left_contacts"] == 0


# Who belongs, or is being dealt with


def _tied(city: City) -> dict[str, tuple[Person, Model, dict[str, Any]]]:
    """By the tie: somebody who has only this one, what it is, and their row."""
    told = {}
    for tie, (_, make, _) in TIES.items():
        one = gone_long(city)
        made = make(city, one)
        told[tie] = one, made, row(one)
    return told


def test_who_belongs_or_is_being_dealt_with_keeps_all_and_the_period_begins_when_that_ends(city: City) -> None:
    told = _tied(city)
    short()

    def found() -> dict[str, set[str]]:
        return {tie: taken(before, one) for tie, (one, _, before) in told.items()}

    after(3000)
    assert found() == {tie: set() for tie in TIES}
    for tie, (_, _, end) in TIES.items():
        end(told[tie][1])
    after(HALF)
    assert found() == {tie: set() for tie in TIES}
    after(HALF + 1)
    assert found() == dict.fromkeys(TIES, EVERYTHING)


def test_each_tie_is_kept_by_its_own_line_and_by_no_other(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    """The canary: with that line off, the same person loses everything, and nobody else anything."""
    told = _tied(city)
    for line in {line for line, _, _ in TIES.values()}:
        with monkeypatch.context() as off, transaction.atomic():
            off.delitem(leaving.HOLDS, line)
            sweeping.run()
            found = {tie: bool(taken(before, one)) for tie, (one, _, before) in told.items()}
            whole = {tie for tie, (one, _, before) in told.items() if taken(before, one) >= EVERYTHING}
            transaction.set_rollback(True)
        assert {tie for tie in TIES if found[tie]} == whole == {tie for tie in TIES if TIES[tie][0] == line}


def test_every_line_is_tried_here() -> None:
    assert {line for line, _, _ in TIES.values()} | {"merged_away", "merged_in"} == set(leaving.HOLDS)


def test_who_never_belonged_anywhere_keeps_it_since_they_were_registered(city: City) -> None:
    one = gone_long(city)
    Affiliation.objects.filter(person=one).delete()
    Person.objects.filter(pk=one.pk).update(created_at=clock.now())
    before = row(one)
    after(1095)
    assert taken(before, one) == set()
    after(1096)
    assert taken(before, one) == EVERYTHING - TAKEN["left_attributes"] - TAKEN["left_careers"]


def test_who_left_long_ago_and_is_registered_only_today_does_not_lose_it_tonight(city: City) -> None:
    one = gone_long(city)
    Person.objects.filter(pk=one.pk).update(created_at=clock.now())
    before = row(one)
    after(1)
    assert taken(before, one) == set()


def test_a_letter_taken_back_holds_nobody(city: City) -> None:
    one = gone_long(city)
    invited(city, one)
    Invitation.objects.update(withdrawn_at=clock.now())
    before = row(one)
    sweeping.run()
    assert taken(before, one) == EVERYTHING


@pytest.mark.parametrize("ask", [disputes, asks_to_be_erased])
def test_what_was_asked_for_and_taken_back_holds_since_it_was_asked(
    city: City, ask: Callable[[City, Person], Model]
) -> None:
    one = gone_long(city)
    short()
    made = ask(city, one)
    type(made)._default_manager.update(state="withdrawn", asked_at=clock.now())
    before = row(one)
    after(HALF)
    assert taken(before, one) == set()
    after(HALF + 1)
    assert taken(before, one) == EVERYTHING


def test_an_import_that_broke_off_years_ago_holds_nobody(city: City) -> None:
    one = gone_long(city)
    imported(city, one)
    Batch.objects.update(state="failed")
    before = row(one)
    sweeping.run()
    assert taken(before, one) == EVERYTHING


# Records that are one


def merged(city: City, *, at_work: bool) -> tuple[Person, Person, Merge]:
    """(kept, gone, merger of today): the same unit at the same time, so the second affiliation stays where it was."""
    gone, kept = gone_long(city), gone_long(city)
    if at_work:
        Affiliation.objects.filter(person__in=(kept, gone)).update(ends_on=None)
    made = merging.merge(kept, gone, by=SYSTEM)
    assert set(Affiliation.objects.values_list("person", flat=True)) >= {kept.pk, gone.pk}
    return kept, gone, made


def test_a_record_merged_into_one_in_use_loses_it_its_own_time_after_the_merger(city: City) -> None:
    kept, gone, _ = merged(city, at_work=True)
    short()
    before, beside = row(gone), row(kept)
    after(HALF)
    assert (taken(before, gone), taken(beside, kept)) == (set(), set())
    after(HALF + 1)
    assert (taken(before, gone), taken(beside, kept)) == (EVERYTHING, set())


def test_an_account_in_use_that_stands_with_a_record_merged_away_keeps_its_mail(city: City) -> None:
    _, gone, _ = merged(city, at_work=True)
    account = accounts.open_for(gone, "qian", None, email=MAIL, by=SYSTEM)
    EmailAddress.objects.create(user=account, email=MAIL)
    after(1826)
    told = EmailAddress.objects.filter(user=account).values_list("email", flat=True)
    assert (Account.objects.get(pk=account.pk).email, list(told)) == (MAIL, [MAIL])
    assert Person.objects.get(pk=gone.pk).email == ""


def test_two_old_records_made_one_today_can_be_parted_again_before_either_loses_it(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, gone, made = merged(city, at_work=False)
    short()
    before, beside = row(gone), row(kept)
    after(29)
    with clock.at(clock.now() + 29 * DAY):
        merging.undo(made, by=SYSTEM)
    after(HALF + 29)
    assert (taken(before, gone), taken(beside, kept)) == ({"merged_into_id"}, set())
    keys: dict[str, UUID] = {"merged_away": gone.pk, "merged_in": kept.pk}
    for line, pk in keys.items():
        with monkeypatch.context() as off:
            off.delitem(leaving.HOLDS, line)
            found = leaving.gone_since(clock.now() + 29 * DAY).filter(pk__in=keys.values())
            assert list(found.values_list("pk", flat=True)) == [pk]
    after(HALF + 30)
    assert (taken(before, gone), taken(beside, kept)) == (EVERYTHING | {"merged_into_id"}, EVERYTHING)
