"""What the site's health page shows."""

from typing import Any

from django.urls import reverse

from kexie.desk import words
from kexie.kit import clock
from kexie.notices import queries
from kexie.organisations import queries as organisations
from kexie.plans.queries import answers as plan_answers

Facts = dict[str, Any]


def of() -> Facts:
    """Columns, addresses that lead nowhere, contacts, what is overdue. Nine queries."""
    columns = queries.health.columns()
    site = organisations.installation()
    nowhere, missing, late = queries.health.nowhere(), queries.health.missing(site), _overdue(site)
    stale, empty = sum(one.stale for one in columns), sum(one.empty for one in columns)
    return {
        "strikes": [_strike(one) for one in queries.health.strikes(columns)],
        "columns": [_column(one) for one in columns],
        "nowhere": [
            {"title": one.title, "to": one.to, "url": reverse("portal:notice", args=[one.year, one.number])}
            for one in nowhere
        ],
        "missing": missing,
        "overdue": [one for one in late if one["units"]],
        "figures": [
            _figure("过期栏目", stale, "个", "超过更新期限"),
            _figure("空栏目", empty, "个", "从没发过内容"),
            _figure("失效链接", len(nowhere), "处", "本站内"),
            _figure("缺联系信息", len(missing), "项", "公众页脚"),
            *(_figure(one["label"], one["units"], "家次", f"{one['papers']} {one['of']}") for one in late),
        ],
        "site_url": reverse("desk:site"),
        "as_of": f"截至 {words.moment(clock.now())}",
        "crumbs": [("设置", reverse("desk:settings")), ("网站体检", "")],
    }


def _overdue(site: Any) -> list[Facts]:
    """What units owe this site's association past its day: signatures, answers to slips, plans in answer."""
    if site is None:
        return []
    told = (
        ("逾期未签收", "件公文", queries.health.overdue(site.organisation)),
        ("逾期未填回执", "件公文", queries.replies.overdue(site.organisation)),
        ("逾期未报计划", "份工作要点", plan_answers.overdue(site.organisation_id)),
    )
    return [{"label": label, "of": of, "papers": papers, "units": units} for label, of, (papers, units) in told]


def column(found: Any, form: Any) -> Facts:
    """The form on which one column's limit is set."""
    back, heading = reverse("desk:health"), f"更新期限：{found.name}"
    return {
        "form": form, "heading": heading, "submit": "保存", "back": back,
        "facts": "网站体检按这里的天数判断栏目是否过期；动态类一般 14 天，通知类一般 180 天",
        "crumbs": [("设置", reverse("desk:settings")), ("网站体检", back), (heading, "")],
    }  # fmt: skip


def _figure(label: str, value: int, unit: str, note: str) -> Facts:
    return {"label": label, "value": value, "unit": unit, "note": note, "tone": "bad" if value else ""}


def _strike(one: queries.health.Strike) -> Facts:
    unit = "天前" if one.name == "首页更新" else "个"
    found = "从没更新" if one.found is None else f"{one.found} {unit}"
    return {
        "name": one.name, "rule": one.rule, "found": found, "tone": "bad" if one.fails else "ok",
        "label": "不合格" if one.fails else "合格",
    }  # fmt: skip


def _column(one: queries.health.ColumnHealth) -> Facts:
    tone, label = ("bad", "没有内容") if one.empty else ("bad", "过期") if one.stale else ("ok", "正常")
    return {
        "url": reverse("desk:health_column", args=[one.code]),
        "name": one.name, "entries": one.entries, "newest": one.newest, "tone": tone, "label": label,
        "days": f"{one.days} 天" if one.days is not None else "—", "limit": f"{one.limit} 天" if one.limit else "不限",
    }  # fmt: skip
