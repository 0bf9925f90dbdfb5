"""会员名册 and what it rests on: admitting with consent, leaving, withdrawing consent, publishing its words."""

from datetime import date

from django.db import IntegrityError, transaction

from kexie.kit import clock, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.organisations import membership, rules
from kexie.organisations.actions import validity
from kexie.organisations.models import Member, Organisation
from kexie.organisations.rules import renewing as renewals
from kexie.people import consents as table
from kexie.people import queries as people
from kexie.people.actions import consents
from kexie.people.models import Consent, ConsentText, Person

PURPOSE = table.MEMBERSHIP.code


@transaction.atomic
def publish(purpose: str, text: str, *, by: Actor) -> ConsentText:
    """Other words from now on; whoever agreed to the earlier ones is asked anew. Raises Refused."""
    require(rules.can_word_consents(by))
    return consents.publish(purpose, text, by=by)


@transaction.atomic
def admit(
    person: Person, organisation: Organisation, *, by: Actor, on: date | None = None, society: str = "",
    signed: bool = False, kind: str = "",
) -> Member:  # fmt: skip
    """Into the roll since ``on``. ``signed``: the officer has the person's signature under the words of today.

    ``kind``: one of the house's kinds, its first where not said; valid as long as that kind is.

    Raises:
        Refused: by the rule, or the person has not agreed.
        Overtaken: they are in the roll already.
    """
    require(rules.can_admit(by, organisation))
    require(rules.can_note_consent(by, person))
    settled = renewals.member_rules(organisation)
    kind, joined = validity.known(settled, kind), on or clock.today()
    locked = Person.objects.select_for_update().get(pk=person.pk)
    row = Member(
        person=locked, organisation=organisation, society=society.strip(), kind=kind, joined_on=joined,
        valid_until=membership.first_until(joined, settled.months_of(kind)),
        consent=_consent(locked, signed=signed, by=by),
    )  # fmt: skip
    if row.joined_on > clock.today():
        raise Refused("入会日期不能晚于今天", "member.admit.not_future")
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as fault:
        raise Overtaken("此人已在该组织的会员名册里", "member_open_once") from fault
    diff = journal.changes({}, {"organisation": organisation.pk, "joined_on": row.joined_on, "member_kind": kind})
    journal.write("member", row.pk, "admit", by=by, diff=diff)
    return row


@transaction.atomic
def note_cards(organisation: Organisation, rows: int, *, by: Actor) -> None:
    """That somebody took the cards of so many of its members. Raises Refused."""
    require(rules.can_print_cards(by, organisation))
    journal.write("organisation", organisation.pk, "print_cards", by=by, diff=journal.changes({}, {"rows": rows}))


@transaction.atomic
def leave(member: Member, *, by: Actor, last_day: date | None = None) -> Member:
    """退会 with ``last_day`` (today if not given). Raises Refused."""
    locked = Member.objects.select_for_update(of=("self",)).get(pk=member.pk)
    require(rules.can_end_member(by, locked))
    day = last_day or clock.today()
    if not locked.joined_on <= day <= clock.today():
        raise Refused("退会日期应在入会之后，不晚于今天", "member.end.day")
    _end(locked, day, by=by)
    return locked


@transaction.atomic
def withdraw(person: Person, purpose: str, *, by: Actor) -> int:
    """Take consent back, and end what rested on it; how many memberships ended.

    Raises:
        Refused: by the rule.
        Overtaken: there is none.
    """
    require(rules.can_withdraw_consent(by, person))
    consents.withdraw(person, purpose, by=by)
    if not table.TABLE[purpose].ends_membership:
        return 0
    ending = Member.objects.select_for_update(of=("self",)).filter(person=person, left_on=None)
    rows = list(ending)
    for row in rows:
        _end(row, max(clock.today(), row.joined_on), by=by)
    return len(rows)


def _end(member: Member, day: date, *, by: Actor) -> None:
    member.left_on = day
    member.save(update_fields=["left_on"])
    journal.write("member", member.pk, "leave", by=by, diff=journal.changes({}, {"left_on": day}))


def _consent(person: Person, *, signed: bool, by: Actor) -> Consent:
    found = people.consent_of(person, PURPOSE)
    if found is not None:
        return found
    text = people.consent_text(PURPOSE)
    if text is None or not signed:
        reason = "本人还没有同意会员登记。请本人在“我的信息”里同意，或拿到本人签字后勾选“本人已在纸面签字同意”"
        raise Refused(reason, "member.admit.consent")
    return consents.note(person, text, "paper", by=by)
