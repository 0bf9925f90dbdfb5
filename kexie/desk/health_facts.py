"""What the site's health page shows."""

from typing import Any

from django.urls import reverse

from kexie.desk import words
from kexie.kit import clock
from kexie.notices import queries

Facts = dict[str, Any]


def of() -> Facts:
    """Columns, addresses that lead nowhere, contacts, overdue receipts. Seven queries."""
    columns = queries.health.columns()
    nowhere, missing = queries.health.nowhere(), queries.health.missing()
    papers, units = queries.health.overdue()
    stale, empty = sum(one.stale for one in columns), sum(one.empty for one in columns)
    return {
        "columns": [_column(one) for one in columns],
        "nowhere": [
            {"title": one.title, "to": one.to, "url": reverse("portal:notice", args=[one.year, one.number])}
            for one in nowhere
        ],
        "missing": missing,
        "overdue": {"papers": papers, "units": units},
        "figures": [
            _figure("过期栏目", stale, "个", "超过更新期限"),
            _figure("空栏目", empty, "个", "从没发过内容"),
            _figure("失效链接", len(nowhere), "处", "本站内"),
            _figure("缺联系信息", len(missing), "项", "公众页脚"),
            _figure("逾期未签收", units, "家次", f"{papers} 件公文"),
        ],
        "site_url": reverse("desk:site"),
        "as_of": f"截至 {words.moment(clock.now())}",
        "crumbs": [("设置", reverse("desk:settings")), ("网站体检", "")],
    }


def _figure(label: str, value: int, unit: str, note: str) -> Facts:
    return {"label": label, "value": value, "unit": unit, "note": note, "tone": "bad" if value else ""}


def _column(one: queries.health.ColumnHealth) -> Facts:
    tone, label = ("bad", "没有内容") if one.empty else ("bad", "过期") if one.stale else ("ok", "正常")
    return {
        "name": one.name, "entries": one.entries, "newest": one.newest, "tone": tone, "label": label,
        "days": f"{one.days} 天" if one.days is not None else "—", "limit": f"{one.limit} 天" if one.limit else "不限",
    }  # fmt: skip
