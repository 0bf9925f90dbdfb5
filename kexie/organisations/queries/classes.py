"""What a class of addressees means: kinds and levels in the issuer's subtree."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

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
        found = found.filter(level__in=list(levels))
    if chosen:
        found = found.filter(pk__in=list(chosen))
    return found.order_by("name_key", "id")
