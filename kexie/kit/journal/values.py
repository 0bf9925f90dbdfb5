"""What fields held before and after an edit: kept beside the journal, put back, forgotten.

The journal is sealed and holds masks; what an edit needs to be undone lies here and goes with the person it tells of.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import Q

from kexie.kit.actor import Actor
from kexie.kit.journal.diffs import Change
from kexie.kit.journal.writing import write
from kexie.kit.verdict import ALLOWED, Overtaken, Verdict, refused

if TYPE_CHECKING:
    from kexie.kit.journal.models import Entry

EDIT, UNDO = "edit", "undo_edit"
VERBS = (EDIT, UNDO)
# The diff of an undoing names the entry that it puts back: so the sealed journal tells it too.
POINTER = "undoes"
_STRAYS = """
SELECT v.entry_id, v.field FROM kit_journal_value v JOIN kit_journal_entry e ON e.id = v.entry_id
WHERE NOT e.diff ? v.field OR NOT e.verb = ANY(%s) ORDER BY 1, 2 LIMIT 100
"""


def edit(
    entity: str, entity_id: UUID, *, by: Actor, diff: Mapping[str, Change], before: Mapping[str, object],
    after: Mapping[str, object], undone: "Entry | None" = None, note: str = "",
) -> "Entry":  # fmt: skip
    """Journal an edit and keep what its fields held; with ``undone`` it is the putting back of that edit.

    Raises:
        Overtaken: that one was put back in the meantime.
    """
    from kexie.kit.journal.models import Undoing, Value  # models need the application registry

    pointer: dict[str, Change] = {POINTER: ("", str(undone.pk))} if undone else {}
    verb = UNDO if undone else EDIT
    entry = write(entity, entity_id, verb, by=by, note=note, diff={**diff, **pointer})
    Value.objects.bulk_create(
        Value(entry=entry, field=name, before=plain(before.get(name)), after=plain(after.get(name))) for name in diff
    )
    if undone is not None:
        try:
            with transaction.atomic():
                Undoing.objects.create(entry=entry, undone=undone)
        except IntegrityError as fault:
            raise Overtaken("这次修改已撤销，请刷新页面", "change.undo.once") from fault
    return entry


def entry_of(entity: str, entity_id: UUID, number: int) -> "Entry | None":
    """One act on this very record, with what it kept; None where the number is another's."""
    from kexie.kit.journal.models import Entry

    found = Entry.objects.filter(entity=entity, entity_id=entity_id, pk=number)
    return found.select_related("note", "undone_by__entry").prefetch_related("values").first()


def undoable(entry: "Entry", now: Mapping[str, object], told: Callable[[Collection[str]], str]) -> Verdict:
    """Whether this edit can be put back: it is one, it was not yet, its values are kept, and nothing came after it.

    Args:
        entry: with its values and what undid it.
        now: what the record's fields hold, read under the lock of its row.
        told: for fields that were changed since: which, by whom, when, in words.
    """
    if entry.verb not in VERBS:
        return refused("这一条不是修改，不能在这里撤销", "change.undo.edit")
    if hasattr(entry, "undone_by"):
        return refused("这次修改已撤销，请刷新页面", "change.undo.once")
    kept = {row.field: row for row in entry.values.all()}
    if set(entry.diff) - {POINTER} - set(kept):
        return refused("这次修改的原值没有保存，或已按规定删去，不能撤销。请直接修改", "change.undo.kept")
    since = [name for name, row in kept.items() if plain(now.get(name)) != row.after]
    if since:
        return refused(f"{told(since)}，不能撤销这次修改。请先看后来的修改，或直接修改", "change.undo.since")
    return ALLOWED


def before(entry: "Entry") -> dict[str, Any]:
    """What the fields held before this edit, those only that it changed."""
    return {row.field: row.before for row in entry.values.all() if row.before != row.after}


def changed_since(entry: "Entry", name: str) -> "Entry | None":
    """The last act that changed this field after ``entry``; None where the journal tells of none."""
    from kexie.kit.journal.models import Entry

    later = Entry.objects.filter(entity=entry.entity, entity_id=entry.entity_id, pk__gt=entry.pk, diff__has_key=name)
    return later.order_by("-pk").first()


def forget(entity: str, entity_id: UUID, fields: Collection[str] | None = None) -> int:
    """Delete what was kept of this record's edits, of these fields only if they are named; how many values."""
    from kexie.kit.journal.models import Value

    rows = Value.objects.filter(entry__entity=entity, entry__entity_id=entity_id)
    if fields is not None:
        rows = rows.filter(field__in=fields)
    return rows.delete()[0]


def forget_of_many(entity: str, records: Collection[UUID], fields: Collection[str]) -> int:
    """Delete what was kept of these fields of all these records; how many values."""
    from kexie.kit.journal.models import Value

    rows = Value.objects.filter(entry__entity=entity, entry__entity_id__in=records, field__in=list(fields))
    return rows.delete()[0]


def forget_words(entity: str, records: Collection[UUID], field: str, words: str) -> int:
    """Delete what was kept of this field of these records where it held just these words; how many values."""
    from kexie.kit.journal.models import Value

    rows = Value.objects.filter(entry__entity=entity, entry__entity_id__in=records, field=field)
    return rows.filter(Q(before=words) | Q(after=words)).delete()[0]


def plain(value: object) -> Any:
    """A field's value as it is kept and compared."""
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def strays() -> list[tuple[str, str]]:
    """No value is kept of a field that its entry does not tell of, and none but an edit keeps any."""
    with connection.cursor() as cursor:
        cursor.execute(_STRAYS, [list(VERBS)])
        return [(str(entry), f"多出的修改内容：{field}") for entry, field in cursor]
