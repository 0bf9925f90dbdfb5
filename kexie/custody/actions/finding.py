"""Looking through the register for records that may be one; what is found stands until it is looked through again."""

from django.db import transaction

from kexie.custody.models import Candidate
from kexie.custody.queries import duplicates
from kexie.kit import clock

_BY_KIND = {duplicates.PEOPLE: duplicates.found_people, duplicates.UNITS: duplicates.found_organisations}


def find() -> int:
    """Both kinds anew; how many pairs. Readers see those of before until the new ones stand."""
    return sum(_find(kind) for kind in _BY_KIND)


@transaction.atomic
def _find(kind: str) -> int:
    at = clock.now()
    found = _BY_KIND[kind]()
    Candidate.objects.filter(entity=kind).delete()
    Candidate.objects.bulk_create(
        [
            Candidate(entity=kind, first_id=one, second_id=other, reasons=why.words, weight=why.weight, found_at=at)
            for (one, other), why in found.items()
        ],
        batch_size=1000,
    )
    return len(found)
