"""What everybody may read of the tree: whose site this is, and how many there are."""

from dataclasses import dataclass

from django.db import connection

from kexie.kit import clock
from kexie.organisations.kinds import Kind
from kexie.organisations.models import Installation


@dataclass(frozen=True, slots=True)
class PublicCounts:
    """Enterprise associations at work, and people known to any organisation today."""

    enterprises: int
    people: int


def installation() -> Installation | None:
    """Whose installation this is, with its organisation; None before the first set-up. One query."""
    return Installation.objects.select_related("organisation").first()


# One statement, so that both figures are of one moment; today's affiliations, both days of a term included.
_COUNTS = """
SELECT (SELECT count(*) FROM organisations_organisation WHERE kind = %s AND state = 'active'),
       (SELECT count(DISTINCT person_id) FROM organisations_affiliation
        WHERE starts_on <= %s AND (ends_on IS NULL OR ends_on >= %s)
        AND NOT EXISTS (SELECT FROM people_person WHERE id = person_id AND merged_into_id IS NOT NULL))
"""


def public_counts() -> PublicCounts:
    """The figures of the front page. One query."""
    today = clock.today()
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, [Kind.ENTERPRISE, today, today])
        enterprises, people = cursor.fetchone()
    return PublicCounts(enterprises, people)
