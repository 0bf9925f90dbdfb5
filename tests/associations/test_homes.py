"""建家: a checklist as data, a self-assessment with evidence, points, stars, and the article that becomes a draft."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from kexie.associations import days, homes, invariants
from kexie.associations.actions import activities, checklists
from kexie.associations.actions import homes as actions
from kexie.associations.forms import homes as forms
from kexie.associations.homes import Asked, Levels, Said
from kexie.associations.models import Checklist, Home, HomeFile
from kexie.associations.queries import home as reads
from kexie.associations.queries import todo
from kexie.associations.rules import home as rules
from kexie.kit import clock
from kexie.kit.actor import STRANGER, SYSTEM
from kexie.kit.journal.queries import history
from kexie.kit.verdict import Overtaken, Refused
from tests.associations.test_activities import doing
from tests.notices.office import Office

LEVELS = Levels(90, 80, 70, 3)
LINES = (
    Asked("组织健全，有专人负责", 40),
    Asked("每年开展学术交流、培训不少于 6 次", 30, figure="meetings", least=2),
    Asked("有固定的活动场所", 30, needs_evidence=True),
)
TITLE = "优秀企业科协标准"


def rule_of(call: Callable[..., Any], *args: Any, **more: Any) -> str:
    with pytest.raises(Refused) as told:
        call(*args, **more)
    return told.value.rule


def paper() -> SimpleUploadedFile:
    return SimpleUploadedFile("场所.txt", "场所\n".encode())


def used(office: Office, by: str = "chen", house: str = "city") -> Checklist:
    row = checklists.draft(office.unit(house), TITLE, by=office[by])
    row = checklists.write(row, TITLE, LEVELS, LINES, by=office[by], version=row.version)
    return checklists.use(row, by=office[by])


def begun(office: Office) -> Home:
    used(office)
    return actions.begin(office.unit("motor"), by=office["wang"])


def assessed(office: Office, points: tuple[int, ...] = (40, 30, 25)) -> Home:
    row = begun(office)
    said = {one.pk: Said(value, "有") for one, value in zip(reads.scores(row), points, strict=True)}
    row = actions.assess(row, said, "我们的家", "第一段\n\n第二段", by=office["wang"], version=row.version)
    actions.attach(list(reads.scores(row))[2], paper(), by=office["wang"])
    return row


def sent(office: Office) -> Home:
    return actions.send(assessed(office), by=office["wang"])


def given(row: Home, *points: int) -> dict[UUID, int]:
    return {one.pk: value for one, value in zip(reads.scores(row), points, strict=False)}


def decided(office: Office, *points: int) -> Home:
    row = sent(office)
    return actions.decide(row, given(row, *(points or (40, 30, 20))), by=office["zhao"], note="同意")


def test_a_unit_is_given_the_star_its_points_make(office: Office) -> None:
    row = decided(office)
    assert (row.state, row.total, row.stars, row.own_total) == ("decided", 90, 5, 95)
    assert row.until == days.later(clock.today(), 36)
    assert (str(row), str(row.checklist)) == (f"{row.organisation_id} {row.year}", f"{TITLE}（第 1 版）")
    assert [one.verb for one in history("home", row.pk)] == ["begin", "edit", "attach", "submit", "decide"]
    assert [words for one in invariants.ALL for _, words in one()] == []
    assert next(str(one.item) for one in reads.scores(row)) == LINES[0].text
    assert str(reads.scores(row)[0]).startswith(str(row.pk))
    assert reads.homes(office["zhao"], reads.Asked(view="stars")).get() == row
    row = actions.reopen(row, by=office["zhao"], note="分数有误")
    assert (row.state, row.stars, row.total, row.until) == ("returned", None, None, None)
    assert [one.points for one in reads.scores(row)] == [None] * 3


@pytest.mark.parametrize(("total", "star"), [(100, 5), (90, 5), (89, 4), (80, 4), (79, 3), (70, 3), (69, 0), (0, 0)])
def test_stars_follow_the_thresholds(total: int, star: int) -> None:
    assert homes.stars(total, LEVELS) == star


@pytest.mark.parametrize(
    ("title", "levels", "lines", "words"),
    [
        (" ", LEVELS, LINES, "名称"), ("x", LEVELS, (), "至少列一条"), ("x", replace(LEVELS, four=90), LINES, "依次升高"),
        ("x", replace(LEVELS, five=101), LINES, "总分 100"), ("x", LEVELS, (*LINES, Asked("x", 1, figure="popular")), "几次"),
    ],
)  # fmt: skip
def test_a_checklist_that_cannot_be_is_refused(title: str, levels: Levels, lines: Any, words: str) -> None:
    assert words in homes.fault(title, levels, lines)
    assert homes.fault("x", LEVELS, LINES) == ""


def test_an_edition_in_use_is_changed_no_more_and_the_next_one_takes_its_place(office: Office) -> None:
    first = used(office)
    assert rule_of(checklists.write, first, TITLE, LEVELS, LINES, by=office["chen"], version=2) == "checklist.state"
    second = checklists.draft(office.unit("city"), "新标准", by=office["chen"])
    assert (second.ordinal, second.five, second.items.count()) == (2, 90, 3)
    with pytest.raises(Overtaken):
        checklists.write(second, TITLE, LEVELS, LINES, by=office["chen"], version=9)
    many = [Asked(str(number), 10) for number in range(checklists.MOST + 1)]
    assert rule_of(checklists.write, second, TITLE, LEVELS, many, by=office["chen"], version=1) == "checklist.lines"
    assert rule_of(checklists.write, second, TITLE, LEVELS, (), by=office["chen"], version=1) == "checklist.fault"
    checklists.use(second, by=office["chen"])
    first.refresh_from_db()
    assert (first.state, rules.in_use(office.unit("motor"))) == ("retired", second)
    with pytest.raises(Overtaken):
        checklists.use(second, by=office["chen"])
    own = used(office, "zhao", "jiang")
    assert rules.in_use(office.unit("motor")) == own


def test_the_first_edition_of_a_house_starts_with_the_lines_of_the_rules(office: Office) -> None:
    row = checklists.draft(office.unit("city"), TITLE, by=office["chen"])
    told = list(row.items.order_by("position").values_list("text", "points", "figure", "least", "needs_evidence"))
    assert told == [(one.text, one.points, one.figure, one.least, one.needs_evidence) for one in homes.SAMPLE]
    assert sum(one.points for one in homes.SAMPLE) == 100
    assert homes.fault(TITLE, LEVELS, homes.SAMPLE) == ""
    assert checklists.use(row, by=office["chen"]).state == "used"


def test_an_empty_edition_is_not_put_to_use(office: Office) -> None:
    row = checklists.draft(office.unit("city"), TITLE, by=office["chen"])
    row.items.all().delete()
    assert rule_of(checklists.use, row, by=office["chen"]) == "checklist.fault"
    assert rule_of(checklists.draft, office.unit("city"), TITLE, by=office["zhao"]) == "checklist.right"
    assert rule_of(checklists.draft, office.unit("motor"), TITLE, by=office["wang"]) == "checklist.kind"
    assert [bool(rules.can_keep_own(office[name])) for name in ("chen", "zhao", "wang")] == [True, True, False]
    assert rules.can_keep_own(STRANGER).rule == "checklist.right"
    assert rules.can_view_checklist(office["wang"], row).rule == "checklist.view"
    assert rules.can_view_checklist(SYSTEM, row)
    assert reads.checklist(office["chen"], row.pk) == row
    assert [one.count for one in reads.checklists(office.unit("city"))] == [0]


def test_what_the_records_count_is_kept_with_the_line(office: Office) -> None:
    for _ in range(3):
        activities.record(office.unit("motor"), doing(), by=office["wang"])
    row = sent(office)
    assert [one.counted for one in reads.scores(row)] == [None, 3, None]
    told = reads.counted(row.organisation, row.year)
    assert told == {"activities": 3, "meetings": 3, "popular": 0, "talents": 0, "reports": 0}
    assert homes.met([("meetings", 2), ("popular", 1), ("", None)], told) == [True, False, None]


def test_points_beyond_the_line_and_missing_evidence_are_refused(office: Office) -> None:
    row = begun(office)
    scores = list(reads.scores(row))
    too_many = {scores[0].pk: Said(41)}
    assert rule_of(actions.assess, row, too_many, "", "", by=office["wang"], version=1) == "home.points"
    row = actions.assess(row, {scores[2].pk: Said(10)}, "", "", by=office["wang"], version=1)
    assert rule_of(actions.send, row, by=office["wang"]) == "home.evidence"
    with pytest.raises(Overtaken):
        actions.assess(row, {}, "", "", by=office["wang"], version=1)
    actions.attach(scores[2], paper(), by=office["wang"])
    row = actions.send(row, by=office["wang"])
    assert rule_of(actions.decide, row, given(row, 1), by=office["zhao"]) == "home.points"
    assert rule_of(actions.decide, row, given(row, 1, 1, 31), by=office["zhao"]) == "home.points"
    assert rule_of(actions.attach, scores[2], paper(), by=office["wang"]) == "home.state"


def test_evidence_is_added_and_taken_away(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    row = begun(office)
    score = reads.scores(row)[0]
    kept = actions.attach(score, paper(), by=office["wang"])
    assert (reads.file_of(row, kept.pk), reads.score_of(row, score.pk)) == (kept, score)
    assert str(kept) == f"{score.pk} {kept.file_id}"
    monkeypatch.setattr(actions, "MOST_FILES", 1)
    assert rule_of(actions.attach, score, paper(), by=office["wang"]) == "home.files"
    actions.detach(kept, by=office["wang"])
    assert HomeFile.objects.count() == 0
    with pytest.raises(Overtaken):
        actions.detach(kept, by=office["wang"])


def test_what_comes_back_is_mended(office: Office) -> None:
    row = actions.return_(sent(office), by=office["zhao"], note="场所照片不清楚")
    assert (row.state, row.note) == ("returned", "场所照片不清楚")
    row = actions.send(row, by=office["wang"])
    assert (row.state, row.note) == ("submitted", "")
    for act, more in ((actions.reopen, {"note": "x"}), (actions.send, {})):
        with pytest.raises(Overtaken):
            act(row, by=office["zhao"], **more)
    done = actions.decide(row, given(row, 40, 30, 20), by=office["zhao"])
    with pytest.raises(Overtaken):
        actions.decide(done, {}, by=office["zhao"])
    with pytest.raises(Overtaken):
        actions.return_(done, by=office["zhao"], note="x")


def test_who_may_begin_assess_and_judge(office: Office) -> None:
    motor = office.unit("motor")
    assert rules.can_begin(office["wang"], motor).rule == "home.checklist"
    row = begun(office)
    with pytest.raises(Overtaken):
        actions.begin(motor, by=office["wang"])
    assert rules.can_begin(office["hong_officer"], motor).rule == "annual_report.fill.right"
    assert rules.can_begin(office["zhao"], office.unit("jiang")).rule == "annual_report.kind"
    assert rules.may_read(office["zhao"], row)
    assert rules.may_read(office["hong_officer"], row).rule == "home.draft"
    assert rules.can_judge(office["zhao"], row).rule == "home.state"
    assert rules.can_reopen(office["zhao"], row).rule == "home.state"
    row = actions.send(actions.assess(row, {}, "", "", by=office["wang"], version=1), by=office["wang"])
    assert rules.can_judge(office["wang"], row).rule == "home.superior.right"
    assert rules.can_view_home(office["hong_officer"], row).rule == "home.view"
    assert rules.can_view_home(SYSTEM, row)
    assert not rules.can_view_home(STRANGER, row)
    assert reads.home(office["zhao"], row.pk) == row


def test_the_article_becomes_a_draft_with_its_author_once(office: Office) -> None:
    row, jiang = decided(office), office.unit("jiang")
    assert rules.can_publish(office["wang"], row, jiang).rule == "home.article.right"
    made = actions.publish(row, jiang, by=office["zhao"])
    assert (made.state, made.title, made.author) == ("draft", "我们的家", row.organisation.name)
    assert [part["text"] for part in made.body] == ["第一段", "第二段"]
    row.refresh_from_db()
    assert rules.can_publish(office["zhao"], row, jiang).rule == "home.article.twice"
    row = actions.reopen(row, by=office["zhao"], note="x")
    assert rules.can_publish(office["zhao"], row, jiang).rule == "home.article"


def test_a_star_that_does_not_fit_its_points_is_an_impossible_row(office: Office) -> None:
    row = decided(office)
    Home.objects.filter(pk=row.pk).update(stars=3)
    assert invariants.stars_agree_with_the_points() == [(str(row.pk), "星级与评定分不符")]
    with pytest.raises(IntegrityError), transaction.atomic():
        Home.objects.filter(pk=row.pk).update(stars=None)


def test_it_stands_in_the_lists_to_do(office: Office) -> None:
    def titles(name: str) -> list[str]:
        return [one.title for one in todo.WAITING.alone(office[name]).items if "建家" in one.title]

    row = begun(office)
    assert titles("wang") == [f"建家自评：{row.year} 年"]
    row = actions.send(actions.assess(row, {}, "", "", by=office["wang"], version=1), by=office["wang"])
    assert (titles("wang"), titles("zhao")) == ([], [f"评定建家：{row.organisation.name}"])
    actions.return_(row, by=office["zhao"], note="x")
    assert titles("wang") == [f"修改建家自评：{row.year} 年"]


def test_lists_are_narrowed_and_take_the_same_queries(office: Office) -> None:
    row = decided(office)

    def count(**asked: Any) -> int:
        return reads.homes(office["chen"], reads.Asked(**asked)).count()

    assert (count(year=row.year), count(year=1999), count(view="decided"), count(view="draft")) == (1, 0, 1, 0)
    assert (count(area="none"), count(unit=row.organisation)) == (0, 1)
    with CaptureQueriesContext(connection) as told:
        assert [[kept.file.name for kept in one.files.all()] for one in reads.scores(row)] == [[], [], ["场所.txt"]]
    assert len(told) == 3


def test_the_forms_say_what_is_wrong(office: Office) -> None:
    row = checklists.draft(office.unit("city"), TITLE, by=office["chen"])
    top = {"version": "1", "title": "x", "five": "90", "four": "80", "three": "70", "years": "3"}
    line = {"i0_text": "健全", "i0_points": "100", "i0_needs_evidence": "on", "i0_figure": "popular", "i0_least": "2"}
    form = forms.ChecklistForm({**top, **line}, row=row, items=[])
    assert form.is_valid()
    assert form.told() == ("x", LEVELS, [Asked("健全", 100, True, "popular", 2)])
    assert set(forms.ChecklistForm({**top, "i0_text": "x"}, row=row, items=[]).errors) == {"i0_points"}
    assert "依次升高" in str(forms.ChecklistForm({**top, **line, "five": "70"}, row=row, items=[]).errors)
    home = begun(office)
    scores = list(reads.scores(home))
    asked = {"version": "1", **{f"s{n}_points": "41" for n in range(3)}}
    assert set(forms.AssessmentForm(asked, home=home, scores=scores).errors) == {"s0_points", "s1_points", "s2_points"}
    assert set(forms.DecisionForm({}, scores=scores).errors) == {"s0_points", "s1_points", "s2_points"}
