"""Rows of a sheet of tens of thousands, written as XML by the house and put into the workbook behind its heads.

The library that writes .xlsx asks each cell a dozen questions: a list of 100,000 people took it three times as long as
reading them. Whatever is in a cell becomes here what ``kit.sheets`` makes of it there; its tests hold both to that.
"""

import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from tempfile import TemporaryFile
from typing import IO, Any
from xml.sax.saxutils import escape

from kexie.kit import clock

_BEFORE = date(1899, 12, 30)
_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"/>')
# What most texts are: signs that a cell and XML hold as they are, none of them blank at the ends.
_PLAIN = re.compile("[0-9A-Za-z*@.+()/:;,\u3001-\u3011\u4e00-\u9fff\uff01-\uff5e-]{1,30000}")
_LEVEL = 3  # of packing: a third of the time of the usual, for a sixth more bytes
_KEPT = 20_000  # texts whose XML is remembered: units, degrees, titles come over and over
_BLOCK = 1 << 20


class Rows:
    """The rows of one sheet on their way into its part of the package.

    Args:
        first: number of the first row, from 1.
        letters: of the columns, in order.
        styles: of the package, by the names of the formats.
        spoken: how a text is told in a cell.
        settled: what a cell holds for a value that is no text, and the format it has as a text.
    """

    def __init__(
        self,
        first: int,
        letters: Sequence[str],
        styles: Mapping[str, int],
        spoken: Callable[[object], str],
        settled: Callable[[Any, str], tuple[Any, str]],
    ) -> None:
        self.held: IO[bytes] = TemporaryFile()  # noqa: SIM115 - lives as long as the workbook is made
        self.at, self._styles, self._spoken, self._settled = first, styles, spoken, settled
        self._heads = [f'<c r="{letter}' for letter in letters]
        # What stands behind the number of the row, by format and text.
        self._texts: dict[str, dict[str, str]] = {form: {} for form in styles}

    def add(self, forms: Sequence[str], row: Sequence[Any]) -> None:
        """One row: values, and the names of the formats texts have in their columns; None leaves a cell out."""
        at, texts, told = self.at, self._texts, []
        # Two million times for a large list: what a cell said before is answered without a call.
        for head, form, value in zip(self._heads, forms, row, strict=True):
            if value is None:
                continue
            if value.__class__ is str:
                tail = texts[form].get(value) or self._text(value, form)
            else:
                tail = self._told(*self._settled(value, form))
            told.append(f"{head}{at}{tail}")
        self.held.write(f'<row r="{at}">{"".join(told)}</row>'.encode())
        self.at = at + 1

    def _told(self, value: Any, form: str) -> str:
        styles = self._styles
        if isinstance(value, str):
            return self._text(value, form)
        base = "total " if form.startswith("total ") else ""
        if isinstance(value, datetime):
            local = clock.local(value)
            part = (local.hour * 3600 + local.minute * 60 + local.second) / 86_400
            return f'" s="{styles[base + "moment"]}"><v>{(local.date() - _BEFORE).days + part:.16G}</v></c>'
        if isinstance(value, date):
            return f'" s="{styles[base + "day"]}"><v>{(value - _BEFORE).days}</v></c>'
        number = float(value) if isinstance(value, Decimal) else value
        return f'" s="{styles[base + "number"]}"><v>{number:.16G}</v></c>'

    def _text(self, value: str, form: str) -> str:
        text, space = value, ""
        if not _PLAIN.fullmatch(value):
            text = escape(_CODED.sub("_x005F_", self._spoken(value)))
            space = ' xml:space="preserve"' if text != text.strip() else ""
        told = f'" s="{self._styles[form]}" t="inlineStr"><is><t{space}>{text}</t></is></c>'
        known = self._texts[form]
        if len(known) < _KEPT:
            known[value] = told
        return told


def joined(book: bytes, parts: Mapping[str, Rows], width: Mapping[str, str]) -> bytes:
    """The workbook with these rows in its sheets, by the names of their parts; ``width``: their last columns."""
    made = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(book)) as source,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as target,
    ):
        for entry in source.infolist():
            rows = parts.get(entry.filename)
            data = source.read(entry)
            if rows is None:
                target.writestr(entry, data)
                continue
            before, _, after = data.partition(b"</sheetData>")
            before = _DIMENSION.sub(f'<dimension ref="A1:{width[entry.filename]}{rows.at - 1}"/>'.encode(), before)
            rows.held.seek(0)
            with target.open(entry.filename, "w") as out:
                out.write(before)
                while block := rows.held.read(_BLOCK):
                    out.write(block)
                out.write(b"</sheetData>" + after)
            rows.held.close()
    return made.getvalue()
