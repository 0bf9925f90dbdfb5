"""What the pages of guidance show; the same list as a workbook."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from kexie.associations import flow
from kexie.associations.actions import guidance
from kexie.associations.codes.tasks import Way
from kexie.associations.queries import guidance as reads
from kexie.associations.rules import guidance as rules
from kexie.desk import activity_facts, founding_acts, histories, unit_tabs, words
from kexie.desk.plan_acts import Door
from kexie.kit import clock, sheets
from kexie.kit.actor import Actor
from kexie.kit.sheets import Column, Sheet
from kexie.organisations import queries as organisations

Facts = dict[str, Any]
LIST = ("指导记录", "/desk/guidance/")
MOST = 20_000  # rows of the workbook
_VIEWS = {"": "全部", "open": "待跟进", "due": "到期", "void": "已作废"}
ACTS: dict[str, Door] = {
    one.noun: one
    for one in (
        Door("reopening", "重新跟进", rules.can_reopen, guidance.reopen, "重新列入待办，从今天起跟进。",
             "已重新列入待办", asks=True),
        Door("voiding", "作废", rules.can_void, guidance.void, "作废后不再计入走访数，该单位也看不到，记录留存备查。",
             "已作废", "danger", asks=True),
    )
}  # fmt: skip


def index(request: HttpRequest, by: Actor) -> Facts:
    """What was asked and what may be asked; ``found`` the rows as a query."""
    unit, told = activity_facts.unit_of(request, by), request.GET.get("year", "")
    year, years = activity_facts.years(told or ("all" if unit else ""))
    view, way = request.GET.get("view", ""), request.GET.get("way", "")
    asked = reads.Asked(
        year=year, way=way if way in Way.values else "", area=request.GET.get("area", "").strip()[:20],
        view=view if view in _VIEWS else "", unit=unit,
    )  # fmt: skip
    kept = {name: value for name, value in request.GET.items() if name in ("unit", "year", "way", "area") and value}
    return {
        "asked": asked, "unit": unit, "tabs": unit_tabs.of(unit, "guidance"), "list_years": years,
        "views": [{"label": label, "url": f"?{urlencode({**kept, 'view': code} if code else kept)}",
                   "current": code == asked.view} for code, label in _VIEWS.items()],
        "ways": [{"code": code, "label": label, "chosen": code == asked.way} for code, label in Way.choices],
        "areas": [] if unit else list(organisations.jurisdictions()),
        "crumbs": unit_tabs.crumbs(unit, ("指导", "")) if unit else [activity_facts.LIST, ("指导", "")],
        "heading": f"{unit.label}指导记录" if unit else "指导记录",
        "facts": "走访、咨询、答复、结对；答应的事到期列入待办",
        "table_url": f"{reverse('desk:guidance_table')}?{urlencode({**kept, 'view': asked.view})}",
        "new_url": _new(by, unit), "found": reads.guided(by, asked),
    }  # fmt: skip


def _new(by: Actor, unit: Any) -> str:
    may = unit is not None and rules.can_guide(by, unit)
    return reverse("desk:guidance_new", args=[unit.number]) if may else ""


def row(one: Any) -> Facts:
    """One record as a line."""
    state, due = flow.GUIDANCE.state(one.state), one.follow_on if one.state == "open" else None
    return {
        "unit": one.organisation.name, "url": reverse("desk:guidance_record", args=[one.pk]), "on": words.day(one.on),
        "way": one.get_way_display(), "house": one.house.label, "tone": state.tone, "label": state.label,
        "due": words.due(due), "late": due is not None and due < clock.today(),
        "found": one.found if len(one.found) <= 60 else f"{one.found[:60]}…",
    }  # fmt: skip


def table(found: Any) -> tuple[bytes, int]:
    """The list as a workbook, with who took part and how many of each way by house; and how many rows."""
    columns = [
        Column("单位", 34), Column("方式", 14), Column("日期", 12), Column("记录单位", 20), Column("参加人", 24),
        Column("了解到的情况", 50, wrap=True), Column("答复和承诺", 50, wrap=True), Column("跟进日期", 12),
        Column("跟进结果", 40, wrap=True), Column("办结日期", 12),
    ]  # fmt: skip
    rows = [
        [one.organisation.name, one.get_way_display(), one.on, one.house.label, one.who, one.found, one.promised,
         one.follow_on, one.outcome, one.done_on]
        for one in found[:MOST]
    ]  # fmt: skip
    sums = [[line["house"], line["units"], *(line[way] for way in Way.values)] for line in reads.by_house(found)]
    heads = [Column("记录单位", 24), Column("指导单位数（家）", 18), *(Column(f"{one.label}（次）", 18) for one in Way)]
    pages = [Sheet("指导记录", columns, rows, title="指导记录"), Sheet("按记录单位", heads, sums)]
    return sheets.workbook(pages), len(rows)


def detail(by: Actor, one: Any) -> Facts:
    """One record with what may be done."""
    unit, state = one.organisation, flow.GUIDANCE.state(one.state)
    keeps = rules.can_mend(by, one)
    return {
        "row": one, "state": state, "heading": f"{one.get_way_display()}：{unit.label}",
        "facts": f"{unit.name} · {words.full_day(one.on)}", "crumbs": _crumbs(one), "can_mend": bool(keeps),
        "acts": founding_acts.buttons(ACTS, "desk:guidance_", by, one, one.pk),
        "pairs": [
            ("单位", unit.name), ("方式", one.get_way_display()), ("日期", words.full_day(one.on)),
            ("记录单位", one.house.name), ("参加人", one.who), ("跟进日期", words.full_day(one.follow_on)),
            ("办结日期", words.full_day(one.done_on)), ("该单位可见", "是" if one.is_shared else "否"),
            ("记录人", one.entered_by.name if one.entered_by else "系统"),
        ],
        "parts": [("了解到的情况", one.found), ("答复和承诺", one.promised), ("跟进结果", one.outcome)],
        "timeline": histories.of(flow.GUIDANCE, one.pk),
    }  # fmt: skip


def _crumbs(one: Any, *more: tuple[str, str]) -> list[tuple[str, str]]:
    here = reverse("desk:guidance_record", args=[one.pk]) if more else ""
    listed = ("指导", f"{LIST[1]}?unit={one.organisation.number}")
    return unit_tabs.crumbs(one.organisation, listed, (words.full_day(one.on), here), *more)


def editing(unit: Any, form: Any, heading: str, one: Any = None) -> Facts:
    """A page with one form."""
    back = reverse("desk:guidance_record", args=[one.pk]) if one else f"{LIST[1]}?unit={unit.number}"
    crumbs = _crumbs(one, (heading, "")) if one else unit_tabs.crumbs(unit, ("指导", back), (heading, ""))
    return {"form": form, "heading": heading, "facts": unit.name, "back": back, "crumbs": crumbs, "submit": "保存"}
