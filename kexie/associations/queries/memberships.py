"""Reads of units that are members of a federation or a society."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from kexie.associations import rules
from kexie.associations.models import Membership, MembershipRules
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.organisations.models import Organisation
from kexie.organisations.queries.validity import views
from kexie.organisations.rules import current


def members_of(actor: Actor, federation: Organisation) -> QuerySet[Membership]:
    """Who belongs to it today, by name."""
    return current(_rows(actor, federation)).order_by("member__name_key", "id")


def members_listed(
    actor: Actor, federation: Organisation, settled: MembershipRules, view: str = "current", soon: int = 0,
    kind: str = "",
) -> QuerySet[Membership]:  # fmt: skip
    """One view of the roll, of one kind where it is given: those of the highest kind first, then by name."""
    rows = _rows(actor, federation).filter(_views(soon)[view])
    rows = rows.filter(kind=kind) if kind else rows
    places = [When(kind=name, then=Value(place)) for place, (name, _) in enumerate(settled.kinds)]
    return rows.annotate(place=Case(*places, default=Value(-1), output_field=IntegerField())).order_by(
        "-place", "member__name_key", "id"
    )


def member_counts(actor: Actor, federation: Organisation, soon: int) -> dict[str, int]:
    """How many each view shows. One query."""
    counts = {name: Count("pk", filter=condition) for name, condition in _views(soon).items()}
    return rules.visible_memberships(actor).filter(federation=federation).aggregate(**counts)


def member_kinds(actor: Actor, federation: Organisation, view: str, soon: int) -> Sequence[tuple[str, int]]:
    """Kinds there are in a view, each with how many. One query."""
    rows = rules.visible_memberships(actor).filter(_views(soon)[view], federation=federation)
    return list(rows.order_by("kind").values_list("kind").annotate(count=Count("pk")))


def member_of(actor: Actor, federation: Organisation, pk: UUID) -> Membership | None:
    """One row of this very roll; None where there is none or it may not be seen."""
    return _rows(actor, federation).select_related("member", "federation").filter(pk=pk).first()


def federations_of(actor: Actor, member: Organisation) -> QuerySet[Membership]:
    """To which federations and societies a unit belongs today."""
    rows = rules.visible_memberships(actor).filter(member=member)
    return current(rows).select_related("federation").order_by("federation__name_key", "id")


def _rows(actor: Actor, federation: Organisation) -> QuerySet[Membership]:
    return rules.visible_memberships(actor).filter(federation=federation).select_related("member")


def _views(soon: int) -> dict[str, Q]:
    # Who has told its last day belongs to it until then, and is asked for no renewal.
    today = clock.today()
    here = Q(starts_on__lte=today) & (Q(ends_on=None) | Q(ends_on__gte=today))
    return views(here, Q(ends_on=None), Q(ends_on__lt=today), soon)
