"""What the page of sign-for shows."""

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from kexie.desk import words
from kexie.kit import clock, shares
from kexie.notices import queries

Facts = dict[str, Any]
VIEWS = (
    ("", "全部"), ("signed", "已签收"), ("late", "迟签"), ("link", "凭链接"), ("phone", "电话签收"), ("open", "未签收"),
    ("closed", "已撤并未签"),
)  # fmt: skip


def index(request: HttpRequest, document: Any) -> Facts:
    """Filters, figures, districts. One query."""
    asked = {name: request.GET.get(name, "").strip()[:60] for name in ("view", "district", "q")}
    asked["view"] = asked["view"] if asked["view"] in dict(VIEWS) else ""
    districts = queries.by_district(document)
    sum_ = queries.summed(districts)
    name, back = str(document.number or document.title), reverse("desk:document", args=[document.ref])
    issued = words.full_day(clock.local(document.issued_at).date())
    counts = {
        "": sum_.total, "signed": sum_.signed, "late": sum_.late, "link": sum_.by_link, "phone": sum_.by_phone,
        "open": sum_.open, "closed": sum_.closed,
    }  # fmt: skip
    return {
        **asked,
        "document": document,
        "views": [
            {"label": label, "url": _url(asked, view=code), "count": counts[code] if not asked["district"] else None,
             "current": code == asked["view"]}
            for code, label in VIEWS
            if code != "closed" or sum_.closed or asked["view"] == code
        ],
        "clear_url": _url(asked, district="", q=""),
        "figures": _figures(sum_, document),
        "districts": [_district(one, asked) for one in districts],
        "bars": _bars(districts),
        "sum": sum_,
        "overdue": bool(sum_.overdue),
        "as_of": f"截至 {words.moment(clock.now())}",
        "facts": f"{name} · {issued}印发 · 期限 {words.full_day(document.due_on)}",
        "crumbs": [("公文", reverse("desk:documents")), (name, back), ("签收情况", "")],
    }  # fmt: skip


def _url(asked: dict[str, str], **changes: str) -> str:
    return "?" + urlencode({name: value for name, value in {**asked, **changes}.items() if value})


def _district(one: queries.District, asked: dict[str, str]) -> Facts:
    code = one.code or "-"
    return {
        "code": code, "label": one.label, "total": one.asked, "signed": one.signed, "late": one.late, "open": one.open,
        "by_link": one.by_link, "by_phone": one.by_phone,
        "url": _url(asked, district=code),
    }  # fmt: skip


def _bars(districts: Sequence[queries.District]) -> list[Facts]:
    return [
        {
            "label": one.label, "value": one.signed, "max": one.asked,
            "text": shares.told(one.signed, one.asked),
            "tone": "warn" if one.overdue else "",
        }
        for one in districts
    ]  # fmt: skip


def _figures(sum_: queries.District, document: Any) -> list[Facts]:
    ways = f"，链接 {sum_.by_link}，电话 {sum_.by_phone}" if sum_.by_link or sum_.by_phone else ""
    share = shares.told(sum_.signed, sum_.asked) if sum_.asked else "—"
    open_ = f"其中逾期 {sum_.overdue}" if sum_.overdue else f"期限 {words.day(document.due_on)}"
    open_ += f"，打过电话 {sum_.called} 家" if sum_.called else ""
    return [
        {
            "label": "应签收",
            "value": sum_.asked,
            "unit": "个单位",
            **({"note": f"另有 {sum_.closed} 个已撤并，不再催办"} if sum_.closed else {}),
        },
        {"label": "已签收", "value": sum_.signed, "unit": "个", "note": f"占 {share}{ways}"},
        {"label": "迟签", "value": sum_.late, "unit": "个", "note": "期限以后才签的，计入已签收"},
        {"label": "未签收", "value": sum_.open, "unit": "个", "note": open_, "tone": "bad" if sum_.overdue else ""},
    ]


def rows(document: Any, found: Iterable[Any]) -> list[Facts]:
    """The lines of the list: unit, district, state by shape and word, who through which post, when."""
    return [_row(document, one) for one in found]


def _row(document: Any, addressee: Any) -> Facts:
    receipt = getattr(addressee, "receipt", None)
    tone, label = state(addressee, addressee.due_on)
    return {
        "name": addressee.name,
        "under": followed(addressee),
        "district": addressee.jurisdiction.short_name if addressee.jurisdiction else "市直",
        "tone": tone,
        "label": label,
        "who": who(receipt) if receipt else "",
        "calls": addressee.telephoned,
        "url": reverse("desk:receipt_unit", args=[document.ref, addressee.pk]),
        "at": receipt.at if receipt else None,
    }


def who(receipt: Any) -> str:
    """孙秘书（秘书长）; names that were typed or told say which way: 龙卫国（主任），凭链接."""
    way = {"link": "，凭链接", "phone": "，电话签收"}.get(receipt.way, "")
    seat = f"（{receipt.signed_as}）" if receipt.signed_as else ""
    return f"{receipt.signer}{seat}{way}"


def followed(addressee: Any) -> str:
    """Into which unit it was merged; in whose place it stands. Empty for others."""
    unit, before = addressee.organisation, addressee.in_place_of
    if unit.successor_id is not None:
        return f"已并入{unit.successor.label}"
    return f"接替{before.name}" if before is not None else ""


def state(addressee: Any, due_on: Any) -> tuple[str, str]:
    """Badge of one addressed unit: signed, signed late, open, overdue."""
    if getattr(addressee, "receipt", None) is not None:
        return ("grey", "迟签") if addressee.is_late else ("ok", "已签收")
    if addressee.organisation.state != "active":
        return "grey", "已撤并"
    if due_on is not None and clock.today() > due_on:
        return "bad", "逾期未签"
    return "warn", "待签收"


def due(document: Any, form: Any) -> Facts:
    """The page on which the due day is changed."""
    name, back = str(document.number or document.title), reverse("desk:document", args=[document.ref])
    return {
        "form": form,
        "heading": "改签收期限",
        "facts": f"{name} · 现在的期限 {words.full_day(document.due_on)}",
        "crumbs": [("公文", reverse("desk:documents")), (name, back), ("改签收期限", "")],
        "back": back,
        "submit": "改期限",
    }
