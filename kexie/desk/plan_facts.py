"""What the pages of yearly plans show: the list, the import, one plan by parts."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.urls import reverse, reverse_lazy

from kexie.desk import bench, bench_facts, histories, plan_bench, words
from kexie.desk.forms.plans import quarter
from kexie.kit.actor import Actor
from kexie.kit.web import kept
from kexie.plans import flow, queries, rules
from kexie.plans.reading import kinds

Facts = dict[str, Any]
LIST = ("工作要点", reverse_lazy("desk:plans"))
KNOWN = "这份原文已录入过"


def index(request: HttpRequest, by: Actor) -> Facts:
    """Filters of the list: the year stands in the address. One query."""
    asked = request.GET.get("year", "")
    years = queries.years(by)
    year = int(asked) if asked.isascii() and asked.isdigit() and int(asked) in years else None
    tabs = [{"label": "全部", "url": "?", "current": year is None}]
    tabs += [{"label": f"{one} 年", "url": f"?year={one}", "current": one == year} for one in years]
    return {
        "year": year, "year_tabs": tabs, "can_import": "documents.draft" in by.rights,
        "facts": "本单位的工作要点，以及下达给本单位的",
    }  # fmt: skip


def row(plan: Any) -> Facts:
    """One line of the list."""
    state = flow.PLAN.state(plan.state)
    return {
        "url": reverse("desk:plan", args=[plan.ref]), "title": plan.title, "house": plan.organisation.label,
        "year": plan.year, "tone": state.tone, "label": state.label, "measures": plan.measured, "tasks": plan.tasked,
        "issued": words.day(plan.issued_on),
    }  # fmt: skip


def pasting(request: HttpRequest, fault: object = "", text: str = "") -> Facts:
    """The paste form."""
    here = kept.found(request) if request.method == "GET" else None
    return {
        "crumbs": [LIST, ("录入", "")], "fault": str(fault) if fault else "", "text": text,
        "kept": kept.offer(request, here),
    }  # fmt: skip


def words_of(document: Any) -> str:
    """The text of a document of the house: as it was taken over, else its own title, text and annexed texts."""
    source = getattr(document, "source_text", None)
    if source is not None:
        return str(source.text)
    bodies = [(document.title, document.body), *((one.title, one.body) for one in document.attachments.all())]
    return "\n".join(line for title, body in bodies for line in (title, *(piece["text"] for piece in body)))


def importing(by: Actor, work: plan_bench.PlanBench, fault: object, chosen: str) -> Facts:
    """The bench: left the text, right what it tells."""
    told = work.reading
    before, after = bench.windows(work)
    houses = bench_facts.issuers(by)
    house = next((one for one in houses if str(one.number) == chosen), houses[0])
    known = getattr(fault, "plan", None)
    return {
        "crumbs": [LIST, ("录入", "")], "packed": work.packed, "fault": str(fault) if fault else "",
        "known_url": reverse("desk:plan", args=[known.ref]) if known else "",
        "rows": plan_bench.rows(work, told),
        "kinds": {code: label for code, label in kinds.KINDS.items() if code != "blank"},
        "length": len(work.source), "total": sum(span.kind != "blank" for span in work.spans),
        "before": before, "after": after,
        "doubts": [
            *({"reason": f"原文件里：{left}", "place": None} for left in work.left_out),
            *({"reason": one.reason, "place": _place(work, one)} for one in told.doubts[:100]),
        ],
        "doubted": len(told.doubts) + len(work.left_out), "plan": told.plan,
        "houses": houses, "house": str(house.number),
        "parts": [_understood(part) for part in told.plan.parts[:50]],
        "measures": sum(len(part.measures) for part in told.plan.parts),
        "refusal": refusal(told),
        "elements": [
            ("标题", told.plan.title), ("年份", told.plan.year or ""), ("部分", f"{len(told.plan.parts)} 个"),
            ("措施", f"{sum(len(part.measures) for part in told.plan.parts)} 条"),
        ],
    }  # fmt: skip


def refusal(told: Any) -> str:
    """Why this cannot be stored yet; empty where it can."""
    if not told.plan.title:
        return "还没有标题。请把标题那一段改为“标题”"
    return "" if any(part.measures for part in told.plan.parts) else "还没有措施。请把写工作的段落改为“措施”"


# So many proposals are accepted with one press: a form takes a thousand fields.
AT_ONCE = 500
# So many measures are drawn on the right; the window on the left shows the rest of the text.
SHOWN = 60


def _understood(part: Any) -> Facts:
    return {"title": part.title, "measures": part.measures[:SHOWN], "more": max(0, len(part.measures) - SHOWN)}


def _place(work: plan_bench.PlanBench, doubt: Any) -> int | None:
    if doubt.start == doubt.end:
        return None
    return next((n for n, span in enumerate(work.spans) if span.start <= doubt.start < span.end), None)


def detail(by: Actor, plan: Any) -> Facts:
    """One plan by parts: measures with their tasks, and what is proposed for them."""
    state = flow.PLAN.state(plan.state)
    may_edit = bool(rules.can_edit(by, plan))
    parts = queries.parts(plan)
    # Once it is handed down a further task is a change, not a press on a proposal.
    proposes = may_edit and plan.state == "draft"
    found = dict(queries.proposed(plan, [one for part in parts for one in part.measures.all()])) if proposes else {}
    drawn = [_part(part, found) for part in parts]
    return {
        "plan": plan, "state": state, "parts": drawn, "may_edit": may_edit,
        "may_read_all": bool(rules.can_read_all(by, plan)), "may_read_answers": bool(rules.can_read_answers(by, plan)),
        "facts": " · ".join(_facts(plan)),
        "crumbs": [LIST, (plan.title, "")],
        "acts": acts(by, plan),
        "pending": sum(part["pending"] for part in drawn),
        "timeline": histories.of(flow.PLAN, plan.pk),
        "mine": _mine(by, plan), "original": _original(by, plan),
        "handed_down": plan.state in ("issued", "closed"),
    }  # fmt: skip


def _facts(plan: Any) -> list[str]:
    told = [plan.organisation.label]
    if plan.issued_on:
        told += [f"{words.full_day(plan.issued_on)}下达", f"第 {plan.version} 版"]
    return told


def _original(by: Actor, plan: Any) -> Facts | None:
    """The .docx it was taken over from, and what of it is not in the text."""
    source = queries.original(plan) if rules.can_read_source(by, plan) else None
    if source is None or source.file is None:
        return None
    return {
        "name": source.file.name, "url": reverse("desk:plan_source", args=[plan.ref]), "left_out": source.left_out,
        "meta": f"{filesizeformat(source.file.size)} · {words.moment(source.stored_at)}录入",
    }  # fmt: skip


def _mine(by: Actor, plan: Any) -> str:
    """The page of one's own part in somebody else's plan; empty for the house itself."""
    if by.organisation_id is None or rules.can_read_all(by, plan):
        return ""
    number = queries.number_of(by.organisation_id)
    return reverse("desk:plan_unit", args=[plan.ref, number]) if number else ""


def acts(by: Actor, plan: Any) -> list[Facts]:
    """The buttons of the page head; one that is refused for another reason than the right stands with it."""
    asked = (
        ("voiding", "作废", rules.can_void, "danger"), ("copy", "沿用到下一年", rules.can_copy, ""),
        ("closure", "结束", rules.can_close, ""), ("issue", "下达", rules.can_issue, "primary"),
    )  # fmt: skip
    drawn = []
    for noun, label, rule, tone in asked:
        verdict = rule(by, plan)
        if verdict or (noun == "issue" and verdict.rule in ("plan.empty", "plan.incomplete")):
            url = reverse(f"desk:plan_{noun}", args=[plan.ref])
            drawn.append({"label": label, "url": url, "tone": tone, "reason": verdict.reason})
    return drawn


def _part(part: Any, found: Mapping[Any, Sequence[Any]]) -> Facts:
    measures = [_measure(one, found.get(one, ())) for one in part.measures.all()]
    told = [proposal["value"] for one in measures for proposal in one["proposals"]]
    return {
        "pk": part.pk, "position": part.position, "title": queries.board.part_label(part), "measures": measures,
        "pending": len(told), "chosen": told[:AT_ONCE],
    }  # fmt: skip


def _measure(one: Any, proposals: Sequence[Any]) -> Facts:
    told = [("责任", one.owner_text), ("配合", one.co_owner_text), ("时限", one.due_text)]
    return {
        "pk": one.pk, "text": one.text, "told": " · ".join(f"{name}：{text}" for name, text in told if text),
        "figures": [str(figure) for figure in one.indicators.all()],
        "tasks": [task(row) for row in one.tasks.all()],
        "proposals": [_proposal(one, told) for told in proposals],
    }  # fmt: skip


def _proposal(measure: Any, told: Any) -> Facts:
    target = f"{told.target.value.normalize():f}" if told.target is not None else ""
    return {
        "value": f"{measure.pk}:{told.indicator}", "department": told.department,
        "indicator": told.indicator or "（按原文）", "target": f"{target}{told.unit}" if target else "",
        "reason": told.reason,
    }  # fmt: skip


def task(row: Any) -> Facts:
    """One task in a line."""
    return {
        "name": row.name, "url": reverse("desk:task", args=[row.ref]), "lead": row.lead.label if row.lead else "未定",
        "due": due(row.due_on), "target": amount(row.target, row), "lacks": lacks(row),
    }  # fmt: skip


def lacks(row: Any) -> str:
    """What a task still needs before its plan is issued."""
    wanted = (("责任部门", row.lead_id), ("完成时限", row.due_on), ("目标", row.target))
    return "、".join(name for name, value in wanted if not value)


def due(day: Any) -> str:
    """第三季度（9月30日）."""
    if day is None:
        return "未定"
    name = quarter(day)
    return f"{words.day(day)}（{name}）" if name else words.day(day)


def amount(value: Any, task: Any) -> str:
    """60 家; 完成 for what is done or not."""
    if value is None:
        return "未定"
    if task.kind in ("date", "yes"):
        return "按期完成" if task.kind == "date" else "完成"
    return f"{plain(value)} {task.unit}".strip()


def plain(value: Any) -> str:
    """Figures with a separator of thousands, no zeros at the end."""
    whole, _, rest = f"{value.normalize():,f}".partition(".")
    return f"{whole}.{rest}" if rest else whole
