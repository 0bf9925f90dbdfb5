"""The table of proposals: seeded, edited at the desk, one's own rows before the general ones."""

import pytest

from kexie.kit.actor import SYSTEM
from kexie.kit.verdict import Refused
from kexie.organisations.models import Installation
from kexie.plans import proposals, queries, rules
from kexie.plans.actions import tables
from kexie.plans.models import LightRule, ProposalRow
from tests.notices.office import Office
from tests.plans import staged

ROW = tables.Row(("座谈会",), ("召开",), "办公室", "座谈会次数", "次")


def test_an_installation_begins_with_the_usual_rows(office: Office) -> None:
    kept = [(tuple(r.words), tuple(r.verbs), r.department, r.indicator, r.unit) for r in ProposalRow.objects.all()]
    assert kept == [(r.words, r.verbs, r.department, r.indicator, r.unit) for r in proposals.TABLE]
    assert str(ProposalRow.objects.all()[0]).startswith("企业科协、")
    assert str(LightRule.objects.get()) == "90/60"


def test_a_row_of_ones_own_goes_before_the_general_ones(office: Office) -> None:
    city = office.unit("city")
    row = tables.add_row(city, ROW, by=office["chen"])
    plan = staged.plan(office)
    told = {
        one.indicator
        for part in queries.parts(plan)
        for _, found in queries.proposed(plan, part.measures.all())
        for one in found
    }
    assert {"座谈会次数"} <= told
    assert queries.table_rows(city)[0] == row
    assert queries.table_row(office.unit("jiang"), row.pk) is None


def test_a_row_with_several_names_proposes_the_department_the_house_has(office: Office) -> None:
    city = office.unit("city")
    tables.add_row(city, tables.Row(("座谈会",), (), f"没有的部、{city.label}", "座谈会次数", "次"), by=office["chen"])
    (row,) = [one for one in queries.plans.rows(city) if one.indicator == "座谈会次数"]
    assert row.department == city.label


def test_a_row_switched_off_proposes_nothing(office: Office) -> None:
    row = tables.add_row(office.unit("city"), ROW, by=office["chen"])
    off = tables.Row(ROW.words, ROW.verbs, ROW.department, ROW.indicator, ROW.unit, is_active=False)
    tables.change_row(row, off, by=office["chen"])
    plan = staged.plan(office)
    told = [
        one.indicator
        for part in queries.parts(plan)
        for _, f in queries.proposed(plan, part.measures.all())
        for one in f
    ]
    assert "座谈会次数" not in told


def test_who_may_change_which_row(office: Office) -> None:
    own = tables.add_row(office.unit("jiang"), ROW, by=office["zhao"])
    general = ProposalRow.objects.filter(organisation=None).first()
    assert rules.can_change_row(office["chen"], own).reason == "这条建议是别的单位的"
    assert rules.can_change_row(office["zhao"], general).reason.startswith("通用的建议由本系统所属科协维护")
    Installation.objects.create(organisation=office.unit("city"), begun_at="2026-01-01T00:00:00Z")
    assert bool(rules.can_change_row(office["chen"], general))
    assert bool(rules.can_change_row(SYSTEM, general))
    assert rules.can_set_row(office["chen"], office.unit("jiang")).reason == "只有江边区科协的拟稿人能改它的分工建议表"


def test_a_row_without_words_is_refused(office: Office) -> None:
    with pytest.raises(Refused, match="请至少写一个词"):
        tables.add_row(office.unit("city"), tables.Row((), (), "甲", "乙", "个"), by=office["chen"])
