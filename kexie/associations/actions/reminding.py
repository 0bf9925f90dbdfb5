"""What falls due by the clock: terms that end are told of, replies nobody used lapse, drafts are dropped."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from kexie.associations import days, kinds
from kexie.associations.actions import drafts, foundings, standing
from kexie.associations.models import Founding, Tenure, TermReminder
from kexie.associations.queries import clocks
from kexie.associations.rules import founding as founding_rules
from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.kit.verdict import Refused
from kexie.messages.actions import outbox
from kexie.messages.addresses import Receiver
from kexie.organisations.models import Organisation
from kexie.organisations.rules import in_office

# Months before the end, the nearest last; what was missed is not told late as well.
STEPS = (12, 6, 3)


def sweep() -> int:
    """All of it; how many things were done. Each stands for itself: one that cannot be done holds up no other."""
    done = sum(_tell(tenure) for tenure in ending())
    for row in Founding.objects.filter(state="approved").select_related("place"):
        done += _lapsed(row)
    return done + drafts.forget_drafts() + standing.settle_closed() + clocks.fill()


def ending() -> Iterable[Tenure]:
    """Newest terms that end within the longest step, of associations that stand."""
    until = days.later(clock.today(), STEPS[0])
    rows = Tenure.objects.filter(ends_on__gte=clock.today(), ends_on__lte=until, organisation__state="active")
    return rows.select_related("organisation__superior").order_by("ends_on", "id")


def step_of(ends_on: date, today: date) -> int | None:
    """The nearest step that has come: 6 between six and three months before the end."""
    come = [months for months in STEPS if days.later(today, months) >= ends_on]
    return min(come) if come else None


@transaction.atomic
def _tell(tenure: Tenure) -> int:
    locked = Tenure.objects.select_for_update(of=("self",)).select_related("organisation__superior").get(pk=tenure.pk)
    months = step_of(locked.ends_on, clock.today())
    if months is None:
        return 0
    row, fresh = TermReminder.objects.get_or_create(tenure=locked, months=months, ends_on=locked.ends_on)
    if not fresh:
        return 0
    unit = locked.organisation
    values = {
        "单位": unit.label, "届次": f"第{locked.number}届", "届满日期": f"{locked.ends_on:%Y-%m-%d}",
        "网址": settings.SITE_ADDRESS.rstrip("/") + reverse("desk:tenures", args=[unit.number]),
    }  # fmt: skip
    for place, receiver in enumerate(receivers(locked.organisation)):
        outbox.queue(
            kinds.REELECTION_DUE, key=f"term:{row.pk}:{place}", to=receiver, values=values,
            about=("tenure", locked.pk), by=SYSTEM, house=unit.superior or unit,
        )  # fmt: skip
    return 1


def receivers(unit: Organisation) -> list[Receiver]:
    """The secretary-general, else the chair, else the unit's own address."""
    for kind in ("secretary_general", "chair"):
        held = in_office().filter(organisation=unit, kind=kind).select_related("person")
        if found := [post.person for post in held.order_by("starts_on", "id")]:
            return list(found)
    return [unit]


def _lapsed(row: Founding) -> int:
    if clock.today() <= founding_rules.recorded_by(row):
        return 0
    try:
        foundings.lapse(row, by=SYSTEM)
    except Refused:  # the meeting was recorded meanwhile
        return 0
    return 1
