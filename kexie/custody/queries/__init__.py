"""Named reads of custody."""

from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet

from kexie.custody import keeping
from kexie.custody.models import Correction, Erasure, KeepingRun, KeepingTerm, Merge
from kexie.custody.rules import visible_corrections, visible_erasures
from kexie.kit import clock, counting
from kexie.kit.actor import Actor
from kexie.organisations.rules import visible_people
from kexie.people.models import Person, Photo

# The place of ``Merge.moved`` whose rows are gone where the picture was replaced (people.actions.photos).
PHOTO = "people.Photo.person"


def corrections_of(person: Person) -> QuerySet[Correction]:
    """What somebody asked to have put right, the newest first."""
    return Correction.objects.filter(person=person).order_by("-asked_at", "-id")


def correction(actor: Actor, pk: UUID) -> Correction | None:
    """One of them; None where there is none or it may not be seen."""
    return visible_corrections(actor).filter(pk=pk).select_related("person", "settled_by").first()


def erasure_of(person: Person) -> Erasure | None:
    """The newest of somebody's."""
    return Erasure.objects.filter(person=person).order_by("-asked_at", "-id").first()


def erasures(actor: Actor) -> QuerySet[Erasure]:
    """What is seen of them, what runs first, then the newest."""
    rows = visible_erasures(actor).select_related("person", "asked_by", "checked_by", "settled_by")
    return rows.order_by("settled_at", "-asked_at", "-id")


def erasure(actor: Actor, pk: UUID) -> Erasure | None:
    """One of them; None where there is none or it may not be seen."""
    return erasures(actor).filter(pk=pk).first()


def merge(actor: Actor, pk: UUID) -> Merge | None:
    """One merger of a person this actor sees; None else."""
    rows = Merge.objects.filter(pk=pk, kept__in=visible_people(actor))
    return rows.select_related("kept", "gone").first()


def photo_lost(row: Merge) -> bool:
    """Whether the photo that went over was replaced or removed since: undoing finds it nowhere. One query."""
    keys = row.moved.get(PHOTO, [])
    return bool(keys) and not Photo.objects.filter(pk__in=keys, person=row.kept_id).exists()


def terms() -> dict[str, int]:
    """For how many days each kind is kept. One query."""
    set_here = dict(KeepingTerm.objects.values_list("code", "days"))
    return {code: set_here.get(code, kind.usual) for code, kind in keeping.KINDS.items()}


def own_terms() -> list[tuple[str, int, str]]:
    """What of one's particulars goes so many days after one has left, and how. One query."""
    days = terms()
    return [(one.told, days[code], one.what) for code, one in keeping.KINDS.items() if one.told]


def falling_due(most: int = 100_000) -> dict[str, int]:
    """How many of each kind the next run would take. One query."""
    now, days = clock.now(), terms()
    rows = {code: kind.due(now - timedelta(days=days[code])) for code, kind in keeping.KINDS.items()}
    return dict(counting.bounded(rows, most))


def runs(most: int = 14) -> list[KeepingRun]:
    """The last nights."""
    return list(KeepingRun.objects.order_by("-at")[:most])


__all__ = [
    "PHOTO", "correction", "corrections_of", "erasure", "erasure_of", "erasures", "falling_due", "merge", "own_terms",
    "photo_lost", "runs", "terms",
    "visible_corrections", "visible_erasures",
]  # fmt: skip
