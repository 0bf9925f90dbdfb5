"""What a person may do with what is theirs. Rules of this storey know only "myself"."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import QuerySet

from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.people.models import Account, Invitation, Person, Reset

# Codes by SMS within a day, to one number and for one address: every message costs, and rings a telephone.
_A_NUMBER, _AN_ADDRESS = 10, 50
_PAUSE = timedelta(minutes=1)


def visible_people(actor: Actor) -> QuerySet[Person]:
    """Oneself. Others are seen through a post (organisations.rules)."""
    if actor.person_id is None:
        return Person.objects.none()
    return Person.objects.filter(pk=actor.person_id)


def can_view(actor: Actor, person: Person) -> Verdict:
    """Agrees with :func:`visible_people`."""
    if actor.person_id is None or actor.person_id != person.pk:
        return refused("只能查看本人的信息", "person.view.self")
    return ALLOWED


def can_edit(actor: Actor, person: Person) -> Verdict:
    """One's own particulars."""
    if actor.person_id is None or actor.person_id != person.pk:
        return refused("只能修改本人的信息", "person.edit.self")
    return ALLOWED


def can_change_password(actor: Actor, account: Account) -> Verdict:
    """One's own password, while the account is open."""
    if actor.person_id is None or actor.person_id != account.person_id:
        return refused("只能修改本人的密码", "account.change_password.self")
    if not account.is_active:
        return refused("该账号已停用，请联系系统管理员", "account.change_password.active")
    return ALLOWED


def can_claim(invitation: Invitation | None, account: Account | None) -> Verdict:
    """Whoever holds the token may take the account, once and in time. ``account`` is the person's present one.

    The reasons do not tell an unknown token from a used one: a guesser learns nothing.
    """
    if invitation is None or invitation.claimed_at or invitation.withdrawn_at:
        return refused("邀请链接无效或已使用，请联系所在科协重新发送", "invitation.claim.open")
    if invitation.expires_at <= clock.now():
        return refused("邀请链接已过期，请联系所在科协重新发送", "invitation.claim.in_time")
    if account is not None:
        return refused("您已有账号，请直接登录", "invitation.claim.no_account")
    return ALLOWED


def can_end_sessions(actor: Actor, account: Account) -> Verdict:
    """One's own."""
    if actor.person_id is None or actor.person_id != account.person_id:
        return refused("只能结束本人的登录", "session.end.self")
    return ALLOWED


def can_ask_reset(*, by_mail: bool) -> Verdict:
    """Anybody, where this installation sends mail."""
    if not by_mail:
        return refused("本站没有开通邮件，请联系所在科协的经办人重设密码", "reset.ask.mail")
    return ALLOWED


def can_be_mailed(account: Account) -> Verdict:
    """Whether a letter can reach this account. Never told to whoever asked for it."""
    if not account.is_active:
        return refused("该账号已停用", "reset.mail.active")
    if not account.email:
        return refused("该账号没有登记电子邮箱", "reset.mail.address")
    return ALLOWED


def can_reset(letter: Reset | None, account: Account | None) -> Verdict:
    """Whoever holds the token may set another password, once and in time. The reasons tell a guesser nothing."""
    if letter is None or account is None or letter.used_at or letter.withdrawn_at:
        return refused("重设链接无效或已使用，请重新申请", "reset.use.open")
    if letter.expires_at <= clock.now():
        return refused("重设链接已过期，请重新申请", "reset.use.in_time")
    if not account.is_active:
        return refused("该账号已停用，请联系系统管理员", "reset.use.active")
    return ALLOWED


def can_change_factors(actor: Actor, account: Account) -> Verdict:
    """One's own second factors, while the account is open."""
    if actor.person_id is None or actor.person_id != account.person_id:
        return refused("只能管理本人的登录方式", "factor.change.self")
    if not account.is_active:
        return refused("该账号已停用，请联系系统管理员", "factor.change.active")
    return ALLOWED


def can_renew_codes(actor: Actor, account: Account) -> Verdict:
    """Of one's own account that has something they stand for."""
    own = can_change_factors(actor, account)
    if own and not account.factors.exists():
        return refused("请先设动态口令或通行密钥，再生成备用码", "factor.codes.needed")
    return own


def can_ask_code(to_number: Sequence[datetime], from_address: int) -> Verdict:
    """Whether one more may be sent: when this number's last were asked for, how many this address asked for today."""
    if to_number and clock.now() - to_number[0] < _PAUSE:
        return refused("请 1 分钟后再获取验证码", "phone.code.pause")
    if len(to_number) >= _A_NUMBER or from_address >= _AN_ADDRESS:
        return refused("今天获取验证码的次数太多了，请明天再试，或用密码登录", "phone.code.day")
    return ALLOWED


def can_consent(actor: Actor, person: Person) -> Verdict:
    """One's own yes or no: nobody agrees in somebody else's name."""
    if actor.person_id is None or actor.person_id != person.pk:
        return refused("只能由本人同意或撤回", "consent.self")
    return ALLOWED
