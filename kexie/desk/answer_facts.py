"""What the pages of units' own plans in answer show."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from kexie.desk import histories, plan_acts, reminder_facts, task_facts, words
from kexie.desk.forms import answers as forms
from kexie.kit import clock, shares
from kexie.kit.actor import Actor
from kexie.notices.rules import reminders as ladders
from kexie.plans import flow, queries, rules

Facts = dict[str, Any]


def index(request: HttpRequest, by: Actor, plan: Any, form: Any) -> Facts:
    """Everybody asked whom one sees, by state; for the house of the plan whom to ask next, and what came in time."""
    states = {state.code: state.label for state in flow.ANSWER.states}
    view = request.GET.get("view", "")
    view = view if view in states else ""
    by_state, owns = queries.answers_by_state(by, plan), bool(rules.can_read_all(by, plan))
    return {
        "view": view, "plan": plan, "facts": plan.title, "crumbs": task_facts.crumbs(plan, ("各单位的计划", "")),
        "views": [
            {"label": label, "url": f"?view={code}" if code else "?", "current": code == view,
             "count": by_state.get(code, 0) if code else sum(by_state.values())}
            for code, label in {"": "全部", **states}.items()
        ],
        "form": form if rules.can_ask(by, plan) else None,
        "answered": _answered(plan) if owns else [],
        "chasing": _chasing(by, plan) if owns and by_state and plan.state == "issued" else None,
    }  # fmt: skip


def _answered(plan: Any) -> list[str]:
    counts = queries.answered(plan)
    if not counts.of:
        return ["还没有布置。"]
    told = [f"按期报来 {counts.count} / {counts.of} 个单位，占 {shares.told(counts.count, counts.of)}"]
    reminded = queries.reminded(plan)
    return [*told, f"还没报来的单位里，已催办 {reminded} 个"] if reminded else told


def _chasing(by: Actor, plan: Any) -> Facts:
    """What the ladder will still do, and why it can not."""
    coming = queries.coming(plan)
    may_set = ladders.can_set_ladder(by, plan.organisation)
    return {
        "is_off": not coming.is_on, "unknown": coming.unknown, "url": reverse("desk:reminders") if may_set else "",
        "rows": [_coming(one, units, place) for place, (one, units) in enumerate(coming.steps[:6])],
    }  # fmt: skip


def _coming(one: Any, units: int, place: int) -> Facts:
    return {
        "tone": "grey" if place else "info",
        "title": f"{'待发' if place else '下一步'}：{words.day(one.day)}",
        "who": f"{reminder_facts.when(one.step.days)} · {reminder_facts.TOS[one.step.to]}",
        "when": f"{units} 个单位",
        "note": reminder_facts.channels(one.step.channels),
    }


def row(one: Any) -> Facts:
    """One unit in a line."""
    state = flow.ANSWER.state(one.state)
    came = one.submitted_at is not None and one.state not in queries.OPEN
    day = clock.local(one.submitted_at).date() if came else clock.today()
    return {
        "name": one.name, "url": reverse("desk:answer", args=[one.pk]), "tone": state.tone, "label": state.label,
        "due": words.day(one.due_on), "late": one.state != "dropped" and day > one.due_on, "at": one.submitted_at,
    }  # fmt: skip


def form_of(by: Actor, answer: Any, data: Any) -> Any:
    """The form of a plan one may write; None where one may not."""
    if not rules.can_write(by, answer):
        return None
    measures = [one for part in queries.parts(answer.plan) for one in part.measures.all()]
    kept = {one.measure_id: one for one in answer.measures.all()}
    initial = {"version": answer.version, "words": answer.words}
    # Two fields a measure; a form takes a thousand.
    return forms.AnswerForm(data, measures=measures[:400], kept=kept, initial=initial)


def _own(one: Any) -> Facts:
    due = words.day(one.due_on) if one.due_on else ""
    return {"text": one.text, "upper": one.measure.text, "due": due}


def detail(by: Actor, answer: Any, form: Any) -> Facts:
    """One unit's plan: written by the unit, read by who asked."""
    state = flow.ANSWER.state(answer.state)
    for_unit = form is not None and not rules.holds_own(by, answer)
    own = answer.measures.select_related("measure").order_by("measure__part__position", "measure__position")
    return {
        "answer": answer, "state": state, "heading": f"{answer.name}的计划", "form": form,
        "facts": f"{answer.plan.title} · 期限 {words.full_day(answer.due_on)}",
        "crumbs": task_facts.crumbs(answer.plan, (answer.name, "")),
        "acts": plan_acts.buttons(plan_acts.ANSWER, "desk:answer_", by, answer),
        "rows": form.rows() if form else [],
        "measures": [] if form else [_own(one) for one in own],
        "timeline": histories.of(flow.ANSWER, answer.pk),
        "for_unit": for_unit, "reminders": [reminder_facts.of_answer(one) for one in queries.reminders(answer)],
    }  # fmt: skip
