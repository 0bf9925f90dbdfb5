"""Undoing that one association went into another: what went over comes back, what ended goes on.

| what | merging | undoing |
|---|---|---|
| the association, its departments | closed, with its successor | stand again, under the same superior |
| units and branches below it | go under the successor, into its area | those still there come back from today |
| posts and affiliations | end with the day | run on as they would have run |
| whom it covers, what it belongs to | ends with the day, goes on at the successor | runs on, there no more |
| people taken over by the successor | belong to it from the next day | belong to it no more, from today |
| applications, who replies | go on under the successor | what still runs there comes back; the rows are set anew |
| guidance that is followed up | is the successor's to finish | what is still open comes back |
| fields the officer took for the successor | its values stand there | those of before, unless changed since |
| documents and plans it owed | asked of the successor | the successor's own rows stay; its own are open again |

What came into being since (posts given in the successor, new units below it) stays where it is.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Model, Q

from kexie.associations.actions import carrying, handing, locking, revocations, successors
from kexie.associations.models import ApprovalAuthority, CoveredUnit, Membership, Merger
from kexie.associations.rules import standing as rules
from kexie.kit import clock, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused, require
from kexie.organisations.actions import organisations, tree
from kexie.organisations.models import Affiliation, Ancestry, Organisation, Post
from kexie.organisations.rules import movable

Left = dict[str, Any]
TIES = ("covered", "memberships")


def left(source: Organisation, target: Organisation, day: date) -> Left:
    """What a merger is about to move or end, as JSON holds it; asked before anything is done."""
    house = list(Ancestry.objects.filter(ancestor=source, inside=True).order_by("depth").values_list("descendant"))
    units = [pk for (pk,) in house]
    running = Q(ends_on__isnull=True) | Q(ends_on__gt=day)
    below = Organisation.objects.filter(ancestry__ancestor=source, ancestry__depth__gt=0)
    areas: Iterable[UUID] = ()
    if source.jurisdiction_id and target.jurisdiction_id:
        areas = below.filter(jurisdiction=source.jurisdiction_id).values_list("pk", flat=True)
    departments = set(Organisation.objects.filter(pk__in=units[1:], state="active").values_list("pk", flat=True))
    return {
        "units": _ids(movable(source).values_list("pk", flat=True)),
        "areas": _ids(areas),
        "departments": [str(pk) for pk in units if pk in departments],
        "posts": _days(Post.objects.filter(running, organisation__in=units, starts_on__lte=day)),
        "works": _days(Affiliation.objects.filter(running, organisation__in=units, starts_on__lte=day)),
        **{name: _days(rows) for name, rows in zip(TIES, carrying.running(source, day), strict=True)},
        "applications": _ids(successors.left_to(source).values_list("pk", flat=True)),
        "guidance": _ids(successors.followed_up(source).values_list("pk", flat=True)),
        "replied": _ids(ApprovalAuthority.objects.filter(authority=source).values_list("pk", flat=True)),
        "authorities": [
            [row.kind, str(row.authority_id)] for row in ApprovalAuthority.objects.filter(place=source).order_by("pk")
        ],
    }


@transaction.atomic
def part(organisation: Organisation, *, by: Actor, note: str) -> Organisation:
    """撤销合并, within the days it may be undone. Gives the association that stands again.

    Raises:
        Refused: by the rule, or without a reason.
        Overtaken: its name or code, or one below it, was taken meanwhile; somebody is changing the tree.
    """
    tree.lock_for_moving()
    pair = Organisation.objects.select_for_update(of=("self",), no_key=True).order_by("pk")
    merger = Merger.objects.select_for_update(of=("self",)).filter(organisation=organisation).first()
    successor = merger.successor_id if merger else None
    found = {one.pk: one for one in pair.filter(pk__in=[pk for pk in (organisation.pk, successor) if pk])}
    source = found[organisation.pk]
    require(rules.can_part(by, source))
    assert merger is not None, "merged, or refused (rules.can_part)"
    if not note.strip():
        raise Refused("请写明撤销合并的理由", "parting.note")
    target, kept = found[merger.successor_id], merger.left
    before = handing.with_mobile(kept.get("before", {}), merger.mobile_before)
    merger.delete()
    handing.put_back(source, target, before, by=by)  # before the one needs its name and code again
    source = organisations.reopen(source, by=by, note=note)
    for pk in kept["departments"]:
        organisations.reopen(Organisation.objects.get(pk=pk), by=by, note=note)
    tree.move_back([UUID(pk) for pk in kept["units"]], target, source, by=by, note=note)
    # Wherever the successor's area stands by now: what it took over and still lies below comes back with its own.
    back = Organisation.objects.filter(pk__in=kept["areas"], ancestry__ancestor=source)
    back.update(jurisdiction=source.jurisdiction_id, updated_at=clock.now())
    revocations.decided_anew(source)
    _run_on(Post, kept["posts"], merger.on)
    _run_on(Affiliation, kept["works"], merger.on)
    _let_go(kept["taken"])
    carrying.let_go(kept, clock.today() - timedelta(days=1))
    for model, name in ((CoveredUnit, TIES[0]), (Membership, TIES[1])):
        _run_on(model, kept.get(name, {}), merger.on)
    successors.give_back(kept["applications"], target, source, by=by, note=note)
    # Not told of by mergers of before this was kept.
    promised = successors.followed_up(target).filter(pk__in=kept.get("guidance", []))
    successors.pass_guidance(promised, target, source, by=by, note=note)
    _replies(kept, source, target, by)
    diff = {"organisation": (target.label, source.label)}
    journal.write("organisation", target.pk, "give_back", by=by, note=note, diff=diff)
    return source


def _run_on(model: type[Model], kept: Mapping[str, str | None], day: date) -> None:
    """What ended with the merger runs on; what somebody has ended otherwise since stays as it is."""
    ends: dict[str | None, list[str]] = {}
    for pk, last in kept.items():
        ends.setdefault(last, []).append(pk)
    for last, keys in ends.items():
        model._default_manager.filter(pk__in=keys, ends_on=day).update(ends_on=last and date.fromisoformat(last))


def _let_go(taken: Iterable[str]) -> None:
    """Whom the successor took over: gone where it has not begun yet, else ended with yesterday."""
    rows = Affiliation.objects.filter(pk__in=list(taken), ends_on__isnull=True)
    today = clock.today()
    rows.filter(starts_on__gte=today).delete()
    rows.update(ends_on=today - timedelta(days=1))


def _replies(kept: Left, source: Organisation, target: Organisation, by: Actor) -> None:
    for row in ApprovalAuthority.objects.filter(pk__in=kept["replied"], authority=target):
        row.authority = source
        row.save(update_fields=["authority"])
        journal.write("approval_authority", row.pk, "set", by=by, diff={"organisation": (target.label, source.label)})
    for kind, authority in kept["authorities"]:
        house = source if authority == str(source.pk) else Organisation.objects.get(pk=authority)
        row = ApprovalAuthority(kind=kind, place=source, authority=house)
        with locking.once():
            row.save(force_insert=True)
        journal.write("approval_authority", row.pk, "set", by=by, diff={"organisation": ("", house.label)})


def _ids(keys: Iterable[UUID]) -> list[str]:
    return [str(pk) for pk in keys]


def _days(rows: Any) -> dict[str, str | None]:
    return {str(pk): last and last.isoformat() for pk, last in rows.values_list("pk", "ends_on")}
