"""Applications nobody sent: dropped by the clock, with what was handed in."""

from datetime import timedelta

from django.db import transaction

from kexie.associations.actions import materials
from kexie.associations.flow import FOUNDING
from kexie.associations.models import Assembly, Founding
from kexie.kit import clock, journal
from kexie.kit.actor import SYSTEM

# So long an application that nobody sent stays after the last time it was touched.
DRAFT_LASTS = timedelta(days=60)


def forget_drafts() -> int:
    """Drop what was begun, at the portal or at the desk, and never sent; how many."""
    with transaction.atomic():
        old = Founding.objects.filter(state="draft", changed_at__lt=clock.now() - DRAFT_LASTS).order_by("pk")
        found = list(old.select_for_update(of=("self",), skip_locked=True)[:1000])
        for founding in found:
            journal.write(FOUNDING.entity, founding.pk, "forget", by=SYSTEM)
        Founding.objects.filter(pk__in=[founding.pk for founding in found]).delete()
        meetings = Assembly.objects.filter(pk__in=[founding.assembly_id for founding in found])
        for meeting in meetings:
            materials.forget(meeting)
        meetings.delete()
    return len(found)
