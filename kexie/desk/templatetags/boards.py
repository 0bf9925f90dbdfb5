"""`{% load boards %}`: the rows of a plan's boards and sheets.

A loop of the template language costs five times as much, and a sheet has hundreds of rows.
"""

import functools
from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from kexie.kit.templatetags import _marks

register = template.Library()
Row = Mapping[str, Any]

_TASK = (
    '<tr><th scope="row" class="name"><a href="{}">{}</a></th><td class="state">{}</td>'
    '<td data-label="责任部门">{}</td>'
    '<td class="end nowrap" data-label="目标">{}</td><td class="end nowrap" data-label="完成">{}</td>'
    '<td class="end nowrap" data-label="比例">{}%</td><td class="end nowrap" data-label="完成时限">{}</td></tr>'
)
_HELD = (
    '<tr><th scope="row" class="name"><a href="{}">{}</a><span class="sub">{}</span></th><td class="state">{}</td>'
    '<td class="end nowrap" data-label="目标">{}</td><td class="end nowrap" data-label="完成">{}</td>'
    '<td class="end nowrap" data-label="比例">{}%</td><td class="end nowrap" data-label="完成时限">{}</td></tr>'
)
_TALLY = (
    '<tr><th scope="row" class="name"><a href="{}">{}</a>{}</th><td class="end{}" data-label="红灯">{}</td>'
    '<td class="end" data-label="黄灯">{}</td><td class="end" data-label="绿灯">{}</td>'
    '<td class="end" data-label="合计">{}</td></tr>'
)
_NOTHING = mark_safe("")


@functools.cache
def _light(code: str) -> SafeString:
    return _marks.light(code)


def _lit(code: str, count: int) -> SafeString | str:
    return _marks.light(code, str(count)) if count else "—"


@register.simple_tag
def task_rows(rows: Sequence[Row]) -> SafeString:
    """One a task: its light, its department, what is done of how much, until when."""
    return format_html_join(
        "",
        _TASK,
        (
            (r["url"], r["name"], _light(r["light"]), r["lead"], r["base"], r["done"], r["share"], r["due"])
            for r in rows
        ),
    )


@register.simple_tag
def held_rows(rows: Sequence[Row]) -> SafeString:
    """One a part that a unit holds."""
    return format_html_join(
        "",
        _HELD,
        (
            (r["url"], r["name"], r["part"], _light(r["light"]), r["value"], r["done"], r["share"], r["due"])
            for r in rows
        ),
    )


@register.simple_tag
def tally_rows(rows: Sequence[Row]) -> SafeString:
    """One a part of the plan, a department or a unit: how many lights of each colour."""
    return format_html_join(
        "",
        _TALLY,
        (
            (
                r["url"], r["label"], mark_safe(" ") + _marks.tag("已撤销", "line") if r["closed"] else _NOTHING,
                " bad" if r["red"] else "", _lit("behind", r["red"]), _lit("slow", r["yellow"]), _lit("on", r["green"]),
                r["total"],
            )
            for r in rows
        ),
    )  # fmt: skip
