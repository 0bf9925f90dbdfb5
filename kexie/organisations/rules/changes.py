"""Changing the tree: registering, editing, moving, closing."""

from datetime import date

from django.db.models import Max, QuerySet

from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.journal.models import Entry
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations import kinds, undone
from kexie.organisations.models import Affiliation, Ancestry, Organisation, Post
from kexie.organisations.rules.rights import holds

_RANK = {level: rank for rank, level in enumerate(("national", "province", "city", "district", "street"))}
_RANK["zone"] = _RANK["district"]


def can_register(actor: Actor, superior: Organisation | None, kind: str, level: str = "") -> Verdict:
    """A new organisation under ``superior``; only the set-up itself makes one without."""
    if superior is None:
        if not actor.is_system:
            return refused("请选择业务指导单位", "organisation.register.superior")
        return ALLOWED
    if superior.state != "active":
        return refused("业务指导单位已撤销，请选择其他单位", "organisation.register.active")
    if not holds(actor, "organisations.edit", superior.pk):
        return refused("您不负责该业务指导单位，不能在其下登记组织", "organisation.register.right")
    return _fits(superior, kind, level)


def can_edit(actor: Actor, organisation: Organisation) -> Verdict:
    """Its particulars: name, address, codes. Kind, level and superior have their own acts or none."""
    if organisation.state != "active":
        return refused("该组织已撤销，不能修改", "organisation.edit.active")
    if not holds(actor, "organisations.edit", organisation.pk):
        return refused("您没有维护该组织信息的职责", "organisation.edit.right")
    return ALLOWED


def can_reveal_mobile(actor: Actor, organisation: Organisation) -> Verdict:
    """The mobile of its contact in clear: by whose post may see the numbers of people there (decisions/0017)."""
    if organisation.mobile is None:
        return refused("没有登记手机号", "organisation.reveal.none")
    if not holds(actor, "people.reveal", organisation.pk):
        return refused("您没有查看该单位完整手机号的职责", "organisation.reveal.right")
    return ALLOWED


def can_change_superior(actor: Actor, organisation: Organisation, superior: Organisation) -> Verdict:
    """Moving it, with all below it, under another superior.

    Asks for the right at the present superior too: a unit does not leave by itself.
    """
    if organisation.state != "active":
        return refused("该组织已撤销，不能调整业务指导单位", "organisation.move.active")
    if superior.state != "active":
        return refused("新的业务指导单位已撤销，请选择其他单位", "organisation.move.superior_active")
    if organisation.superior_id == superior.pk:
        return refused("新的业务指导单位与现在的相同", "organisation.move.differs")
    if not holds(actor, "organisations.edit", organisation.superior_id or organisation.pk):
        return refused("须由现业务指导单位的经办人调整", "organisation.move.right_at_old")
    if not holds(actor, "organisations.edit", superior.pk):
        return refused("您不负责新的业务指导单位", "organisation.move.right_at_new")
    if Ancestry.objects.filter(ancestor=organisation, descendant=superior).exists():
        return refused("不能把组织调整到自身或其下级组织之下", "organisation.move.no_circle")
    return _fits(superior, organisation.kind, organisation.level)


def can_move_all(actor: Actor, source: Organisation, target: Organisation) -> Verdict:
    """Everything below one organisation under another, as one act: by whoever keeps both."""
    if source.pk == target.pk:
        return refused("新的业务指导单位与现在的相同", "organisation.move.differs")
    if target.state != "active":
        return refused("新的业务指导单位已撤销，请选择其他单位", "organisation.move.superior_active")
    if not holds(actor, "organisations.edit", source.pk):
        return refused("须由现业务指导单位的经办人调整", "organisation.move.right_at_old")
    if not holds(actor, "organisations.edit", target.pk):
        return refused("您不负责新的业务指导单位", "organisation.move.right_at_new")
    if Ancestry.objects.filter(ancestor=source, descendant=target).exists():
        return refused("不能把组织调整到自身或其下级组织之下", "organisation.move.no_circle")
    for kind, level in movable(source).order_by().values_list("kind", "level").distinct():
        if not (fit := _fits(target, kind, level)):
            return fit
    return ALLOWED


def movable(source: Organisation) -> QuerySet[Organisation]:
    """What stands directly below one and may go elsewhere: its own departments stay part of it."""
    return Organisation.objects.filter(superior=source, state="active").exclude(kind=kinds.Kind.DEPARTMENT)


def can_close(actor: Actor, organisation: Organisation) -> Verdict:
    """撤销, by its superior, once nothing active hangs below it."""
    if not (may := can_dissolve(actor, organisation)):
        return may
    if Organisation.objects.filter(superior=organisation, state="active").exists():
        return refused("该组织还有下级组织，请先撤销或调整下级组织", "organisation.close.childless")
    return ALLOWED


def can_close_at_once(actor: Actor, organisation: Organisation) -> Verdict:
    """撤销 in one step; of associations that elect one proposes it and another decides (rules.md 14a)."""
    if organisation.kind in kinds.ELECTING and organisation.state == "active" and not actor.is_system:
        return refused("企事业科协、联合会由业务指导单位提出撤销，批复单位印发通知后撤销", "organisation.close.decided")
    return can_close(actor, organisation)


def can_dissolve(actor: Actor, organisation: Organisation) -> Verdict:
    """Whether this actor may bring it to its end at all, whatever still hangs below it."""
    if organisation.state != "active":
        return refused("该组织已撤销", "organisation.close.active")
    if organisation.superior_id is None:
        return refused("最上级组织不能撤销", "organisation.close.root")
    if not holds(actor, "organisations.edit", organisation.superior_id):
        return refused("须由业务指导单位的经办人撤销", "organisation.close.right")
    return ALLOWED


def nothing_undone(organisation: Organisation) -> Verdict:
    """Whether upper parts have work under way that needs it (config/plugs.py, UNDONE)."""
    told = undone.reason(organisation)
    return refused(told, "organisation.close.undone") if told else ALLOWED


def closes_on(organisation: Organisation, on: date) -> Verdict:
    """The day of a closing may lie back (the decision is often older than the entry), never before a trace of work."""
    if on > clock.today():
        return refused("撤销日期不能晚于今天", "organisation.close.not_future")
    busy = last_busy(organisation)
    if busy is not None and on < busy:
        told = f"{busy.year}年{busy.month}月{busy.day}日"
        reason = f"该组织{told}还有成立、任职、人员或办理的记录，撤销日期不能早于这一天"
        return refused(reason, "organisation.close.busy")
    return ALLOWED


def can_succeed(actor: Actor, organisation: Organisation, successor: Organisation) -> Verdict:
    """The unit a closed one is merged into: at work, another one, and kept by whoever closes."""
    if successor.pk == organisation.pk:
        return refused("不能并入自身，请选择其他单位", "organisation.close.itself")
    if successor.state != "active":
        return refused(f"{successor.label}已撤销，请选择其他单位", "organisation.close.successor_active")
    if not holds(actor, "organisations.edit", successor.pk):
        return refused(f"您不负责{successor.label}，请由负责两个单位的经办人办理", "organisation.close.successor_right")
    return ALLOWED


def last_busy(organisation: Organisation) -> date | None:
    """The last day on which it was founded, somebody began there, or an act was done through a post of it."""
    here = {"organisation": organisation, "starts_on__lte": clock.today()}
    begun = [rows.objects.filter(**here).aggregate(last=Max("starts_on"))["last"] for rows in (Post, Affiliation)]
    # By person: the journal has an index of who acted, none of where.
    people = Post.objects.filter(organisation=organisation).values("person")
    acts = Entry.objects.filter(organisation_id=organisation.pk, person_id__in=people).aggregate(last=Max("at"))["last"]
    days = [organisation.founded_on, *begun, clock.local(acts).date() if acts else None]
    return max((day for day in days if day is not None), default=None)


def can_reopen(actor: Actor, organisation: Organisation) -> Verdict:
    """A closing taken back, while the superior still stands."""
    if organisation.state != "closed":
        return refused("该组织并未撤销", "organisation.reopen.closed")
    if organisation.superior is None or organisation.superior.state != "active":
        return refused("业务指导单位已撤销，不能恢复", "organisation.reopen.superior_active")
    if not holds(actor, "organisations.edit", organisation.superior_id):
        return refused("须由业务指导单位的经办人恢复", "organisation.reopen.right")
    decider = undone.decider(organisation)
    if decider is not None and not holds(actor, "organisations.edit", decider):
        return refused("由批复单位印发通知撤销的，由批复单位的经办人恢复", "organisation.reopen.decided")
    return ALLOWED


def _fits(superior: Organisation, kind: str, level: str) -> Verdict:
    """What may stand below what: departments hold departments only, an association a lower one."""
    if superior.kind == kinds.Kind.DEPARTMENT and kind != kinds.Kind.DEPARTMENT:
        return refused("内设部门之下只能设内设部门", "organisation.fits.department")
    if kind in kinds.ABOVE or superior.kind in kinds.ABOVE:
        return _fits_within(superior, kind)
    if level and superior.level and _RANK[level] <= _RANK[superior.level]:
        return refused("下级科协的级别应低于业务指导单位", "organisation.fits.level")
    return ALLOWED


def _fits_within(superior: Organisation, kind: str) -> Verdict:
    """Inside a big unit: 分会 below its association, 小组 below either, nothing else below them (rules.md 4.2)."""
    if kind not in kinds.ABOVE:
        return refused(f"{superior.get_kind_display()}之下只能设小组", "organisation.fits.within")
    if superior.kind not in kinds.ABOVE[kind]:
        told = {"branch": "分会设在企事业科协之下", "group": "小组设在企事业科协或其分会之下"}[kind]
        return refused(told, f"organisation.fits.{kind}")
    return ALLOWED
