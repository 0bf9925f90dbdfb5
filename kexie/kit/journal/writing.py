"""Writing the journal and telling those who subscribed, in the acting transaction."""

import hashlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection, transaction

from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.journal.diffs import Change

if TYPE_CHECKING:
    from kexie.kit.journal.models import Entry

# A subscriber takes the entry's id and defers its job; it runs inside the acting transaction.
Subscriber = Callable[[int], None]
_subscribers: dict[tuple[str, str], tuple[Subscriber, ...]] = {}


def connect(table: Mapping[tuple[str, str], tuple[Subscriber, ...]]) -> None:
    """Take over the table of subscribers from config/plugs.py; called once at the start."""
    _subscribers.clear()
    _subscribers.update(table)


def subscribers_of(entity: str, verb: str) -> tuple[Subscriber, ...]:
    """Who wants to hear of this act."""
    return _subscribers.get((entity, verb), ())


def write(
    entity: str,
    entity_id: UUID,
    verb: str,
    *,
    by: Actor,
    source: str = "",
    target: str = "",
    note: str = "",
    diff: Mapping[str, Change] | None = None,
) -> "Entry":
    """One row for one act, and one deferred job per subscriber, in the caller's transaction.

    Raises:
        TransactionManagementError: called outside a transaction (an act and its trace stand or fall together).
    """
    from kexie.kit.journal.models import Entry, Note  # models need the application registry

    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("the journal is written inside the acting transaction")
    entry = Entry.objects.create(
        at=clock.now(),
        request_id=by.request_id,
        person_id=by.person_id,
        post_id=by.post_id,
        organisation_id=by.organisation_id,
        behalf_id=by.behalf_id,
        part=by.part,
        entity=entity,
        entity_id=entity_id,
        verb=verb,
        source=source,
        target=target,
        diff={name: list(pair) for name, pair in (diff or {}).items()},
        note_hash=hashlib.sha256(note.encode()).hexdigest() if note else "",
    )
    if note:
        Note.objects.create(entry=entry, text=note)
    for subscriber in subscribers_of(entity, verb):
        subscriber(entry.id)
    return entry
