"""An import from its file to its start, and giving it up. The work itself is done by jobs (``running``)."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction

from kexie.intake import queries, reading, rules
from kexie.intake.actions import rows, running
from kexie.intake.flow import BATCH
from kexie.intake.kinds import Kind, Policy
from kexie.intake.models import Batch, RememberedMapping
from kexie.intake.results import hidden
from kexie.kit import clock, files, flow, journal, progress
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused, require
from kexie.organisations.models import Organisation
from kexie.people import consents
from kexie.people import queries as people

if TYPE_CHECKING:
    from django.core.files.base import File

PURPOSE = "table"
_WORK = ("progress_id", "person_id", "post_id")


@transaction.atomic
def upload(organisation: Organisation, kind: str, file: "File[bytes]", *, by: Actor, **options: Any) -> Batch:
    """Keep a table that was sent, with what its columns probably mean. ``options`` are those of a base list.

    Raises:
        Refused: by the rule, or it is no table that can be read, with the reason.
    """
    require(rules.can_import(by, organisation, kind))
    stored = files.keep(file, PURPOSE, by=by, organisation_id=organisation.pk)
    batch = Batch(
        organisation=organisation, kind=kind, file=stored, file_name=stored.name, options=_plain(options),
        sender_id=by.person_id, person_id=by.person_id, post_id=by.post_id, made_at=clock.now(),
    )  # fmt: skip
    _look(batch, "")
    batch.save(force_insert=True)
    journal.write("import_batch", batch.pk, "upload", by=by, target=batch.state, diff={"kind": ("", kind)})
    return batch


@transaction.atomic
def choose_sheet(batch: Batch, sheet: str, *, by: Actor) -> Batch:
    """Read another sheet of the same file. Raises Refused: by the rule, no such sheet; Overtaken: too late."""
    locked = _locked(batch, by)
    _look(locked, sheet)
    also = ("sheet", "heads", "heads_first", "heads_last", "digest", "mapping", "notes", "options")
    flow.move(locked, BATCH, "reread", by=by, also=also)
    return locked


@transaction.atomic
def check(batch: Batch, columns: Mapping[int, str], policy: str, *, by: Actor, signed: bool = False) -> Batch:
    """Have all rows looked at by this mapping; nothing is written into the register.

    ``signed``: the house holds the signatures of everybody in the table for what rests on consent.

    Raises:
        Refused: by the rule, a field has two columns, a required one has none, one rests on consent.
        Overtaken: it is being checked or imported already.
    """
    locked = _locked(batch, by)
    _fits(columns, locked)
    diff = _agreed(columns, locked, signed=signed)
    locked.mapping = {str(at): code for at, code in sorted(columns.items())}
    locked.policy = Policy(policy)
    _work(locked, "核对", 0, by)
    flow.move(locked, BATCH, "check", by=by, diff=diff, also=("mapping", "policy", "options", *_WORK))
    return locked


@transaction.atomic
def start(batch: Batch, *, by: Actor) -> Batch:
    """Have the rows written that can be. The mapping is remembered for the next table with these heads.

    Raises:
        Refused: by the rule, or no row can be taken.
        Overtaken: it was started already, or never checked.
    """
    locked = _locked(batch, by)
    if locked.state == "checked" and locked.rejected >= locked.rows:
        raise Refused("没有一行可以导入，请按退回的表改正后重新上传", "import.start.any")
    _remember(locked)
    _work(locked, "导入", locked.rows, by)
    _begin(locked)
    flow.move(locked, BATCH, "start", by=by, also=(*_WORK, *rows.COUNTS, "done_row"))
    return locked


@transaction.atomic
def take(
    organisation: Organisation, kind: str, file: "File[bytes]", *, by: Actor, policy: str = Policy.SKIP,
    sheet: str = "", signed: bool = False,
) -> Batch:  # fmt: skip
    """From the file to the start in one step, as the console does it, by the mapping that is proposed.

    Raises:
        Refused: by the rule, it is no table that can be read, or (see :func:`check`) it rests on consent.
    """
    batch = upload(organisation, kind, file, by=by)
    locked = _locked(batch, by)
    if sheet:
        _look(locked, sheet)
    _fits(locked.columns, locked)
    diff = _agreed(locked.columns, locked, signed=signed)
    locked.policy = Policy(policy)
    _work(locked, "导入", 0, by)
    locked.save()
    flow.move(locked, BATCH, "take", by=by, diff=diff)
    return locked


@transaction.atomic
def resume(batch: Batch, *, by: Actor) -> Batch:
    """Go on behind the last row that was written. Raises Refused, Overtaken."""
    locked = _locked(batch, by)
    _work(locked, "导入", running.bar_of(locked).total, by, done=locked.rows)
    flow.move(locked, BATCH, "resume", by=by, also=_WORK)
    return locked


@transaction.atomic
def drop(batch: Batch, *, by: Actor) -> Batch:
    """Give up what was not imported yet; the file goes at once. Raises Refused, Overtaken."""
    return give_up(_locked(batch, by), by=by)


def give_up(locked: Batch, *, by: Actor) -> Batch:
    """As :func:`drop`, for a caller that holds the lock and has asked its rule: what nobody went on with."""
    stored: Any = locked.file
    locked.file, locked.ended_at = None, clock.now()
    flow.move(locked, BATCH, "drop", by=by, also=("file", "ended_at"))
    locked.lines.all().delete()
    files.discard(stored)
    return locked


@transaction.atomic
def undo(batch: Batch, *, by: Actor, note: str) -> Batch:
    """Have everything taken back that nobody changed since. Raises Refused, Overtaken."""
    locked = Batch.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=batch.pk)
    require(rules.can_undo(by, locked))
    _work(locked, "撤销", locked.created + locked.updated, by)
    flow.move(locked, BATCH, "undo", by=by, note=note, also=_WORK)
    return locked


def _work(batch: Batch, what: str, total: int, by: Actor, *, done: int = 0) -> None:
    """A bar for the job that follows, and in whose name it works."""
    batch.progress_id = progress.start(f"{what}：{batch.file_name}"[:120], total, by, done=done).pk
    batch.person_id, batch.post_id = by.person_id, by.post_id


def _begin(locked: Batch) -> None:
    """What the check found makes room for what the import does."""
    for name in (*rows.COUNTS, "done_row"):
        setattr(locked, name, 0)
    locked.lines.all().delete()


def _locked(batch: Batch, by: Actor) -> Batch:
    locked = Batch.objects.select_for_update(of=("self",)).select_related("organisation", "file").get(pk=batch.pk)
    require(rules.can_handle(by, locked))
    return locked


def _look(batch: Batch, sheet: str) -> None:
    """What the file is, written into the batch."""
    with reading.opened(batch.file) as upload:
        found = reading.look(
            upload, batch.kind, sheet=sheet,
            remembered=lambda digest: queries.batches.remembered(batch.organisation, batch.kind, digest),
        )  # fmt: skip
    heads = found.heads
    batch.sheet, batch.heads_first, batch.heads_last, batch.digest = heads.sheet, heads.first, heads.last, heads.digest
    # A table without heads begins with somebody: their numbers are not kept with the batch.
    batch.heads = [hidden(text) for text in heads.texts]
    batch.mapping = {str(at): code for at, code in found.proposal.columns.items()}
    batch.notes = list(found.notes)
    reasons = {str(one.column): [one.reason, one.sure] for one in found.proposal.matches}
    batch.options = {**batch.options, "sheets": list(found.sheets), "reasons": reasons}


def _fits(columns: Mapping[int, str], batch: Batch) -> None:
    fields = {one.code: one for one in reading.fields_of(batch.kind)}
    codes = list(columns.values())
    if not set(codes) <= set(fields) or not all(0 <= at < len(batch.heads) for at in columns):
        raise Refused("对应关系里有不认识的栏目，请刷新页面重选", "import.mapping.known")
    twice = next((code for code in codes if codes.count(code) > 1), "")
    if twice:
        raise Refused(f"有两列都对应“{fields[twice].label}”，请只留一列", "import.mapping.once")
    absent = [one.label for one in fields.values() if one.required and one.code not in codes]
    if absent:
        raise Refused(f"还没有哪一列对应“{absent[0]}”，请选择", "import.mapping.required")


def _agreed(columns: Mapping[int, str], batch: Batch, *, signed: bool) -> dict[str, journal.Change]:
    """What rests on consent comes in with the signatures, as batch and journal say; each row writes its own down."""
    asked = [] if batch.kind != Kind.PEOPLE else sorted(people.consents_asked(set(columns.values())))
    labels = "、".join(consents.TABLE[code].label for code in asked)
    if asked and not signed:
        raise Refused(
            f"表里有{labels}，须本人同意才能登记。名单中的人都已签字同意的请勾选，否则请把这几列选为“不导入”",
            "import.consent",
        )
    batch.options = {**batch.options, "signed": asked}
    return {"signed": ("", labels)} if asked else {}


def _remember(batch: Batch) -> None:
    RememberedMapping.objects.update_or_create(
        organisation=batch.organisation, kind=batch.kind, digest=batch.digest,
        defaults={"columns": batch.mapping, "used_at": clock.now()},
    )  # fmt: skip


def _plain(options: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in options.items()}


@transaction.atomic
def note_export(batch: Batch, *, by: Actor) -> None:
    """That the rows that went back were taken out as a table, numbers in clear. Raises Refused."""
    require(rules.can_take_file(by, batch))
    diff = journal.changes({}, {"rows": batch.rejected})
    journal.write("import_batch", batch.pk, "export_faults", by=by, diff=diff)
