"""附件材料 of an application or a re-election: who hands them in, and until when."""

from datetime import timedelta

from kexie.associations import flow
from kexie.associations.models import AssemblyFile, Founding, Reelection
from kexie.associations.rules.founding import GUIDE, Applicant, can_edit_founding, can_file, can_hold
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations.rules import holds

Row = Founding | Reelection
MOST = 20
# By a link anybody may have: so many in an hour by everybody together, so that no flood fills the disk.
MOST_BY_LINKS = 300


def can_attach(actor: Actor, row: Row) -> Verdict:
    """While it is the unit's turn: before it is sent, where it came back, around the meeting."""
    if isinstance(row, Reelection):
        return _at_reelection(actor, row)
    rule = {"approved": can_hold, "held": can_file}.get(row.state, can_edit_founding)
    return rule(actor, row)


def has_room(actor: Actor, row: Row) -> Verdict:
    """One more."""
    if row.assembly.files.count() >= MOST:
        return refused(f"最多附 {MOST} 个文件，请去掉不要的，或合并成一个再附", "materials.most")
    if isinstance(actor, Applicant):
        lately = AssemblyFile.objects.filter(added_at__gte=clock.now() - timedelta(hours=1))
        if lately.count() >= MOST_BY_LINKS:
            return refused("现在上传的太多，请一小时后再试，或请区科协代为上传", "materials.flood")
    return ALLOWED


def _at_reelection(actor: Actor, row: Reelection) -> Verdict:
    if row.state not in ("asked", "returned", "agreed", "held"):
        told = flow.REELECTION.state(row.state).label
        return refused(f"换届现在是“{told}”，退回后才能补充材料", "materials.state")
    if not holds(actor, GUIDE, row.organisation_id):
        return refused("由本单位秘书长或业务指导单位的经办人办理", "materials.right")
    return ALLOWED
