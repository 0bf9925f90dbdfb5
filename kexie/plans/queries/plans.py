"""Plans and their measures: lists, one plan, what is proposed for its measures."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from kexie.kit import clock, prepared
from kexie.kit.actor import Actor
from kexie.kit.files.models import StoredFile
from kexie.organisations.models import Ancestry, Organisation
from kexie.plans import lights, proposals
from kexie.plans.models import AnnualPlan, Indicator, LightRule, Measure, Part, PlanSource, ProposalRow, Task
from kexie.plans.proposals import Kept, Proposal, Row
from kexie.plans.reading import Indicator as Figure
from kexie.plans.reading import dues
from kexie.plans.rules import can_read_all, can_view, visible_plans

_ANY_REF = -7_001  # no plan's number: stands for it while the statement is written


def listed(actor: Actor, year: int | None = None) -> QuerySet[AnnualPlan]:
    """The plans this actor sees, newest first, each with its organisation and how many ``measures`` and ``tasks``."""
    rows = visible_plans(actor).select_related("organisation")
    if year is not None:
        rows = rows.filter(year=year)
    counted = rows.annotate(measured=Count("parts__measures", distinct=True), tasked=Count("tasks", distinct=True))
    return counted.defer("guidance").order_by("-year", "-ref")


def years(actor: Actor) -> list[int]:
    """The years of the plans this actor sees, newest first. One query."""
    found = visible_plans(actor).exclude(year=None).order_by("-year").values_list("year", flat=True).distinct()
    return [year for year in found if year is not None]


def plan(actor: Actor, ref: int) -> AnnualPlan | None:
    """The visible plan with this short number. Two queries for who reads all of it, three for others.

    Who reads everybody's progress sees the plan too (rules.plans). To ask for all the ways to it at once would be one
    query, which takes ten times as long to write as both of these.
    """
    found: AnnualPlan | None = prepared.one("plans.plan", _any_plan, {_ANY_REF: ref})
    if found is None or can_read_all(actor, found) or can_view(actor, found):
        return found
    return None


def _any_plan() -> QuerySet[AnnualPlan]:
    return AnnualPlan.objects.select_related("organisation").filter(ref=_ANY_REF)


def parts(plan: AnnualPlan) -> list[Part]:
    """The parts with their measures, each with its indicators and its tasks. Five queries, whatever the size."""
    tasks = Prefetch("measures__tasks", Task.objects.select_related("lead"))
    return list(plan.parts.prefetch_related("measures__indicators", tasks, "measures__tasks__co_owners"))


def measure(plan: AnnualPlan, pk: UUID) -> Measure | None:
    """One measure of this plan."""
    found = Measure.objects.filter(part__plan=plan).select_related("part__plan__organisation")
    return found.prefetch_related("indicators").filter(pk=pk).first()


def measures_of(plan: AnnualPlan, wanted: Collection[UUID]) -> list[Measure]:
    """Those of these measures that are this plan's, in its order."""
    found = Measure.objects.filter(part__plan=plan, pk__in=list(wanted)).select_related("part")
    return list(found.prefetch_related("indicators", "tasks").order_by("part__position", "position"))


def source(plan: AnnualPlan) -> PlanSource:
    """The text it was taken from, with its spans."""
    return PlanSource.objects.prefetch_related("spans").get(plan=plan)


def kept_file(pk: UUID) -> StoredFile | None:
    """The .docx kept under this id at an import of a plan; whose it is, is for the action to ask. One query."""
    return StoredFile.objects.filter(pk=pk, purpose="import").first()


def original(plan: AnnualPlan) -> PlanSource | None:
    """What it was taken from, where that was a file: ``file``, ``left_out``, ``stored_at``. One query."""
    found = PlanSource.objects.select_related("file").defer("text", "first_reading")
    return found.filter(plan=plan, file__isnull=False).first()


def rows(organisation: Organisation) -> list[Row]:
    """The table of proposals of this house, its own rows before the general ones, each with the name the department
    has here. Two queries.
    """
    found = ProposalRow.objects.filter(Q(organisation=organisation) | Q(organisation=None), is_active=True)
    ordered = sorted(found, key=lambda one: (one.organisation_id is None, one.position))
    told = (Row(tuple(one.words), tuple(one.verbs), one.department, one.indicator, one.unit) for one in ordered)
    known = departments_named(organisation)
    return [proposals.fitted(row, known) for row in told]


def proposed(plan: AnnualPlan, measures: Iterable[Measure]) -> Iterator[tuple[Measure, list[Proposal]]]:
    """For each measure what is proposed and not yet a task of it; measures need indicators and tasks at hand."""
    table = rows(plan.organisation)
    for one in measures:
        taken = {task.name for task in one.tasks.all()}
        found = proposals.propose(kept(one), table)
        fresh = [told for told in found if (told.indicator or one.text[:200]) not in taken]
        yield one, _once(fresh)


def _once(found: Iterable[Proposal]) -> list[Proposal]:
    """Two rows of the table may name one indicator: the first, which is the house's own, stands."""
    return list({told.indicator: told for told in reversed(list(found))}.values())[::-1]


def kept(measure: Measure) -> Kept:
    """A stored measure as :func:`proposals.propose` reads it."""
    return Kept(
        measure.text, measure.verb, measure.owner_text or None, [_figure(one) for one in measure.indicators.all()]
    )


def _figure(one: Indicator) -> Figure:
    return Figure(one.what, one.op, one.value, one.unit, part=one.is_part)


def due_day(measure: Measure, plan: AnnualPlan) -> date:
    """The last day of the quarter the text names, the year's where it names none."""
    return quarter_end(plan.year or clock.today().year, dues.quarter(measure.due_text) or 4)


def quarter_end(year: int, quarter: int) -> date:
    """31 March, 30 June, 30 September, 31 December."""
    return date(year, quarter * 3, 31 if quarter in (1, 4) else 30)


def departments(organisation: Organisation) -> list[Organisation]:
    """The house itself and its departments, that may lead a task: by name. One query."""
    inside = Ancestry.objects.filter(ancestor=organisation, inside=True).values("descendant")
    return list(Organisation.objects.filter(pk__in=inside, state="active").order_by("name_key", "id"))


def departments_named(organisation: Organisation) -> dict[str, Organisation]:
    """:func:`departments` by name and short name."""
    found = departments(organisation)
    return {name: one for one in found for name in (one.name, one.short_name) if name}


def not_of_house(organisation: Organisation, owners: Collection[Organisation]) -> list[Organisation]:
    """Of these the ones that are no department of this house (nor itself). One query."""
    if not owners:
        return []
    inside = Ancestry.objects.filter(ancestor=organisation, inside=True, descendant__in=list(owners))
    own = set(inside.values_list("descendant_id", flat=True))
    return [one for one in owners if one.pk not in own]


def below(organisation: Organisation, units: Collection[Organisation]) -> set[UUID]:
    """Of these the ones that stand below this organisation and are no department of it. One query."""
    links = Ancestry.objects.filter(ancestor=organisation, inside=False, descendant__in=list(units))
    return set(links.values_list("descendant_id", flat=True))


def light_rule(organisation: Organisation) -> lights.Rule:
    """Its own thresholds, else the usual ones. One query."""
    found = (
        LightRule.objects.filter(Q(organisation=organisation) | Q(organisation=None)).order_by("organisation").first()
    )
    return lights.Rule(found.on_course, found.slow, found.soon) if found else lights.Rule()


def table_rows(organisation: Organisation) -> list[ProposalRow]:
    """Every row of the table of proposals this house may see, its own first, switched off ones too. One query."""
    found = ProposalRow.objects.filter(Q(organisation=organisation) | Q(organisation=None))
    return sorted(found, key=lambda one: (one.organisation_id is None, one.position))


def table_row(organisation: Organisation, pk: UUID) -> ProposalRow | None:
    """One of :func:`table_rows`."""
    return ProposalRow.objects.filter(Q(organisation=organisation) | Q(organisation=None), pk=pk).first()


def tasks(plan: AnnualPlan) -> QuerySet[Task]:
    """Its tasks with lead and the part they belong to, in the order of the text."""
    found = plan.tasks.select_related("lead", "measure__part").defer("measure__text", "measure__object")
    return found.order_by("measure__part__position", "measure__position", "ref")
