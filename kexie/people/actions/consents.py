"""Consent: publishing the words, agreeing, withdrawing.

Who may publish them, or note what somebody signed on paper, is a right of a post, so the storey above asks
(organisations.actions.roll) and calls :func:`publish` and :func:`note`, which ask nothing.
"""

from django.db import connection, transaction

from kexie.kit import clock, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.people import clearing, consents, numbers, queries, rules
from kexie.people.actions import numbers as number_acts
from kexie.people.actions import persons
from kexie.people.models import Consent, ConsentText, Person

_LOCK = 7_333


def publish(purpose: str, text: str, *, by: Actor) -> ConsentText:
    """The next version of the words, which asks everybody anew. The caller holds rule and transaction.

    Raises:
        Refused: no such purpose, no words, or the words that hold already.
    """
    if purpose not in consents.TABLE:
        raise Refused("没有这种同意书，请从列表中选择", "consent.publish.purpose")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    now = queries.consent_text(purpose)
    words = text.strip()
    if not words or (now is not None and now.text == words):
        raise Refused("同意书没有改动，不用发布新版", "consent.publish.differs")
    row = ConsentText.objects.create(
        purpose=purpose, version=now.version + 1 if now else 1, text=words, published_at=clock.now()
    )
    diff = journal.changes({"version": now and now.version}, {"version": row.version})
    journal.write("consent_text", row.pk, "publish", by=by, diff=diff)
    return row


@transaction.atomic
def give(person: Person, text: ConsentText | None, *, by: Actor) -> Consent:
    """One's own yes to the words one has read.

    Raises:
        Refused: it is somebody else's to say.
        Overtaken: other words hold by now, or it was said already.
    """
    require(rules.can_consent(by, person))
    if text is None or queries.consent_text(text.purpose) != text:
        raise Overtaken("同意书刚发布了新版，请看过新版再同意", "consent.give.current")
    return note(person, text, "page", by=by)


def note(person: Person, text: ConsentText, way: str, *, by: Actor) -> Consent:
    """Write a yes down. The caller has asked its rule and holds the transaction. Raises Overtaken."""
    Person.objects.select_for_update().get(pk=person.pk)
    if Consent.objects.filter(person=person, text=text, withdrawn_at=None).exists():
        raise Overtaken("已经同意过了", "consent.open_once")
    row = Consent.objects.create(person=person, text=text, way=way, given_at=clock.now())
    diff = journal.changes({}, {"purpose": text.purpose, "version": text.version, "way": way})
    journal.write("consent", row.pk, "give", by=by, diff=diff)
    return row


def withdraw(person: Person, purpose: str, *, by: Actor) -> list[Consent]:
    """Take every open yes to this purpose back, and with it what only it allowed to keep.

    The caller has asked its rule and holds the transaction. Raises Overtaken where there is none.
    """
    locked = Person.objects.select_for_update().get(pk=person.pk)
    rows = list(queries.consents_of(locked).filter(text__purpose=purpose, withdrawn_at=None))
    if not rows:
        raise Overtaken("没有有效的同意，请刷新页面", "consent.withdraw.open")
    for row in rows:
        row.withdrawn_at = clock.now()
        row.save(update_fields=["withdrawn_at"])
        journal.write("consent", row.pk, "withdraw", by=by)
    for one in (locked, *Person.objects.select_for_update().filter(merged_into=locked)):
        _clear(one, consents.TABLE[purpose].clears, by=by)
    return rows


def _clear(locked: Person, fields: tuple[str, ...], *, by: Actor) -> None:
    sealed = [name for name in fields if name in numbers.KINDS]
    plain = [name for name in fields if name not in numbers.KINDS]
    if sealed:
        number_acts.write(locked, dict.fromkeys(sealed, ""), by=by)
    if plain:
        known = {name: getattr(locked, name) for name in persons.FIELDS}
        persons.amend(locked, persons.Particulars(**known | dict.fromkeys(plain, "")), by=by)
        journal.values.forget("person", locked.pk, plain)
    if fields:
        clearing.clear(locked.pk, fields)
