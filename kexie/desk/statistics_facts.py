"""What the pages of reading and signing show, and the same as sheets of a workbook."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from kexie.desk import receipt_facts, words
from kexie.kit import clock, shares
from kexie.kit.sheets import Column, Sheet, workbook
from kexie.notices import queries

Facts = dict[str, Any]
Row = queries.statistics.Figures
NOTE = (
    "“已读”指收件单位的人第一次在工作台打开，或有人打开签收链接；两样都没有而已签收的，以签收为准。"
    "时间从印发起算。邮件网关自动打开链接也会算作已读。已撤销而没有签收的单位不计；另有时限的单位按自己的时限算"
)


def year() -> tuple[date, date]:
    """The year so far: what is asked where nobody says."""
    today = clock.today()
    return date(today.year, 1, 1), today


def page(rows: Any, district: str, asked: dict[str, str], own: str) -> Facts:
    """Figures of all, by district. Two queries; ``asked`` is kept in every address."""
    sum_ = queries.statistics.summed(rows)
    districts = queries.statistics.by_district(rows)
    return {
        "figures": _figures(sum_),
        "sum": line(sum_),
        "districts": [line(one, _url(asked, district=one.key or "-")) for one in districts],
        "bars": [
            {"label": one.label, "value": one.read, "max": one.total, "text": shares.told(one.read, one.total)}
            for one in districts
        ],
        "district": district,
        "chosen": next((one.label for one in districts if (one.key or "-") == district), ""),
        "clear_url": _url(asked),
        "table_url": f"{own}?{urlencode(asked)}",
        "as_of": f"截至 {words.moment(clock.now())}",
        "note": NOTE,
    }


def _url(asked: dict[str, str], **more: str) -> str:
    return "?" + urlencode({**asked, **more}) + ("#units" if more else "")


def line(one: Row, url: str = "") -> Facts:
    """One group of the table."""
    return {
        "key": one.key, "label": one.label, "url": url, "total": one.total, "read": one.read,
        "share": shares.told(one.read, one.total) if one.total else "—", "hours": hours(one.hours),
        "in_time": one.in_time, "late": one.late, "open": one.open, "overdue": one.overdue,
        "ways": f"{one.desk} / {one.link} / {one.phone}", "calls": f"{one.called} / {one.calls}",
    }  # fmt: skip


def documents(rows: Any) -> list[Facts]:
    """The newest documents, each with its own page of figures. One query."""
    return [
        line(one, reverse("desk:document_statistics", args=[one.key])) for one in queries.statistics.by_document(rows)
    ]


def hours(value: float | None) -> str:
    """36 分钟, 5.2 小时, 3.4 天; — for nobody."""
    if value is None:
        return "—"
    if value < 1:
        return f"{value * 60:.0f} 分钟"
    return f"{value:.1f} 小时" if value < 48 else f"{value / 24:.1f} 天"


def _figures(one: Row) -> list[Facts]:
    return [
        {"label": "阅读率", "value": shares.told(one.read, one.total) if one.total else "—",
         "note": f"已读 {one.read} / {one.total} 家次"},
        {"label": "首次阅读", "value": hours(one.hours), "note": "印发后的中位时间"},
        {"label": "按期签收", "value": one.in_time, "unit": "家次", "note": f"迟签 {one.late}"},
        {"label": "未签收", "value": one.open, "unit": "家次", "note": f"其中逾期 {one.overdue}",
         "tone": "bad" if one.overdue else ""},
        {"label": "电话催办", "value": one.called, "unit": "家次", "note": f"共打 {one.calls} 次"},
    ]  # fmt: skip


def units(found: Iterable[Any]) -> list[Facts]:
    """The units behind a figure."""
    return [_unit(one) for one in found]


def _unit(row: Any) -> Facts:
    receipt = getattr(row, "receipt", None)
    late = receipt is not None and row.due is not None and row.signed_day > row.due
    over = receipt is None and row.due is not None and row.due < clock.today()
    label = ("迟签" if late else "已签收") if receipt else "逾期未签" if over else "待签收"
    tone = {"迟签": "grey", "已签收": "ok", "逾期未签": "bad", "待签收": "warn"}[label]
    return {
        "name": row.name, "district": row.jurisdiction.short_name if row.jurisdiction else "市直",
        "number": str(row.document.number or row.document.title), "tone": tone, "label": label,
        "read_at": row.first_read, "hours": hours(row.hours), "who": receipt_facts.who(receipt) if receipt else "",
        "calls": row.n_calls, "receipt": receipt, "row": row,
    }  # fmt: skip


def table(title: str, rows: Any, district: str, most: int = 20_000) -> bytes:
    """The workbook: by district with its sum, and every unit behind it."""
    as_of = f"截至 {words.full_day(clock.today())}。{NOTE}"
    sum_ = queries.statistics.summed(rows)
    districts = Sheet(
        "按管辖区",
        [Column("管辖区", 12), *queries.statistics.HEADS],
        [_cells(one) for one in queries.statistics.by_district(rows)],
        title, as_of, _cells(sum_),
    )  # fmt: skip
    heads: Sequence[Column | str] = [
        Column("单位", 34), Column("管辖区", 12), Column("公文", 22), Column("首次阅读", 18), "阅读用时（小时）",
        "签收方式", Column("签收时间", 18), "状态", "电话次数",
    ]  # fmt: skip
    behind = units(queries.statistics.units(rows, district)[:most])
    return workbook([districts, Sheet("单位明细", heads, (_behind(one) for one in behind), title, as_of)])


def _cells(one: Row) -> list[Any]:
    told = round(one.hours, 1) if one.hours is not None else None
    return [
        one.label, one.total, one.read, shares.percent(one.read, one.total), told, one.in_time, one.late, one.open,
        one.overdue, one.desk, one.link, one.phone, one.called, one.calls,
    ]  # fmt: skip


def _behind(one: Facts) -> list[Any]:
    row, receipt = one["row"], one["receipt"]
    return [
        one["name"], one["district"], one["number"], one["read_at"],
        round(row.hours, 1) if row.hours is not None else None,
        receipt.get_way_display() if receipt else None, receipt.at if receipt else None, one["label"], one["calls"],
    ]  # fmt: skip
