"""The words of a file the product gives out, whatever its kind: .docx, .xlsx, .pdf. Without blanks and page breaks."""

import html
import io
import re
import zipfile

from pdfminer.high_level import extract_text

_TEXT = re.compile(r"<(?:\w+:)?(?:t|v)(?:\s[^>]*)?>([^<]*)<")


def of(body: bytes) -> str:
    """Everything that is to be read in it, run together."""
    told = extract_text(io.BytesIO(body)) if body[:4] == b"%PDF" else _packed(body)
    return "".join(told.split())


def _packed(body: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        parts = [archive.read(name).decode() for name in sorted(archive.namelist()) if name.endswith(".xml")]
    return html.unescape("".join(run for part in parts for run in _TEXT.findall(part)))
