"""Terms: begun with their seats, people and posts; ended by the next; entered for associations of before."""

import re
from collections.abc import Iterable, Set
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from kexie.associations import days
from kexie.associations.actions import locking
from kexie.associations.models import Assembly, Candidate, Seat, Tenure
from kexie.associations.rules import tenure as rules
from kexie.associations.told import Known
from kexie.kit import clock, journal
from kexie.kit.actor import Actor
from kexie.kit.crypto.fields import clear
from kexie.kit.verdict import Refused, require
from kexie.organisations import rules as organisation_rules
from kexie.organisations.actions import members, numbers, posts
from kexie.organisations.models import Affiliation, Organisation, Post
from kexie.organisations.rules import current
from kexie.people.actions.persons import Particulars
from kexie.people.models import Person
from kexie.people.models.person import Gender

__all__ = ["Known", "begin", "person_of", "record", "seat"]

MOBILE = re.compile(r"1[3-9][0-9]{9}")
_DAY = timedelta(days=1)


@transaction.atomic
def record(organisation: Organisation, known: Known, *, by: Actor) -> Tenure:
    """Enter the first term this register knows of; whoever holds an office today sits in it.

    Raises:
        Refused: by the rule, or days that cannot be.
        Overtaken: somebody entered one at the same moment.
    """
    require(rules.can_record_tenure(by, organisation))
    if not 1 <= known.number <= 99:
        raise Refused("届次应在 1 至 99 之间", "tenure.number")
    if known.starts_on > clock.today() or known.ends_on < known.starts_on:
        raise Refused("任期开始不能晚于今天，结束不能早于开始", "tenure.days")
    if known.ends_on > days.later(known.starts_on, 12 * 10):
        raise Refused("一届不超过 10 年，请核对任期", "tenure.long")
    tenure = _new(organisation, known.number, known.starts_on, known.ends_on, None)
    held = current(Post.objects.filter(organisation=organisation, kind__in=_ROLES)).order_by("starts_on", "id")
    heads: set[str] = set()
    for place, post in enumerate(sorted(held, key=lambda one: _ROLES.index(one.kind)), start=1):
        if post.kind in _HEADS and post.kind in heads:
            continue
        heads.add(post.kind)
        start = max(post.starts_on, known.starts_on)
        if start <= known.ends_on:
            _seat(tenure, post.person, post.kind, place, start, post)
    journal.write("tenure", tenure.pk, "record", by=by, diff=_diff(tenure))
    return tenure


def begin(organisation: Organisation, assembly: Assembly, *, by: Actor) -> Tenure:
    """The term this meeting elected: what ran ends the day before, who was elected gets seat and post.

    The caller has asked its rule and holds the locks.
    """
    assert assembly.starts_on is not None, "a filed meeting has its term (assembly_filed_has_its_term)"
    assert assembly.ends_on is not None, "a filed meeting has its term (assembly_filed_has_its_term)"
    before = rules.last(organisation)
    elected = [
        (one, person_of(organisation, one, assembly.starts_on, by))
        for one in assembly.candidates.filter(is_elected=True)
    ]
    fresh = _end(
        organisation, before, assembly.starts_on - _DAY, {(person.pk, one.role) for one, person in elected}, by
    )
    number = before.number + 1 if before else 1
    tenure = _new(organisation, number, assembly.starts_on, assembly.ends_on, assembly)
    for place, (one, person) in enumerate(elected, start=1):
        post = _given(tenure, person, one.role, fresh.get((person.pk, one.role)), by)
        _seat(tenure, person, one.role, place, tenure.starts_on, post, one.votes_for)
        Candidate.objects.filter(pk=one.pk).update(person=person)
    journal.write("tenure", tenure.pk, "begin", by=by, diff=_diff(tenure))
    return tenure


def person_of(organisation: Organisation, told: Candidate, on: date, by: Actor) -> Person:
    """Who is meant: the one of this name who worked there that day (else: works there now) and whose year of birth
    does not say otherwise; else new.

    Who was elected and has left since is known; a namesake who came later is not taken for them. Two of one name
    are not told apart by guessing: then somebody new is recorded, and the register proposes later.
    """
    year = int(told.born[:4]) if re.match(r"(18[89]|19|20|21)[0-9]{2}", told.born) else None
    here = Affiliation.objects.filter(organisation=organisation, person__name=told.name).select_related("person")
    fitting = _fitting(current(here, on), year) or _fitting(current(here), year)
    if len(fitting) == 1:
        return fitting[0]
    genders = {str(label): str(code) for code, label in Gender.choices}
    told_of = Particulars(
        name=told.name, gender=genders.get(told.gender, "") if told.gender else "", birth_year=year, title=told.title
    )
    person = members.register(told_of, organisation, by=by, position=told.job, on=on)
    telephone = clear(told.telephone)
    if MOBILE.fullmatch(telephone) and organisation_rules.can_edit_person(by, person):
        numbers.put(person, {"mobile": telephone}, by=by)
    return person


def _fitting(rows: Iterable[Affiliation], year: int | None) -> list[Person]:
    return [one for one in {row.person for row in rows} if year is None or one.birth_year in (None, year)]


def _given(tenure: Tenure, person: Person, role: str, fresh: Post | None, by: Actor) -> Post:
    """The post of who was elected; one that began since the meeting goes on to the end of the term."""
    note = f"第{tenure.number}届"
    if fresh is not None:
        kept = posts.end(fresh, tenure.ends_on, by=by, note=note)
        assert kept is not None, "it began before the term ends"
        return kept
    return posts.appoint(
        person, tenure.organisation, role, by=by, starts_on=tenure.starts_on, ends_on=tenure.ends_on, note=note
    )


def _end(
    organisation: Organisation, before: Tenure | None, last_day: date, elected: Set[tuple[UUID, str]], by: Actor
) -> dict[tuple[UUID, str], Post]:  # fmt: skip
    """Posts of office end with ``last_day``, those of no known term too; the term before is cut where it ran on.

    A post that began after that day ends with its first: it was held, and acts may have been done through it. Given
    back are those of people ``elected`` to the same office: they go on.
    """
    fresh: dict[tuple[UUID, str], Post] = {}
    for post in Post.objects.filter(organisation=organisation, kind__in=_ROLES).exclude(ends_on__lte=last_day):
        if post.starts_on > last_day and (post.person_id, post.kind) in elected:
            fresh[post.person_id, post.kind] = post
        else:
            again = any(person == post.person_id for person, _ in elected)
            posts.end(post, max(last_day, post.starts_on), by=by, note="换届", goes_on=again)
    if before is not None:
        _cut(before, last_day)
    return fresh


def _cut(before: Tenure, last_day: date) -> None:
    if before.starts_on > last_day:
        raise Refused(f"换届大会应在本届任期开始（{before.starts_on}）之后", "tenure.after")
    if before.ends_on > last_day:
        before.seats.filter(ends_on__gt=last_day, starts_on__lte=last_day).update(ends_on=last_day)
        before.seats.filter(starts_on__gt=last_day).delete()
        before.ends_on = last_day
        before.save(update_fields=["ends_on"])


def _new(organisation: Organisation, number: int, starts_on: date, ends_on: date, assembly: Assembly | None) -> Tenure:
    tenure = Tenure(
        organisation=organisation, number=number, starts_on=starts_on, ends_on=ends_on, due_on=ends_on,
        assembly=assembly,
    )  # fmt: skip
    with locking.once():
        tenure.save(force_insert=True)
    return tenure


def _seat(
    tenure: Tenure, person: Person, role: str, place: int, starts_on: date, post: Post, votes: int | None = None
) -> None:  # fmt: skip
    Seat.objects.create(
        tenure=tenure, person=person, role=role, position=place, starts_on=starts_on, ends_on=tenure.ends_on,
        post=post, votes_for=votes,
    )  # fmt: skip


def seat(tenure: Tenure, post: Post) -> None:
    """A seat taken within the term, to its end."""
    place = tenure.seats.count() + 1
    _seat(tenure, post.person, post.kind, place, post.starts_on, post)


def _diff(tenure: Tenure) -> dict[str, journal.Change]:
    told = {name: getattr(tenure, name) for name in ("number", "starts_on", "ends_on")}
    return journal.changes({}, {"organisation": tenure.organisation_id, **told})


_ROLES = ("chair", "vice_chair", "secretary_general", "committee_member")
_HEADS = ("chair", "secretary_general")
