"""What the pages of member units show: views, kinds, who ends when, renewal, the workbook."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from kexie.associations import queries, rules
from kexie.desk import card_parts, member_facts, unit_facts, words
from kexie.kit import clock, sheets
from kexie.kit.actor import Actor
from kexie.kit.sheets import Column, Sheet
from kexie.kit.web import paging
from kexie.organisations import queries as organisations

Facts = dict[str, Any]
FEW, MOST = 20, 100_000
LABELS = {"current": "在册", "soon": "将到期", "late": "逾期", "left": "已退出"}
_COLUMNS = (
    Column("序号", 6), Column("单位", 36), Column("会员类别", 14), Column("会员编号", 12), Column("所属区域", 12),
    Column("统一社会信用代码", 22), Column("加入日期", 12), Column("有效期至", 12), Column("状态", 10),
    Column("退出日期", 12),
)  # fmt: skip


def asked(request: HttpRequest) -> tuple[str, str]:
    """Which view and which kind the address asks for; no kind: all."""
    return member_facts.asked(request), request.GET.get("kind", "").strip()[:20]


def roll(request: HttpRequest, by: Actor, body: Any, settled: Any, form: Any) -> Facts:
    """One view of the units of a body, and the search and form for one more."""
    (view, kind), days = asked(request), member_facts.soon_days(settled)
    page = paging.page_of(queries.members_listed(by, body, settled, view, days, kind), request, 50, paging.FAR)
    can_keep, noun = bool(rules.can_keep_members(by, body)), unit_facts.noun(body)
    query = urlencode({"view": view} | ({"kind": kind} if kind else {}))
    return {
        **unit_facts.frame(body, noun), **_search(request, by), "form": form, "page": page,
        "chosen": str(form["member"].value() or ""), "rows": rows(page, days), "view": view, "can_keep": can_keep,
        "views": _views(by, body, view, days), "kinds": _kinds(by, body, view, kind, days),
        "table_url": f"{reverse('desk:memberships_table', args=[body.number])}?{query}",
        "cards": _cards(body, query, page.total) if can_keep and page.total and view != "left" else [],
        "renewable": can_keep and view != "left" and any(one.valid_until and not one.last for one in page),
        "empty_note": "加入后可按类别续会、打印证书。",
        "empty_title": f"还没有{noun}" if view == "current" and not kind else f"没有{LABELS[view]}的{noun}",
    }  # fmt: skip


def _search(request: HttpRequest, by: Actor) -> Facts:
    wanted = request.GET.get("q", "").strip()[:60]
    found = list(organisations.listed(by, organisations.Sought(text=wanted))[: FEW + 1]) if wanted else []
    return {"q": wanted, "found": found[:FEW], "more": len(found) > FEW}


def _views(by: Actor, body: Any, view: str, days: int) -> list[Facts]:
    counts = queries.member_counts(by, body, days)
    here = reverse("desk:memberships", args=[body.number])
    return [
        {"label": label, "url": here if code == "current" else f"{here}?view={code}", "count": counts[code],
         "current": code == view}
        for code, label in LABELS.items()
    ]  # fmt: skip


def _kinds(by: Actor, body: Any, view: str, kind: str, days: int) -> list[Facts]:
    """Every kind there is in the view, with how many; nothing where there is but one."""
    found = queries.member_kinds(by, body, view, days)
    if len(found) < 2 and not kind:
        return []
    told = [("", "全部类别", sum(count for _, count in found)), *((name, name, count) for name, count in found)]
    return [{"code": code, "label": f"{label}（{count}）", "chosen": code == kind} for code, label, count in told]


def _cards(body: Any, query: str, total: int) -> list[Facts]:
    at = {form: f"{reverse('desk:membership_cards', args=[body.number, form])}?{query}" for form in ("docx", "pdf")}
    return card_parts.links(f"{unit_facts.noun(body)}证书", at["docx"], at["pdf"], total)


def rows(found: Iterable[Any], days: int) -> list[Facts]:
    """The lines of the roll."""
    return [
        {"pk": one.pk, "number": f"{one.number:06}", "name": one.member.name, "kind": one.kind,
         "starts_on": one.starts_on, "ends_on": one.ends_on, "kept": one.last is None,
         "until": words.full_day(one.valid_until) if one.valid_until else "长期",
         "mark": member_facts.mark(one, days, LABELS),
         "seen": f"{one.pk}:{one.valid_until}" if one.valid_until and one.last is None else ""}
        for one in found
    ]  # fmt: skip


def table(by: Actor, body: Any, view: str, kind: str) -> tuple[bytes, int]:
    """One view of the units as a workbook, and how many; no person stands in it."""
    settled = rules.membership_rules(body)
    days = member_facts.soon_days(settled)
    found = queries.members_listed(by, body, settled, view, days, kind).select_related("member__jurisdiction")[:MOST]
    told = [
        [place, one.member.name, one.kind, f"{one.number:06}", str(one.member.jurisdiction or ""),
         one.member.credit_code, one.starts_on, one.valid_until or "长期", member_facts.mark(one, days, LABELS)[1],
         one.ends_on]
        for place, one in enumerate(found, start=1)
    ]  # fmt: skip
    note = f"{words.full_day(clock.today())}{LABELS[view]}{'，' + kind if kind else ''}"
    page = Sheet(unit_facts.noun(body), _COLUMNS, told, title=f"{body.name}{unit_facts.noun(body)}名册", note=note)
    return sheets.workbook([page], lean=True), len(told)


def holding(by: Actor, body: Any, view: str, kind: str) -> Any:
    """Whose certificates are printed: of one view, those who left never."""
    settled = rules.membership_rules(body)
    found = queries.members_listed(by, body, settled, view, member_facts.soon_days(settled), kind)
    return found if rules.takes_units(body) and view != "left" else found.none()


def term(body: Any, row: Any, form: Any) -> Mapping[str, Any]:
    """The form of a unit's kind and end."""
    here = reverse("desk:memberships", args=[body.number])
    return {
        "form": form, "heading": f"会员类别和有效期：{row.member.name}", "submit": "保存", "back": here,
        "facts": f"{body.name}，{words.full_day(row.starts_on)}加入",
        "crumbs": [(body.label, reverse("desk:organisation", args=[body.number])),
                   (unit_facts.noun(body), here), ("类别和有效期", "")],
    }  # fmt: skip
