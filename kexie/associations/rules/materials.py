"""附件材料 of an application or a re-election: who hands them in, and until when."""

from django.db.models import Count, Sum

from kexie.associations import flow
from kexie.associations.models import AssemblyFile, Founding, Reelection
from kexie.associations.rules.founding import GUIDE, Applicant, can_edit_founding, can_file, can_hold
from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations.rules import holds

Row = Founding | Reelection
MOST, MOST_BYTES = 20, 50_000_000
# What lies with applications nobody has sent: a link to one is anybody's, and no flood may fill the disk. Who has sent
# theirs is known to the district and is not held up by it.
MOST_UNSENT = 2_000_000_000


def can_attach(actor: Actor, row: Row) -> Verdict:
    """While it is the unit's turn: before it is sent, where it came back, around the meeting."""
    if isinstance(row, Reelection):
        return _at_reelection(actor, row)
    rule = {"approved": can_hold, "held": can_file}.get(row.state, can_edit_founding)
    return rule(actor, row)


def can_detach(actor: Actor, row: Row) -> Verdict:
    """As handing in; not while the superior reads the candidates' papers."""
    if isinstance(row, Reelection) and row.state == "asked":
        return refused("材料已报业务指导单位，退回补正后可以去掉", "materials.asked")
    return can_attach(actor, row)


def has_room(actor: Actor, row: Row, size: int) -> Verdict:
    """One more of so many bytes."""
    held = row.assembly.files.aggregate(count=Count("pk"), size=Sum("file__size", default=0))
    if held["count"] >= MOST:
        return refused(f"最多附 {MOST} 个文件，请去掉不要的，或合并成一个再附", "materials.most")
    if held["size"] + size > MOST_BYTES:
        return refused(f"附件合计不超过 {MOST_BYTES // 1_000_000} MB，请去掉不要的，或压缩后再附", "materials.size")
    if isinstance(actor, Applicant) and row.state == "draft":
        unsent = AssemblyFile.objects.filter(assembly__founding__state="draft", assembly__founding__entered_by=None)
        if unsent.aggregate(size=Sum("file__size", default=0))["size"] + size > MOST_UNSENT:
            return refused("现在未提出的申请附件太多。请先提出申请，或请区科协代为上传", "materials.flood")
    return ALLOWED


def _at_reelection(actor: Actor, row: Reelection) -> Verdict:
    if row.state not in ("asked", "returned", "agreed", "held"):
        told = flow.REELECTION.state(row.state).label
        return refused(f"换届现在是“{told}”，退回后才能补充材料", "materials.state")
    if not holds(actor, GUIDE, row.organisation_id):
        return refused("由本单位秘书长、经办人或业务指导单位的经办人办理", "materials.right")
    return ALLOWED
