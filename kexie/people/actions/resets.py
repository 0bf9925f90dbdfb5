"""A forgotten password: asking for a letter, making it, setting another password with it."""

import secrets
from datetime import timedelta
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from kexie.kit import clock, journal
from kexie.kit.actor import SYSTEM, Actor
from kexie.kit.verdict import require
from kexie.people import letters, queries, rules
from kexie.people.actions import accounts
from kexie.people.models import Account, Reset
from kexie.people.sign_in import lockout

BY_MAIL = timedelta(hours=1)
BY_HAND = timedelta(hours=24)
# A stranger who asks again and again fills nobody's mailbox.
_MOST, _WITHIN = 3, timedelta(hours=1)


@transaction.atomic
def ask(login: str, *, by_mail: bool, request_id: UUID | None) -> None:
    """Somebody says they forgot the password of this username or e-mail.

    The same statements for a known and an unknown one, and no mail from here: a job sends it (``people.jobs``), so
    that neither the answer nor its time tells who exists.

    Raises:
        Refused: this installation sends no mail.
    """
    require(rules.can_ask_reset(by_mail=by_mail))
    account = queries.account_named(login)
    by = Actor(part="stranger", request_id=request_id)
    journal.write("account", account.pk if account else accounts.NOBODY, "ask_reset", by=by)


def mail(account_id: UUID) -> bool:
    """Send the letter that was asked for; whether there was anybody to send it to. Inside the job's transaction."""
    account = Account.objects.select_for_update().filter(pk=account_id).first()
    if account is None or not rules.can_be_mailed(account):
        return False
    if account.resets.filter(made_at__gt=clock.now() - _WITHIN).count() >= _MOST:
        return False
    _, token = make(account, BY_MAIL, by=SYSTEM)
    letters.send(letters.reset(account.username, token), account.email)
    return True


def tell(account_id: UUID) -> bool:
    """Tell the owner that the password was reset, whoever did it; whether there was an address and mail for it."""
    account = Account.objects.filter(pk=account_id).first()
    if account is None or not rules.can_be_mailed(account):
        return False
    return letters.tell(letters.was_reset(account.username), account.email)


def make(account: Account, lasts: timedelta, *, by: Actor) -> tuple[Reset, str]:
    """A letter for ``account``: the row, and the token for the link, shown this once. One still open is withdrawn.

    The caller asks its rule and holds the transaction.
    """
    Account.objects.select_for_update().get(pk=account.pk)
    now = clock.now()
    account.resets.filter(used_at__isnull=True, withdrawn_at__isnull=True).update(withdrawn_at=now)
    token = secrets.token_urlsafe(32)
    letter = Reset.objects.create(
        account=account, token_hash=queries.token_hash(token), made_at=now, expires_at=now + lasts
    )
    journal.write("reset", letter.pk, "make", by=by)
    return letter, token


@transaction.atomic
def take(token: str, password: str, *, request_id: UUID | None = None) -> Account:
    """Another password with the token of a letter. Every session of the account ends; who was locked out may enter.

    Raises:
        Refused: the token is unknown, used, withdrawn or expired, or the account is closed.
        ValidationError: the password is too weak.
    """
    letter = queries.open_reset(token)
    # First the account, as everywhere, then the letter, which another browser may have used meanwhile.
    account = Account.objects.select_for_update().get(pk=letter.account_id) if letter else None
    letter = Reset.objects.select_for_update().get(pk=letter.pk) if letter else None
    require(rules.can_reset(letter, account))
    assert letter is not None  # can_reset refuses None
    assert account is not None
    validate_password(password, account)
    by = Actor(person_id=account.person_id, part="invited", request_id=request_id)
    letter.used_at = clock.now()
    letter.save(update_fields=["used_at"])
    journal.write("reset", letter.pk, "use", by=by)
    lockout.forgive(account)
    return accounts.set_password(account, password, by=by, verb="reset_password")
