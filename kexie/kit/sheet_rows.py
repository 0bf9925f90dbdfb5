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
_KEPT = 20_000  # texts whose XML is remembered: units, degrees, titles come over and over
_BLOCK = 1 << 20


class Rows:
    """The rows of one sheet on their way into its part of the package.

    Args:
        first: number of the first row, from 1.
        letters: of the columns, in order.
        styles: of the package, by the names of the formats.
        spoken: how a text is told in a cell.
    """

    def __init__(
        self, first: int, letters: Sequence[str], styles: Mapping[str, int], spoken: Callable[[object], str]
    ) -> None:
        self.held: IO[bytes] = TemporaryFile()  # noqa: SIM115 - lives as long as the workbook is made
        self.at, self._letters, self._styles, self._spoken = first, letters, styles, spoken
        self._texts: dict[str, str] = {}

    def add(self, cells: Sequence[tuple[Any, str]]) -> None:
        """One row: values with the names of the formats texts have in their columns; None leaves a cell out."""
        at = self.at
        told = [
            f'<c r="{letter}{at}" {self._told(value, form)}</c>'
            for letter, (value, form) in zip(self._letters, cells, strict=True)
            if value is not None
        ]
        self.held.write(f'<row r="{at}">{"".join(told)}</row>'.encode())
        self.at = at + 1

    def _told(self, value: Any, form: str) -> str:
        styles = self._styles
        if isinstance(value, str):
            return f's="{styles[form]}" {self._text(value)}'
        base = "total " if form.startswith("total ") else ""
        if isinstance(value, datetime):
            local = clock.local(value)
            part = (local.hour * 3600 + local.minute * 60 + local.second) / 86_400
            return f's="{styles[base + "moment"]}"><v>{(local.date() - _BEFORE).days + part:.16G}</v>'
        if isinstance(value, date):
            return f's="{styles[base + "day"]}"><v>{(value - _BEFORE).days}</v>'
        number = float(value) if isinstance(value, Decimal) else value
        return f's="{styles[base + "number"]}"><v>{number:.16G}</v>'

    def _text(self, value: str) -> str:
        told = self._texts.get(value)
        if told is None:
            text = escape(_CODED.sub("_x005F_", self._spoken(value)))
            space = ' xml:space="preserve"' if text != text.strip() else ""
            told = f't="inlineStr"><is><t{space}>{text}</t></is>'
            if len(self._texts) < _KEPT:
                self._texts[value] = told
        return told


def joined(book: bytes, parts: Mapping[str, Rows], width: Mapping[str, str]) -> bytes:
    """The workbook with these rows in its sheets, by the names of their parts; ``width``: their last columns."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(book)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            rows = parts.get(entry.filename)
            data = source.read(entry)
            if rows is None:
                target.writestr(entry, data)
                continue
            before, _, after = data.partition(b"</sheetData>")
            before = _DIMENSION.sub(f'<dimension ref="A1:{width[entry.filename]}{rows.at - 1}"/>'.encode(), before)
            rows.held.seek(0)
            with target.open(entry, "w") as out:
                out.write(before)
                while block := rows.held.read(_BLOCK):
                    out.write(block)
                out.write(b"</sheetData>" + after)
            rows.held.close()
    return made.getvalue()
