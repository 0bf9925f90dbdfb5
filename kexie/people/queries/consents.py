"""The words people agree to, and who has agreed to which."""

from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from kexie.people import consents
from kexie.people.models import Consent, ConsentText, Person


def consent_text(purpose: str) -> ConsentText | None:
    """The words that hold for this purpose now; None where nobody has published any."""
    return ConsentText.objects.filter(purpose=purpose).order_by("-version").first()


def consent_version(purpose: str, version: str) -> ConsentText | None:
    """One version of the words, as a form names it; None where there is no such one."""
    if not (version.isascii() and version.isdigit() and len(version) < 10):
        return None
    return ConsentText.objects.filter(purpose=purpose, version=int(version)).first()


def consent_texts() -> dict[str, ConsentText]:
    """The words that hold, by purpose. One query."""
    return {row.purpose: row for row in ConsentText.objects.order_by("purpose", "-version").distinct("purpose")}


def consents_of(person: Person) -> QuerySet[Consent]:
    """Everything somebody ever agreed to, with the words, the newest first."""
    return Consent.objects.filter(person=person).select_related("text").order_by("-given_at", "-id")


def consent_of(person: Person, purpose: str) -> Consent | None:
    """The yes that holds: to the newest version of this purpose; None where it was withdrawn or asked anew."""
    newest = ConsentText.objects.filter(purpose=purpose).order_by("-version").values("pk")[:1]
    return consents_of(person).filter(text__in=newest, withdrawn_at=None).first()


def consents_asked(fields: Collection[str]) -> dict[str, ConsentText]:
    """The words, by purpose, on which some of these fields rest; a purpose without published words asks for nothing."""
    wanted = {one.code for one in consents.TABLE.values() if set(one.clears) & set(fields)}
    return {code: text for code, text in consent_texts().items() if code in wanted} if wanted else {}


def consents_lacking(person: Person, fields: Collection[str]) -> list[ConsentText]:
    """Of those the ones this person has not said yes to. Two queries at most."""
    asked = consents_asked(fields)
    if not asked:
        return []
    held = Consent.objects.filter(person=person, text__in=[row.pk for row in asked.values()], withdrawn_at=None)
    agreed = set(held.values_list("text__purpose", flat=True))
    return [text for code, text in asked.items() if code not in agreed]


class Said(NamedTuple):
    """What some persons have said: the words they hold to, and the purposes they took their yes to back."""

    holding: frozenset[tuple[UUID, UUID]]  # person, text
    withdrawn: frozenset[tuple[UUID, str]]  # person, purpose


def consents_said(people: Collection[UUID], purposes: Collection[str]) -> Said:
    """Of these persons to these purposes; taken back is what is open in no version. One query, none without them."""
    if not people or not purposes:
        return Said(frozenset(), frozenset())
    rows = Consent.objects.filter(person__in=list(people), text__purpose__in=list(purposes))
    told = list(rows.values_list("person_id", "text_id", "text__purpose", "withdrawn_at"))
    open_ = {(person, purpose) for person, _, purpose, ended in told if ended is None}
    return Said(
        frozenset((person, text) for person, text, _, ended in told if ended is None),
        frozenset((person, purpose) for person, _, purpose, _ in told) - open_,
    )
