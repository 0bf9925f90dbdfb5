"""Second factors: adding and removing one's own, checking what is shown at the door, codes for who lost theirs."""

import secrets
from collections.abc import Callable
from enum import Enum
from uuid import UUID

from django.db import transaction

from kexie.kit import clock, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.people import letters, passkeys, rules, sealing, totp
from kexie.people.actions import accounts
from kexie.people.models import Account, Factor, FactorKind, RecoveryCode
from kexie.people.sign_in import lockout

RECOVERY_CODES = 10
# No letter or figure that is taken for another: what is copied by hand from paper comes out right.
_SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"
_LENGTH = 10
_PURPOSE = "people.recovery"
Judge = Callable[[str], int]
WRONG = "验证码不正确，请核对设备的时间后再试"


class Answer(Enum):
    """What became of a code."""

    RIGHT = "right"
    WRONG = "wrong"
    SHUT = "shut"


@transaction.atomic
def add_totp(account: Account, secret: str, typed: str, *, by: Actor) -> list[str]:
    """动态口令 for this account, once ``typed`` shows that the app has the secret.

    Returns:
        The recovery codes where these are the first ones; empty where the account has some already.

    Raises:
        Refused: somebody else's account, or the figures are not those of this moment.
        Overtaken: it has one already.
    """
    locked = _locked(account)
    require(rules.can_change_factors(by, locked))
    if locked.factors.filter(kind=FactorKind.TOTP).exists():
        raise Overtaken("已经设了动态口令；要换设备，请先删除原来的", "factor.add.one_totp")
    step = totp.step_of(secret, typed, clock.now(), after=0)
    if step is None:
        raise Refused(WRONG, "factor.add.code")
    row = Factor(account=locked, kind=FactorKind.TOTP, name=FactorKind.TOTP.label, counter=step)
    row.secret = secret
    return add(row, by=by)


@transaction.atomic
def add_passkey(account: Account, key: passkeys.Key, name: str, *, by: Actor) -> list[str]:
    """通行密钥 for this account, just made in the browser.

    Returns:
        As :func:`add_totp`.

    Raises:
        Refused: somebody else's account.
        Overtaken: this very one is kept already.
    """
    locked = _locked(account)
    require(rules.can_change_factors(by, locked))
    if Factor.objects.filter(handle=key.handle).exists():
        raise Overtaken("这个通行密钥已经设过了", "factor.add.once")
    told = name or FactorKind.PASSKEY.label
    row = Factor(account=locked, kind=FactorKind.PASSKEY, name=told, handle=key.handle, public=key.public)
    row.counter = key.counter
    return add(row, by=by)


def add(row: Factor, *, by: Actor) -> list[str]:
    """Write a factor; recovery codes where the account has none. The caller holds lock and rule."""
    row.added_at = clock.now()
    row.save(force_insert=True)
    journal.write("account", row.account_id, "add_factor", by=by, diff=_kind(row))
    return [] if row.account.recovery_codes.exists() else _new_codes(row.account)


@transaction.atomic
def remove(account: Account, factor_id: UUID, *, by: Actor) -> Factor:
    """Take one away; with the last one the recovery codes go too. Other sessions go on: they showed it once.

    Raises:
        Refused: somebody else's account.
        Overtaken: it is gone already.
    """
    locked = _locked(account)
    require(rules.can_change_factors(by, locked))
    row = locked.factors.filter(pk=factor_id).first()
    if row is None:
        raise Overtaken("已经删除了", "factor.remove.there")
    Factor.objects.filter(pk=row.pk).delete()
    if not locked.factors.exists():
        locked.recovery_codes.all().delete()
    journal.write("account", locked.pk, "remove_factor", by=by, diff=_kind(row))
    return row


def drop_all(locked: Account, *, by: Actor, note: str) -> int:
    """All factors and codes of somebody who lost them; how many factors. The caller holds lock and rule.

    Sessions end: whoever found the phone may sit in one.
    """
    gone, _ = locked.factors.all().delete()
    locked.recovery_codes.all().delete()
    locked.sessions.all().delete()
    journal.write("account", locked.pk, "drop_factors", by=by, note=note)
    return gone


def tell(account_id: UUID) -> bool:
    """Tell the owner that their ways to sign in changed, whoever did it; whether there was an address for it."""
    account = Account.objects.filter(pk=account_id).first()
    if account is None or not rules.can_be_mailed(account):
        return False
    return letters.tell(letters.ways_changed(account.username), account.email)


@transaction.atomic
def renew_codes(account: Account, *, by: Actor) -> list[str]:
    """New recovery codes; the old ones open nothing any more.

    Raises:
        Refused: somebody else's account, or it has no factor that they could stand for.
    """
    locked = _locked(account)
    require(rules.can_renew_codes(by, locked))
    locked.recovery_codes.all().delete()
    journal.write("account", locked.pk, "renew_codes", by=by)
    return _new_codes(locked)


@transaction.atomic
def check(account: Account, typed: str, *, address: str, request_id: UUID | None) -> Answer:
    """Whether these are the figures of the account's app, or one of its recovery codes, for the first time.

    Five wrong ones in ten minutes shut this door for the account, from wherever they come: who stands here knows the
    password already, so no stranger can shut it. The row lock keeps a hundred tries at once from being one.
    """
    locked = _locked(account)
    if lockout.is_shut(locked):
        return Answer.SHUT
    told = typed.replace(" ", "").replace("-", "").lower()
    by = Actor(person_id=locked.person_id, part="account", request_id=request_id)
    if _is_of_app(locked, told) or _is_recovery(locked, told, by):
        return Answer.RIGHT
    lockout.count_code(locked, address)
    journal.write("account", locked.pk, "factor_failed", by=Actor(part="stranger", request_id=request_id))
    return Answer.SHUT if lockout.is_shut(locked) else Answer.WRONG


@transaction.atomic
def show_passkey(
    handle: str, account: Account | None, judge: Judge, *, address: str, request_id: UUID | None
) -> Factor | None:
    """The passkey of this name, of this account where one is told, if its answer is right; else None, and counted.

    ``judge(public)`` tells how often it says it was used, or raises WrongAnswer. A count that does not grow is that of
    a copy; passkeys that count nothing always say 0.
    """
    found = Factor.objects.select_for_update(of=("self",)).select_related("account").filter(handle=handle).first()
    row = found if handle and (account is None or (found and found.account_id == account.pk)) else None
    counter = _counted(row, judge) if row else None
    if row is None or counter is None:
        lockout.count_address(address)
        owner = row.account_id if row else accounts.NOBODY
        journal.write("account", owner, "factor_failed", by=Actor(part="stranger", request_id=request_id))
        return None
    row.counter, row.used_at = counter, clock.now()
    row.save(update_fields=["counter", "used_at"])
    return row


def _counted(row: Factor, judge: Judge) -> int | None:
    try:
        counter = judge(row.public)
    except passkeys.WrongAnswer:
        return None
    return counter if counter > row.counter or counter == row.counter == 0 else None


def _is_of_app(account: Account, told: str) -> bool:
    row = account.factors.filter(kind=FactorKind.TOTP).first()
    step = totp.step_of(row.secret, told, clock.now(), after=row.counter) if row and row.secret else None
    if row is None or step is None:
        return False
    row.counter, row.used_at = step, clock.now()
    row.save(update_fields=["counter", "used_at"])
    return True


def _is_recovery(account: Account, told: str, by: Actor) -> bool:
    unused = account.recovery_codes.filter(mark=_mark(account, told), used_at=None)
    if not unused.update(used_at=clock.now()):
        return False
    journal.write("account", account.pk, "use_recovery_code", by=by)
    return True


def _new_codes(account: Account) -> list[str]:
    made = ["".join(secrets.choice(_SIGNS) for _ in range(_LENGTH)) for _ in range(RECOVERY_CODES)]
    RecoveryCode.objects.bulk_create(RecoveryCode(account=account, mark=_mark(account, one)) for one in made)
    return [f"{one[:5]}-{one[5:]}" for one in made]


def _mark(account: Account, told: str) -> str:
    return sealing.mark(f"{account.pk}:{told}", _PURPOSE)


def _locked(account: Account) -> Account:
    return Account.objects.select_for_update(of=("self",)).get(pk=account.pk)


def _kind(row: Factor) -> dict[str, journal.Change]:
    return journal.changes({}, {"factor": FactorKind(row.kind).label})
