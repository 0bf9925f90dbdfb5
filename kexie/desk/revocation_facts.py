"""What the pages of revoking an association show."""

from typing import Any

from django.urls import reverse

from kexie.associations import flow
from kexie.associations.documents import archive as archives
from kexie.associations.queries import revocation as reads
from kexie.associations.rules import revocation as rules
from kexie.desk import closure_facts, founding_acts, histories, ladder, tenure_facts, words
from kexie.kit import clock
from kexie.kit.actor import Actor

Facts = dict[str, Any]
_WAITS = ("proposed", "deciding")


def crumbs(row: Any, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way to one proposal."""
    here = reverse("desk:revocation", args=[row.pk]) if more else ""
    return tenure_facts.crumbs(row.organisation, ("撤销", here), *more)


def proposing(unit: Any, form: Any) -> Facts:
    """The form, with what will end and who decides."""
    page = reverse("desk:organisation", args=[unit.number])
    return {
        **tenure_facts.simple(unit, form, "提出撤销", "报批复单位决定", page),
        "warning": {
            "title": "提出后由批复单位决定",
            "text": "；".join(["批复单位印发撤销通知后，任职人不能再以它的名义办理", *closure_facts.ends(unit)]) + "。",
        },
    }


def mending(row: Any, form: Any) -> Facts:
    """The form again, with what was asked for."""
    here = reverse("desk:revocation", args=[row.pk])
    context = tenure_facts.simple(row.organisation, form, "补充撤销情况", "报批复单位决定", here)
    return {**context, "warning": {"title": "要求补充", "text": row.note}}


def page(by: Actor, row: Any) -> Facts:
    """Everything the page of one proposal shows."""
    unit, state = row.organisation, flow.REVOCATION.state(row.state)
    entries = histories.entries(flow.REVOCATION.entity, row.pk)
    mend = bool(rules.can_mend(by, row))
    return {
        "row": row, "state": state, "heading": f"{unit.label}撤销", "facts": unit.name, "crumbs": crumbs(row),
        "unit_url": reverse("desk:organisation", args=[unit.number]),
        "due": f"{words.full_day(row.due_on)}前决定" if row.due_on and row.state in _WAITS else "",
        "late": row.due_on is not None and row.due_on < clock.today(),
        "pairs": [
            ("撤销原因", row.get_ground_display()), ("情况说明", row.reason), ("提出单位", unit.superior.name),
            ("批复单位", row.authority.name), ("并入单位", row.successor.name if row.successor else ""),
        ],
        "ends": closure_facts.ends(unit) if row.state in flow.REVOKING else [],
        "edit_url": reverse("desk:revocation_edit", args=[row.pk]) if mend else "",
        "acts": founding_acts.buttons(founding_acts.REVOCATION, "desk:revocation_", by, row, row.pk),
        "notice": _notice(row),
        "kept": [(one.label, f"{one.count} 件（条）", one.span) for one in reads.kept(unit) if one.count],
        "archive": {form: reverse("desk:revocation_archive", args=[row.pk, form]) for form in ("docx", "pdf")},
        "steps": ladder.steps(flow.REVOCATION, row, entries, histories.names(entries), skip=("returned",)),
        "timeline": histories.of(flow.REVOCATION, row.pk),
    }  # fmt: skip


def archive(row: Any) -> Any:
    """归档目录 as plain data."""
    unit = row.organisation
    facts = [
        ("名称", unit.name), ("业务指导单位", unit.superior.name), ("撤销原因", row.get_ground_display()),
        ("批复单位", row.authority.name), ("撤销通知", _number(row) or "—"),
        ("撤销日期", words.full_day(unit.closed_on)), ("并入单位", row.successor.name if row.successor else "—"),
    ]  # fmt: skip
    kept = [(one.label, str(one.count), one.span or "—") for one in reads.kept(unit)]
    return archives.paper(unit.name, unit.superior.name, facts, kept)


def _number(row: Any) -> str:
    return str(row.notice.number) if row.notice is not None and row.notice.number_id else ""


def _notice(row: Any) -> Facts | None:
    if row.notice is None:
        return None
    return {
        "title": f"{row.notice.title} {_number(row)}".strip(),
        "url": reverse("desk:document", args=[row.notice.ref]),
    }
