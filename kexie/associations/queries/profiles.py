"""What is told of one unit."""

from django.db.models import QuerySet

from kexie.associations import rules
from kexie.associations.models import CoveredUnit, Profile, YearFigures
from kexie.kit.actor import Actor
from kexie.organisations.models import Organisation
from kexie.organisations.rules import current


def profile_of(actor: Actor, organisation: Organisation) -> Profile | None:
    """Its profile, where it has one and the actor may look at it."""
    return rules.visible_profiles(actor).filter(organisation=organisation).first()


def years_of(organisation: Organisation) -> QuerySet[YearFigures]:
    """Its figures by year, the newest first; the organisation must be seen."""
    return YearFigures.objects.filter(organisation=organisation).order_by("-year")


def covered_units(actor: Actor, association: Organisation) -> QuerySet[CoveredUnit]:
    """What an association covers today and what it does not, by name."""
    rows = rules.visible_covered(actor).filter(association=association)
    return current(rows).select_related("unit").order_by("-is_covered", "name", "id")
