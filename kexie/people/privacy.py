"""A person's rows in this domain: to export them, and to erase them.

The numbers go out in clear: it is the person's own copy (PIPL 45), handed to nobody else. What is erased leaves a
pseudonym, so that what law keeps (acts, offices) still tells its acts apart.
"""

from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from axes.models import AccessAttempt, AccessFailureLog
from django.db import transaction

from kexie.kit import clock, journal
from kexie.kit.actor import Actor
from kexie.kit.crypto import Unopened
from kexie.kit.crypto.fields import clear
from kexie.people import consents as purposes
from kexie.people import disciplines, numbers
from kexie.people.actions import consents, persons, photos
from kexie.people.actions import numbers as acts
from kexie.people.models import Account, Consent, Factor, Invitation, Person, PhoneCode, Photo, Reset, Session
from kexie.people.models.consent import Way

_CHOSEN = (
    "gender", "ethnic_group", "political_status", "education", "degree", "title_level", "administrative_rank",
    "id_kind",
)  # fmt: skip
_ACCOUNT = ("username", "email", "is_active", "created_at", "password_changed_at")


def pseudonym(person_id: UUID) -> str:
    """What stands in the place of an erased name: not from the name, the same wherever the person is told of."""
    return f"已删除人员{person_id.hex[-6:].upper()}"


def mobile_of(person_id: UUID) -> str:
    """Their mobile in clear, to find where else it was written down; empty where none is registered."""
    told: Any = Person.objects.filter(pk=person_id).values_list("mobile", flat=True).first()
    return clear(told)


def known_by(person_id: UUID) -> tuple[str, str]:
    """(name, mobile) by which others may have written them down."""
    return Person.objects.values_list("name", flat=True).get(pk=person_id), mobile_of(person_id)


def export(person_id: UUID) -> dict[str, list[dict[str, Any]]]:
    """What is recorded of the person, as plain values by table."""
    mine = {"account__person": person_id}
    accounts = list(Account.objects.filter(person=person_id).select_related("phone"))
    asked: dict[str, tuple[Any, tuple[str, ...]]] = {
        "sessions": (Session.objects.filter(**mine), ("began_at", "seen_at", "device", "address")),
        "factors": (Factor.objects.filter(**mine), ("kind", "name", "added_at", "used_at")),
        "resets": (Reset.objects.filter(**mine), ("made_at", "used_at", "withdrawn_at")),
        "invitations": (
            Invitation.objects.filter(person=person_id), ("made_at", "expires_at", "claimed_at", "withdrawn_at"),
        ),
        "photos": (Photo.objects.filter(person=person_id), ("file__size", "file__kept_at")),
        "consents": (
            Consent.objects.filter(person=person_id),
            ("text__purpose", "text__version", "text__text", "way", "given_at", "withdrawn_at"),
        ),
    }  # fmt: skip
    told = {table: [dict(row) for row in rows.values(*fields)] for table, (rows, fields) in asked.items()}
    for row in told["consents"]:
        row["text__purpose"] = purposes.TABLE[row["text__purpose"]].label
        row["way"] = Way(row["way"]).label
    phones = [one.phone for one in accounts if hasattr(one, "phone")]
    return {
        "person": [_person(one) for one in Person.objects.filter(pk=person_id)],
        "accounts": [{name: getattr(one, name) for name in _ACCOUNT} for one in accounts],
        **told,
        "changes": _changes(person_id),
        "phones": [{"number": one.number, "verified_at": one.verified_at} for one in phones],
    }


def _person(one: Person) -> dict[str, Any]:
    told: dict[str, Any] = {name: getattr(one, name) for name in (*persons.FIELDS, "id_kind")}
    told |= {name: getattr(one, f"get_{name}_display")() for name in _CHOSEN if told[name]}
    told["discipline"] = disciplines.label(one.discipline)
    return told | {code: _clear(getattr(one, code)) for code in numbers.KINDS} | {"created_at": one.created_at}


def _changes(person_id: UUID) -> list[dict[str, Any]]:
    """What was changed of the person's particulars, before and after, as far as it was kept."""
    entries = journal.queries.edits(("person",), person_id)
    return [
        {
            "at": entry.at,
            "field": _column(row.field).verbose_name,
            "before": _word(row.field, row.before),
            "after": _word(row.field, row.after),
        }
        for entry in entries
        for row in entry.values.all()
    ]


def _word(name: str, value: Any) -> Any:
    if name == "discipline" and value:
        return disciplines.label(value)
    return dict(_column(name).flatchoices).get(value, value) if name in _CHOSEN and value else value


def _column(name: str) -> Any:
    return Person._meta.get_field(name)


def _clear(secret: Any) -> str:
    try:
        return str(secret.reveal()) if secret else ""
    except Unopened:
        return "（密钥不在，无法显示）"


@transaction.atomic
def forget_numbers(person_id: UUID, *, by: Actor) -> None:
    """Take the sealed numbers away; the journal says that they went."""
    locked = Person.objects.select_for_update().get(pk=person_id)
    acts.write(locked, dict.fromkeys(numbers.KINDS, ""), by=by)


@transaction.atomic
def erase(person_id: UUID, *, by: Actor) -> int:
    """Everything but the row itself, under a pseudonym; the account opens nothing any more. How many rows."""
    now = clock.now()
    count = sum(_account(one, by=by) for one in Account.objects.select_for_update().filter(person=person_id))
    letters = Invitation.objects.filter(person=person_id, claimed_at=None, withdrawn_at=None)
    count += letters.update(withdrawn_at=now)
    person = Person.objects.get(pk=person_id)
    open_ones = Consent.objects.filter(person=person_id, withdrawn_at=None).order_by("text__purpose")
    for purpose in open_ones.values_list("text__purpose", flat=True).distinct():
        count += len(consents.withdraw(person, purpose, by=by))
    forget_numbers(person_id, by=by)
    locked = Person.objects.select_for_update().get(pk=person_id)
    count += photos.remove(locked, by=by)
    persons.amend(locked, persons.Particulars(name=pseudonym(person_id)), by=by)
    return count + journal.values.forget("person", person_id) + 1


def _account(account: Account, *, by: Actor) -> int:
    """Close it, take away what it signs in with and what told who it is."""
    for model in (AccessAttempt, AccessFailureLog):
        model.objects.filter(username__iexact=account.username).delete()
    gone = sum(
        rows.delete()[0]
        for rows in (
            account.sessions.all(), account.factors.all(), account.recovery_codes.all(), account.resets.all(),
            account.former_passwords.all(), PhoneCode.objects.filter(account=account),
            EmailAddress.objects.filter(user=account),
        )
    )  # fmt: skip
    if hasattr(account, "phone"):
        PhoneCode.objects.filter(number_mark=account.phone.mark).delete()
        gone += account.phone.delete()[0]
    account.username, account.email, account.is_active = f"erased-{account.pk.hex[-12:]}", "", False
    account.set_unusable_password()
    account.save(update_fields=["username", "email", "is_active", "password"])
    journal.write("account", account.pk, "erase", by=by)
    return gone + 1
