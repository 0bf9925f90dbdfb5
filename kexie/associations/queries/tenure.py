"""Named reads of terms, re-elections, changes and sleep; all start from what the actor may see."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, QuerySet, Subquery

from kexie.associations import days
from kexie.associations.models import Activity, AnnualReport, Change, Dormancy, Reelection, Tenure
from kexie.associations.rules import tenure as rules
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.organisations import kinds
from kexie.organisations.models import Organisation
from kexie.organisations.rules import current, listed_organisations

# What counts as activity: callables that give what an organisation did since a day, each row with its ``organisation``.
# Asked of each organisation in turn, so that a page of those without any ends with its fifty rows.
Active = Callable[[date], QuerySet[Any]]


def _elected(since: date) -> QuerySet[Tenure]:
    return Tenure.objects.filter(starts_on__gte=since)


def _recorded(since: date) -> QuerySet[Activity]:
    return Activity.objects.filter(state="recorded", ends_on__gte=since)


def _reported(since: date) -> QuerySet[AnnualReport]:
    first = clock.shanghai(since.year, since.month, since.day)
    return AnnualReport.objects.filter(state__in=("submitted", "accepted"), submitted_at__gte=first)


ACTIVITY: list[Active] = [_elected, _recorded, _reported]


def tenures(actor: Actor, organisation: Organisation) -> QuerySet[Tenure]:
    """Its terms with who sat in them, the newest first."""
    rows = rules.visible_tenures(actor).filter(organisation=organisation)
    return rows.prefetch_related("seats__person").order_by("-number")


def reelection(actor: Actor, pk: UUID) -> Reelection | None:
    """One re-election."""
    rows = rules.visible_reelections(actor).filter(pk=pk)
    return rows.select_related("organisation__superior", "assembly").first()


def reelections(actor: Actor, organisation: Organisation) -> QuerySet[Reelection]:
    """Those of one association, the newest first."""
    return rules.visible_reelections(actor).filter(organisation=organisation).order_by("-asked_at")


def change(actor: Actor, pk: UUID) -> Change | None:
    """One change that was asked for."""
    rows = rules.visible_changes(actor).filter(pk=pk)
    return rows.select_related("organisation__superior").first()


def changes(actor: Actor, organisation: Organisation) -> QuerySet[Change]:
    """Those of one association, the newest first."""
    return rules.visible_changes(actor).filter(organisation=organisation).order_by("-asked_at")


def sleeps(organisation: Organisation) -> QuerySet[Dormancy]:
    """When it was marked as asleep, the newest first; the organisation must be seen."""
    return Dormancy.objects.filter(organisation=organisation).order_by("-starts_on")


def overdue(actor: Actor) -> QuerySet[Organisation]:
    """Associations whose last term is over and that have not elected since."""
    return _electing(actor).filter(pk__in=_ended(last__lt=clock.today())).order_by("name_key", "id")


def ending(actor: Actor, months: int) -> QuerySet[Organisation]:
    """Associations whose last term ends within so many months."""
    today = clock.today()
    ended = _ended(last__range=(today, days.later(today, months)))
    return _electing(actor).filter(pk__in=ended).order_by("name_key", "id")


def unrecorded(actor: Actor) -> QuerySet[Organisation]:
    """Associations of which no term is known."""
    some = Tenure.objects.filter(organisation=OuterRef("pk"))
    return _electing(actor).filter(~Exists(some)).order_by("name_key", "id")


def _electing(actor: Actor) -> QuerySet[Organisation]:
    return listed_organisations(actor).filter(state="active", kind__in=kinds.ELECTING)


def _ended(**last: Any) -> QuerySet[Tenure, Any]:
    """Of whom the last day of the last term is so. Asked of each association by itself it took twice as long."""
    ends = Tenure.objects.order_by().values("organisation").annotate(last=Max("ends_on"))
    return ends.filter(**last).values("organisation")


def shown(keys: Sequence[UUID]) -> QuerySet[Organisation]:
    """These of a list, with the last day of the newest term as ``last_end`` and the superior at hand; in any order."""
    newest = Tenure.objects.filter(organisation=OuterRef("pk")).order_by("-number").values("ends_on")[:1]
    return Organisation.objects.filter(pk__in=keys).annotate(last_end=Subquery(newest)).select_related("superior")


def dormant_since(actor: Actor, months: int) -> QuerySet[Organisation]:
    """Associations without any activity in so many months, and not marked as asleep: the superior's to look at."""
    since = days.later(clock.today(), -months)
    rows = _electing(actor).exclude(founded_on__gte=since)
    for source in ACTIVITY:
        rows = rows.filter(~Exists(source(since).filter(organisation=OuterRef("pk"))))
    asleep = current(Dormancy.objects.filter(organisation=OuterRef("pk")))
    return rows.filter(~Exists(asleep)).order_by("name_key", "id")
