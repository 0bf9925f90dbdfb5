"""How the founding notice is signed for by mid-year: at the desk, by link, by telephone; the others are asked."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from random import Random

from kexie.demo import handing, names
from kexie.kit import calendar, clock
from kexie.kit.actor import SYSTEM, Actor
from kexie.notices.actions import links, phone_calls, receipts, reminding
from kexie.notices.models import Addressee, Document
from kexie.organisations.models import Post

SEED = 415
# The figures at mid-year: so many signed in all, so many of them late, by link, by telephone.
SIGNED, LATE, BY_LINK, BY_PHONE = 201, 12, 9, 6
# Of those by link and by telephone so many are late: they were asked after the day.
LATE_BY_LINK, LATE_BY_PHONE = 4, 3
# Asked without success, by telephone; and links that were only looked at.
ASKED, LOOKED = 8, 3
LATE_DAYS = 20
# A moment, and what is done then.
Act = tuple[datetime, Callable[[], None]]
POSITIONS = ("办公室主任", "秘书", "科技处干事", "总工办主任")


@dataclass(frozen=True, slots=True)
class Days:
    """The working days in time after the issue, and those of the weeks after the due day; the lot that picks."""

    early: Sequence[date]
    late: Sequence[date]
    random: Random

    def at(self, is_late: bool) -> datetime:
        """A minute of office hours in time, or late."""
        day = self.random.choice(self.late if is_late else self.early)
        minute = self.random.randrange(8 * 60 + 30, 17 * 60 + 30)
        return clock.shanghai(day.year, day.month, day.day, minute // 60, minute % 60)


def sign(document: Document, units: Sequence[tuple[Addressee, Post]], chen: Actor, already: int) -> None:
    """``units``: who may sign and through which post, without those left for the cast; ``already``: signed before."""
    days = _days(document)
    order = sorted(units, key=lambda one: one[0].name)
    days.random.shuffle(order)
    waiting = iter(order)
    acts = [*_by_link(waiting, chen, days), *_by_phone(waiting, chen, days)]
    acts.sort(key=lambda act: act[0])
    batch = sorted(_at_the_desk(waiting, SIGNED - BY_LINK - BY_PHONE - already, days), key=lambda one: one.at)
    acts += [(moment, lambda: _asked_after(document, batch)) for moment in handing.moments(document)]
    acts.sort(key=lambda act: act[0])
    end = max(*(one.at for one in batch), *(moment for moment, _ in acts)) + timedelta(minutes=1)
    for moment, act in [*acts, (end, lambda: _enter(document, batch))]:
        with clock.at(moment):
            act()


def _asked_after(document: Document, batch: list[receipts.Signing]) -> None:
    """A step of the ladder falls due: who has signed by now is entered first, and not asked."""
    _enter(document, batch)
    reminding.sweep()


def _enter(document: Document, batch: list[receipts.Signing]) -> None:
    """Enter the signatures given by now, and take them out of the batch."""
    given = [one for one in batch if one.at <= clock.now()]
    batch[:] = batch[len(given) :]
    receipts.sign_many(document, given, by=SYSTEM)


def _days(document: Document) -> Days:
    first, due = clock.local(document.issued_at or clock.now()).date(), document.due_on
    assert due is not None  # issuing to addressees sets a due day
    works = calendar.overrides().works
    span = [first + timedelta(days=n) for n in range(1, (due - first).days + LATE_DAYS)]
    worked = [day for day in span if works(day)]
    return Days([day for day in worked if day <= due], [day for day in worked if day > due], Random(SEED))  # noqa: S311


def _at_the_desk(waiting: Iterator[tuple[Addressee, Post]], count: int, days: Days) -> Iterator[receipts.Signing]:
    late = LATE - LATE_BY_LINK - LATE_BY_PHONE
    for place, (unit, post) in zip(range(count), waiting, strict=False):
        yield receipts.Signing(unit.pk, post.person_id, post.pk, days.at(place < late))


def _by_link(waiting: Iterator[tuple[Addressee, Post]], chen: Actor, days: Days) -> Iterator[Act]:
    for place, (unit, _) in zip(range(BY_LINK + LOOKED), waiting, strict=False):
        yield days.at(place < LATE_BY_LINK), partial(_link, unit, chen, place < BY_LINK, days)


def _link(unit: Addressee, chen: Actor, signs: bool, days: Days) -> None:
    made = links.make(unit, by=chen).link
    links.note(made)
    if signs:
        links.sign(made, name=names.person(days.random), position=days.random.choice(POSITIONS))


def _by_phone(waiting: Iterator[tuple[Addressee, Post]], chen: Actor, days: Days) -> Iterator[Act]:
    for place, (unit, _) in zip(range(BY_PHONE + ASKED), waiting, strict=False):
        signs = place < BY_PHONE
        outcome = "signed" if signs else ("not_reached", "will_sign")[place % 2]
        is_late = place < LATE_BY_PHONE or not signs
        yield days.at(is_late), partial(_call, unit, chen, outcome, days)


def _call(unit: Addressee, chen: Actor, outcome: str, days: Days) -> None:
    reached = outcome != "not_reached"
    name, position = (names.person(days.random), days.random.choice(POSITIONS)) if reached else ("", "")
    told = phone_calls.told(at=clock.now(), outcome=outcome, name=name, position=position)
    phone_calls.log(unit, told, by=chen)
