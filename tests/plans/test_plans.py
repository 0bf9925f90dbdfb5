"""Taking a plan over: what is stored, who may, what is refused, what the database itself keeps."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kexie.kit.actor import STRANGER, SYSTEM
from kexie.kit.journal import queries as journal
from kexie.kit.verdict import Overtaken, Refused
from kexie.organisations.models import Organisation
from kexie.plans import invariants, privacy, reading, rules
from kexie.plans.actions import plans
from kexie.plans.models import AnnualPlan, Indicator, Measure, PlanSource, PlanSpan
from tests.notices.office import Office
from tests.notices.reading import texts as notices
from tests.plans.reading import texts

FOUNDING = notices.founding()  # packaged


def stored(office: Office, source: str = FOUNDING, unit: str = "city", who: str = "chen") -> AnnualPlan:
    spans = reading.read(source).spans
    return plans.store(source, spans, organisation=office.unit(unit), by=office[who])


def told(row: PlanSource) -> str:
    return "".join(row.text[span.start : span.end] for span in row.spans.order_by("start"))


def breaches() -> list[tuple[str, str]]:
    return [found for one in invariants.ALL for found in one()]


def test_the_plan_of_2013_is_stored_whole(office: Office) -> None:
    plan = stored(office)
    read = reading.read(FOUNDING).plan
    assert (plan.title, plan.year, plan.state) == ("2013年武汉市企事业科协工作要点", 2013, "draft")
    assert plan.guidance == read.guidance
    assert [(part.position, part.number, part.title) for part in plan.parts.all()] == [
        (place, part.number, part.title) for place, part in enumerate(read.parts, start=1)
    ]
    assert [[one.text for one in part.measures.all()] for part in plan.parts.all()] == [
        [one.text for one in part.measures] for part in read.parts
    ]
    assert told(plan.source_text) == FOUNDING
    assert breaches() == []


def test_owners_due_dates_and_figures_are_stored_as_written(office: Office) -> None:
    plan = stored(office, texts.RUN_IN)
    one = Measure.objects.get(part__plan=plan, text__startswith="新建企业科协60家")
    assert (one.owner_text, one.co_owner_text, one.due_text) == ("企事业部", "学会部、各区科协", "11月底前")
    assert (one.verb, one.object) == ("新建", "企业科协")
    assert [(i.position, i.what, i.op, i.value, i.unit, i.is_part, str(i)) for i in one.indicators.all()] == [
        (1, "企业科协", "=", Decimal(60), "家", False, "企业科协=60家"),
        (2, "覆盖率", ">=", Decimal(80), "%", False, "覆盖率>=80%"),
    ]
    assert (str(one), str(one.part), str(plan)) == (one.text[:40], "服务创新发展", "某市科协2024年工作要点")
    assert str(plan.source_text) == texts.RUN_IN[:40]


def test_the_journal_says_who_took_the_plan_over(office: Office) -> None:
    plan = stored(office)
    (entry,) = journal.history("annual_plan", plan.pk)
    assert (entry.verb, entry.target, entry.person_id) == ("import", "draft", office["chen"].person_id)
    assert entry.diff == {"characters": ["", str(len(FOUNDING))], "measures": ["", "20"]}


def test_the_first_reading_is_kept_beside_the_corrected_one(office: Office) -> None:
    spans = list(reading.read(texts.GOALS).spans)
    at = next(at for at, span in enumerate(spans) if span.kind == "measure")
    spans[at] = reading.Span("lead", spans[at].start, spans[at].end)
    plan = plans.store(texts.GOALS, spans, organisation=office.unit("city"), by=office["chen"])
    row = plan.source_text
    assert (["measure", spans[at].start, spans[at].end] in row.first_reading, row.spans.all()[at].kind) == (
        True,
        "lead",
    )
    assert breaches() == []


def test_the_same_text_is_one_live_plan_of_an_organisation(office: Office) -> None:
    plan = stored(office)
    with pytest.raises(plans.KnownPlan, match=f"第 {plan.ref} 份工作要点") as refusal:
        stored(office)
    assert refusal.value.plan == plan
    assert stored(office, unit="jiang", who="zhao").pk != plan.pk
    assert (AnnualPlan.objects.count(), PlanSource.objects.count()) == (2, 2)


def test_a_discarded_plan_makes_room_for_its_text(office: Office) -> None:
    plan = stored(office)
    gone = plans.void(plan, by=office["chen"], note="导错了年份")
    assert (gone.state, stored(office).pk != plan.pk) == ("void", True)
    assert [entry.verb for entry in journal.history("annual_plan", plan.pk)][-1] == "void"
    with pytest.raises(Overtaken, match="已作废"):
        plans.void(plan, by=office["chen"], note="再来")
    assert rules.can_void(office["chen"], gone).reason == "这份工作要点已作废"


def test_discarding_wants_a_reason_and_the_houses_drafter(office: Office) -> None:
    plan = stored(office)
    with pytest.raises(Refused, match="请写明作废的理由"):
        plans.void(plan, by=office["chen"], note=" ")
    with pytest.raises(Refused, match="只有某市科协的拟稿人能作废"):
        plans.void(plan, by=office["zhao"], note="别人的")


@pytest.mark.parametrize(
    ("source", "spans", "message"),
    [
        ("甲\x00乙", [("measure", 0, 3)], "不能保存的字符"),
        ("甲\ud800", [("measure", 0, 2)], "不能保存的字符"),
        ("甲乙", [("measure", 0, 1)], "没有划入任何一段"),
        ("甲乙", [("body1", 0, 2)], "请从列表中选择"),
        ("甲乙", [("measure", 0, 2)], "没有找到工作要点的标题"),
        ("甲乙", [("title", 0, 2)], "没有找到措施"),
        ("甲" * 301 + "乙", [("title", 0, 301), ("measure", 301, 302)], "标题有 301 字"),
        ("甲乙" + "丙" * 301, [("title", 0, 1), ("measure", 1, 2), ("part", 2, 303)], "标题有 301 字"),
        ("甲乙" + "丙" * 501, [("title", 0, 1), ("measure", 1, 2), ("owner", 2, 503)], "责任单位有 501 字"),
        ("甲乙" + "丙" * 201, [("title", 0, 1), ("measure", 1, 2), ("due", 2, 203)], "完成时限有 201 字"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_reason(
    office: Office, source: str, spans: list[tuple[str, int, int]], message: str
) -> None:
    with pytest.raises(Refused, match=message):
        plans.store(source, [reading.Span(*one) for one in spans], organisation=office.unit("city"), by=office["chen"])
    assert (AnnualPlan.objects.count(), PlanSource.objects.count()) == (0, 0)


@pytest.mark.parametrize("who", ["zhao", "leader", "reviewer", "wang"])
def test_only_a_drafter_of_the_house_takes_a_plan_over(office: Office, who: str) -> None:
    with pytest.raises(Refused, match="只有某市科协的拟稿人能录入"):
        stored(office, who=who)


def test_a_closed_organisation_gets_no_plan(office: Office) -> None:
    city = office.unit("city")
    city.state = "closed"
    assert rules.can_store(office["chen"], city).reason == f"{city.label}已撤销，不能再定工作要点"


def test_who_sees_a_plan_is_who_may_view_it(office: Office) -> None:
    plan = stored(office)
    other = stored(office, texts.RUN_IN, unit="jiang", who="zhao")
    seen = {
        name: [(one in rules.visible_plans(actor), bool(rules.can_view(actor, one))) for one in (plan, other)]
        for name, actor in {
            "system": SYSTEM,
            "stranger": STRANGER,
            **{n: office[n] for n in ("chen", "zhao", "sun")},
        }.items()
    }
    yes, no = (True, True), (False, False)
    assert seen == {
        "system": [yes, yes], "stranger": [no, no], "chen": [yes, no], "zhao": [no, yes], "sun": [no, no],
    }  # fmt: skip
    assert rules.can_view(STRANGER, plan).reason == "您的任职不涉及这份工作要点"


def test_a_drafter_still_sees_what_they_drafted_in_another_post(office: Office) -> None:
    plan = stored(office)
    AnnualPlan.objects.filter(pk=plan.pk).update(drafted_by=office["sun"].person_id)
    assert list(rules.visible_plans(office["sun"])) == [plan]


def test_the_rows_of_a_person_are_told(office: Office) -> None:
    plan = stored(office)
    rows = privacy.export(office["chen"].person_id)
    assert [(name, len(found)) for name, found in rows.items()] == [
        ("annual_plans", 1),
        ("plan_reminders", 0),
        ("plan_sources", 1),
        ("plan_reports", 0),
    ]
    assert rows["annual_plans"][0]["ref"] == plan.ref


@pytest.mark.parametrize("each", [25, pytest.param(250, marks=pytest.mark.full)])
def test_hundreds_and_thousands_of_measures_are_stored_in_a_bounded_number_of_statements(
    office: Office, django_assert_max_num_queries: object, each: int
) -> None:
    rows = "".join(f"{n}.新建企业科协{n}家。\n" for n in range(1, each + 1))
    source = "二〇二四年工作要点\n" + "".join(f"{mark}、第{mark}方面\n{rows}" for mark in texts.NUMERALS)
    with django_assert_max_num_queries(60):  # type: ignore[operator]
        plan = stored(office, source)
    assert Measure.objects.filter(part__plan=plan).count() == 20 * each
    assert Indicator.objects.filter(measure__part__plan=plan).count() == 20 * each
    assert breaches() == []


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=200))
def test_any_text_is_stored_to_the_character(office: Office, text: str) -> None:
    source = "2024年工作要点\n一、组织建设\n1.新建企业科协60家。\n" + text
    with transaction.atomic():
        plan = stored(office, source)
        assert told(plan.source_text) == source
        assert breaches() == []
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        transaction.set_rollback(True)


@pytest.mark.parametrize("spans", [[], [("body", 0, 1)], [("body", 0, 1), ("body", 2, 3)], [("body", 0, 4)]])
def test_the_database_refuses_spans_that_do_not_tile(office: Office, spans: list[tuple[str, int, int]]) -> None:
    bare = AnnualPlan.objects.create(organisation=office.unit("city"), title="甲", sha256="0")

    def commit() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            row = PlanSource.objects.create(plan=bare, text="甲乙丙")
            PlanSpan.objects.bulk_create(PlanSpan(source=row, kind=kind, start=a, end=b) for kind, a, b in spans)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    with pytest.raises(ProgrammingError, match="spans cover"):
        commit()


def test_the_database_refuses_spans_that_overlap(office: Office) -> None:
    row = stored(office).source_text
    with pytest.raises(IntegrityError, match="plan_span_no_overlap"), transaction.atomic():
        PlanSpan.objects.create(source=row, kind="body", start=0, end=3)


@pytest.mark.parametrize("table", ["annualplan", "part", "measure", "indicator", "plansource", "planspan"])
def test_no_row_of_a_plan_is_ever_removed(office: Office, table: str) -> None:
    stored(office, texts.RUN_IN)
    with pytest.raises(ProgrammingError, match="Cannot delete"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM plans_{table}")


@pytest.mark.parametrize(
    "change", ["UPDATE plans_plansource SET text = '别的'", "UPDATE plans_planspan SET kind = 'lead'"]
)
def test_the_text_and_its_spans_are_written_once(office: Office, change: str) -> None:
    stored(office)
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


def test_an_operator_that_is_none_and_a_year_that_is_none_are_refused_by_the_database(office: Office) -> None:
    measure = Measure.objects.filter(part__plan=stored(office)).first()
    for values in ({"op": "!"}, {"op": "=", "value": -1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Indicator.objects.create(measure=measure, position=9, what="甲", unit="家", **({"value": 1} | values))
    with pytest.raises(IntegrityError, match="plan_year"), transaction.atomic():
        AnnualPlan.objects.create(organisation=office.unit("city"), title="甲", sha256="1", year=3013)


def test_two_who_take_one_text_over_meet_at_the_constraint(office: Office) -> None:
    """Canary: without the constraint the second row would stand."""
    plan = stored(office)
    with pytest.raises(IntegrityError, match="plan_once_for_a_text"), transaction.atomic():
        AnnualPlan.objects.create(organisation=plan.organisation, title="同文", sha256=plan.sha256)
    assert issubclass(plans.KnownPlan, Overtaken)
    assert Organisation.objects.filter(annual_plans=plan).count() == 1
