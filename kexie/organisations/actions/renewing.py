"""续会: renewing several at once, changing kind and validity, ending what the house lets lapse; a house's own rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from kexie.kit import clock, journal
from kexie.kit.actor import Actor
from kexie.kit.months import later
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.organisations import membership
from kexie.organisations.models import Member, MemberRules, Organisation
from kexie.organisations.rules import renewing as rules


@dataclass(frozen=True, slots=True)
class Renewed:
    """How many were renewed, and why others were not: reason -> how many."""

    count: int
    left_out: Mapping[str, int]


@transaction.atomic
def renew(organisation: Organisation, seen: Mapping[UUID, date | None], *, by: Actor) -> Renewed:
    """续会 of members of this roll: from the later of today and their end, for as long as their kind is valid.

    ``seen``: the end of each as the officer saw it. Whoever was renewed meanwhile is not renewed again.

    Raises:
        Refused: by the rule, or nobody chosen.
        Overtaken: nobody was left to renew; the message says why.
    """
    require(rules.can_settle_members(by, organisation))
    if not seen:
        raise Refused("请先勾选要续会的会员", "member.renew.none")
    settled = rules.member_rules(organisation)
    locked = Member.objects.select_for_update(of=("self",)).filter(organisation=organisation, pk__in=seen)
    count, left_out = 0, dict[str, int]()
    for row in locked.order_by("pk"):
        months = settled.months_of(row.kind)
        verdict = rules.can_renew(row, months, seen[row.pk])
        if not verdict:
            left_out[verdict.reason] = left_out.get(verdict.reason, 0) + 1
            continue
        assert row.valid_until is not None
        assert months is not None
        _put(row, row.kind, later(max(row.valid_until, clock.today()), months), "renew", by=by)
        count += 1
    if not count:
        raise Overtaken("；".join(left_out) or "没有这些会员，请刷新页面", "member.renew.none_left")
    return Renewed(count, left_out)


@transaction.atomic
def tell(member: Member, *, kind: str, valid_until: date | None, by: Actor) -> Member:
    """Another kind, another end (None: for good). Raises Refused."""
    locked = Member.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=member.pk)
    require(rules.can_keep_member(by, locked))
    known(rules.member_rules(locked.organisation), kind, locked.kind)
    if valid_until is not None and valid_until < locked.joined_on:
        raise Refused("有效期不能早于入会日期", "member.tell.after_joining")
    if (kind, valid_until) != (locked.kind, locked.valid_until):
        _put(locked, kind, valid_until, "tell", by=by)
    return locked


@transaction.atomic
def lapse(member: Member, months: int, *, by: Actor) -> bool:
    """逾期未续: the membership of who is over their end by so many months ends today; whether it did."""
    locked = Member.objects.select_for_update(of=("self",)).get(pk=member.pk)
    today = clock.today()
    if locked.left_on is not None or locked.valid_until is None:
        return False
    if later(locked.valid_until, months) >= today:
        return False
    locked.left_on = today
    locked.save(update_fields=["left_on"])
    diff = journal.changes({}, {"left_on": today})
    journal.write("member", locked.pk, "lapse", by=by, diff=diff, note="逾期未续")
    return True


@transaction.atomic
def settle(
    house: Organisation, *, kinds: membership.Kinds, steps: Sequence[int], lapse_months: int | None, by: Actor
) -> MemberRules:
    """A house's own kinds, steps and lapse, for itself and for all below without their own. Raises Refused."""
    locked = Organisation.objects.select_for_update(of=("self",), no_key=True).get(pk=house.pk)
    require(rules.can_settle_members(by, locked))
    row = MemberRules.objects.filter(organisation=locked).first() or MemberRules(organisation=locked)
    before = _words(row)
    row.kinds, row.steps, row.lapse_months = kinds, list(steps), lapse_months
    row.save()
    journal.write("member_rules", locked.pk, "set", by=by, diff=journal.changes(before, _words(row)))
    return row


@transaction.atomic
def note_export(organisation: Organisation, *, by: Actor) -> None:
    """That somebody took the roll away as a table."""
    journal.write("organisation", organisation.pk, "export_roll", by=by)


def known(settled: MemberRules, kind: str, now: str = "") -> str:
    """The kind as said, if the house has it or it stands already; its first where none is said. Raises Refused."""
    names = [name for name, _ in settled.kinds]
    if kind and kind not in (*names, now):
        raise Refused(f"没有“{kind}”这种会员类别，请在列表中选择", "member.kind")
    return kind or names[0]


def _put(row: Member, kind: str, valid_until: date | None, verb: str, *, by: Actor) -> None:
    before = {"member_kind": row.kind, "valid_until": row.valid_until}
    row.kind, row.valid_until = kind, valid_until
    row.save(update_fields=["kind", "valid_until"])
    diff = journal.changes(before, {"member_kind": kind, "valid_until": valid_until})
    journal.write("member", row.pk, verb, by=by, diff=diff)


def _words(row: MemberRules) -> dict[str, object]:
    kinds = "、".join(membership.shown_kinds(row.kinds).splitlines())
    steps = " ".join(str(step) for step in row.steps)
    return {"member_kinds": kinds, "member_steps": steps, "member_lapse": row.lapse_months}
