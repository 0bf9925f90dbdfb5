"""Telephones of applications, ballots and changes: sealed in every table, masked on pages, seen with a reason."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from kexie.associations import applying, privacy
from kexie.associations.actions import assemblies, changes, foundings
from kexie.associations.forms import shown
from kexie.associations.models import Candidate, Change, Founding
from kexie.associations.rules import founding as rules
from kexie.kit import clock
from kexie.kit.crypto.fields import Secret, clear
from kexie.kit.journal.queries import history
from kexie.kit.verdict import Refused
from tests.associations import staged
from tests.notices.office import Office

PHONES = ("13800000001", "027-60000000", "60000000", "13900000000")


def in_clear() -> list[str]:
    """Which of the numbers stand in a table of this domain, as text."""
    found = []
    with connection.cursor() as cursor:
        for table in ("associations_founding", "associations_candidate", "associations_change", "kit_journal_entry"):
            cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [table])
            if cursor.fetchone()[0]:
                cursor.execute(f"SELECT t::text FROM {table} t")
                text = " ".join(row[0] for row in cursor.fetchall())
                found += [number for number in PHONES if number in text]
    return found


def test_an_application_its_ballot_and_what_is_half_typed_hold_no_number_in_clear(office: Office) -> None:
    row = staged.begun(office)
    foundings.keep_typed(row, [("telephone", PHONES[3])], by=office["zhao"], version=row.version)
    row = Founding.objects.get()
    assert in_clear() == []
    assert (clear(row.telephone), applying.unpacked(row.typed)) == ("60000000", [["telephone", PHONES[3]]])
    assert [one.telephone for one in assemblies.nominees(row.assembly)] == ["13800000001", "", "027-60000000", ""]
    assert dict(shown.rows(row))["联系电话"] == "******00"


def test_saving_the_same_application_again_changes_nothing(office: Office) -> None:
    row = staged.begun(office)
    again = foundings.edit(row, staged.APPLICATION, by=office["zhao"], version=row.version)
    assert (again.version, history("founding", row.pk).count()) == (row.version, 2)


def test_who_handles_it_sees_the_numbers_with_a_reason_and_the_history_says_so(office: Office) -> None:
    row = staged.begun(office)
    with pytest.raises(Refused, match="请写明查看的理由"):
        foundings.reveal(row, by=office["zhao"], reason=" ")
    told = foundings.reveal(row, by=office["zhao"], reason="通知补正")
    assert told == [("联系人 郑文", "60000000"), ("主席 周大明", "13800000001"), ("秘书长 郑文", "027-60000000")]
    entry = history("founding", row.pk).last()
    assert (entry.verb, entry.note.text, entry.person_id) == ("reveal", "通知补正", office["zhao"].person_id)
    typist = office.city.actor("typist", "data_entry", "jiang")
    for who in (office["wang"], office["hong_officer"], typist):
        assert rules.can_reveal_telephones(who, row).rule == "founding.reveal.right"


def test_without_any_number_there_is_nothing_to_see(office: Office) -> None:
    bare = tuple(applying.Nominee(one.role, one.name) for one in staged.NOMINEES)
    row = staged.begun(office, telephone="", nominees=bare)
    assert rules.can_reveal_telephones(office["zhao"], row).reason == "没有登记电话"


def test_of_a_founded_association_the_page_shows_an_office_and_no_mobile(office: Office) -> None:
    made = staged.founded(office, telephone="13800000009")
    assert made.organisation.telephone == ""
    assert set(Candidate.objects.values_list("telephone", flat=True)) == {None}


def test_a_number_of_an_office_goes_to_the_units_page(office: Office) -> None:
    assert staged.founded(office).organisation.telephone == "60000000"


def test_a_new_leaders_number_is_sealed_while_it_is_asked_for_and_goes_to_the_person(office: Office) -> None:
    staged.term(office, "motor", days=400)
    asked = {"role": "secretary_general", "name": "新秘书", "job": "副部长", "telephone": PHONES[3]}
    day = clock.today() - timedelta(days=1)
    row = changes.ask(office.unit("motor"), "leader", day, asked, by=office["wang"], reason="换人")
    row = Change.objects.get(pk=row.pk)
    assert (in_clear(), "telephone" in row.asked, clear(row.telephone)) == ([], False, PHONES[3])
    changes.agree(row, by=office["zhao"])
    seat = row.organisation.tenures.get().seats.get(role="secretary_general", person__name="新秘书")
    assert (clear(seat.person.mobile), in_clear()) == (PHONES[3], [])


def test_a_person_reads_their_own_numbers_in_the_copy(office: Office) -> None:
    row = staged.begun(office)
    person: Any = office["zhao"].person_id
    Candidate.objects.filter(role="chair").update(person_id=person)
    told = privacy.export(person)
    assert [one["telephone"] for one in (*told["candidates"], *told["foundings"])] == ["13800000001", "60000000"]
    assert row.pk


def test_without_its_key_a_number_is_not_at_hand_and_nothing_breaks(office: Office) -> None:
    row = staged.begun(office)
    strange = Secret(bytes(60), "associations.founding.telephone", Founding._meta.get_field("telephone").mask)
    assert (clear(strange), applying.unpacked(strange), clear(None)) == ("", [], "")
    assert row.pk is not None
