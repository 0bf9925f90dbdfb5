"""The tables of the desk: who usually does what, and from which share a light turns."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from django.db import transaction

from kexie.kit import journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Refused, require
from kexie.organisations.models import Organisation
from kexie.plans import lights, rules
from kexie.plans.models import LightRule, ProposalRow


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table of proposals."""

    words: Sequence[str]
    verbs: Sequence[str]
    department: str
    indicator: str
    unit: str
    is_active: bool = True


@transaction.atomic
def add_row(organisation: Organisation, told: Row, *, by: Actor) -> ProposalRow:
    """A row of this house's own; its rows go before the general ones. Raises Refused."""
    require(rules.can_set_row(by, organisation))
    row = ProposalRow(organisation=organisation)
    _put(row, told, by, "set")
    return row


@transaction.atomic
def change_row(row: ProposalRow, told: Row, *, by: Actor) -> ProposalRow:
    """Change a row, switch it off or on. What was accepted before stays. Raises Refused."""
    row = ProposalRow.objects.select_for_update(of=("self",)).get(pk=row.pk)
    require(rules.can_change_row(by, row))
    _put(row, told, by, "edit")
    return row


def _put(row: ProposalRow, told: Row, by: Actor, verb: str) -> None:
    if not told.words:
        raise Refused("请至少写一个词，措施里有它才提出这条建议", "proposal.words")
    before = {name: _plain(getattr(row, name)) for name in asdict(told)} if verb == "edit" else {}
    for name, value in asdict(told).items():
        setattr(row, name, list(value) if name in ("words", "verbs") else value)
    row.save()
    diff = journal.changes(before, {name: _plain(getattr(row, name)) for name in asdict(told)})
    journal.write("proposal_row", row.pk, verb, by=by, diff=diff)


def _plain(value: object) -> str:
    return "、".join(value) if isinstance(value, list) else str(value)


@transaction.atomic
def set_lights(organisation: Organisation, rule: lights.Rule, *, by: Actor) -> LightRule:
    """The thresholds of this house's boards. Raises Refused: no right, yellow not below green."""
    require(rules.can_set_lights(by, organisation))
    if not 1 <= rule.slow < rule.on_course <= 100:
        raise Refused("黄灯的比例要小于绿灯的，都在 1 到 100 之间", "light.order")
    row = LightRule.objects.select_for_update(of=("self",)).filter(organisation=organisation).first()
    row = row or LightRule(organisation=organisation)
    before: Mapping[str, object] = {name: getattr(row, name) for name in asdict(rule)}
    for name, value in asdict(rule).items():
        setattr(row, name, value)
    row.save()
    journal.write("light_rule", row.pk, "set", by=by, diff=journal.changes(before, asdict(rule)))
    return row
