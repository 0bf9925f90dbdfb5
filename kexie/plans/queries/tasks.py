"""Tasks, their parts and the reports on them: one of each, as the actor may see it."""

from uuid import UUID

from django.db.models import F, QuerySet

from kexie.kit import prepared
from kexie.kit.actor import Actor
from kexie.organisations import kinds
from kexie.organisations.models import Ancestry, Organisation
from kexie.plans.models import AnnualPlan, Report, Target, Task
from kexie.plans.rules import can_view_report, can_view_target, visible_plans, visible_targets

# In the place of the one asked for while a statement is written.
_ANY = UUID("a0a5c1d2-3f0b-4c57-8d11-2b7c61d2f3e4")


def task(actor: Actor, ref: int) -> Task | None:
    """The task with this short number, of a plan the actor sees."""
    found = Task.objects.filter(ref=ref, plan__in=visible_plans(actor))
    return found.select_related("plan__organisation", "lead", "measure__part").prefetch_related("co_owners").first()


def target(actor: Actor, pk: UUID) -> Target | None:
    """One part of a task the actor sees. Two queries for who works on the plan, one or two more for others.

    To ask for the part and all the ways to see it at once takes longer to plan than these to answer.
    """
    found: Target | None = prepared.one("plans.target", _any_target, {_ANY: pk})
    return found if found is not None and can_view_target(actor, found) else None


def _any_target() -> QuerySet[Target]:
    return Target.objects.filter(pk=_ANY).select_related(
        "task__plan__organisation", "task__lead", "task__measure", "organisation", "parent__organisation"
    )


def report(actor: Actor, pk: UUID) -> Report | None:
    """One report the actor sees; the queries of :func:`target`."""
    found: Report | None = prepared.one("plans.report", _any_report, {_ANY: pk})
    if found is not None and found.target is not None:
        found.target.task = found.task
    return found if found is not None and can_view_report(actor, found) else None


def _any_report() -> QuerySet[Report]:
    return Report.objects.filter(pk=_ANY).select_related(
        "task__plan__organisation", "target__parent", "organisation", "verifier", "evidence", "reported_by",
        "settled_by",
    )  # fmt: skip


def parts(task: Task, parent: Target | None) -> list[Target]:
    """The parts this was split into, by area and name. One query."""
    found = Target.objects.filter(task=task, parent=parent).select_related("organisation", "jurisdiction")
    return list(found.order_by("jurisdiction__position", "name", "id"))


def shared_out(plan: AnnualPlan) -> dict[UUID, list[Target]]:
    """The parts of the whole of every task of a plan, by area and name. One query."""
    found = Target.objects.filter(task__plan=plan, parent=None).select_related("organisation")
    told: dict[UUID, list[Target]] = {}
    for one in found.order_by("jurisdiction__position", "name", "id"):
        told.setdefault(one.task_id, []).append(one)
    return told


def own_parts(actor: Actor, task: Task) -> list[Target]:
    """The parts of this task the actor sees, those of the whole first. One query."""
    found = visible_targets(actor).filter(task=task).select_related("organisation", "jurisdiction", "parent")
    return list(found.order_by(F("parent").asc(nulls_first=True), "jurisdiction__position", "name", "id")[:400])


def reports(task: Task, target: Target | None) -> QuerySet[Report]:
    """What was reported at a part (with its own parts), or at the task itself; newest first."""
    rows = Report.objects.filter(task=task).select_related("organisation", "reported_by", "target")
    if target is None:
        return rows.filter(target=None).order_by("-reported_at", "-id")
    return rows.filter(target=target).order_by("-reported_at", "-id")


def receivers(house: Organisation, *, districts: bool) -> list[Organisation]:
    """Who a whole may be split among: the districts and zones, or every unit, directly below. One query."""
    found = Organisation.objects.filter(superior=house, state="active").exclude(
        kind__in=(kinds.Kind.DEPARTMENT, kinds.Kind.JOINT_ISSUER, kinds.Kind.HOST_UNIT)
    )
    if districts:
        found = found.filter(kind=kinds.Kind.ASSOCIATION, level__in=kinds.DISTRICT_LEVELS)
    return list(found.select_related("jurisdiction").order_by("jurisdiction__position", "name_key", "id"))


def units_numbered(house: Organisation, numbers: list[int]) -> dict[int, Organisation]:
    """Units below this house by their short number. One query."""
    below = Ancestry.objects.filter(ancestor=house, depth__gt=0).values("descendant")
    found = Organisation.objects.filter(pk__in=below, number__in=numbers).select_related("jurisdiction")
    return {one.number: one for one in found}


def number_of(organisation_id: UUID) -> int | None:
    """The short number of an organisation. One query."""
    return Organisation.objects.filter(pk=organisation_id).values_list("number", flat=True).first()
