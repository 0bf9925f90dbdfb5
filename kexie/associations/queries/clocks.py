"""Until when whoever has the next step is to take it (rules.md 14a), by the numbers of the house above."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from kexie.associations import days
from kexie.associations.models import Change, Founding, Reelection, Revocation
from kexie.associations.rules import founding as founding_rules
from kexie.associations.rules import settled, tenure
from kexie.kit import clock


def of_founding(row: Founding) -> date | None:
    """Check 5 and reply 10 working days, meeting 6 months after the reply, filing 30 days after the meeting."""
    since, house = clock.local(row.state_since).date(), settled.life_rules(row.place)
    if row.state in ("applied", "filed"):
        return days.working(since, house.check_days)
    if row.state in ("checked", "replying"):
        return days.working(since, house.reply_days)
    if row.state == "approved":
        return founding_rules.lapses_on(row)
    return _filing(row.assembly.held_on, house.filing_days) if row.state == "held" else None


def of_reelection(row: Reelection) -> date | None:
    """As of a founding; the meeting before the term that runs is over."""
    since, house = clock.local(row.state_since).date(), settled.life_rules(row.organisation)
    if row.state in ("asked", "filed"):
        return days.working(since, house.check_days)
    if row.state == "agreed":
        before = tenure.last(row.organisation)
        return before.ends_on if before else None
    return _filing(row.assembly.held_on, house.filing_days) if row.state == "held" else None


def of_change(row: Change) -> date | None:
    """Answered within the days of a check."""
    asked = clock.local(row.asked_at).date()
    return days.working(asked, settled.life_rules(row.organisation).check_days) if row.state == "asked" else None


def of_revocation(row: Revocation) -> date | None:
    """Decided within the days of a reply."""
    if row.state not in ("proposed", "deciding"):
        return None
    return days.working(clock.local(row.state_since).date(), settled.life_rules(row.authority).reply_days)


def fill() -> int:
    """What runs and has no day yet: from before days were kept, or of a year whose calendar was not known; how many.

    A day that was told stays, though the numbers of the house are changed meanwhile.
    """
    done = 0
    running: tuple[tuple[Any, tuple[str, ...], Callable[..., date | None]], ...] = (
        (Founding, ("applied", "filed", "checked", "replying", "approved", "held"), of_founding),
        (Reelection, ("asked", "agreed", "held", "filed"), of_reelection),
        (Change, ("asked",), of_change),
        (Revocation, ("proposed", "deciding"), of_revocation),
    )
    for model, states, due in running:
        for row in model.objects.filter(state__in=states, due_on=None).iterator():
            if (day := due(row)) is not None:
                done += model.objects.filter(pk=row.pk, state=row.state, due_on=None).update(due_on=day)
    return done


def _filing(held_on: date | None, most: int) -> date | None:
    return held_on + timedelta(days=most) if held_on else None
