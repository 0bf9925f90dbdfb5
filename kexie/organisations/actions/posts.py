"""Posts: appointing and ending terms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from kexie.kit import bulk, clock, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.organisations import posts as table
from kexie.organisations import rules
from kexie.organisations.actions import batches, stopping
from kexie.organisations.models import Organisation, Post
from kexie.people.actions import sessions
from kexie.people.models import Person


@dataclass(frozen=True, slots=True)
class Appointment:
    """One line of a bulk appointment."""

    person: Person
    organisation: Organisation
    kind: str


def hold(*people: Person) -> None:
    """Who comes back must not lose what the sweep takes off those who have left (custody.actions.sweeping): the foreign
    key is looked at only at the end of the transaction, so by itself it keeps nobody off the person's row.
    """
    rows = Person.objects.select_for_update(no_key=True).filter(pk__in={one.pk for one in people})
    list(rows.order_by("pk").values_list("pk"))


@transaction.atomic
def appoint(
    person: Person, organisation: Organisation, kind: str, *, by: Actor, starts_on: date | None = None,
    ends_on: date | None = None, note: str = "",
) -> Post:  # fmt: skip
    """Give a post from ``starts_on`` (today if not given) to the end of ``ends_on`` (open if not given).

    Raises:
        Refused: by the rule, no such kind of post, or the end lies before the start.
        Overtaken: the person holds this very post in that time already.
    """
    hold(person)
    locked = Organisation.objects.select_for_update(of=("self",), no_key=True).get(pk=organisation.pk)
    require(rules.can_appoint(by, person, locked))
    started = starts_on or clock.today()
    _check(kind, started, ends_on)
    post = Post(person=person, organisation=locked, kind=kind, starts_on=started, ends_on=ends_on)
    try:
        with transaction.atomic():
            post.save(force_insert=True)
    except IntegrityError as fault:
        raise Overtaken("此人在这段时间内已担任该职务", "post.once_at_a_time") from fault
    diff = journal.changes({}, {"kind": kind, "organisation": locked.pk, "starts_on": started, "ends_on": ends_on})
    journal.write("post", post.pk, "appoint", by=by, note=note, diff=diff)
    return post


@transaction.atomic
def appoint_many(
    batch: Sequence[Appointment], *, by: Actor, starts_on: date, ends_on: date | None = None
) -> list[Post]:
    """Many posts of one term, as one act.

    Raises:
        Refused: one of them is not allowed; then none is given.
        Overtaken: one of the persons holds that post in that time already; then none is given.
    """
    for kind in {line.kind for line in batch}:
        _check(kind, starts_on, ends_on)
    hold(*(line.person for line in batch))
    require(rules.can_appoint_all(by, [(line.person, line.organisation) for line in batch]))
    rows = [
        Post(person=line.person, organisation=line.organisation, kind=line.kind, starts_on=starts_on, ends_on=ends_on)
        for line in batch
    ]
    try:
        with transaction.atomic():
            made = bulk.create(rows)
    except IntegrityError as fault:
        raise Overtaken("名单中有人在这段时间内已担任该职务", "post.once_at_a_time") from fault
    batches.record("post", "appoint_many", (post.pk for post in made), by=by)
    return made


@transaction.atomic
def end(post: Post, last_day: date | None, *, by: Actor, note: str, goes_on: bool = False) -> Post | None:
    """End a term with ``last_day`` (at its midnight in Shanghai), or without one, from this minute. Before its first
    day: the post is taken back whole, or where something was done through it already, ends that day.

    Every request asks which posts are held at that moment: the next one through this post has no right left. Sessions
    go on with another post that is held; where none is, they end too, unless the same act gives one (``goes_on``).

    Raises:
        Refused: by the rule, without a reason, or a term that has ended would grow longer.
    """
    locked = Post.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=post.pk)
    require(rules.can_end_post(by, locked))
    if not note.strip():
        raise Refused("请写明免职的理由", "post.end.note")
    return finish(locked, last_day, by=by, note=note, goes_on=goes_on)


def finish(locked: Post, last_day: date | None, *, by: Actor, note: str, goes_on: bool = False) -> Post | None:
    """As :func:`end`; the caller holds lock and transaction and has asked its rule."""
    day = last_day or stopping.last_day(locked)
    if locked.ends_on is not None and locked.ends_on < clock.today() and day > locked.ends_on:
        raise Refused("任期已经结束，不能延长；请重新任职", "post.end.not_longer")
    starts_on = min(locked.starts_on, day)
    before = {"starts_on": locked.starts_on, "ends_on": locked.ends_on}
    diff = journal.changes(before, {"starts_on": starts_on, "ends_on": day}) | stopping.told(last_day)
    journal.write("post", locked.pk, "end", by=by, note=note, diff=diff)
    kept = None if day < locked.starts_on and _taken_back(locked) else _ended(locked, starts_on, day)
    if day < clock.today() and not goes_on and not rules.in_office().filter(person=locked.person_id).exists():
        sessions.end_of(locked.person_id, by=by)
    return kept


def _ended(locked: Post, starts_on: date, last_day: date) -> Post:
    locked.starts_on, locked.ends_on = starts_on, last_day
    try:
        with transaction.atomic():
            locked.save(update_fields=["starts_on", "ends_on"])
    except IntegrityError as fault:
        raise Overtaken("此人在这段时间内另有同一职务", "post.once_at_a_time") from fault
    return locked


def _taken_back(post: Post) -> bool:
    """Whether the row is gone. What was done through it keeps it: it then ends the day before its first.

    Its rights must not last until midnight only because it was used: the journal tells the days as they were.
    """
    try:
        with transaction.atomic():
            post.delete()
    except ProtectedError:
        return False
    return True


def _check(kind: str, starts_on: date, ends_on: date | None) -> None:
    if kind not in table.KINDS:
        raise Refused("没有这种职务，请从列表中选择", "post.kind")
    if ends_on is not None and ends_on < starts_on:
        raise Refused("任期结束不能早于开始", "post.term")
