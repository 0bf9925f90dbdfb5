"""What the pages of foundings show, gathered from queries into plain values."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from kexie.associations import applying, flow
from kexie.associations.actions import assemblies, drafts
from kexie.associations.documents import papers
from kexie.associations.forms import shown
from kexie.associations.forms.application import ApplicationForm
from kexie.associations.queries import founding as reads
from kexie.associations.rules import founding as rules
from kexie.desk import founding_acts, histories, ladder, material_facts, words
from kexie.kit import clock
from kexie.kit.actor import Actor

Facts = dict[str, Any]
LIST = ("成立申请", "/desk/foundings/")
_VIEWS = {
    "": "全部", "applied": "待核查、核对", "returned": "填报、补正", "reply": "批复", "meeting": "开会、备案",
    "active": "已成立", "ended": "已结束",
}  # fmt: skip


def index(request: HttpRequest, by: Actor) -> Facts:
    """The views with their counts."""
    asked = request.GET.get("view", "")
    view = asked if asked in _VIEWS else ""
    counts = reads.counts(by)
    return {
        "view": view,
        "views": [
            {"label": label, "url": f"?view={code}" if code else "?", "current": code == view,
             "count": counts[code] if code else sum(counts.values())}
            for code, label in _VIEWS.items()
        ],
        "can_enter": "organisations.edit" in by.rights,
        "facts": "从申请、核查、批复到成立大会和备案",
    }  # fmt: skip


def rows(page: Sequence[Any]) -> list[Facts]:
    """The lines of the list."""
    return [_row(one) for one in page]


def _row(one: Any) -> Facts:
    state = flow.FOUNDING.state(one.state)
    due = one.due_on
    return {
        "ref": one.ref, "unit": one.unit_name, "name": one.name, "place": one.place.label, "tone": state.tone,
        "label": state.label, "url": reverse("desk:founding", args=[one.ref]), "due": words.day(due) if due else "—",
        "late": due is not None and due < clock.today(), "applied": words.day(one.applied_on),
    }  # fmt: skip


def detail(by: Actor, row: Any) -> Facts:
    """Everything the page of one application shows."""
    state, house = flow.FOUNDING.state(row.state), reads.house_rules(row.place)[0]
    due = row.due_on
    entries = histories.entries(flow.FOUNDING.entity, row.pk)
    return {
        "row": row, "state": state, "heading": row.name or row.unit_name, "crumbs": [LIST, (f"第 {row.ref} 号", "")],
        "facts": f"{row.unit_name} · {row.place.label} · 申请日期 {words.full_day(row.applied_on)}",
        "due": f"{words.full_day(due)}前{_turn(row)}" if due else "", "late": due is not None and due < clock.today(),
        "goes_on": _goes_on(row),
        "acts": founding_acts.buttons(founding_acts.FOUNDING, "desk:founding_", by, row, row.ref),
        "more": _more(by, row), "can_ring": bool(rules.can_reveal_telephones(by, row)),
        "can_link": bool(rules.can_make_link(by, row)),
        "lines": reads.completeness(row, house) if row.state in ("applied", "checked") else [],
        "initiators": [
            {"name": name, "label": unit.label if unit else "",
             "url": reverse("desk:organisation", args=[unit.number]) if unit else ""}
            for name, unit in reads.initiators(row)
        ],
        "sections": shown.sections(row), "reasons": _reasons(row),
        "papers": meeting_papers("desk:founding_paper", row.ref, row, "成立"), **material_facts.card(by, row),
        "steps": ladder.steps(flow.FOUNDING, row, entries, histories.names(entries), skip=("draft", "returned")),
        "timeline": histories.of(flow.FOUNDING, row.pk), **meeting(row.assembly), "reply": _reply(row),
    }  # fmt: skip


def _goes_on(row: Any) -> str:
    """The day on which one that nobody sends goes."""
    return words.full_day(clock.local(row.changed_at + drafts.DRAFT_LASTS).date()) if row.state == "draft" else ""


def _turn(row: Any) -> str:
    acts = {"applied": "核查", "filed": "核对", "checked": "拟批复", "replying": "印发批复", "approved": "召开成立大会"}
    return acts.get(row.state, "报备案")


def _more(by: Actor, row: Any) -> list[Facts]:
    """Acts with a form of their own."""
    offered = (
        ("修改", "edit", rules.can_edit_founding, ""), ("退回补正…", "return", rules.can_return, ""),
        ("记录成立大会", "meeting", rules.can_hold, "primary"), ("报备案", "filing", rules.can_file, "primary"),
        ("核对通过，登记成立…", "activation", rules.can_activate, "primary"),
    )  # fmt: skip
    return [
        {"label": label, "url": reverse(f"desk:founding_{noun}", args=[row.ref]), "tone": tone}
        for label, noun, rule, tone in offered
        if rule(by, row)
    ]


def _reasons(row: Any) -> list[tuple[str, str]]:
    labels = {name: str(field.label) for name, field in ApplicationForm.base_fields.items()}
    return [(labels.get(name) or applying.WANTED.get(name, "人选"), words_) for name, words_ in row.reasons.items()]


def _reply(row: Any) -> Facts | None:
    if row.reply is None:
        return None
    number = f" {row.reply.number}" if row.reply.number_id else ""
    return {"title": f"{row.reply.title}{number}", "url": reverse("desk:document", args=[row.reply.ref])}


def meeting(assembly: Any) -> Facts:
    """Candidates, and what was recorded and filed."""
    told = assembly.held_on is not None
    return {
        "candidates": list(assembly.candidates.all()), "held": told,
        "assembly": [
            ("日期、地点", f"{words.full_day(assembly.held_on)}，{assembly.place}"),
            ("会议形式", assembly.get_gathering_display()), ("应选名额", _places(assembly)),
            ("应到、实到", f"{assembly.entitled} 人、{assembly.present} 人"), ("选举方式", assembly.method),
            ("章程", "已通过" if assembly.charter_adopted else "未提交表决"), ("会员数", assembly.members),
            ("任期", _span(assembly)), ("备案日期", words.full_day(assembly.filed_on)), ("会议情况", assembly.minutes),
        ] if told else [],
        "charter": assembly.charter,
    }  # fmt: skip


def _places(assembly: Any) -> str:
    told = (("副主席", assembly.vice_places), ("委员", assembly.member_places))
    return "、".join(f"{office} {number} 名" for office, number in told if number is not None)


def _span(assembly: Any) -> str:
    if assembly.starts_on is None:
        return "—"
    return f"{words.full_day(assembly.starts_on)}至{words.full_day(assembly.ends_on)}"


def meeting_papers(name: str, key: Any, row: Any, elects: str) -> list[Facts]:
    """Those of a founding or a re-election (成立, 换届) as far as it has come."""
    offered = papers.offered(elects, adopted=bool(row.assembly.charter))
    return paper_links(name, key, [(code, label) for code, (label, _) in offered.items()])


def paper_links(name: str, key: Any, offered: Sequence[tuple[str, str]]) -> list[Facts]:
    """The printed papers (code and words), each as .docx and PDF.

    Lists of people also by the strokes of their names.
    """
    return [
        {
            "label": label,
            "ordered": code in papers.BY_STROKES,
            **{form: reverse(name, args=[key, code, form]) for form in ("docx", "pdf")},
        }
        for code, label in offered
    ]


def begin_page(form: Any) -> Facts:
    """For which unit an application is typed."""
    return {
        "form": form, "heading": "代为填报成立申请", "submit": "开始填报", "back": LIST[1],
        "facts": "单位也可以在公众页面自己申请", "crumbs": [LIST, ("代为填报", "")],
    }  # fmt: skip


def form_of(row: Any, data: Mapping[str, str] | None) -> Any:
    """The application as a form."""
    return ApplicationForm(data, founding=row, standing=assemblies.nominees(row.assembly))


def form_page(row: Any, form: Any) -> Facts:
    """The sectioned page of the form."""
    return {
        "form": form, "row": row, "sections": form.sections(), "heading": row.unit_name,
        "facts": f"成立申请 · {row.place.label}", "back": reverse("desk:founding", args=[row.ref]),
        "crumbs": [LIST, (f"第 {row.ref} 号", reverse("desk:founding", args=[row.ref])), ("填报", "")],
    }  # fmt: skip


def simple(row: Any, form: Any, heading: str, submit: str) -> Facts:
    """A page with one form about an application."""
    here = reverse("desk:founding", args=[row.ref])
    return {
        "form": form, "heading": heading, "facts": row.unit_name, "submit": submit, "back": here,
        "crumbs": [LIST, (f"第 {row.ref} 号", here), (heading, "")],
    }  # fmt: skip
