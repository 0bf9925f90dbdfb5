"""Who may import, and who sees an import. Rows ask for their own right, one by one."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from kexie.associations import rules as associations
from kexie.intake.kinds import RIGHT, Kind
from kexie.intake.models import Batch, ReplacedList
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations.models import Organisation
from kexie.organisations.rules import holds, organisations_where

# So long what stood before an import is kept, and with it the way back.
UNDO_LASTS = timedelta(days=90)


def visible_batches(actor: Actor) -> QuerySet[Batch]:
    """Those of the actor's own house whose rows they might have imported themselves."""
    if actor.is_system:
        return Batch.objects.all()
    seen = Q(pk__in=[])
    for kind, right in RIGHT.items():
        if right in actor.rights:
            seen |= Q(kind=kind, organisation__in=organisations_where(actor, right, inside=True))
    return Batch.objects.filter(seen)


def can_view(actor: Actor, batch: Batch) -> Verdict:
    """Agrees with :func:`visible_batches`."""
    if not visible_batches(actor).filter(pk=batch.pk).exists():
        return refused("这批导入不是本单位的", "import.view")
    return ALLOWED


def can_import(actor: Actor, organisation: Organisation, kind: str) -> Verdict:
    """Bring a table in for this organisation: where one keeps people or units; lists as associations keep them."""
    if kind == Kind.BASE_LIST:
        return associations.can_keep_list(actor, organisation)
    if organisation.state != "active":
        return refused("该组织已撤销，不能导入", "import.active")
    if not holds(actor, RIGHT[Kind(kind)], organisation.pk):
        what = "人员" if kind == Kind.PEOPLE else "组织信息"
        return refused(f"您没有维护{what}的职责，不能导入。请在页头选择经办人或填报人的职务", "import.right")
    return ALLOWED


def can_handle(actor: Actor, batch: Batch) -> Verdict:
    """Check, start, go on with, give up and undo an import: whoever might have begun it in the same house."""
    seen = can_view(actor, batch)
    return can_import(actor, batch.organisation, batch.kind) if seen else seen


def can_take_file(actor: Actor, batch: Batch) -> Verdict:
    """The table with its faults: what somebody sent goes back to them alone, for it holds numbers in clear."""
    if actor.person_id is None or actor.person_id != batch.sender_id:
        return refused("退回的表里有原表内容，只给导入人本人", "import.file.sender")
    if batch.file_id is None:
        return refused("原表已按规定删除，只留下核对结果", "import.file.gone")
    return can_view(actor, batch)


def can_undo(actor: Actor, batch: Batch) -> Verdict:
    """Take a whole import back while what stood before is kept.

    What a list took the place of is kept as long as the file, a week after the end.
    """
    handled = can_handle(actor, batch)
    if handled and ("emptied" in batch.options or (batch.ended_at or batch.made_at) + UNDO_LASTS <= clock.now()):
        why = f"导入已超过 {UNDO_LASTS.days} 天，导入前的内容已按规定删去，不能撤销。请逐条更正"
        return refused(why, "import.undo.late")
    if handled and _replaces(batch) and not ReplacedList.objects.filter(batch=batch).exists():
        why = "这份名录替换了原有的一份，原来的内容只留一周，现在不能撤销；请重新导入原来的名录"
        return refused(why, "import.undo.replaced")
    return handled


def undone_until(batch: Batch) -> date | None:
    """The last whole day on which an import can be undone; None where a list took another's place (a week at most)."""
    if _replaces(batch):
        return None
    return clock.local((batch.ended_at or batch.made_at) + UNDO_LASTS).date() - timedelta(days=1)


def _replaces(batch: Batch) -> bool:
    return batch.kind == Kind.BASE_LIST and not batch.options.get("is_new")
