"""Who may ask what of their data, who answers, who sees that it was asked."""

from django.db.models import Q, QuerySet

from kexie.custody.models import Correction, Erasure
from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations import rules as organisations
from kexie.organisations.rules import in_office
from kexie.people import rules as people_rules
from kexie.people.models import Person

RIGHT = "people.edit"


def can_take_out(actor: Actor, person: Person) -> Verdict:
    """All of it, in clear: oneself alone."""
    if actor.person_id is None or actor.person_id != person.pk:
        return refused("只能导出本人的数据", "data.export.self")
    return ALLOWED


def visible_corrections(actor: Actor) -> QuerySet[Correction]:
    """One's own, and those of whom the acting post keeps."""
    return Correction.objects.filter(_reach(actor))


def visible_erasures(actor: Actor) -> QuerySet[Erasure]:
    """As :func:`visible_corrections`."""
    return Erasure.objects.filter(_reach(actor))


def _reach(actor: Actor) -> Q:
    if actor.is_system:
        return Q()
    if actor.person_id is None:
        return Q(pk__in=())
    mine = Q(person=actor.person_id)
    return mine | organisations.kept_where(actor, RIGHT) if RIGHT in actor.rights else mine


def can_ask_correction(actor: Actor, person: Person) -> Verdict:
    """Of what is told of oneself."""
    return people_rules.can_view(actor, person)


def can_settle_correction(actor: Actor, row: Correction) -> Verdict:
    """Who keeps the person's data; not the person themselves."""
    return _keeps(actor, row.person, "correction.settle")


def can_withdraw_correction(actor: Actor, row: Correction) -> Verdict:
    """Who asked."""
    return people_rules.can_view(actor, row.person)


def can_ask_erasure(actor: Actor, person: Person) -> Verdict:
    """Of oneself, or for somebody who asked on paper, by who keeps their data; once no post is held any more."""
    if actor.person_id != person.pk and not organisations.keeps(actor, RIGHT, person):
        return refused("您没有维护此人信息的职责", "erasure.ask.right")
    return is_free(person)


def is_free(person: Person) -> Verdict:
    """Whoever holds a post acts in an organisation's name: their acts must be told to somebody."""
    if in_office().filter(person=person).exists():
        return refused("还有没有结束的任职，不能删除。请先由业务指导单位办理免职", "erasure.no_post")
    return ALLOWED


def can_check_erasure(actor: Actor, row: Erasure) -> Verdict:
    """The first of two: who keeps the person's data."""
    return _keeps(actor, row.person, "erasure.check")


def can_confirm_erasure(actor: Actor, row: Erasure) -> Verdict:
    """The second: another one than who checked it, and while no post is held."""
    if actor.person_id is not None and actor.person_id == row.checked_by_id:
        return refused("核查人不能自己确认，请由另一位经办人确认", "erasure.confirm.second")
    kept = _keeps(actor, row.person, "erasure.confirm")
    return is_free(row.person) if kept else kept


def can_withdraw_erasure(actor: Actor, row: Erasure) -> Verdict:
    """Who it is about; or who brought their paper, as they wrote."""
    if actor.person_id is not None and actor.person_id == row.person_id:
        return ALLOWED
    return _keeps(actor, row.person, "erasure.withdraw")


def can_set_terms(actor: Actor) -> Verdict:
    """How long things are kept is the whole installation's: who manages the accounts of its association."""
    if not actor.is_system and not organisations.tending(actor).exists():
        return refused("保存期限由本系统所属科协的系统管理员设置。有这个职务的，请在页头选择", "keeping.set.right")
    return ALLOWED


def _keeps(actor: Actor, person: Person, rule: str) -> Verdict:
    if actor.person_id is not None and actor.person_id == person.pk:
        return refused("不能办理自己的申请，请由所在单位的其他经办人办理", f"{rule}.not_self")
    if not organisations.keeps(actor, RIGHT, person):
        return refused("您没有维护此人信息的职责", f"{rule}.right")
    return ALLOWED
