"""What the archive list shows: on the page, on paper, as a workbook."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from kexie.desk import words
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.sheets import Column, Sheet, workbook
from kexie.notices import queries

Facts = dict[str, Any]
HEADS = ("顺序号", "发文字号", "题名", "文种", "成文日期", "页数", "保管期限", "备注")


def year(request: HttpRequest) -> int:
    """The year asked for, else this one."""
    asked = request.GET.get("year", "")
    known = asked.isascii() and asked.isdigit() and len(asked) == 4 and 1900 <= int(asked) <= 2099
    return int(asked) if known else clock.today().year


def of(by: Actor, asked: int) -> Facts:
    """The series of the year, the years there are. Three queries."""
    found = queries.archive.series(by, asked)
    years = sorted({asked, clock.today().year, *queries.archive.years(by)}, reverse=True)
    query = urlencode({"year": asked})
    return {
        "year": asked,
        "series": [_series(one) for one in found],
        "year_tabs": [
            {"label": f"{one} 年", "url": f"{reverse('desk:archive')}?year={one}", "current": one == asked}
            for one in years
        ],
        "print_url": f"{reverse('desk:archive_print')}?{query}",
        "table_url": f"{reverse('desk:archive_table')}?{query}",
        "facts": f"{asked} 年 · {sum(one.kept for one in found)} 件",
        "as_of": f"截至 {words.moment(clock.now())}",
        "crumbs": [("公文", reverse("desk:documents")), ("归档目录", "")],
    }


def _series(one: queries.archive.Series) -> Facts:
    told = [f"在用 {one.kept} 个"]
    told += [f"作废 {one.void} 个"] if one.void else []
    told += [f"空号 {one.missing} 个"] if one.missing else []
    return {"code": one.code, "issuer": one.issuer, "sub": "，".join(told), "missing": one.missing,
            "lines": [_line(line) for line in one.lines]}  # fmt: skip


def _line(line: queries.archive.Line) -> Facts:
    return {
        "serial": line.serial, "number": line.number, "title": line.title, "kind": line.kind,
        "url": reverse("desk:document", args=[line.ref]) if line.ref else "",
        "written_on": words.full_day(line.written_on) if line.written_on else "", "pages": line.pages,
        "term": line.term, "remark": line.remark,
    }  # fmt: skip


def table(by: Actor, asked: int) -> bytes:
    """One sheet a series; one that says so where there is none."""
    widths = (8, 22, 60, 8, 14, 8, 10, 30)
    columns = [Column(label, width, label in ("题名", "备注")) for label, width in zip(HEADS, widths, strict=True)]
    made = [
        Sheet(one.code, columns, [_cells(line) for line in one.lines], f"{one.issuer} {asked} 年归档目录", one.code)
        for one in queries.archive.series(by, asked)
    ]
    return workbook(made or [Sheet("归档目录", columns, [], f"{asked} 年归档目录", "没有编过号的公文")])


def _cells(line: queries.archive.Line) -> list[Any]:
    return [line.serial, line.number, line.title, line.kind, line.written_on, line.pages, line.term, line.remark]
