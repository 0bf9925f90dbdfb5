"""No unit is founded twice: by code in either form, by name where one of two tells no code, whatever the kinds."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from kexie.associations import invariants
from kexie.associations.actions import foundings, meetings
from kexie.associations.models import Founding
from kexie.associations.queries import doubles
from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.kit.verdict import Refused
from kexie.organisations.actions import organisations
from kexie.organisations.codes import credit
from kexie.organisations.models import Jurisdiction, Organisation
from kexie.organisations.particulars import Particulars
from tests.associations import staged
from tests.intake.sent import code
from tests.notices.office import Office

OLD = credit.inner(staged.CODE)
NO_CODE = {"credit_code": ""}


def refusal(call: Callable[..., Any], *args: Any, **more: Any) -> Refused:
    with pytest.raises(Refused) as told:
        call(*args, **more)
    return told.value


def whole() -> list[str]:
    return [words for one in invariants.ALL for _, words in one()]


def registered(office: Office, name: str, told: str, kind: str = "enterprise", above: str = "hong") -> Organisation:
    particulars = Particulars(name=name, credit_code=told)
    return organisations.register(particulars, kind=kind, superior=office.unit(above), by=SYSTEM)


# ---- applications that run


@pytest.mark.parametrize("codes", [("", staged.CODE), (staged.CODE, "")])
def test_an_application_without_a_code_is_of_the_unit_that_runs_under_the_same_name(
    office: Office, codes: tuple[str, str]
) -> None:
    first = staged.applied(office, credit_code=codes[0])
    told = refusal(staged.applied, office, credit_code=codes[1], unit_name="江边（精密仪器）有限公司")
    assert (told.rule, told.reason) == (
        "founding.twice",
        (
            f"江边精密仪器有限公司已有一份成立申请在办（第 {first.ref} 号，向江边区科协提出，现在是“待核查”），"
            "单位名称或拟用名称相同。如不是同一单位，两份申请都要填写统一社会信用代码"
        ),
    )  # fmt: skip


def test_the_name_of_the_association_to_be_counts_like_the_units(office: Office) -> None:
    staged.applied(office)
    by_name = {**NO_CODE, "unit_name": "江边仪器集团", "name": "江边精密仪器有限公司科协"}
    assert refusal(staged.applied, office, **by_name).rule == "founding.twice"


def test_two_codes_are_two_units_though_the_names_are_alike(office: Office) -> None:
    staged.applied(office)
    other = staged.applied(office, credit_code=code(7), name="江边精密仪器有限公司科协")
    assert (other.state, whole()) == ("applied", [])


def test_an_application_elsewhere_in_the_same_area_is_met_too_and_in_another_area_is_not(office: Office) -> None:
    one, other = Jurisdiction.objects.all()[:2]
    first = staged.applied(office)
    second = foundings.begin(office.unit("hong"), "江边精密仪器有限公司", by=office["hong_officer"]).founding
    second = foundings.edit(second, replace(staged.APPLICATION, **NO_CODE), by=office["hong_officer"], version=1)
    Founding.objects.filter(pk=first.pk).update(jurisdiction=one)
    Founding.objects.filter(pk=second.pk).update(jurisdiction=other)
    second = foundings.send(second, by=office["hong_officer"])
    assert (second.state, doubles.foundings()) == ("applied", [])
    Founding.objects.filter(pk=second.pk).update(jurisdiction=one)
    refused = refusal(foundings.check, second, by=office["hong_officer"], opinion="同意")
    assert refused.reason.startswith(f"江边精密仪器有限公司已有一份成立申请在办（第 {first.ref} 号")


def test_no_reply_is_drafted_while_another_application_of_the_unit_runs(office: Office) -> None:
    row = staged.checked(office)
    other = staged.applied(office, **NO_CODE, unit_name="某厂", name="某厂科协")
    Founding.objects.filter(pk=other.pk).update(unit_name=row.unit_name)
    assert refusal(foundings.approve, row, by=office["zhao"]).rule == "founding.twice"
    # It can be ended all the same, and then the other goes on.
    foundings.refuse(row, by=office["zhao"], note="重复申请")
    assert foundings.check(other, by=office["zhao"], opinion="同意").state == "checked"


def test_what_came_back_does_not_take_the_name_of_another_that_runs(office: Office) -> None:
    staged.applied(office)
    other = staged.applied(office, **NO_CODE, unit_name="某厂", name="某厂科协")
    other = foundings.return_(other, by=office["zhao"], note="名称不符", reasons={"unit_name": "请核对"})
    told = replace(staged.APPLICATION, **NO_CODE)
    refused = refusal(foundings.edit, other, told, by=office["zhao"], version=other.version)
    assert (refused.rule, Founding.objects.get(pk=other.pk).unit_name) == ("founding.twice", "某厂")
    told = replace(told, unit_name="某厂", name="某厂科学技术协会")
    assert foundings.edit(other, told, by=office["zhao"], version=other.version).name == "某厂科学技术协会"


@pytest.mark.parametrize("codes", [(OLD, staged.CODE), (staged.CODE, OLD)])
def test_an_old_code_is_of_the_unit_whose_new_one_holds_it(office: Office, codes: tuple[str, str]) -> None:
    staged.applied(office, credit_code=codes[0])
    told = {"credit_code": codes[1], "unit_name": "改了名的公司", "name": "改了名的公司科协"}
    assert refusal(staged.applied, office, **told).rule == "founding.twice"


# ---- the register


@pytest.mark.parametrize("codes", [(OLD, staged.CODE), (staged.CODE, OLD)])
def test_an_association_in_the_register_is_met_by_either_form_of_the_code(
    office: Office, codes: tuple[str, str]
) -> None:
    there = registered(office, "老名称科协", codes[0])
    told = refusal(staged.applied, office, credit_code=codes[1])
    assert (told.rule, told.reason) == (
        "founding.registered", f"老名称科协已在册（编号 {there.number}），不能重复成立",
    )  # fmt: skip


def test_another_old_code_is_another_unit(office: Office) -> None:
    registered(office, "江边精密仪器有限公司科协", credit.inner(code(7)), above="hong")
    assert staged.applied(office).state == "applied"


@pytest.mark.parametrize("told", [staged.CODE, OLD])
def test_one_code_has_one_association_whatever_the_kinds_and_forms(office: Office, told: str) -> None:
    there = registered(office, "光谷软件园科协", staged.CODE, "park")
    refused = refusal(registered, office, "软件园公司科协", told)
    assert (refused.rule, refused.reason) == (
        "organisation.one_code",
        (
            f"光谷软件园科协（园区科协，编号 {there.number}）登记的是同一单位的信用代码。"
            "一个单位只设一个科协，请核对代码，或在该科协上办理"
        ),
    )  # fmt: skip
    other = registered(office, "软件园公司科协", "")
    edited = Particulars(name="软件园公司科协", credit_code=told)
    assert refusal(organisations.edit, other, edited, by=SYSTEM).rule == "organisation.one_code"
    organisations.close(there, by=SYSTEM, note="撤并")
    organisations.edit(other, edited, by=SYSTEM)
    assert refusal(organisations.reopen, there, by=SYSTEM, note="恢复").rule == "organisation.one_code"
    assert whole() == []


def test_a_society_a_federation_and_a_host_unit_of_the_code_stand_beside_it(office: Office) -> None:
    registered(office, "某公司科协", staged.CODE)
    for kind in ("society", "federation", "host_unit"):
        registered(office, f"某公司{kind}", staged.CODE, kind)
    assert whole() == []


def test_two_of_one_code_that_stand_from_before_can_still_be_edited(office: Office) -> None:
    one = registered(office, "某公司科协", staged.CODE)
    two = registered(office, "某园区科协", "", "park")
    Organisation.objects.filter(pk=two.pk).update(credit_code=staged.CODE)
    two.refresh_from_db()
    told = Particulars(name="某园区科协", credit_code=staged.CODE, address="江边大道1号")
    assert organisations.edit(two, told, by=SYSTEM).address == "江边大道1号"
    assert set(invariants.no_unit_is_founded_twice()) == {
        (str(unit.number), "同一单位有两个在册的科协，信用代码相同") for unit in (one, two)
    }
    Organisation.objects.filter(pk=two.pk).update(credit_code=OLD)
    assert len(invariants.no_unit_is_founded_twice()) == 2
    Organisation.objects.filter(pk=two.pk).update(credit_code=code(7))
    assert invariants.no_unit_is_founded_twice() == []


def test_a_code_given_to_an_association_of_another_kind_stops_the_activation(office: Office) -> None:
    row = staged.filed(office)
    there = registered(office, "老名称科协", OLD, "institution")
    assert refusal(meetings.activate, row, by=office["zhao"]).rule == "founding.registered"
    assert Organisation.objects.filter(pk=there.pk, state="active").exists()


# ---- what is looked for every night


def test_two_applications_of_one_unit_are_found_unless_their_codes_tell_them_apart(office: Office) -> None:
    first = staged.applied(office)
    second = staged.applied(office, **NO_CODE, unit_name="某厂", name="某厂科协")
    third = staged.applied(office, credit_code=code(7), unit_name="甲厂", name="甲厂科协")
    assert whole() == []
    Founding.objects.filter(pk__in=(second.pk, third.pk)).update(unit_name="江边精密仪器(有限公司)")
    assert invariants.no_unit_is_founded_twice() == [
        (str(row.ref), "同一单位有两份成立申请在办或已成立") for row in (first, second, third)
    ]
    Founding.objects.filter(pk=second.pk).update(unit_name="乙厂")
    assert doubles.foundings() == []  # two codes
    Founding.objects.filter(pk=second.pk).update(unit_name="江边精密仪器(有限公司)")
    Founding.objects.filter(pk=second.pk).update(credit_code=code(8))
    assert doubles.foundings() == []
    Founding.objects.filter(pk=second.pk).update(credit_code=OLD, unit_name="乙厂")
    assert doubles.foundings() == [first.ref, second.ref]
    Founding.objects.filter(pk=second.pk).update(state="withdrawn")
    assert doubles.foundings() == []


def test_an_application_beside_a_founded_one_is_found_while_that_stands_under_its_name(office: Office) -> None:
    made = staged.founded(office)
    second = staged.applied(office, **NO_CODE, unit_name="某厂", name="某厂科协")
    Founding.objects.filter(pk=second.pk).update(unit_name=made.founding.unit_name)
    assert doubles.foundings() == [made.founding.ref, second.ref]
    unit = made.organisation
    Organisation.objects.filter(pk=unit.pk).update(name="改了名的公司科协")
    assert doubles.foundings() == []
    Organisation.objects.filter(pk=unit.pk).update(name=unit.name, state="closed", closed_on=clock.today())
    assert doubles.foundings() == []


def test_a_later_edit_of_the_association_hides_nothing(office: Office) -> None:
    there = registered(office, "老名称科协", code(7))
    row = staged.filed(office)
    organisations.edit(there, Particulars(name="老名称科协", credit_code=code(7), address="新址"), by=SYSTEM)
    assert Organisation.objects.get(pk=there.pk).updated_at > row.created_at
    Founding.objects.filter(pk=row.pk).update(credit_code=code(7), unit_key=code(7))
    assert invariants.no_unit_is_founded_twice() == [(str(row.ref), "申请成立时该单位已有科协在册")]
