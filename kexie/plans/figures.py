"""Indicators of documents and plans that count themselves (features F6), for ``config/plugs.py``."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, F, Q
from django.urls import reverse

from kexie.notices import figures as notices
from kexie.organisations.models import Organisation
from kexie.plans.counting import Counted, Figure, Share
from kexie.plans.queries import answers


def _signed(organisation: Organisation, first: date, last: date) -> Counted:
    found = {code: Share(signed, of) for code, (signed, of) in
             notices.signed_by_district(organisation, first, last).items()}  # fmt: skip
    return Counted(_summed(found.values()), found)


def _answered(organisation: Organisation, first: date, last: date) -> Counted:
    """Of the units whose plan was due in these days: those that had sent it in by their day, as it stood on the last.

    Two days are read as they are now: the day it is due by and when it first came.
    """
    standing = Q(organisation__closed_on__isnull=True) | Q(organisation__closed_on__gt=last)
    asked = answers.as_of(last).filter(
        answers.owing(standing, "then"), plan__organisation=organisation, due_on__gte=first, due_on__lte=last
    )
    by_then = Count("pk", filter=answers.in_time("then"))
    rows = asked.values(area=F("organisation__jurisdiction")).annotate(of=Count("pk"), count=by_then).order_by()
    found = {row["area"] or "": Share(row["count"], row["of"]) for row in rows}
    return Counted(_summed(found.values()), found)


def _summed(shares: Iterable[Share]) -> Share:
    told = list(shares)
    return Share(sum(one.count for one in told), sum(one.of for one in told))


SIGNED = Figure(
    "notices.signed",
    "公文签收率",
    "本年印发的公文，应签收的单位中已签收的比例",
    _signed,
    lambda ref, year: f"{reverse('desk:statistics')}?first={year}-01-01&last={year}-12-31",
)
ANSWERED = Figure(
    "plans.answered",
    "计划按时报送率",
    "布置了计划的单位中按期报来的比例",
    _answered,
    lambda ref, year: reverse("desk:plan_answers", args=[ref]),
)
