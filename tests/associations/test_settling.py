"""What a house settles: numbers that hold below it, and who replies where."""

from typing import Any
from uuid import uuid4

import pytest

from kexie.associations.actions import settling
from kexie.associations.models import ApprovalAuthority, LifeRules
from kexie.associations.queries import founding as reads
from kexie.associations.rules import settled as rules
from kexie.kit.actor import STRANGER
from kexie.kit.verdict import Overtaken, Refused
from tests.notices.office import Office

USUAL: dict[str, Any] = {
    "quorum_part": 2, "quorum_whole": 3, "votes_of": "present", "check_days": 5, "reply_days": 10, "lapse_months": 3,
    "filing_days": 30, "term_years": 4, "dormant_months": 12, "least_sci_tech": 30,
    "report_month": 1, "report_day": 31,
}  # fmt: skip


def reason(call: Any, *args: Any, **more: Any) -> str:
    with pytest.raises(Refused) as told:
        call(*args, **more)
    return told.value.rule


def test_the_nearest_house_with_numbers_of_its_own_counts(office: Office) -> None:
    motor, jiang, hong = office.unit("motor"), office.unit("jiang"), office.unit("hong")
    assert (rules.life_rules(motor).lapse_months, reads.house_rules(jiang)[1]) == (6, False)
    row = settling.settle(office.unit("city"), USUAL, by=office["chen"])
    assert (str(row), rules.life_rules(motor).lapse_months) == (str(office.unit("city").pk), 3)
    settling.settle(jiang, {**USUAL, "lapse_months": 4}, by=office["zhao"])
    assert [rules.life_rules(one).lapse_months for one in (motor, jiang, hong)] == [4, 4, 3]
    assert rules.counting(rules.life_rules(motor)).votes_of == "present"
    assert reads.house_rules(jiang)[1]
    settling.settle(jiang, {**USUAL, "lapse_months": 5}, by=office["zhao"])
    assert LifeRules.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"lapse_months": 0}, "life_rules.lapse_months"),
        ({"term_years": 11}, "life_rules.term_years"),
        ({"quorum_part": 4}, "life_rules.quorum"),
    ],
)
def test_numbers_that_cannot_be_are_refused(office: Office, changes: dict[str, Any], rule: str) -> None:
    assert reason(settling.settle, office.unit("jiang"), {**USUAL, **changes}, by=office["zhao"]) == rule


def test_a_house_is_settled_by_its_own(office: Office) -> None:
    assert reason(settling.settle, office.unit("city"), USUAL, by=office["zhao"]) == "life_rules.right"
    assert reason(settling.settle, office.unit("motor"), USUAL, by=office["chen"]) == "life_rules.level"
    assert [bool(rules.can_settle_own(office[name])) for name in ("chen", "zhao", "wang")] == [True, True, False]
    assert rules.can_settle_own(STRANGER).rule == "life_rules.right"


def test_the_most_particular_row_says_who_replies(office: Office) -> None:
    city, jiang, hong = (office.unit(key) for key in ("city", "jiang", "hong"))
    assert rules.authority_of(jiang, "enterprise") == jiang
    settling.set_authority(city, by=office["chen"])
    settling.set_authority(jiang, by=office["chen"], place=jiang)
    row = settling.set_authority(city, by=office["chen"], kind="park", place=jiang)
    assert [rules.authority_of(place, kind) for place, kind in ((hong, "park"), (jiang, "enterprise"), (jiang, "park"))] == [
        city, jiang, city,
    ]  # fmt: skip
    assert [str(one)[:4] for one in reads.authorities()] == ["* @ ", "park", "* @ "] or reads.authorities().count() == 3
    settling.drop_authority(row.pk, by=office["chen"])
    assert rules.authority_of(jiang, "park") == jiang
    with pytest.raises(Overtaken, match="已删去"):
        settling.drop_authority(row.pk, by=office["chen"])


def test_who_replies_is_an_association_above_the_place_and_said_once(office: Office) -> None:
    city, jiang, hong = (office.unit(key) for key in ("city", "jiang", "hong"))
    put, chen = settling.set_authority, office["chen"]
    assert reason(put, office.unit("motor"), by=chen) == "authority.association"
    assert reason(put, hong, by=chen, place=jiang) == "authority.above"
    assert reason(put, city, by=chen, kind="society") == "authority.kind"
    assert reason(put, city, by=office["zhao"]) == "authority.right"
    assert reason(put, city, by=STRANGER) == "authority.right"
    assert reason(settling.drop_authority, uuid4(), by=office["zhao"]) == "authority.right"
    put(city, by=chen)
    with pytest.raises(Overtaken, match="已定"):
        put(jiang, by=chen)
    assert ApprovalAuthority.objects.count() == 1
