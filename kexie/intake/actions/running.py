"""The work of an import: all rows looked at, or written, chunk after chunk.

Each chunk is one transaction that records where it ends: killed at any moment, the work goes on behind the last chunk
that stands, with nothing twice. Imports of one kind take turns (an advisory lock a chunk): two of the same rows at once
would each find nobody and write everybody.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from django.db import IntegrityError, OperationalError, connection, transaction

from kexie.intake import queries, reading, rules
from kexie.intake.actions import rows
from kexie.intake.actions.base_lists import Lines
from kexie.intake.actions.people import People
from kexie.intake.actions.units import Units
from kexie.intake.flow import BATCH
from kexie.intake.kinds import Kind, Outcome
from kexie.intake.models import Batch
from kexie.intake.results import Result, warned
from kexie.kit import clock, flow, garbage, progress
from kexie.kit.actor import SYSTEM, Actor
from kexie.kit.crypto import ring
from kexie.kit.progress.models import Progress
from kexie.kit.tables.records import Record
from kexie.kit.verdict import Refused, require
from kexie.organisations import posts
from kexie.organisations.models import Organisation, Post

# Any number, the same for all imports; the second tells people from units.
_LOCK = 7_332
_TURNS = {Kind.PEOPLE: 1, Kind.UNITS: 2, Kind.BASE_LIST: 3}


def work_of(kind: str, columns: Mapping[int, str], policy: str, organisation: Organisation, by: Actor) -> Any:
    """Who judges and writes rows of this kind."""
    places = reading.place_of(columns)
    if kind == Kind.PEOPLE:
        return People(by, policy, places)
    if kind == Kind.UNITS:
        return Units(by, policy, places, queries.units.house_of(organisation))
    return Lines(places)


def judged(work: Any, chunks: Iterator[list[Record]]) -> Iterator[list[Result]]:
    """What would become of the rows; nothing is written."""
    for records in chunks:
        with ring.held():
            lines = work.judge(records)
        work.pretend(lines)
        yield warned(work.results(lines), records)


def check(pk: UUID) -> None:
    """Look at every row of a batch that waits for it, and keep what is wrong."""
    batch = Batch.objects.select_related("organisation", "file").get(pk=pk)
    if batch.state != "checking":
        return
    by, bar = actor_of(batch), bar_of(batch)
    try:
        require(rules.can_handle(by, batch))
        with garbage.seldom():
            _check(batch, by, bar)
    except Refused as fault:
        _end(batch, "misread", by, bar, fault.reason)


def _check(batch: Batch, by: Actor, bar: Progress) -> None:
    work = work_of(batch.kind, batch.columns, batch.policy, batch.organisation, by)
    found = Batch(pk=batch.pk)
    progress.again(bar)
    notes: list[str] = []
    with reading.of_batch(batch, partial(progress.expect, bar), work.prepare, notes) as chunks:
        kept: list[Result] = []
        for results in judged(work, chunks):
            rows.count(found, results)
            kept += (one for one in results if one.warnings or one.outcome == Outcome.REJECTED)
            progress.advance(bar, len(results))
    with transaction.atomic():
        locked = Batch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
        for name in rows.COUNTS:
            setattr(locked, name, getattr(found, name))
        _note(locked, notes)
        flow.move(locked, BATCH, "tell", by=by, also=(*rows.COUNTS, "notes"))
        locked.lines.all().delete()
        rows.keep(locked, kept, None)
    progress.finish(bar, f"共 {found.rows} 行，可导入 {found.accepted} 行，退回 {found.rejected} 行")


def run(pk: UUID) -> None:
    """Write the rows of a batch that was started, from where it stands."""
    batch = Batch.objects.select_related("organisation", "file").get(pk=pk)
    if batch.state != "running":
        return
    by, bar = actor_of(batch), bar_of(batch)
    try:
        require(rules.can_handle(by, batch))
        with garbage.seldom():
            _patiently(batch, by, bar)
    except Refused as fault:
        _end(batch, "fail", by, bar, fault.reason)


def _patiently(batch: Batch, by: Actor, bar: Progress, attempts: int = 3) -> None:
    """Where somebody at the desk wrote the same just now, or held a row: looked at anew, it is known or free."""
    try:
        _run(batch, by, bar)
    except (IntegrityError, OperationalError):
        if attempts == 1:
            raise
        _patiently(batch, by, bar, attempts - 1)


def _run(batch: Batch, by: Actor, bar: Progress) -> None:
    batch.refresh_from_db()
    work = work_of(batch.kind, batch.columns, batch.policy, batch.organisation, by)
    notes: list[str] = []
    with reading.of_batch(batch, partial(progress.expect, bar), work.prepare, notes) as chunks:
        if batch.kind == Kind.BASE_LIST:
            _fill(batch, work, chunks, by, bar)
        else:
            for records in chunks:
                work.see([one for one in records if one.number <= batch.done_row])
                if open_ := [one for one in records if one.number > batch.done_row]:
                    take(batch.pk, work, open_, by)
                    progress.advance(bar, len(open_))
    _end(batch, "finish", by, bar, "", notes)


def take(pk: UUID, work: Any, records: list[Record], by: Actor) -> None:
    """One chunk: judged, written and recorded, or nothing of it."""
    with ring.held(), transaction.atomic():
        locked = in_turn(pk)
        if locked.state != "running" or locked.done_row >= records[-1].number:
            return
        require(rules.can_handle(by, locked))
        at = clock.now()
        results = warned(work.write(work.judge(records), at), records)
        _record(locked, results, at)


def _record(locked: Batch, results: list[Result], at: Any) -> None:
    rows.keep(locked, results, at)
    rows.count(locked, results)
    locked.done_row = max((one.number for one in results), default=0)
    locked.save(update_fields=[*rows.COUNTS, "done_row", "options"])


def _fill(batch: Batch, work: Lines, chunks: Iterator[list[Record]], by: Actor, bar: Progress) -> None:
    progress.again(bar)
    results: list[Result] = []
    for some in judged(work, chunks):
        results += some
        progress.advance(bar, len(some))
    with transaction.atomic():
        locked = in_turn(batch.pk)
        if locked.state != "running" or locked.done_row:
            return
        at = clock.now()
        work.fill(locked, by=by, at=at)
        _record(locked, results, at)


def in_turn(pk: UUID) -> Batch:
    """The batch, locked, once no other import of its kind is in the middle of a chunk."""
    kind = Batch.objects.values_list("kind", flat=True).get(pk=pk)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '25s'")  # of another's chunk
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_LOCK, _TURNS[Kind(kind)]])
        cursor.execute("SET LOCAL lock_timeout = '5s'")
    return Batch.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=pk)


def _note(locked: Batch, notes: Sequence[str]) -> None:
    """What there is to know of the whole file, which its first rows did not tell; each once."""
    locked.notes = list(dict.fromkeys((*locked.notes, *notes)))


def _end(batch: Batch, verb: str, by: Actor, bar: Progress, reason: str, notes: Sequence[str] = ()) -> None:
    with transaction.atomic():
        locked = Batch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
        if BATCH.step(verb, locked.state) is None:
            return  # another run of the same job was through first
        locked.ended_at = clock.now() if verb == "finish" else None
        diff = {name: ("", str(getattr(locked, name))) for name in rows.COUNTS} if verb != "misread" else {}
        if agreed := locked.options.get("consents"):
            diff["consents"] = ("", str(agreed))
        _note(locked, notes)
        flow.move(locked, BATCH, verb, by=by, note=reason, diff=diff, also=("ended_at", "notes"))
    if reason:
        progress.fail(bar, reason)
    else:
        progress.finish(bar, told(locked))


def told(batch: Batch) -> str:
    """What an import came to, in a sentence."""
    parts = (("新登记", batch.created), ("更新", batch.updated), ("跳过", batch.skipped), ("退回", batch.rejected))
    return f"共 {batch.rows} 行：" + "，".join(f"{name} {count} 行" for name, count in parts)


def bar_of(batch: Batch) -> Progress:
    """The bar of the work that was last begun on it."""
    assert batch.progress_id is not None
    return Progress.objects.get(pk=batch.progress_id)


def actor_of(batch: Batch) -> Actor:
    """Whoever acted last on the batch, through the post they did it by, as it stands today."""
    if batch.person_id is None:
        return SYSTEM
    post = Post.objects.filter(pk=batch.post_id or batch.person_id, person_id=batch.person_id).first()
    if post is None:
        return Actor(person_id=batch.person_id)
    return Actor(
        person_id=batch.person_id, post_id=post.pk, organisation_id=post.organisation_id,
        rights=posts.rights_of(post.kind),
    )  # fmt: skip
