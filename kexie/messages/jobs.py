"""Sending what waits, and codes by SMS."""

from kexie.kit.jobs import periodic, task
from kexie.kit.journal.models import Entry
from kexie.messages.actions import codes, sending


@periodic("messages.send", "* * * * * */10")
def send() -> None:
    """Every 10 seconds: what is due, outside of quiet hours; what a dead sender left is marked as unknown."""
    sending.run()


@task("messages.send_code")
def send_code(entry_id: int) -> None:
    """Somebody asked for a code: it goes, where the number is somebody's."""
    codes.send(Entry.objects.values_list("entity_id", flat=True).get(pk=entry_id))
