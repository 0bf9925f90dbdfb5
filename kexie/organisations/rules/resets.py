"""Handing somebody who forgot their password a link to another: who may, and for whom."""

from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations import posts
from kexie.organisations.models import Ancestry
from kexie.organisations.rules.members import keeps
from kexie.organisations.rules.rights import in_office, seat
from kexie.people.models import Account, Factor, Person


def can_hand_reset(actor: Actor, person: Person) -> Verdict:
    """As inviting (:func:`members.can_invite`), and only downwards: whoever holds the link could sign in as them."""
    account = Account.objects.filter(person=person).first()
    if account is None:
        return refused("此人还没有账号，请发认领邀请", "reset.make.account")
    if not account.is_active:
        return refused("该账号已停用，请先恢复使用", "reset.make.active")
    if actor.person_id is not None and actor.person_id == person.pk:
        return refused("不能为自己生成重设链接，请在“我的信息”里修改密码", "reset.make.not_self")
    return _over(actor, person)


def can_drop_factors(actor: Actor, person: Person) -> Verdict:
    """Taking away the second factor of somebody who lost it: with a link to another password that is the account."""
    if not Factor.objects.filter(account__person=person).exists():
        return refused("此人没有设两步登录", "factor.drop.there")
    if actor.person_id is not None and actor.person_id == person.pk:
        return refused("请在“我的信息”里删除自己的登录方式", "factor.drop.not_self")
    return _over(actor, person)


def _over(actor: Actor, person: Person) -> Verdict:
    if not (keeps(actor, "people.edit", person) or keeps(actor, "accounts.manage", person)):
        return refused("您没有管理此人账号的职责", "reset.make.right")
    if outranks(actor, person):
        return refused("此人的职权不在您之下，请由其业务指导单位的经办人办理", "reset.make.rank")
    return ALLOWED


def outranks(actor: Actor, person: Person) -> bool:
    """Whether a post this person holds today carries something that the acting post does not stand over.

    A post in a unit below is guided from here: who keeps its people appoints and ends it too. In the actor's own
    organisation it must carry no right that the acting post lacks: an officer would else become the chair and sign
    what they drafted. Anything elsewhere is not theirs at all.
    """
    if actor.is_system:
        return False
    mine = {right for kind in seat(actor).values_list("kind", flat=True) for right in posts.rights_of(kind)}
    below = Ancestry.objects.filter(ancestor_id=actor.organisation_id, depth__gt=0).values("descendant")
    held = in_office().filter(person=person).exclude(organisation__in=below)
    return any(
        organisation_id != actor.organisation_id or not posts.rights_of(kind) <= mine
        for kind, organisation_id in held.values_list("kind", "organisation_id")
    )
