"""People of an organisation: recording them with where they work, editing, inviting to an account."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from django.db import IntegrityError, transaction

from kexie.kit import bulk, clock, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.organisations import rules
from kexie.organisations.actions import batches, consenting, posts, stopping
from kexie.organisations.models import Affiliation, Organisation, Post
from kexie.people.actions import accounts, persons
from kexie.people.models import Account, Invitation, Person


@dataclass(frozen=True, slots=True)
class Member:
    """One line of a bulk registration: who, where, as what."""

    particulars: persons.Particulars
    organisation: Organisation
    position: str = ""


@transaction.atomic
def register(
    particulars: persons.Particulars, organisation: Organisation, *, by: Actor, position: str = "",
    on: date | None = None,
) -> Person:  # fmt: skip
    """A new person who works in ``organisation`` since ``on`` (today if not given); without an account.

    Raises:
        Refused: by the rule.
    """
    require(rules.can_record_person(by, organisation))
    person = persons.record(particulars, by=by)
    _affiliate(person, organisation, position, on or clock.today(), by=by)
    return person


@transaction.atomic
def register_many(batch: Sequence[Member], *, by: Actor, on: date) -> list[Person]:
    """Many new people with where they work, as one act.

    Raises:
        Refused: one of the organisations is not allowed; then nobody is recorded.
    """
    require(rules.can_record_people(by, [line.organisation for line in batch]))
    people = persons.record_many([line.particulars for line in batch])
    bulk.create(
        [
            Affiliation(person=person, organisation=line.organisation, position=line.position, starts_on=on)
            for person, line in zip(people, batch, strict=True)
        ]
    )
    batches.record("person", "register_many", (person.pk for person in people), by=by)
    return people


@transaction.atomic
def affiliate(
    person: Person, organisation: Organisation, *, by: Actor, position: str = "", on: date | None = None
) -> Affiliation:
    """Somebody known already works here too, since ``on`` (today if not given).

    Raises:
        Refused: by the rule.
        Overtaken: that is recorded already.
    """
    posts.hold(person)
    return take_over(person, organisation, by=by, position=position, on=on or clock.today())


def take_over(person: Person, organisation: Organisation, *, by: Actor, position: str, on: date) -> Affiliation:
    """As :func:`affiliate`, of somebody who works till then in a unit that goes into this one; their row stays free.

    The caller holds the transaction.
    """
    require(rules.can_record_affiliation(by, organisation))
    return _affiliate(person, organisation, position, on, by=by)


@transaction.atomic
def leave(
    affiliation: Affiliation, last_day: date | None, *, by: Actor, to: Organisation | None = None, note: str = ""
) -> Affiliation:
    """Somebody works here until ``last_day``, or without one, from this minute no more; what they hold here ends with
    it, the same moment, but not in the house they go on to work for (``to``).

    Who is let go from this minute on the day they came has the day before it as their only one: the journal tells the
    days as they were.

    Raises:
        Refused: by the rule, the day lies before the first, or no reason why from this minute.
        Overtaken: a longer term would run into a later one at the same organisation.
    """
    locked = Affiliation.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=affiliation.pk)
    require(rules.can_let_go(by, locked, to))
    if last_day is None and not note.strip():
        raise Refused("请写明立即停止的理由", "affiliation.leave.note")
    if last_day is not None and last_day < locked.starts_on:
        raise Refused("结束日期不能早于开始日期", "affiliation.leave.after_start")
    day = last_day or stopping.last_day(locked)
    before = {"starts_on": locked.starts_on, "ends_on": locked.ends_on}
    left = list(rules.posts_left(locked, to))
    locked.starts_on, locked.ends_on = min(locked.starts_on, day), day
    diff = journal.changes(before, {"starts_on": locked.starts_on, "ends_on": day}) | stopping.told(last_day)
    try:
        with transaction.atomic():
            locked.save(update_fields=["starts_on", "ends_on"])
    except IntegrityError as fault:
        raise Overtaken("此人在这段时间内另有在该单位的登记", "affiliation.once_at_a_time") from fault
    journal.write("affiliation", locked.pk, "leave", by=by, note=note, diff=diff)
    ending = Post.objects.select_for_update(of=("self",)).filter(pk__in=[one.pk for one in left])
    for post in ending.order_by("id"):
        if post.ends_on is None or post.ends_on > day:
            posts.finish(post, last_day, by=by, note="离开单位")
    return locked


@transaction.atomic
def transfer(
    affiliation: Affiliation, organisation: Organisation, *, by: Actor, position: str = "", on: date | None = None
) -> Affiliation:
    """From one organisation to another: the old affiliation ends the day before the new begins.

    Raises:
        Refused: one of the two is not allowed, or the day is not after the old one's first.
        Overtaken: the new one is recorded already.
    """
    day = on or clock.today()
    posts.hold(affiliation.person)  # first, as everybody does who holds both
    leave(affiliation, day - timedelta(days=1), by=by, to=organisation)
    return affiliate(affiliation.person, organisation, by=by, position=position, on=day)


@transaction.atomic
def edit(person: Person, particulars: persons.Particulars, *, by: Actor, signed: bool = False) -> Person:
    """Particulars of oneself, or of somebody whose organisation one keeps. ``signed``: see ``consenting.demand``.

    Raises:
        Refused: by the rule, or what is new needs the person's consent.
    """
    locked = Person.objects.select_for_update().get(pk=person.pk)
    require(rules.can_edit_person(by, locked))
    consenting.demand(locked, asdict(particulars), by=by, signed=signed)
    return persons.amend(locked, particulars, by=by)


@transaction.atomic
def invite(person: Person, *, by: Actor) -> tuple[Invitation, str]:
    """A letter to take an account; the token is shown this once and never stored.

    Raises:
        Refused: by the rule, or the person has an account.
    """
    require(rules.can_invite(by, person))
    return accounts.invite(person, by=by)


@transaction.atomic
def close_account(account: Account, *, by: Actor, note: str) -> Account:
    """Stop an account; its sessions end with their next request.

    Raises:
        Refused: by the rule, or without a reason.
    """
    locked = Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    require(rules.can_close_account(by, locked))
    if not note.strip():
        raise Refused("请写明停用账号的理由", "account.close.note")
    return accounts.close(locked, by=by, note=note)


@transaction.atomic
def reopen_account(account: Account, *, by: Actor, note: str = "") -> Account:
    """Let an account sign in again.

    Raises:
        Refused: by the rule.
    """
    posts.hold(*([account.person] if account.person else ()))
    locked = Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    require(rules.can_reopen_account(by, locked))
    return accounts.reopen(locked, by=by, note=note)


def _affiliate(person: Person, organisation: Organisation, position: str, on: date, *, by: Actor) -> Affiliation:
    row = Affiliation(person=person, organisation=organisation, position=position.strip(), starts_on=on)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as fault:
        raise Overtaken("此人在该单位的任职情况已登记", "affiliation.once_at_a_time") from fault
    diff = journal.changes({}, {"organisation": organisation.pk, "starts_on": on})
    journal.write("affiliation", row.pk, "record", by=by, diff=diff)
    return row
