"""Lists of units that ought to be covered: who keeps them, who sees which of their lines."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from kexie.associations.flow import GAP_VISIT
from kexie.associations.models import BaseList, BaseUnit, GapVisit
from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations import kinds
from kexie.organisations.models import Organisation
from kexie.organisations.rules import holds, organisations_where, visible_organisations


def visible_base_lists(actor: Actor) -> QuerySet[BaseList]:
    """Those of the organisations the actor may look at: the line above and the subtree."""
    return BaseList.objects.filter(organisation__in=visible_organisations(actor))


def visible_base_units(actor: Actor) -> QuerySet[BaseUnit]:
    """All lines for whoever may read people at the list's own house; else those of one's own areas."""
    if actor.is_system:
        return BaseUnit.objects.all()
    if actor.organisation_id is None or "people.read" not in actor.rights:
        return BaseUnit.objects.none()
    # By the lists, of which there are few: asked of each line, whose list it is took most of the time.
    whole = BaseList.objects.filter(organisation__in=organisations_where(actor, "people.read")).values("pk")
    mine = Q(jurisdiction__in=_areas(actor.organisation_id)) & Q(base_list__in=visible_base_lists(actor).values("pk"))
    return BaseUnit.objects.filter(Q(base_list__in=whole) | mine)


# The area of an association, and those of the districts that went into it or into one of them: the lines of a list
# keep the area they were told with. Asked once a statement; ``successor_id`` has its index.
_AREAS = """
WITH RECURSIVE mine(id, jurisdiction_id) AS (
    SELECT id, jurisdiction_id FROM organisations_organisation WHERE id = %s AND kind = 'association'
    UNION
    SELECT gone.id, gone.jurisdiction_id FROM organisations_organisation gone JOIN mine ON gone.successor_id = mine.id
    WHERE gone.level = ANY(%s))
SELECT jurisdiction_id FROM mine WHERE jurisdiction_id IS NOT NULL
"""


def _areas(organisation_id: UUID) -> RawSQL:
    return RawSQL(_AREAS, [organisation_id, [str(level) for level in kinds.DISTRICT_LEVELS]])  # noqa: S611 (both values are parameters)


def can_keep_list(actor: Actor, organisation: Organisation) -> Verdict:
    """Make, fill, match and drop a list: whoever keeps the register of an association."""
    if organisation.kind != kinds.Kind.ASSOCIATION:
        return refused("应覆盖单位名录由各级科协建立", "base_list.kind")
    if not holds(actor, "organisations.edit", organisation.pk):
        return refused(f"只有{organisation.label}的经办人能维护名录", "base_list.right")
    return ALLOWED


def can_settle(actor: Actor, unit: BaseUnit) -> Verdict:
    """Say by hand which association covers a unit: who keeps the list, or the association of its area."""
    if _of_house_or_area(actor, unit):
        return ALLOWED
    return refused("只有名录所属的科协和该单位所在区的科协能认定", "base_unit.settle")


def can_visit(actor: Actor, unit: BaseUnit) -> Verdict:
    """Record a visit of a unit that nobody covers: the same; where it is covered its association has the record."""
    if unit.association_id is not None:
        return refused("这家单位已有科协覆盖，请到该科协的“指导记录”里记走访", "gap_visit.covered")
    if actor.organisation_id is None or not _of_house_or_area(actor, unit):
        return refused("由名录所属的科协和该单位所在区的科协的经办人记走访", "gap_visit.right")
    return ALLOWED


def can_correct_visit(actor: Actor, visit: GapVisit) -> Verdict:
    """Write a visit anew or make it void: who entered it, or who keeps the register for the house that was there."""
    if visit.state != GAP_VISIT.initial:
        return refused(f"这次走访{GAP_VISIT.state(visit.state).label}，不能再改", "gap_visit.state")
    if holds(actor, "organisations.edit", visit.house_id):
        return ALLOWED
    if actor.person_id is not None and actor.person_id == visit.entered_by_id and "organisations.edit" in actor.rights:
        return ALLOWED
    return refused(f"由记走访的人或{visit.house.label}的经办人更正", "gap_visit.keeper")


def _of_house_or_area(actor: Actor, unit: BaseUnit) -> bool:
    if holds(actor, "organisations.edit", unit.base_list.organisation_id):
        return True
    return "organisations.edit" in actor.rights and visible_base_units(actor).filter(pk=unit.pk).exists()
