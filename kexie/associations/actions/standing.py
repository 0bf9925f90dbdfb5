"""Sleep, and going into another association."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from kexie.associations.actions import carrying, handing, parting, reelections, successors
from kexie.associations.flow import CHANGE, ELECTING, REELECTION, REVOCATION
from kexie.associations.models import Change, CoveredUnit, Dormancy, Membership, Merger, Reelection, Revocation
from kexie.associations.rules import standing as rules
from kexie.kit import clock, flow, journal
from kexie.kit.actor import SYSTEM, Actor
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.organisations.actions import members, organisations, tree
from kexie.organisations.models import Affiliation, Ancestry, Organisation
from kexie.organisations.rules import current


@transaction.atomic
def mark_dormant(organisation: Organisation, *, by: Actor, note: str) -> Dormancy:
    """标为休眠, from today. Raises Refused."""
    locked = _locked(organisation)
    require(rules.can_mark_dormant(by, locked))
    if not note.strip():
        raise Refused("请写明情况", "dormancy.note")
    row = Dormancy.objects.create(organisation=locked, starts_on=clock.today(), note=note.strip()[:500])
    journal.write("organisation", locked.pk, "mark_dormant", by=by, note=note)
    return row


@transaction.atomic
def wake(organisation: Organisation, *, by: Actor) -> None:
    """It works again. A mark of today is taken away whole. Raises Refused."""
    locked = _locked(organisation)
    require(rules.can_wake(by, locked))
    row = rules.asleep(locked)
    assert row is not None, "asleep, or refused (rules.can_wake)"
    if row.starts_on == clock.today():
        row.delete()
    else:
        row.ends_on = clock.today() - timedelta(days=1)
        row.save(update_fields=["ends_on"])
    journal.write("organisation", locked.pk, "wake", by=by)


@transaction.atomic
def merge(
    organisation: Organisation, successor: Organisation, *, by: Actor, note: str, on: date | None = None,
    take: Collection[str] = (),
) -> Merger:  # fmt: skip
    """合并: the one is closed with ``on`` (today if not given), its people belong to the successor from the next day.

    ``take``: fields (``handing.FIELDS``) of which its value stays and not the successor's.

    What hangs below goes along: units of a district with those who apply under it, branches of a unit. Departments are
    closed with it. Rights follow today's tree, so the successor's officers have them when this ends.

    Raises:
        Refused: by the rules, without a reason, or no such field.
        Overtaken: it was closed in the meantime, or two below the two bear one name.
    """
    tree.lock_for_moving()
    pair = Organisation.objects.select_for_update(of=("self",), no_key=True).order_by("pk")
    found = {one.pk: one for one in pair.filter(pk__in=(organisation.pk, successor.pk))}
    source, target = found[organisation.pk], found[successor.pk]
    require(rules.can_merge(by, source, target))
    handing.known(take)
    handed = handing.told(source)
    day = on or clock.today()
    left = parting.left(source, target, day)
    covers, belongs = carrying.running(source, day)
    covered, memberships = list(covers), list(belongs)
    working = _emptied(source, target, day, by, note)
    organisations.dissolve(source, by=by, note=note, on=day, successor=target)
    carrying.end(source, day)
    there = set(current(Affiliation.objects.filter(organisation=target)).values_list("person_id", flat=True))
    taken = []
    for row in working:
        if row.person_id not in there:
            there.add(row.person_id)
            made = members.take_over(row.person, target, by=by, position=row.position, on=day + timedelta(days=1))
            taken.append(str(made.pk))
    # Closed, the one gives its name and code free.
    before = handing.hand_over(handed, target, take, by=by)
    mobile = handing.sealed_apart(before)
    left |= {"taken": taken, "before": before}
    left |= carrying.carry(covered, memberships, source, target, day, by=by)
    _areas(source, target)
    merger = Merger.objects.create(organisation=source, successor=target, on=day, left=left, mobile_before=mobile)
    diff = {"organisation": (source.label, target.label)}
    journal.write("organisation", target.pk, "take_in", by=by, note=note, diff=diff)
    return merger


def _emptied(source: Organisation, target: Organisation, day: date, by: Actor, note: str) -> list[Affiliation]:
    """Units, branches and applications go under the successor, departments end; who worked in the house."""
    successors.pass_on(source, target, by=by, note=note)
    tree.move_all(source, target, by=by, on=day, note=note)
    house = [
        link.descendant
        for link in Ancestry.objects.filter(ancestor=source, inside=True)
        .select_related("descendant")
        .order_by("-depth")
    ]
    working = list(current(Affiliation.objects.filter(organisation__in=house)).select_related("person"))
    for department in house:
        if department.pk != source.pk and department.state == "active":
            organisations.dissolve(department, by=by, note=note, on=day, successor=target)
    return working


def _areas(source: Organisation, target: Organisation) -> None:
    """Whose association is in touch with a unit that went along: the successor's, as it stands now."""
    target.refresh_from_db(fields=["jurisdiction"])
    if source.jurisdiction_id and target.jurisdiction_id:
        below = Ancestry.objects.filter(ancestor=target, depth__gt=0).values("descendant")
        units = Organisation.objects.filter(pk__in=below, jurisdiction=source.jurisdiction_id)
        units.update(jurisdiction=target.jurisdiction_id, updated_at=clock.now())


def settle_closed() -> int:
    """What still runs of associations that were closed is withdrawn, by the system; how many."""
    done = _ended()
    for rows, table in (
        (Reelection.objects.filter(state__in=ELECTING), REELECTION),
        (Change.objects.filter(state="asked"), CHANGE),
        (Revocation.objects.filter(state__in=("proposed", "returned")), REVOCATION),
    ):
        for row in rows.filter(organisation__state="closed")[:200]:
            done += _withdrawn(row, table)
    return done


def _ended() -> int:
    """Of associations that were closed: whom they cover, what they belong to."""
    closed = Organisation.objects.filter(state="closed", closed_on__isnull=False)
    open_ = Q(ends_on__isnull=True)
    held = Q(pk__in=CoveredUnit.objects.filter(open_).values("association"))
    for side in ("member", "federation"):
        held |= Q(pk__in=Membership.objects.filter(open_).values(side))
    with transaction.atomic():
        found = list(closed.filter(held).select_for_update(of=("self",), no_key=True).order_by("pk")[:200])
        for row in found:
            assert row.closed_on is not None, "filtered above"
            carrying.end(row, row.closed_on)
    return len(found)


@transaction.atomic
def _withdrawn(row: Reelection | Change | Revocation, table: flow.Flow) -> int:
    locked = type(row).objects.select_for_update(of=("self",)).get(pk=row.pk)
    if locked.state == "filed":
        flow.move(locked, table, "reopen", by=SYSTEM, note="组织已撤销")
    try:
        if isinstance(locked, Reelection):
            reelections.step(locked, "withdraw", by=SYSTEM, note="组织已撤销")
        else:
            flow.move(locked, table, "withdraw", by=SYSTEM, note="组织已撤销")
    except Overtaken:
        return 0
    return 1


def _locked(organisation: Organisation) -> Organisation:
    rows = Organisation.objects.select_for_update(of=("self",), no_key=True)
    return rows.get(pk=organisation.pk)
