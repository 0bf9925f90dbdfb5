"""Yearly reports: asked for, filled beside what the records count, sent, returned by field, accepted; the late reminded."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from kexie.associations import days, figures, invariants, privacy, reporting
from kexie.associations.actions import activities, annual_reports, profiles, settling
from kexie.associations.documents import yearly as papers
from kexie.associations.forms import reports as forms
from kexie.associations.models import AnnualReport
from kexie.associations.queries import report as reads
from kexie.associations.queries import tenure, todo
from kexie.associations.rules import report as rules
from kexie.associations.told import Facts, Figures
from kexie.kit import clock
from kexie.kit.actor import STRANGER, SYSTEM
from kexie.kit.journal.queries import history
from kexie.kit.verdict import Overtaken, Refused
from kexie.messages.models import Message
from kexie.organisations.models import Organisation
from kexie.people.actions import accounts
from kexie.people.models import Person
from tests.associations import staged, yearly
from tests.associations.test_activities import doing
from tests.associations.test_settling import USUAL
from tests.notices.office import Office

YEAR = yearly.last_year


def rule_of(call: Callable[..., Any], *args: Any, **more: Any) -> str:
    with pytest.raises(Refused) as told:
        call(*args, **more)
    return told.value.rule


def open_account(office: Office, name: str) -> None:
    person = Person.objects.get(pk=office[name].person_id)
    accounts.open_for(person, f"{name}-account", "ming-lang-8848-hao", by=SYSTEM)


def titles(office: Office, name: str) -> list[str]:
    return [one.title for one in todo.WAITING.alone(office[name]).items if "年报" in one.title]


def test_a_report_is_filled_in_sent_and_accepted(office: Office) -> None:
    row = yearly.begun(office)
    assert (row.state, row.due_on, str(row)) == ("draft", date(YEAR() + 1, 1, 31), f"{row.organisation_id} {YEAR()}")
    assert rule_of(annual_reports.send, row, by=office["wang"]) == "annual_report.missing"
    row = annual_reports.edit(row, yearly.YEARLY, by=office["wang"], version=1)
    assert (row.version, row.figures["benefit"], row.figures["members"]) == (2, "120.50", 120)
    row = annual_reports.send(row, by=office["wang"])
    assert (row.state, row.submitted_by_id) == ("submitted", office["wang"].person_id)
    row = annual_reports.accept(row, by=office["zhao"])
    assert (row.state, row.accepted_by_id, row.accepted_at is not None) == ("accepted", office["zhao"].person_id, True)
    assert [one.verb for one in history("annual_report", row.pk)] == ["begin", "edit", "submit", "accept"]
    assert [words for one in invariants.ALL for _, words in one()] == []


def test_what_comes_back_says_what_to_mend_in_which_field_and_is_sent_again(office: Office) -> None:
    row = yearly.returned(office)
    assert (row.state, row.reasons, row.note) == ("returned", {"staff": "与年度人数不符"}, "请核对人数")
    changed = replace(yearly.YEARLY, figures={**yearly.FIGURES, "staff": 900})
    row = annual_reports.edit(row, changed, by=office["wang"], version=row.version)
    row = annual_reports.send(row, by=office["wang"])
    assert (row.state, row.reasons, row.note) == ("submitted", {}, "")
    assert [one.verb for one in history("annual_report", row.pk)][-3:] == ["return", "edit", "mend"]
    row = annual_reports.accept(row, by=office["zhao"])
    row = annual_reports.reopen(row, by=office["zhao"], note="人数有误")
    assert (row.state, row.accepted_at, row.note) == ("returned", None, "人数有误")


def test_it_is_taken_back_before_it_is_looked_at_and_not_after(office: Office) -> None:
    row = annual_reports.recall(yearly.submitted(office), by=office["wang"])
    assert row.state == "draft"
    row = annual_reports.accept(annual_reports.send(row, by=office["wang"]), by=office["zhao"])
    with pytest.raises(Overtaken):
        annual_reports.recall(row, by=office["wang"])
    assert rules.can_recall(office["wang"], row).rule == "annual_report.state"


@pytest.mark.parametrize("act", ["send", "return_", "accept", "reopen"])
def test_what_somebody_did_before_is_told_as_that(office: Office, act: str) -> None:
    row = yearly.begun(office) if act != "send" else yearly.submitted(office)
    more: dict[str, Any] = {"return_": {"note": "x", "reasons": {}}, "reopen": {"note": "x"}}.get(act, {})
    with pytest.raises(Overtaken):
        getattr(annual_reports, act)(row, by=office["zhao"], **more)


def test_one_of_a_unit_and_a_year(office: Office) -> None:
    yearly.begun(office)
    with pytest.raises(Overtaken, match="已开始填报"):
        yearly.begun(office)
    row = AnnualReport.objects.get()
    for wrong in ({"year": 1900}, {"state": "accepted"}, {"accepted_at": clock.now()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            AnnualReport.objects.filter(pk=row.pk).update(**wrong)


def test_a_part_is_not_larger_than_its_whole_and_an_old_page_saves_nothing(office: Office) -> None:
    row = yearly.begun(office)
    large = replace(yearly.YEARLY, figures={"adopted": 3, "proposals": 2})
    assert rule_of(annual_reports.edit, row, large, by=office["wang"], version=1) == "annual_report.adopted"
    with pytest.raises(Overtaken):
        annual_reports.edit(row, yearly.YEARLY, by=office["wang"], version=9)


def test_the_unit_fills_it_in_and_who_guides_it_only_where_nobody_there_has_an_account(office: Office) -> None:
    motor = office.unit("motor")
    row = yearly.begun(office, by="zhao")
    assert rules.may_read(office["zhao"], row)
    open_account(office, "wang")
    assert rules.can_fill(office["wang"], row)
    assert rules.can_fill(office["zhao"], row).rule == "annual_report.fill.right"
    assert rules.may_read(office["zhao"], row).rule == "annual_report.draft"
    row = annual_reports.edit(row, yearly.YEARLY, by=office["wang"], version=1)
    row = annual_reports.send(row, by=office["wang"])
    assert rules.can_recall(office["zhao"], row).rule == "annual_report.fill.right"
    assert rules.may_read(office["zhao"], row)
    assert rules.can_begin(office["wang"], motor, clock.today().year + 1).rule == "annual_report.year"
    assert rules.can_begin(office["wang"], office.unit("jiang"), YEAR()).rule == "annual_report.kind"
    assert rule_of(annual_reports.begin, motor, 1999, by=office["wang"]) == "annual_report.year"


def test_it_is_checked_by_who_guides_the_unit_alone(office: Office) -> None:
    row = yearly.submitted(office)
    for name in ("wang", "hong_officer", "observer"):
        assert rule_of(annual_reports.accept, row, by=office[name]) == "annual_report.superior.right"
    assert rules.can_judge(office["zhao"], AnnualReport()).rule == "annual_report.state"
    assert rules.can_reopen(office["zhao"], row).rule == "annual_report.state"
    assert rules.can_fill(office["wang"], row).rule == "annual_report.state"
    done = annual_reports.accept(row, by=office["zhao"])
    assert rules.can_reopen(office["wang"], done).rule == "annual_report.superior.right"


def test_one_sees_the_reports_of_ones_own_unit_and_of_all_below(office: Office) -> None:
    row = yearly.begun(office)
    seen = {
        name for name in ("chen", "zhao", "wang", "hong_officer", "sun") if rules.can_view_report(office[name], row)
    }
    assert seen == {"chen", "zhao", "wang"}
    assert rules.can_view_report(office["sun"], row).rule == "annual_report.view"
    assert bool(rules.can_view_report(SYSTEM, row)) is True
    assert bool(rules.can_view_report(STRANGER, row)) is False
    assert reads.report(office["sun"], row.pk) is None
    assert reads.report_of(office["zhao"], office.unit("motor"), YEAR()) == row


def test_what_the_records_say_is_counted_and_kept_beside_what_is_told(office: Office) -> None:
    motor, day = office.unit("motor"), date(YEAR(), 5, 12)
    for category, people in (("exchange", 60), ("exchange", 40), ("voice", 10)):
        activities.record(
            motor, doing(category=category, people=people, sci_tech=1, starts_on=day, ends_on=day), by=office["wang"]
        )
    assert reads.counted(motor, YEAR() - 1)["exchanges"] == 0
    profiles.tell_year(motor, YEAR(), Figures(staff=800, members=100), by=office["zhao"])
    profiles.edit(motor, Facts(full_time=2), by=office["zhao"])
    staged.term(office)
    counted = reads.counted(motor, YEAR())
    assert {name: counted.get(name) for name in ("exchanges", "exchange_people", "voices", "members", "full_time")} == {
        "exchanges": 2, "exchange_people": 100, "voices": 1, "members": 100, "full_time": 2,
    }  # fmt: skip
    assert "part_time" not in counted
    row = yearly.submitted(office)
    assert row.counted == counted
    assert reporting.difference(row.figures["members"], row.counted["members"]) == "比计数多 20"
    assert reporting.difference(1, 2) == "比计数少 1"
    assert reporting.difference(None, 2) == reporting.difference("2.00", 2) == ""


def test_all_below_are_asked_once_and_the_day_moves_for_those_that_owe(office: Office) -> None:
    jiang, city, due = office.unit("jiang"), office.unit("city"), date(YEAR() + 1, 3, 1)
    mine = yearly.submitted(office)
    owing = reads.owing(Organisation.objects.all(), YEAR()).count()
    assert owing > 0
    assert reads.not_asked(office["chen"], YEAR()) == owing
    assert annual_reports.ask(city, YEAR(), due, by=office["chen"]) == owing
    assert annual_reports.ask(city, YEAR(), due, by=office["chen"]) == 0
    later = due + timedelta(days=10)
    assert annual_reports.ask(city, YEAR(), later, by=office["chen"]) == owing
    mine.refresh_from_db()
    assert mine.due_on == date(YEAR() + 1, 1, 31)
    assert rule_of(annual_reports.ask, jiang, 1999, due, by=office["zhao"]) == "annual_report.year"
    assert rule_of(annual_reports.ask, jiang, YEAR(), date(YEAR(), 1, 1), by=office["zhao"]) == "annual_report.due"
    assert rule_of(annual_reports.ask, office.unit("city"), YEAR(), due, by=office["zhao"]) == "annual_report.ask.right"
    assert rules.can_ask(office["wang"], office.unit("motor")).rule == "annual_report.ask.kind"


def test_every_january_last_years_reports_are_asked_for_by_the_day_of_the_house(office: Office) -> None:
    settling.settle(office.unit("jiang"), {**USUAL, "report_month": 2, "report_day": 31}, by=office["zhao"])
    year = clock.today().year
    with clock.at(clock.shanghai(year + 1, 2, 10, 8)):
        assert reads.due_on(office.unit("motor"), year) == days.in_month(year + 1, 3, 1) - timedelta(days=1)
        assert annual_reports.ask_of_last_year() == 1
        assert AnnualReport.objects.get(year=year).organisation == office.unit("motor")
        assert annual_reports.ask_of_last_year() == 0


def test_who_is_late_stands_in_the_lists_to_do(office: Office) -> None:
    row = yearly.filled(office)
    assert titles(office, "wang") == [f"填报 {YEAR()} 年年报"]
    with clock.at(clock.shanghai(YEAR() + 1, 2, 1, 8)):
        assert titles(office, "zhao") == [f"催报 {YEAR()} 年年报：1 家逾期"]
    annual_reports.send(row, by=office["wang"])
    assert titles(office, "zhao") == [f"核对年报：{office.unit('motor').name}"]
    assert titles(office, "wang") == []
    annual_reports.return_(row, by=office["zhao"], note="请改", reasons={})
    assert titles(office, "wang") == [f"修改退回的 {YEAR()} 年年报"]
    assert titles(office, "steel_liaison") == []


def test_all_that_owe_are_reminded_each_once_a_day(office: Office) -> None:
    jiang = office.unit("jiang")
    assert rule_of(annual_reports.remind, jiang, YEAR(), by=office["zhao"]) == "annual_report.none"
    yearly.begun(office)
    assert annual_reports.remind(jiang, YEAR(), by=office["zhao"]) == 1
    count = Message.objects.filter(kind="associations.report_due").count()
    assert count > 0
    annual_reports.remind(jiang, YEAR(), by=office["zhao"])
    assert Message.objects.filter(kind="associations.report_due").count() == count
    assert rule_of(annual_reports.remind, jiang, YEAR(), by=office["hong_officer"]) == "annual_report.ask.right"


def test_the_list_counts_each_view_in_one_statement(office: Office) -> None:
    due = clock.today() + timedelta(days=10)
    annual_reports.ask(office.unit("city"), YEAR(), due, by=office["chen"])
    row = AnnualReport.objects.get(organisation=office.unit("motor"))
    row = annual_reports.edit(row, yearly.YEARLY, by=office["wang"], version=1)
    annual_reports.accept(annual_reports.send(row, by=office["wang"]), by=office["zhao"])
    with CaptureQueriesContext(connection) as told:
        standing = reads.standing(office["chen"], reads.Asked(year=YEAR()))
    every = standing["every"]
    assert len(told) == 1
    assert (standing["accepted"], standing["in_time"], standing["submitted"]) == (1, 1, 0)
    assert (standing["owing"], standing["late"]) == (every - 1, 0)

    def listed(**asked: Any) -> int:
        return reads.reports(office["chen"], reads.Asked(year=YEAR(), **asked)).count()

    assert (listed(view="owing"), listed(view="accepted"), listed(text="电机")) == (every - 1, 1, 1)
    assert (listed(unit=office.unit("motor")), listed(area="none")) == (1, 0)
    assert sum(len(rows) for rows in reads.by_area(reads.reports(office["chen"], reads.Asked()), 99).values()) == every
    told = figures.reported_in_time(office.unit("city"), clock.today(), due)
    assert [sum(pair[place] for pair in told.values()) for place in (0, 1)] == [1, every]
    with clock.at(clock.now() + timedelta(days=11)):
        assert reads.standing(office["chen"], reads.Asked(year=YEAR()))["late"] == every - 1
        assert listed(view="late") == every - 1


def test_who_held_an_activity_in_a_period_is_a_figure_of_plans(office: Office) -> None:
    activities.record(office.unit("motor"), doing(), by=office["wang"])
    today = clock.today()
    found = figures.active_by_area(office.unit("jiang"), today - timedelta(days=30), today)
    assert sum(done for done, _ in found.values()) == 1
    assert figures.active_by_area(office.unit("jiang"), date(2001, 1, 1), date(2001, 12, 31))
    assert (
        sum(
            done
            for done, _ in figures.active_by_area(office.unit("jiang"), date(2001, 1, 1), date(2001, 2, 1)).values()
        )
        == 0
    )


def test_who_reported_lately_is_not_asleep(office: Office) -> None:
    motor = office.unit("motor")
    assert motor in tenure.dormant_since(office["zhao"], 12)
    yearly.submitted(office)
    assert motor not in tenure.dormant_since(office["zhao"], 12)


def test_an_accepted_report_without_a_figure_is_an_impossible_row(office: Office) -> None:
    row = yearly.accepted(office)
    assert invariants.what_was_accepted_tells_all() == []
    AnnualReport.objects.filter(pk=row.pk).update(figures={"members": 1})
    assert invariants.what_was_accepted_tells_all() == [(str(row.pk), "已通过的年报缺少数字或总结")]


def test_the_form_is_filled_with_what_the_records_count(office: Office) -> None:
    row = yearly.begun(office)
    form = forms.ReportForm(row=row, counted={"exchanges": 3})
    assert form["f_exchanges"].value() == 3
    line = next(line for _, lines in form.groups() for line in lines if line["field"].name == "f_exchanges")
    assert (line["counted"], line["fresh"]) == ("活动记录：3", True)
    sent = {
        "version": "1",
        "words": "总结",
        "f_members": "12",
        "f_benefit": "1.5",
        "f_adopted": "3",
        "f_proposals": "2",
    }
    wrong = forms.ReportForm({**sent, "f_staff": "x", "f_benefit": "1.555"}, row=row, counted={})
    assert set(wrong.errors) == {"f_staff", "f_benefit", "f_adopted"}
    good = forms.ReportForm({**sent, "f_adopted": "2"}, row=row, counted={})
    assert good.is_valid()
    assert good.yearly().figures == {"members": 12, "benefit": Decimal("1.5"), "adopted": 2, "proposals": 2}
    back = forms.ReturnForm({"note": "请改", "r_members": "与名册不符"})
    assert back.is_valid()
    assert back.reasons() == {"members": "与名册不符"}


def test_the_paper_tells_every_figure_and_what_was_counted() -> None:
    told = papers.Told(
        "某科协", "某区科协", 2025, "总结一\n总结二", "", "打算", {"members": 12, "benefit": "1.50"}, {"members": 10}
    )
    drawn = papers.paper(told)
    assert drawn.tables[0].rows[0] == ("个人会员", "人", "12", "10", "年度人数")
    assert ("产生的效益", "万元", "1.5", "—", "") in drawn.tables[2].rows
    assert list(drawn.after) == [
        "四、本年工作总结",
        "总结一",
        "总结二",
        "五、困难和建议",
        "无",
        "六、下一年打算",
        "打算",
    ]
    assert drawn.parties[1][0] == "业务指导单位意见（盖章）："
    assert "5月2日核对通过" in papers.paper(replace(told, accepted="2026年5月2日")).parties[1][0]


def test_what_a_person_sent_and_accepted_is_theirs_to_see(office: Office) -> None:
    row = yearly.accepted(office)
    activities.record(row.organisation, doing(), by=office["wang"])
    sent, checked = (privacy.export(office[name].person_id) for name in ("wang", "zhao"))  # type: ignore[arg-type]
    assert [one["year"] for one in (*sent["annual_reports"], *checked["annual_reports"])] == [YEAR(), YEAR()]
    assert [one["title"] for one in sent["activities"]] == ["电机设计学术交流会"]
