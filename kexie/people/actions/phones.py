"""Codes by SMS: asking for one, handing it to the sender, showing it; the number one signs in with."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from hmac import compare_digest
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from kexie.kit import clock, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.people import queries, rules
from kexie.people.actions import accounts
from kexie.people.models import Account, PhoneCode, SignInPhone
from kexie.people.sign_in import lockout

LASTS = timedelta(minutes=5)
TRIES = 5
_LOCK = 7_332
WRONG = "验证码不正确"
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Sent:
    """What goes out: to which number, which code."""

    number: str
    code: str
    account: Account


@transaction.atomic
def ask(number: str, account: Account | None, *, address: str, by: Actor) -> UUID:
    """A code for this number: for ``account`` to confirm it, else for whoever has it to sign in.

    The same statements and the same answer whoever has the number, or nobody; a job sends it (``messages.jobs``).

    Raises:
        Refused: one was asked for a moment ago, or too many today.
    """
    row = PhoneCode(account=account, address=address, made_at=clock.now(), expires_at=clock.now() + LASTS)
    row.put(number, f"{secrets.randbelow(10**6):06}")
    _one_by_one(row.number_mark)
    require(rules.can_ask_code(queries.codes_to(row.number_mark, DAY), queries.codes_from(address, DAY)))
    row.save(force_insert=True)
    journal.write("phone_code", row.pk, "ask", by=by)
    return row.pk


def hand_over(code_id: UUID) -> Sent | None:
    """What is to be sent, once; None where it went, is late, or nobody has the number. Inside the job's transaction."""
    row = PhoneCode.objects.select_for_update(of=("self",)).select_related("account").filter(pk=code_id).first()
    if row is None or not row.sealed or row.expires_at <= clock.now():
        return None
    account = row.account or queries.account_of_phone(row.number_mark)
    sent = Sent(row.number, row.code, account) if account is not None and account.is_active else None
    row.sealed = ""
    row.save(update_fields=["sealed"])
    return sent


@transaction.atomic
def show(code_id: UUID, typed: str, *, address: str, request_id: UUID | None) -> Account | None:
    """Who signs in with this code; None where it is wrong, which is counted.

    Raises:
        Refused: it is late, was used, or five wrong ones were typed.
    """
    row = _open(code_id)
    account = queries.account_of_phone(row.number_mark) if row.account_id is None else None
    if not _is_right(row, typed) or account is None:
        lockout.count_address(address)
        accounts.sign_in_failed(account, request_id=request_id)
        return None
    return account


@transaction.atomic
def confirm(account: Account, code_id: UUID, typed: str, *, by: Actor) -> bool:
    """The number this code went to is the account's from now on; False where the code is wrong.

    Raises:
        Refused: somebody else's account, or the code is late, was used, or five wrong ones were typed.
        Overtaken: another account signs in with that number.
    """
    locked = Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    require(rules.can_change_factors(by, locked))
    row = _open(code_id)
    if row.account_id != locked.pk or not _is_right(row, typed):
        return False
    phone = SignInPhone.objects.filter(account=locked).first() or SignInPhone(account=locked)
    phone.number, phone.verified_at = row.number, clock.now()
    try:
        with transaction.atomic():
            phone.save()
    except IntegrityError as fault:
        raise Overtaken("这个手机号已用来登录另一个账号", "phone.confirm.once") from fault
    journal.write("account", locked.pk, "set_phone", by=by)
    return True


@transaction.atomic
def drop(account: Account, *, by: Actor) -> None:
    """Sign in with the number no more.

    Raises:
        Refused: somebody else's account.
        Overtaken: it is gone already.
    """
    locked = Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    require(rules.can_change_factors(by, locked))
    gone, _ = SignInPhone.objects.filter(account=locked).delete()
    if not gone:
        raise Overtaken("已经停用了", "phone.drop.there")
    journal.write("account", locked.pk, "drop_phone", by=by)


def forget() -> None:
    """Drop what is older than the day it is counted in."""
    PhoneCode.objects.filter(made_at__lt=clock.now() - DAY).delete()


def _one_by_one(mark: str) -> None:
    """Two who ask for the same number at once: the second sees the first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_LOCK, int(mark[:7], 16)])


def _open(code_id: UUID) -> PhoneCode:
    """The row, locked, with one try less."""
    row = PhoneCode.objects.select_for_update(of=("self",)).filter(pk=code_id).first()
    if row is None or row.used_at or row.tries >= TRIES or row.expires_at <= clock.now():
        raise Refused("验证码已失效，请重新获取", "phone.code.open")
    row.tries += 1
    row.save(update_fields=["tries"])
    return row


def _is_right(row: PhoneCode, typed: str) -> bool:
    if not compare_digest(row.mark, row.mark_of_code(typed.replace(" ", ""))):
        return False
    row.used_at = clock.now()
    row.save(update_fields=["used_at"])
    return True
