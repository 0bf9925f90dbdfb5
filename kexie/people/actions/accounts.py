"""Accounts: opening, claiming, passwords, closing. Signing in and out are journalled here too."""

import secrets
from datetime import timedelta
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.db import IntegrityError, transaction

from kexie.kit import clock, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.people import queries, rules
from kexie.people.models import Account, FormerPassword, Invitation, Person

INVITATION_LASTS = timedelta(days=14)
# Stands in the journal where a sign-in failed for a name that no account has (RFC 9562, 5.9: the nil UUID).
NOBODY = UUID(int=0)


def open_for(
    person: Person, username: str, password: str | None, *, email: str = "", hashed: str = "", by: Actor
) -> Account:
    """An account for a person, without a password where None is given (it cannot sign in then).

    ``hashed``: the password as it is kept, for many accounts that begin with the same one (each hash takes a third of
    a second on purpose). The caller asks its rule and holds the transaction.

    Raises:
        Overtaken: this person, name or e-mail has an account already.
    """
    account = Account(
        person=person, username=username.strip(), email=email.strip(), created_at=clock.now(), is_active=True
    )
    if hashed:
        account.password = hashed
    else:
        account.set_password(password)
    account.password_changed_at = clock.now() if password else None
    try:
        with transaction.atomic():
            account.save(force_insert=True)
    except IntegrityError as fault:
        raise Overtaken("用户名或电子邮箱已被使用，或此人已有账号", "account.open.once") from fault
    journal.write("account", account.pk, "open", by=by)
    return account


def invite(person: Person, *, by: Actor) -> tuple[Invitation, str]:
    """A letter by which ``person`` may take an account: the row, and the token for the link, shown this once.

    A letter still open is withdrawn. The caller asks its rule and holds the transaction.
    """
    Person.objects.select_for_update().get(pk=person.pk)
    if Account.objects.filter(person=person).exists():
        raise Refused("此人已有账号", "invitation.make.no_account")
    now = clock.now()
    earlier = Invitation.objects.filter(person=person, claimed_at__isnull=True, withdrawn_at__isnull=True)
    earlier.update(withdrawn_at=now)
    token = secrets.token_urlsafe(32)
    letter = Invitation.objects.create(
        person=person, token_hash=queries.token_hash(token), made_at=now, expires_at=now + INVITATION_LASTS
    )
    journal.write("invitation", letter.pk, "make", by=by)
    return letter, token


@transaction.atomic
def claim(token: str, username: str, password: str, *, email: str = "", request_id: UUID | None = None) -> Account:
    """A person known so far by name takes an account with the token of their letter.

    Raises:
        Refused: the token is unknown, used, withdrawn or expired, or the person has an account by now.
        ValidationError: the password is too weak.
        Overtaken: the username or e-mail is taken.
    """
    letter = (
        Invitation.objects.select_for_update(of=("self",))
        .filter(token_hash=queries.token_hash(token))
        .select_related("person")
        .first()
    )
    present = Account.objects.filter(person=letter.person).first() if letter else None
    require(rules.can_claim(letter, present))
    assert letter is not None  # can_claim refuses None
    validate_password(password, Account(username=username, email=email))
    by = Actor(person_id=letter.person_id, part="invited", request_id=request_id)
    account = open_for(letter.person, username, password, email=email, by=by)
    letter.claimed_at = clock.now()
    letter.save(update_fields=["claimed_at"])
    journal.write("invitation", letter.pk, "claim", by=by)
    return account


@transaction.atomic
def change_password(account: Account, password: str, *, by: Actor, current: str = "") -> Account:
    """One's own new password. Every session of the account ends but ``current`` (the key of the one it is done in).

    Raises:
        Refused: it is somebody else's account, or it is closed.
        ValidationError: the password is too weak.
    """
    locked = Account.objects.select_for_update().get(pk=account.pk)
    require(rules.can_change_password(by, locked))
    validate_password(password, locked)
    return set_password(locked, password, by=by, current=current)


def set_password(
    locked: Account, password: str, *, by: Actor, verb: str = "change_password", current: str = ""
) -> Account:
    """Write a new password and journal it. The caller holds the row lock and has asked its rule.

    Other sessions could not go on anyway, their hash no longer fits; ended here, they are no longer listed either.
    Letters to reset the password that are still about are worth nothing from now on.
    """
    _remember(locked)
    locked.set_password(password)
    locked.password_changed_at = clock.now()
    locked.save(update_fields=["password", "password_changed_at"])
    locked.sessions.exclude(session_key=current).delete()
    locked.resets.filter(used_at__isnull=True, withdrawn_at__isnull=True).update(withdrawn_at=clock.now())
    journal.write("account", locked.pk, verb, by=by)
    return locked


def _remember(locked: Account) -> None:
    """Keep the hash of the password that goes, where the profile lets none of the last ones come again; else none."""
    most = queries.policy().rules.history
    if most and locked.has_usable_password():
        FormerPassword.objects.create(account=locked, password=locked.password, until=clock.now())
    kept = locked.former_passwords.values("pk")[:most]
    locked.former_passwords.exclude(pk__in=kept).delete()


def close(locked: Account, *, by: Actor, note: str) -> Account:
    """No more signing in, and every session ends with its next request. The caller holds lock and rule."""
    locked.is_active = False
    locked.save(update_fields=["is_active"])
    locked.sessions.all().delete()
    journal.write("account", locked.pk, "close", by=by, note=note)
    return locked


def reopen(locked: Account, *, by: Actor, note: str) -> Account:
    """Signing in is possible again, with the password as it was. The caller holds lock and rule."""
    locked.is_active = True
    locked.save(update_fields=["is_active"])
    journal.write("account", locked.pk, "reopen", by=by, note=note)
    return locked


@transaction.atomic
def signed_in(account: Account, *, request_id: UUID | None) -> None:
    """Journal a sign-in."""
    by = Actor(person_id=account.person_id, part="account", request_id=request_id)
    journal.write("account", account.pk, "sign_in", by=by)


@transaction.atomic
def proved(account: Account, *, request_id: UUID | None) -> None:
    """Journal that somebody signed in has shown once more who they are."""
    by = Actor(person_id=account.person_id, part="account", request_id=request_id)
    journal.write("account", account.pk, "prove", by=by)


@transaction.atomic
def signed_out(account: Account, *, request_id: UUID | None) -> None:
    """Journal a sign-out."""
    by = Actor(person_id=account.person_id, part="account", request_id=request_id)
    journal.write("account", account.pk, "sign_out", by=by)


@transaction.atomic
def sign_in_failed(account: Account | None, *, request_id: UUID | None) -> None:
    """Journal a failed try. No name is written: what was typed may be a password in the wrong field."""
    by = Actor(part="stranger", request_id=request_id)
    journal.write("account", account.pk if account else NOBODY, "sign_in_failed", by=by)
