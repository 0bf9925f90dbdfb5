"""What of organisation building holds a closing up: applications under a place, what it owes. No rights."""

from uuid import UUID

from kexie.associations import flow
from kexie.associations.models import ApprovalAuthority, Founding, Guidance, Merger, Revocation
from kexie.organisations.models import Organisation


def undone(organisation: Organisation) -> str:
    """The reason, empty where nothing does. Handed down as UNDONE (config/plugs.py); at most five queries."""
    if organisation.level and (told := _in_its_name(organisation)):
        return told
    if promised := Guidance.objects.filter(house=organisation, state="open").count():
        return f"还有 {promised} 条指导记录待跟进，请先办结"
    return ""


def _in_its_name(organisation: Organisation) -> str:
    """What is applied for under it and what it is to reply to or to decide."""
    under = Founding.objects.filter(place=organisation, state__in=flow.RUNNING).order_by("ref")
    if refs := list(under.values_list("ref", flat=True)):
        return f"还有 {len(refs)} 份成立申请在办（第 {refs[0]} 号），请先办结，或用“合并”转由并入单位办理"
    if owed := owes(organisation):
        return f"还有 {owed} 份成立申请等它批复，请先办结"
    if decided := Revocation.objects.filter(authority=organisation, state__in=flow.REVOKING).count():
        return f"还有 {decided} 份撤销等它决定，请先办结，或用“合并”转由并入单位办理"
    if ApprovalAuthority.objects.filter(authority=organisation).exists():
        return "它还是批复单位，请先在设置“批复权限”里改由别的科协批复"
    return ""


def owes(organisation: Organisation, states: tuple[str, ...] = ("checked", "replying")) -> int:
    """Applications that wait for a reply of this house, from wherever."""
    return Founding.objects.filter(authority=organisation, state__in=states).count()


def drafts(organisation: Organisation) -> int:
    """Replies and notices of revocation that are drafted in its name: they are issued or dropped before it ends."""
    deciding = Revocation.objects.filter(authority=organisation, state="deciding").count()
    return owes(organisation, ("replying",)) + deciding


def decided_by(organisation: Organisation) -> UUID | None:
    """Whose notice revoked it; None of one that was closed otherwise. Handed down as DECIDED (config/plugs.py)."""
    if organisation.state != "closed" or Merger.objects.filter(organisation=organisation).exists():
        return None
    newest = Revocation.objects.filter(organisation=organisation, state="revoked").order_by("-state_since")
    found: UUID | None = newest.values_list("authority", flat=True).first()
    return found
