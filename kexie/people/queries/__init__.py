"""Named reads of people."""

import hashlib
from collections.abc import Collection
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db.models import Exists, Func, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Left, Lower, Replace

from kexie.kit import clock
from kexie.kit.journal import queries as journal
from kexie.kit.journal.models import Entry
from kexie.people import name_keys
from kexie.people.models import (
    Account,
    Factor,
    Invitation,
    Person,
    PhoneCode,
    Photo,
    Reset,
    Session,
    SignInPhone,
    SignInPolicy,
)
from kexie.people.queries.consents import (
    consent_of,
    consent_text,
    consent_texts,
    consent_version,
    consents_asked,
    consents_lacking,
    consents_of,
    consents_said,
)

__all__ = [
    "Characters", "account_named", "account_of_phone", "any_account", "codes_from", "codes_left", "codes_to",
    "consent_of", "consent_text", "consent_texts", "consent_version", "consents_asked", "consents_lacking",
    "consents_of", "consents_said", "factors_of", "has_factor", "letters_running_out", "locked_out", "named",
    "names", "open_invitation", "open_letters", "open_reset", "phone_of", "photo_of", "policy", "reveals",
    "sessions_of", "token_hash", "with_account", "with_mobile_tail",
]  # fmt: skip


def account_named(login: str) -> Account | None:
    """The account whose username or e-mail this is, in any case of letters. One query, whatever is found.

    A username holds no ``@`` (constraint), so the text alone says which of the two is meant.
    """
    field = "email" if "@" in login else "username"
    found = Account.objects.alias(key=Lower(field)).filter(key=Lower(Value(login.strip())))
    return found.first()


def any_account() -> bool:
    """Whether anybody could ever sign in here; false only on a fresh installation."""
    return Account.objects.exists()


def open_invitation(token: str) -> Invitation | None:
    """The invitation this token opens, with its person: not claimed, not withdrawn, not expired."""
    return (
        Invitation.objects.filter(token_hash=token_hash(token), expires_at__gt=clock.now())
        .filter(claimed_at__isnull=True, withdrawn_at__isnull=True)
        .select_related("person")
        .first()
    )


def open_reset(token: str) -> Reset | None:
    """The letter to a new password this token opens, with its account: not used, not withdrawn, not expired."""
    return (
        Reset.objects.filter(token_hash=token_hash(token), expires_at__gt=clock.now(), account__is_active=True)
        .filter(used_at__isnull=True, withdrawn_at__isnull=True)
        .select_related("account")
        .first()
    )


def policy() -> SignInPolicy:
    """How one signs in here: as it was set, else as it stands in the table's defaults."""
    return SignInPolicy.objects.first() or SignInPolicy()


def sessions_of(account: Account) -> list[Session]:
    """Where somebody is signed in now, the last seen first: without those that would end at their next request."""
    now = clock.now()
    alive = account.sessions.filter(
        expire_date__gt=now,
        seen_at__gte=now - timedelta(minutes=policy().idle_minutes),
        began_at__gte=now - settings.SIGN_IN_AT_MOST,
    )
    return list(alive.order_by("-seen_at"))


def factors_of(account: Account) -> list[Factor]:
    """Somebody's second factors, the oldest first."""
    return list(account.factors.order_by("added_at"))


def has_factor(account: Account) -> bool:
    """Whether a password alone does not let this account in."""
    return account.factors.exists()


def account_of_phone(mark: str) -> Account | None:
    """The account that signs in with the number of this mark. One query, whatever is found."""
    return Account.objects.filter(phone__mark=mark).first()


def phone_of(account: Account) -> SignInPhone | None:
    """The number somebody signs in with."""
    return SignInPhone.objects.filter(account=account).first()


def photo_of(person: Person) -> Photo | None:
    """Somebody's photo with its file."""
    return Photo.objects.select_related("file").filter(person=person).first()


def codes_to(mark: str, within: timedelta) -> list[datetime]:
    """When codes were asked for the number of this mark, the last first."""
    rows = PhoneCode.objects.filter(number_mark=mark, made_at__gt=clock.now() - within)
    return list(rows.order_by("-made_at").values_list("made_at", flat=True))


def codes_from(address: str, within: timedelta) -> int:
    """How many codes were asked for from this address."""
    return PhoneCode.objects.filter(address=address, made_at__gt=clock.now() - within).count()


def codes_left(account: Account) -> int:
    """How many recovery codes are not used yet."""
    return account.recovery_codes.filter(used_at=None).count()


def with_account(people: QuerySet[Person]) -> QuerySet[Person]:
    """Of ``people`` those who have an account or a letter to take one that is still open."""
    letters = Invitation.objects.filter(claimed_at__isnull=True, withdrawn_at__isnull=True).values("person")
    # From the few who have one: asked of each person, a register of two hundred thousand was read from end to end.
    return people.filter(pk__in=Account.objects.filter(person__isnull=False).values("person").union(letters, all=True))


def open_letters(people: Collection[UUID]) -> dict[UUID, Invitation]:
    """The letter of each of these that is neither taken nor withdrawn, by person. One query, none for nobody."""
    if not people:
        return {}
    rows = Invitation.objects.filter(person__in=people, claimed_at__isnull=True, withdrawn_at__isnull=True)
    return {row.person_id: row for row in rows}


def letters_running_out(by: datetime) -> QuerySet[Invitation]:
    """Letters nobody has taken that end before ``by`` or ended in the month before now, whose person has no account."""
    rows = Invitation.objects.filter(claimed_at__isnull=True, withdrawn_at__isnull=True, person__account=None)
    return rows.filter(expires_at__lt=by, expires_at__gt=clock.now() - timedelta(days=30))


def locked_out() -> QuerySet[Account]:
    """Accounts that the lock keeps shut just now for some address; ``locked_at``: the first try that did it."""
    tries = AccessAttempt.objects.filter(
        username=Lower(OuterRef("username")), failures_since_start__gte=settings.AXES_FAILURE_LIMIT,
        attempt_time__gt=clock.now() - settings.AXES_COOLOFF_TIME,
    )  # fmt: skip
    since = Subquery(tries.order_by("attempt_time").values("attempt_time")[:1])
    return Account.objects.alias(shut=Exists(tries)).filter(shut=True).annotate(locked_at=since)


def token_hash(token: str) -> str:
    """What the table keeps of a token: SHA-256, in hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()


def named(people: QuerySet[Person], text: str) -> QuerySet[Person]:
    """Of ``people`` those whose name holds ``text``, sorted by pinyin; letters are pinyin initials or full pinyin, with
    blanks or without, from the first on.

    Initials keep a name in Latin letters whole, so it is found by its beginning (``name_keys``). Each way has an index
    (``person_by_initials``, ``person_by_pinyin``, ``person_by_letter``, ``person_by_characters``); one without would
    read every row.
    """
    wanted = text.strip()
    if wanted and wanted.isascii() and (letters := name_keys.initials(wanted)):
        pinyin = Replace("name_key", Value(" "), Value(""))
        fitting = Q(initials__startswith=letters) | Q(pinyin__startswith=letters)
        # All that fits begins with this letter: the first page of a common surname is read from the middle of an index.
        people = people.alias(pinyin=pinyin, letter=Left("initials", 1)).filter(fitting, letter=letters[0])
    elif wanted:
        people = people.alias(characters=Characters("name")).filter(
            reduce(or_, map(_spelt, name_keys.spellings(wanted)))
        )
    return people.order_by("name_key", "id")


class Characters(Func):
    """The signs of a text one by one; what ``person_by_characters`` is an index of."""

    function = "string_to_array"
    template = "%(function)s(%(expressions)s, NULL)"
    output_field = ArrayField(TextField())


def _spelt(name: str) -> Q:
    """A name holds the text only where it has all its signs: these an index finds. Letters are of either case."""
    if name.upper() != name.lower():
        return Q(name__icontains=name)
    return Q(characters__contains=list(name), name__contains=name)


def with_mobile_tail(people: QuerySet[Person], digits: str) -> QuerySet[Person]:
    """Of ``people`` those whose mobile number ends in these four digits, sorted by pinyin. For who may see them whole:
    trying out all tails of a person whose number one may not see would tell it."""
    field: Any = Person._meta.get_field("mobile_tail")
    return people.filter(mobile_tail__in=field.sought(digits)).order_by("name_key", "id")


def reveals(person: Person, most: int = 20) -> QuerySet[Entry]:
    """Who saw a number of this person in clear, with the reason, the newest first."""
    return journal.history("person", person.pk).filter(verb="reveal").order_by("-id")[:most]


def names(people: Collection[UUID]) -> dict[UUID, str]:
    """Names by person id, for lists that hold ids only (the journal). One query, none for nobody."""
    if not people:
        return {}
    return dict(Person.objects.filter(pk__in=people).values_list("pk", "name"))
