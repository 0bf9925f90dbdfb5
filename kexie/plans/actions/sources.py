"""Files a plan was read from: kept until the plan is stored, forgotten where it never is."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Exists, OuterRef

from kexie.kit import clock, files, journal
from kexie.kit.actor import Actor
from kexie.kit.files.models import StoredFile
from kexie.kit.verdict import Refused
from kexie.plans.models import PlanSource

if TYPE_CHECKING:
    from django.core.files.base import File

PURPOSE = "import"
_UNCLAIMED = timedelta(days=30)


@transaction.atomic
def keep(upload: "File[bytes]", *, by: Actor) -> StoredFile:
    """Keep the .docx a text was read from, until ``plans.store`` makes it the original of a plan.

    What nobody stores is forgotten by :func:`forget`. Raises Refused for a file that may not be kept.
    """
    kept = files.keep(upload, PURPOSE, by=by)
    journal.write("file", kept.pk, "keep", by=by)
    return kept


def own(file: StoredFile | None, by: Actor) -> None:
    """Refused unless this is nothing, or a file the actor kept and that is the original of no plan yet."""
    if file is None:
        return
    if file.purpose != PURPOSE or file.person_id != by.person_id or PlanSource.objects.filter(file=file).exists():
        raise Refused("原来的文件已不在，请重新选择文件", "plan.file")


def forget() -> int:
    """Kept files that became the original of nothing within thirty days (as long as an unsaved form); how many."""
    used = PlanSource.objects.filter(file=OuterRef("pk"))
    rows = list(StoredFile.objects.filter(~Exists(used), purpose=PURPOSE, kept_at__lt=clock.now() - _UNCLAIMED))
    for row in rows:
        with transaction.atomic():
            files.discard(row)
    return len(rows)
