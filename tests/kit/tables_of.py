"""Tables as bytes for the tests, and the reader's word on them without the process around it."""

import io
import zipfile
from dataclasses import dataclass, field
from typing import Any

import xlsxwriter
import xlwt

from kexie.kit.tables import apart

ODS_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass
class Told:
    """What came out: cells by (sheet, row), faults by the place in letters."""

    rows: dict[tuple[int, int], list[str]] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    sheets: list[tuple[str, bool]] = field(default_factory=list)

    @property
    def cells(self) -> list[list[str]]:
        return list(self.rows.values())


def told(kind: str, data: bytes, sheet: str = "") -> Told:
    found = Told()
    for one in apart.told(kind, io.BytesIO(data), sheet):
        found.sheets = one.get("sheets", found.sheets)
        found.notes = one.get("notes", found.notes)
        for number, cells, faults, _ in one["rows"] if "sheet" in one else ():
            found.rows[one["sheet"], number] = cells
            for at, reason in (faults or {}).items():
                found.faults[f"{chr(65 + at)}{number}"] = reason
        if "notes" in one:
            assert one["rows"] == len(found.rows), "as many rows came as the reader says it gave out"
    return found


def xlsx(*rows: list[Any], formats: dict[str, str] | None = None, name: str = "表") -> bytes:
    """Rows as a program writes them; a value (format, number) is a number shown by that format."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"strings_to_numbers": False, "strings_to_formulas": False})
    page = book.add_worksheet(name)
    known: dict[str, Any] = {}
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, tuple):
                form = known.setdefault(value[0], book.add_format({"num_format": value[0]}))
                page.write_number(at, column, value[1], form)
            elif value is not None:
                page.write(at, column, value)
    book.close()
    return held.getvalue()


def xls(*rows: list[Any], name: str = "表") -> bytes:
    """The same in the old format."""
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet(name)
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, tuple):
                page.write(at, column, value[1], xlwt.easyxf(num_format_str=value[0]))
            elif value is not None:
                page.write(at, column, value)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def ods(table: str, styles: str = "", **more: bytes) -> bytes:
    """An .ods whose sheet holds this XML."""
    body = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {ODS_NAMES}><office:automatic-styles>{styles}'
        f"</office:automatic-styles><office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    return packed({
        "mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": body.encode(),
        "META-INF/manifest.xml": b"<m/>", **more,
    })  # fmt: skip


def ods_cell(shown: str = "", kind: str = "string", **told: str) -> str:
    facts = "".join(f' {name.replace("__", ":").replace("_", "-")}="{value}"' for name, value in told.items())
    return f'<table:table-cell office:value-type="{kind}"{facts}><text:p>{shown}</text:p></table:table-cell>'


def ods_rows(*rows: str, name: str = "表") -> str:
    return f'<table:table table:name="{name}">' + "".join(f"<table:table-row>{row}</table:table-row>" for row in rows) + "</table:table>"  # fmt: skip


def worksheet(data: str, after: str = "", strings: str = "", styles: str = "", book: str = "") -> bytes:
    """An .xlsx by hand: what stands between <sheetData> and its end, and behind it."""
    sheet = f'<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData>{after}</worksheet>'
    return sheet_parts(sheet, strings, styles, book)


def sheet_parts(sheet: str | bytes, strings: str = "", styles: str = "", book: str = "") -> bytes:
    related = [("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")]
    relations = "".join(
        f'<Relationship Id="rId{at}" Type="{OFFICE}/{kind}" Target="{target}"/>' for at, (kind, target) in enumerate(related, 1)
    )  # fmt: skip
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts = {
        "[Content_Types].xml": b"<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{space}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'.encode(),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{book}<sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>'.encode(),
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{space}">{relations}</Relationships>'.encode(),
        "xl/worksheets/sheet1.xml": sheet if isinstance(sheet, bytes) else sheet.encode(),
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>'.encode(),
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'.encode(),
    }
    return packed(parts)


def packed(parts: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", how) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return held.getvalue()
