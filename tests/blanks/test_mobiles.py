"""Mobiles of the persons an answer names: sealed, masked wherever they are shown, kept by who corrects the answer."""

import importlib
from typing import Any

import pgtrigger
import pytest
from django.apps import apps
from django.db import connection

from kexie.blanks import invariants, privacy, queries, telling
from kexie.blanks.actions import answers
from kexie.blanks.forms import AnswerForm
from kexie.blanks.models import Answer, AnswerTelephone, Version
from kexie.kit.actor import SYSTEM
from kexie.kit.verdict import Refused
from kexie.organisations.actions import numbers
from kexie.people.actions import persons
from tests.blanks.conftest import House

carried: Any = importlib.import_module("kexie.blanks.migrations.0004_mobiles_sealed")
OFFICE, MOBILE, OTHER = "027-65692271", "13912345678", "13800005678"


@pytest.fixture
def version(house: House) -> Version:
    return house.published(("person", {"label": "参会人员", "required": True, "most": 3}))


def person(name: str, phone: str) -> dict[str, str]:
    return {"name": name, "position": "", "phone": phone}


def kept(version: Version, *people: dict[str, str]) -> Answer:
    answer = answers.keep(version, {"f1": list(people)}, by=SYSTEM)
    answer.refresh_from_db()
    return answer


def corrected(answer: Answer, *people: dict[str, str]) -> AnswerForm:
    """The form as the page sends it back with these people in it."""
    sent = {f"a-f1-{place}-{part}": told for place, one in enumerate(people) for part, told in one.items()}
    known = queries.mobiles_of(answer)
    return AnswerForm(sent, asked=queries.fields(answer.version), before=answer.values, known=known)


@pytest.mark.parametrize(
    ("typed", "shown", "sealed"),
    [
        (MOBILE, "139****5678", MOBILE),
        ("+86 139-1234-5678", "139****5678", MOBILE),
        (f"{OFFICE} 139 1234 5678", f"{OFFICE}、139****5678", MOBILE),
        (f"{MOBILE} {OTHER}", "139****5678、138****5678", f"{MOBILE}、{OTHER}"),
        (OFFICE, OFFICE, None),
    ],
)
def test_a_mobile_is_sealed_and_its_mask_is_told(version: Version, typed: str, shown: str, sealed: str | None) -> None:
    answer = kept(version, person("王秘书", typed))
    field = queries.fields(version)[0]
    assert answer.values["f1"][0]["phone"] == shown
    assert telling.told(field, answer.values["f1"]) == telling.cell(field, answer.values["f1"]) == f"王秘书 {shown}"
    assert queries.mobiles_of(answer) == ({("f1", 0): sealed} if sealed else {})
    assert queries.named(answer) == ([("参会人员 王秘书", sealed)] if sealed else [])
    with connection.cursor() as cursor:
        cursor.execute("SELECT a::text, t::text FROM blanks_answer a LEFT JOIN blanks_answertelephone t ON true")
        assert not any(MOBILE in str(told) or OTHER in str(told) for told in cursor.fetchall())
    assert [check() for check in invariants.ALL] == [[]] * len(invariants.ALL)


def test_who_corrects_an_answer_keeps_the_numbers_behind_the_masks(version: Version) -> None:
    answer = kept(version, person("王秘书", f"{OFFICE} {MOBILE}"), person("李工", "13900005678"))
    stood = answer.values["f1"]
    form = corrected(answer, *stood)
    assert form.is_valid(), form.errors
    again = kept(version, *form.told()["f1"])
    assert again.values == answer.values
    assert queries.mobiles_of(again) == queries.mobiles_of(answer)
    assert form.initial.get("f1-0-phone", form.fields["f1-0-phone"].initial) == f"{OFFICE}、139****5678"


def test_of_two_with_one_mask_each_keeps_their_own_wherever_they_stand_now(version: Version) -> None:
    answer = kept(version, person("王秘书", MOBILE), person("李工", "13900005678"))
    wang, li = answer.values["f1"]
    assert wang["phone"] == li["phone"]
    form = corrected(answer, li, wang)
    assert form.is_valid(), form.errors
    assert [one["phone"] for one in form.told()["f1"]] == ["13900005678", MOBILE]


def test_a_mask_nobody_has_is_no_number(version: Version) -> None:
    answer = kept(version, person("王秘书", MOBILE))
    form = corrected(answer, person("王秘书", "137****0000"))
    assert list(form.errors) == ["f1-0-phone"]
    with pytest.raises(Refused, match="电话"):
        kept(version, person("王秘书", "139****5678"))


def test_figures_run_together_are_asked_again(version: Version) -> None:
    with pytest.raises(Refused, match="超过 15 位"):
        kept(version, person("王秘书", f"{MOBILE}{OTHER}"))


def test_what_stood_before_is_sealed_in_batches_and_answers_stay_frozen(
    version: Version, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carried, "BATCH", 1)
    rows = [kept(version, person("王秘书", MOBILE), person("李工", OFFICE)) for _ in range(2)]
    with pgtrigger.ignore("blanks.Answer:frozen"):
        for row in rows:
            Answer.objects.filter(pk=row.pk).update(values={"f1": [person("王秘书", MOBILE), person("李工", OFFICE)]})
    AnswerTelephone.objects.all().delete()
    assert len(invariants.mobiles_under_seal()) == 2
    for _ in range(2):  # broken off and begun again it changes nothing more
        carried.carry(apps, None)
        for row in rows:
            values = Answer.objects.get(pk=row.pk).values
            assert [one["phone"] for one in values["f1"]] == ["139****5678", OFFICE]
            assert queries.mobiles_of(row) == {("f1", 0): MOBILE}
    assert invariants.mobiles_under_seal() == []


def test_whose_mobile_it_is_finds_it_and_it_goes_with_them(version: Version) -> None:
    one = persons.record(persons.Particulars(name="王秘书"), by=SYSTEM)
    numbers.put(one, {"mobile": OTHER}, by=SYSTEM)
    answer = kept(version, person("王秘书", f"{MOBILE} {OTHER}"), person("王秘书", OTHER), person("李工", MOBILE))
    assert [row["name"] for row in privacy.export(one.pk)["answer_mobiles"]] == ["座谈会回执"] * 2
    assert privacy.erase(one.pk, by=SYSTEM) == 2
    assert queries.mobiles_of(answer) == {("f1", 0): MOBILE, ("f1", 2): MOBILE}
    assert privacy.export(one.pk)["answer_mobiles"] == []
    assert invariants.mobiles_under_seal() == []
