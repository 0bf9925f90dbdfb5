"""Who may say that two records are one, or two, and who may take that back."""

from datetime import timedelta

from kexie.custody.models import Merge
from kexie.custody.rules import RIGHT
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations import rules as organisations
from kexie.organisations.models import Organisation
from kexie.people.models import Person

UNDO = timedelta(days=30)


def can_judge(actor: Actor, one: Person, other: Person) -> Verdict:
    """Both kept by the acting post, neither of them oneself, and nobody whose rights stand beside or above one's own.

    A post and an account change hands with a record: an officer would else become the chair.
    """
    if one.pk == other.pk:
        return refused("请选择两条不同的人员记录", "merge.two")
    if one.merged_into_id or other.merged_into_id:
        return refused("其中一条已经合并，请刷新页面", "merge.open")
    for person in (one, other):
        if actor.person_id is not None and actor.person_id == person.pk:
            return refused("不能合并自己的记录，请由业务指导单位的经办人办理", "merge.not_self")
        if not organisations.keeps(actor, RIGHT, person):
            return refused("您没有维护这两个人信息的职责", "merge.right")
        if organisations.outranks(actor, person):
            return refused(f"{person.name}的职权不在您之下，请由业务指导单位的经办人办理", "merge.rank")
    return ALLOWED


def can_undo(actor: Actor, row: Merge) -> Verdict:
    """Within the days, by whoever keeps the record that stands; while nobody has changed either since."""
    if row.undone_at is not None:
        return refused("已经撤销，请刷新页面", "merge.undo.open")
    if row.at + UNDO < clock.now():
        return refused(f"合并已超过 {UNDO.days} 天，不能撤销", "merge.undo.in_time")
    if not organisations.keeps(actor, RIGHT, row.kept) or organisations.outranks(actor, row.kept):
        return refused("您没有维护此人信息的职责", "merge.undo.right")
    if row.kept.updated_at != row.kept_at or row.gone.updated_at != row.gone_at:
        return refused("合并后又改过这个人的信息，不能撤销。请分别更正", "merge.undo.unchanged")
    return ALLOWED


def can_judge_units(actor: Actor, one: Organisation, other: Organisation) -> Verdict:
    """Saying that two units are two: who keeps both."""
    for unit in (one, other):
        if not organisations.holds(actor, "organisations.edit", unit.pk):
            return refused("您不负责这两个单位", "dismissal.units.right")
    return ALLOWED
