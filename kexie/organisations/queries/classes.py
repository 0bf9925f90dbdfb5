"""What a class of addressees means: kinds and levels in the issuer's subtree."""

from collections.abc import Collection, Mapping

from django.db.models import Count, Q, QuerySet

from kexie.organisations import kinds as trade
from kexie.organisations.models import Ancestry, Organisation


def of_kinds(
    issuer: Organisation, kinds: Collection[str], levels: Collection[str] = (), *, chosen: Collection[object] = ()
) -> QuerySet[Organisation]:
    """Active organisations below ``issuer`` of these kinds and (for associations) these levels, sorted by pinyin.

    各企事业科协 is ``of_kinds(city, BASIC)``, 各区科协 ``of_kinds(city, ["association"], DISTRICT_LEVELS)``.
    No ``kinds`` means any kind. The issuer itself is never among them. Departments are the issuer's own only:
    机关各部室 of a city does not mean those of its districts. ``chosen`` (ids) keeps the picked ones of 相关学会.
    """
    below = Ancestry.objects.filter(ancestor=issuer, depth__gt=0)
    own = below.filter(inside=True).values("descendant")
    found = Organisation.objects.filter(pk__in=below.values("descendant"), state="active")
    found = found.filter(~Q(kind=trade.Kind.DEPARTMENT) | Q(pk__in=own))
    if kinds:
        found = found.filter(kind__in=list(kinds))
    if levels:
        # Only associations have a level: 各区科协及学会 keeps the societies.
        found = found.filter(Q(level__in=list(levels)) | (~Q(kind=trade.Kind.ASSOCIATION) if kinds else Q()))
    if chosen:
        found = found.filter(pk__in=list(chosen))
    return found.order_by("name_key", "id")


def tally(issuer: Organisation) -> Mapping[tuple[str, str], int]:
    """How many active organisations of each (kind, level) stand below ``issuer``; departments its own only. One query.

    What every class means today comes from this one count: :func:`meant`.
    """
    below = Ancestry.objects.filter(ancestor=issuer, depth__gt=0, descendant__state="active")
    below = below.filter(~Q(descendant__kind=trade.Kind.DEPARTMENT) | Q(inside=True))
    rows = below.values_list("descendant__kind", "descendant__level").annotate(count=Count("pk")).order_by()
    return {(kind, level): count for kind, level, count in rows}


def meant(counts: Mapping[tuple[str, str], int], kinds: Collection[str], levels: Collection[str] = ()) -> int:
    """How many of :func:`tally` are of these kinds and levels; agrees with :func:`of_kinds`."""
    return sum(
        count
        for (kind, level), count in counts.items()
        if (not kinds or kind in kinds)
        and (not levels or level in levels or (bool(kinds) and kind != trade.Kind.ASSOCIATION))
    )
