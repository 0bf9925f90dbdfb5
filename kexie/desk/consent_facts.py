"""What the pages of consent and of an association's roll show."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from kexie.associations.documents import cards
from kexie.associations.queries import papers
from kexie.desk import card_parts, member_facts, roll_paper, words
from kexie.kit.actor import Actor
from kexie.kit.web import paging
from kexie.organisations import queries, rules
from kexie.people import consents
from kexie.people import queries as people

Facts = dict[str, Any]
FEW = 20


def purpose(code: str) -> consents.Purpose:
    """The purpose of an address. Raises Http404."""
    found = consents.TABLE.get(code)
    if found is None:
        raise Http404
    return found


def lines(person: Any) -> list[Facts]:
    """For one's own page: each purpose, whether one has agreed, and where to change that. Two queries."""
    texts, given = people.consent_texts(), _open(person)
    return [
        {"label": one.label, "url": reverse("desk:consent", args=[code]), **_state(texts[code], given.get(code))}
        for code, one in consents.TABLE.items()
        if code in texts
    ]


def _open(person: Any) -> dict[str, Any]:
    """The newest yes that was not taken back, by purpose."""
    found: dict[str, Any] = {}
    for row in people.consents_of(person).filter(withdrawn_at=None):
        found.setdefault(row.text.purpose, row)
    return found


def _state(text: Any, row: Any) -> Facts:
    if row is None:
        return {"tone": "grey", "state": "未同意", "when": "", "act": "查看"}
    when = f"{words.moment(row.given_at)}，第 {row.text.version} 版，{row.get_way_display()}"
    if row.text_id != text.pk:
        return {"tone": "warn", "state": "有新版", "when": when, "act": "看新版"}
    return {"tone": "ok", "state": "已同意", "when": when, "act": "撤回"}


def show(person: Any, one: consents.Purpose, *, back: str, own: bool) -> Facts:
    """The words, whether they were agreed to, what withdrawing does, and all that was said before."""
    text = people.consent_text(one.code)
    if text is None:
        raise Http404
    rows = [row for row in people.consents_of(person) if row.text.purpose == one.code]
    standing = next((row for row in rows if row.withdrawn_at is None), None)
    heading = one.label if own else f"{one.label}：{person.name}"
    return {
        "person": person, "purpose": one, "text": text, "own": own, "heading": heading, "back": back,
        "state": _state(text, standing), "can_withdraw": standing is not None,
        "can_give": own and (standing is None or standing.text_id != text.pk),
        "rows": [
            {"version": row.text.version, "way": row.get_way_display(), "given": words.moment(row.given_at),
             "withdrawn": words.moment(row.withdrawn_at) if row.withdrawn_at else ""} for row in rows
        ],
        "facts": f"第 {text.version} 版，{words.moment(text.published_at)}发布",
        "crumbs": [("我的信息" if own else person.name, back), ("同意书", "")],
    }  # fmt: skip


def settings() -> Facts:
    """All purposes with the version that holds."""
    texts = people.consent_texts()
    return {
        "rows": [
            {"label": one.label, "effect": one.effect, "url": reverse("desk:consent_text", args=[code]),
             "version": f"第 {texts[code].version} 版" if code in texts else "还没有发布",
             "when": words.moment(texts[code].published_at) if code in texts else ""}
            for code, one in consents.TABLE.items()
        ],
        "facts": "发布新版后，已同意旧版的人会被重新征求",
        "crumbs": [("设置", reverse("desk:settings")), ("同意书", "")],
    }  # fmt: skip


def wording(one: consents.Purpose, form: Any) -> Facts:
    """The form of the next version."""
    back = reverse("desk:consent_texts")
    return {
        "form": form, "heading": f"同意书：{one.label}", "submit": "发布新版", "back": back, "facts": one.effect,
        "crumbs": [("设置", reverse("desk:settings")), ("同意书", back), (one.label, "")],
        "warning": {"title": "发布后不能改", "text": "已同意旧版的人会在“我的信息”看到提示，同意新版前按旧版办理。"},
    }  # fmt: skip


def by_strokes(asked: Mapping[str, str]) -> bool:
    """Whether an address asks for 姓氏笔画序."""
    return asked.get("order") == "strokes"


def _page(request: HttpRequest, rows: Any, total: int) -> paging.Page[Any]:
    """One page of 会员名册: of so many only the keys up to its end are put in order."""
    keys = rows.select_related(None).values_list("pk", flat=True)
    return paging.page_of_keys(total, lambda part: list(keys[part]), queries.members_of, request, 50, paging.FAR)


def roll(request: HttpRequest, by: Actor, organisation: Any, form: Any, view: str, days: int) -> Facts:
    """A page of 会员名册 of one association in one view by pinyin or by strokes, and the search and form for one more.

    ``days``: see ``member_facts``.
    """
    wanted, strokes = request.GET.get("q", "").strip()[:60], by_strokes(request.GET)
    table, seen = reverse("desk:roll_table", args=[organisation.number]), f"?view={view}"
    found = list(queries.people_listed(by, wanted)[: FEW + 1]) if wanted else []
    here = reverse("desk:organisation", args=[organisation.number])
    views = member_facts.views(by, organisation, view, days)
    total = next(one["count"] for one in views if one["current"])
    page = _page(request, queries.roll(by, organisation, view, days, by_strokes=strokes), total)
    cards_ = _cards(by, organisation, views[0]["count"]) if total else []
    return {
        "organisation": organisation, "form": form, "q": wanted, "found": found[:FEW], "more": len(found) > FEW,
        "chosen": str(form["person"].value() or ""), "page": page, "can_keep": bool(rules.can_admit(by, organisation)),
        "rows": member_facts.rows(page, days), "view": view, "views": views,
        "table_url": f"{table}{seen}&order=strokes" if strokes else f"{table}{seen}",
        "orders": [
            {"label": "拼音", "url": seen, "current": not strokes},
            {"label": "姓氏笔画", "url": f"{seen}&order=strokes", "current": strokes},
        ],
        "renewable": view != "left" and any(one.valid_until for one in page),
        "empty_title": "还没有登记会员" if view == "current" else f"没有{member_facts.LABELS[view]}的会员",
        "facts": organisation.name, "cards": cards_,
        "printed": [*roll_paper.links(organisation, view, total, by_strokes=strokes), *cards_],
        "crumbs": [("组织", reverse("desk:organisations")), (organisation.label, here), ("会员名册", "")],
    }  # fmt: skip


def _cards(by: Actor, organisation: Any, current: int) -> list[Facts]:
    """会员证 of all in the roll (``current`` members whose consent stands or not), for who keeps it."""
    if not rules.can_print_cards(by, organisation):
        return []
    at = {form: reverse("desk:roll_cards", args=[organisation.number, form]) for form in ("docx", "pdf")}
    total = current - papers.withheld(by, organisation).count() if current > cards.MOST else current
    return card_parts.links("会员证", at["docx"], at["pdf"], total)


def ending(organisation: Any, member: Any, form: Any) -> Facts:
    """The form of 退会."""
    back = reverse("desk:roll", args=[organisation.number])
    return {
        "form": form, "heading": f"退会：{member.person.name}", "submit": "退会", "back": back,
        "facts": f"{organisation.name}，{words.full_day(member.joined_on)}入会",
        "crumbs": [(organisation.label, reverse("desk:organisation", args=[organisation.number])),
                   ("会员名册", back), ("退会", "")],
    }  # fmt: skip
