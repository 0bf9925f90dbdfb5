"""区级联合会: applied for by several units together, founded like an association, its founders its first members."""

from dataclasses import replace
from typing import Any

import pytest

from kexie.associations import invariants
from kexie.associations.actions import entering, foundings, meetings, settling
from kexie.associations.forms import shown
from kexie.associations.models import ApprovalAuthority, Founding, Membership
from kexie.associations.queries import founding as reads
from kexie.associations.queries import tenure as terms
from kexie.associations.rules import founding as rules
from kexie.kit.verdict import Refused
from kexie.notices.models import Document
from tests.associations import staged
from tests.notices.office import Office

# Two of them are on the register below the district, one is not.
TOLD: dict[str, Any] = {
    "kind": "federation", "unit_name": "光明电机公司", "name": "江边区科技企业联盟",
    "initiators": ("红旗钢铁公司科协", " 没有科协的公司 ", "光明电机公司科学技术协会", "红旗钢铁公司", ""),
}  # fmt: skip


def lines(row: Founding) -> dict[str, str]:
    return {one.label: one.tone for one in reads.completeness(row, reads.house_rules(row.place)[0])}


def test_a_federation_is_applied_for_checked_replied_to_and_founded_with_its_first_members(office: Office) -> None:
    row = staged.checked(office, **TOLD)
    assert row.initiators == ["红旗钢铁公司科协", "没有科协的公司", "光明电机公司科学技术协会", "红旗钢铁公司"]
    found = {name: unit.label if unit else "" for name, unit in reads.initiators(row)}
    assert list(found) == ["光明电机公司", "红旗钢铁公司科协", "没有科协的公司"]
    assert [bool(label) for label in found.values()] == [True, office.unit("steel").superior == row.place, False]
    assert lines(row)["发起单位"] == "warn"
    told = "红旗钢铁公司科协、没有科协的公司、光明电机公司科学技术协会、红旗钢铁公司"
    assert ("发起单位", told) in shown.rows(row)
    row = foundings.approve(row, by=office["zhao"])
    text = str(Document.objects.get(pk=row.reply_id).body)
    assert ("你单位等 3 家单位关于成立江边区科技企业联盟的请示" in text, "企业科学技术协会组织通则" in text) == (
        True,
        False,
    )


def test_what_is_founded_is_a_federation_without_the_code_of_its_leading_unit(office: Office) -> None:
    made = staged.founded(office, **TOLD)
    unit = made.organisation
    assert (unit.kind, unit.name, unit.credit_code, unit.superior) == (
        "federation", "江边区科技企业联盟", "", office.unit("jiang"),
    )  # fmt: skip
    members = Membership.objects.filter(federation=unit).select_related("member")
    told = {row.member.pk: (row.kind, row.starts_on) for row in members}
    assert told[office.unit("motor").pk] == (meetings.LEADING, made.founding.assembly.held_on)
    assert (made.tenure.organisation, made.tenure.number) == (unit, 1)
    assert unit not in terms.unrecorded(office["zhao"])
    assert [found for one in invariants.ALL for found in one()] == []


def test_one_unit_alone_founds_no_federation(office: Office) -> None:
    row = staged.begun(office, **{**TOLD, "initiators": ("光明电机公司",)})
    assert foundings.missing(row) == ["请填写发起单位，联合会由两家以上的单位发起"]
    with pytest.raises(Refused, match="联合会由两家以上的单位发起"):
        foundings.send(row, by=office["zhao"])
    many = tuple(f"第{place}公司" for place in range(entering.MOST_INITIATORS + 1))
    with pytest.raises(Refused, match="发起单位最多填 100 家"):
        foundings.edit(row, replace(staged.APPLICATION, **{**TOLD, "initiators": many}), by=office["zhao"], version=2)


def test_the_leading_unit_may_apply_for_its_own_association_beside_it(office: Office) -> None:
    staged.applied(office, **TOLD)
    own = staged.applied(office, unit_name="光明仪表公司", name="光明仪表公司科协", credit_code="")
    assert own.initiators == []
    second = staged.begun(office, **{**TOLD, "unit_name": "红旗钢铁公司", "initiators": ("光明电机公司",)})
    assert rules.can_send(office["zhao"], second).rule == "founding.twice"


def test_one_name_is_one_federation_of_a_place(office: Office) -> None:
    staged.founded(office, **TOLD)
    second = staged.begun(office, **{**TOLD, "unit_name": "红旗钢铁公司", "initiators": ("光明电机公司",)})
    assert rules.can_send(office["zhao"], second).rule == "founding.registered"
    other = staged.begun(office, **{**TOLD, "name": "江边区高新企业联盟"})
    assert rules.can_send(office["zhao"], other)


def test_initiators_of_anything_else_are_kept_and_count_for_nothing(office: Office) -> None:
    row = staged.begun(office, initiators=("别的公司",))
    assert (row.initiators, reads.initiators(row), foundings.missing(row)) == (["别的公司"], [], [])
    assert "发起单位" not in lines(row)


def test_who_replies_to_federations_is_settled_like_for_any_kind(office: Office) -> None:
    settling.set_authority(office.unit("city"), by=office["chen"], kind="federation", place=office.unit("jiang"))
    assert ApprovalAuthority.objects.get().kind == "federation"
    assert staged.checked(office, **TOLD).authority == office.unit("city")
