"""Counts that plans and statistics read: documents issued, units addressed, units that signed (rules.md 3, statistics).

Every figure takes the days it is about, both included, ruled in Shanghai.
"""

from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet

from kexie.kit import clock
from kexie.notices.models import Addressee, Document, Receipt
from kexie.organisations.models import Organisation


def _moments(first: date, last: date) -> tuple[datetime, datetime]:
    after = last + timedelta(days=1)
    return clock.shanghai(first.year, first.month, first.day), clock.shanghai(after.year, after.month, after.day)


def issued(issuer: Organisation, first: date, last: date) -> int:
    """Documents issued by this issuer in these days."""
    start, end = _moments(first, last)
    return Document.objects.filter(issuer=issuer, state="issued", issued_at__gte=start, issued_at__lt=end).count()


def addressed(issuer: Organisation, first: date, last: date) -> int:
    """Units addressed by documents that this issuer issued in these days; a unit counts once a document."""
    return _addressees(issuer, first, last).count()


def signed(issuer: Organisation, first: date, last: date) -> int:
    """Of :func:`addressed`, those that have signed by now."""
    return Receipt.objects.filter(addressee__in=_addressees(issuer, first, last)).count()


def signed_by_district(issuer: Organisation, first: date, last: date) -> dict[str, tuple[int, int]]:
    """(signed, addressed) by jurisdiction code of the day of issue; the empty code for units of none. One query.

    As it stood at the end of the last day: who signed later had not signed then. A unit that was closed by then
    without having signed owes nothing.
    """
    rows, (_, end) = _addressees(issuer, first, last), _moments(first, last)
    signed_then = Q(receipt__at__lt=end)
    # A day that is not known is no day before: NULL, asked for as such.
    standing = Q(organisation__closed_on__isnull=True) | Q(organisation__closed_on__gt=last)
    areas = rows.filter(signed_then | standing).values("jurisdiction_id")
    by_then = Count("receipt", filter=signed_then)
    told = areas.annotate(signed=by_then, addressed=Count("pk")).order_by("jurisdiction_id")
    return {row["jurisdiction_id"] or "": (row["signed"], row["addressed"]) for row in told}


def _addressees(issuer: Organisation, first: date, last: date) -> QuerySet[Addressee]:
    start, end = _moments(first, last)
    return Addressee.objects.filter(document__issuer=issuer, addressed_at__gte=start, addressed_at__lt=end)
