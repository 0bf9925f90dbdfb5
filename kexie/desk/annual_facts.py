"""What the pages of yearly reports show."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from kexie.associations import flow, reporting
from kexie.associations.documents import yearly
from kexie.associations.queries import report as reads
from kexie.associations.rules import report as rules
from kexie.desk import activity_facts, founding_acts, histories, report_acts, unit_tabs, words
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.organisations import queries as organisations

Facts = dict[str, Any]
LIST = ("年报", "/desk/annual-reports/")
_VIEWS = {"": "全部", "owing": "未报", "late": "逾期", "submitted": "待核对", "accepted": "已通过"}


def index(request: HttpRequest, by: Actor) -> Facts:
    """What was asked, the views with their counts; ``found`` the rows as a query."""
    unit, told = activity_facts.unit_of(request, by), request.GET.get("year", "")
    year, years = activity_facts.years(told or ("all" if unit else str(clock.today().year - 1)))
    view = request.GET.get("view", "")
    asked = reads.Asked(
        year=year, view=view if view in _VIEWS else "", area=request.GET.get("area", "").strip()[:20],
        text=request.GET.get("q", "").strip()[:60], unit=unit,
    )  # fmt: skip
    house = next(iter(organisations.path_to(by)[-1:]), None)
    counts = reads.standing(by, reads.Asked(year=year, area=asked.area, unit=unit))
    kept = {"unit": unit.number if unit else "", "area": asked.area, "year": year or "all"}
    return {
        "asked": asked, "unit": unit, "tabs": unit_tabs.of(unit, "reports"), "list_years": years, "counts": counts,
        "views": [_view(code, label, asked.view, counts, kept) for code, label in _VIEWS.items()],
        "areas": [] if unit else list(organisations.jurisdictions()),
        "crumbs": unit_tabs.crumbs(unit, ("年报", "")) if unit else [activity_facts.LIST, ("年报", "")],
        "heading": f"{unit.label}年报" if unit else "年报", "facts": _facts(by, year, counts),
        "table_url": f"{reverse('desk:annual_reports_table')}?{urlencode({'year': year or clock.today().year - 1})}",
        "can_ask": house is not None and unit is None and bool(rules.can_ask(by, house)),
        "begin_urls": _begin(by, unit or house), "found": reads.reports(by, asked), "year": year,
        "total": None if asked.text else counts[asked.view or "every"],
    }  # fmt: skip


def _view(code: str, label: str, current: str, counts: Facts, kept: Facts) -> Facts:
    told = {name: value for name, value in {**kept, "view": code}.items() if value}
    return {
        "label": label, "url": f"?{urlencode(told)}", "current": code == current, "count": counts[code or "every"],
    }  # fmt: skip


def _facts(by: Actor, year: int, counts: Facts) -> str:
    if not year:
        return "历年"
    more = f"，按期 {counts['in_time']}"
    asked = reads.not_asked(by, year)
    told = f"{year} 年：应报 {counts['every']} 家，已通过 {counts['accepted']} 家{more}"
    return f"{told}；另有 {asked} 家还没有布置" if asked else told


def _begin(by: Actor, unit: Any) -> list[Facts]:
    """Years whose report a unit may begin now."""
    this = clock.today().year
    if unit is None or not rules.can_begin(by, unit, this):
        return []
    begun = set(reads.reports(by, reads.Asked(unit=unit)).values_list("year", flat=True))
    at = reverse("desk:annual_report_new", args=[unit.number])
    return [{"year": year, "url": at} for year in (this - 1, this) if year not in begun]


def row(one: Any) -> Facts:
    """One report as a line."""
    state, late = flow.REPORT.state(one.state), one.state in flow.OWING and one.due_on < clock.today()
    return {
        "unit": one.organisation.name, "above": one.organisation.superior.label, "year": one.year,
        "url": reverse("desk:annual_report", args=[one.pk]), "tone": state.tone, "label": state.label, "late": late,
        "due": words.day(one.due_on),
        "sent": words.day(clock.local(one.submitted_at).date() if one.submitted_at else None),
    }  # fmt: skip


def detail(by: Actor, one: Any) -> Facts:
    """One report: figures beside what the records counted, words, what may be done."""
    unit, state = one.organisation, flow.REPORT.state(one.state)
    may = rules.may_read(by, one)
    live = reads.counted(unit, one.year) if may else {}
    counted = live if one.state in flow.OWING else one.counted
    return {
        "row": one, "state": state, "heading": f"{unit.label} {one.year} 年年报", "crumbs": _crumbs(one),
        "facts": f"{unit.name} · {words.full_day(one.due_on)}前报送", "hidden": "" if may else may.reason,
        "late": one.state in flow.OWING and one.due_on < clock.today(),
        "groups": [(title, [_line(one, item, counted, live) for item in items]) for title, items in reporting.GROUPS],
        "words": [(label, getattr(one, name), one.reasons.get(name, "")) for name, label in reporting.WORDS.items()],
        "missing": reporting.missing(one.words, one.figures) if one.state in flow.OWING else [],
        "can_fill": bool(rules.can_fill(by, one)), "can_return": bool(rules.can_judge(by, one)),
        "acts": founding_acts.buttons(report_acts.REPORT, "desk:annual_report_", by, one, one.pk),
        "pairs": [
            ("单位", unit.name), ("业务指导单位", unit.superior.name), ("年度", f"{one.year} 年"),
            ("报送期限", words.full_day(one.due_on)), ("报送", _who(one.submitted_by, one.submitted_at)),
            ("核对通过", _who(one.accepted_by, one.accepted_at)),
        ],
        "papers": [{"label": "年度报告", **{form: reverse("desk:annual_report_paper", args=[one.pk, form])
                                          for form in ("docx", "pdf")}}],
        "timeline": histories.of(flow.REPORT, one.pk),
    }  # fmt: skip


def _who(person: Any, at: Any) -> str:
    return f"{words.moment(at)} {person.name if person else ''}".strip() if at else "—"


def _line(one: Any, item: reporting.Item, counted: Facts, live: Facts) -> Facts:
    typed, count = one.figures.get(item.code), counted.get(item.code)
    now = live.get(item.code)
    return {
        "label": item.label, "unit": item.unit, "typed": reporting.shown(typed), "counted": reporting.shown(count),
        "source": reporting.SOURCES.get(item.source, ""), "url": _records(one, item) if item.source else "",
        "difference": reporting.difference(typed, count), "reason": one.reasons.get(item.code, ""),
        "now": f"现在计数 {reporting.shown(now)}" if now != count and count is not None else "",
    }  # fmt: skip


def _records(one: Any, item: reporting.Item) -> str:
    """Where the records behind a counted figure stand."""
    number = one.organisation.number
    if item.source == "activities":
        category = next(code for code, pair in reporting.COUNTS.items() if item.code in pair)
        return f"{reverse('desk:activities')}?{urlencode({'unit': number, 'year': one.year, 'category': category})}"
    name = {"years": "desk:year_figures", "profile": "desk:organisation", "terms": "desk:tenures"}[item.source]
    return reverse(name, args=[number])


def _crumbs(one: Any, *more: tuple[str, str]) -> list[tuple[str, str]]:
    here = reverse("desk:annual_report", args=[one.pk]) if more else ""
    listed = ("年报", f"{LIST[1]}?unit={one.organisation.number}")
    return unit_tabs.crumbs(one.organisation, listed, (f"{one.year} 年", here), *more)


def simple(one: Any, form: Any, heading: str) -> Facts:
    """A page with one form about a report."""
    return {
        "row": one, "form": form, "heading": f"{heading}：{one.organisation.label} {one.year} 年年报",
        "facts": one.organisation.name, "back": reverse("desk:annual_report", args=[one.pk]),
        "crumbs": _crumbs(one, (heading, "")), "note": one.note if one.state == "returned" else "",
    }  # fmt: skip


def returning(one: Any, form: Any) -> Facts:
    """The page of a return: every figure with the field of what is to be mended."""
    groups = [
        (title, [(_line(one, item, one.counted, one.counted), form.of(item.code)) for item in items])
        for title, items in reporting.GROUPS
    ]
    asked = [form.of(name) for name in reporting.WORDS]
    return {**simple(one, form, "退回"), "groups": groups, "asked": asked}


def beginning(unit: Any, form: Any) -> Facts:
    """Of which year."""
    back = f"{LIST[1]}?unit={unit.number}"
    return {
        "form": form, "heading": "填报年报", "facts": unit.name, "submit": "开始填报", "back": back,
        "crumbs": unit_tabs.crumbs(unit, ("年报", back), ("填报", "")),
    }  # fmt: skip


def asking(form: Any) -> Facts:
    """布置年报."""
    return {
        "form": form, "heading": "布置年报", "submit": "布置", "back": LIST[1], "crumbs": [LIST, ("布置", "")],
        "facts": "在册的企事业科协每家一份，出现在各单位的待办里；截止日在组织建设规则里定",
    }  # fmt: skip


def paper(one: Any) -> yearly.Told:
    """What the printed report is drawn from."""
    accepted = words.full_day(clock.local(one.accepted_at).date()) if one.accepted_at else ""
    counted = one.counted if one.state not in flow.OWING else reads.counted(one.organisation, one.year)
    return yearly.Told(
        name=one.organisation.name, place=one.organisation.superior.name, year=one.year, words=one.words,
        problems=one.problems, ahead=one.ahead, figures=one.figures, counted=counted, accepted=accepted,
    )  # fmt: skip


def reminding(by: Actor, year: int, back: str) -> Facts:
    """The page before all that owe are reminded."""
    count = reads.standing(by, reads.Asked(year=year))["owing"]
    return {
        "heading": "催报", "facts": f"{year} 年年报", "crumbs": [LIST, ("催报", "")], "back": back, "form": None,
        "submit": f"催 {count} 家", "tone": "primary",
        "consequence": f"给 {count} 家还没有报的单位的秘书长、联络员发消息和邮件，附填报地址；同一天不重复发。",
    }  # fmt: skip
