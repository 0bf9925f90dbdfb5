"""The rows of a worksheet whose XML is written as the common programs write it: read by patterns, three times as fast
as by a parser. Whatever is not to the letter of them is Unusual, and the parser reads on. Pure.
"""

import re
from collections.abc import Iterator
from typing import IO

from kexie.kit.tables.cells import Raw, sound

_BLOCK = 1 << 18
_LONGEST = 1 << 23  # of a row; what ends later is looked at over and over again
_TEXT = "([^<>\x00-\x08\x0b-\x1f\ufffe\uffff]*)"
_CELL = re.compile(
    r'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: s="([0-9]{1,5})")?(?: t="([a-zA-Z]{1,9})")?'
    r"(?:/>|>(<f[^<>]*(?:/>|>[^<]*</f>))?"
    rf'(?:<v(?:/>|>{_TEXT}</v>)|<is><t(?: xml:space="preserve")?>{_TEXT}</t></is>)?</c>)'
)
_ROW = re.compile(r'\s*(?:<row [^<>]*/>\s*)*<row r="([0-9]{1,7})"((?:[^<>]*[^<>/])?)>(.*)', re.S)
_AFTER = re.compile(rb"\s*(?:<row [^<>]*/>\s*)*</sheetData>")
_ENTITY = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,7})|#x([0-9a-fA-F]{1,6}));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


class Unusual(Exception):
    """Not to be read by patterns."""


def rows(stream: IO[bytes]) -> Iterator[Raw]:
    """The rows of a sheet. Raises Unusual at the first one that is not plain, after those before it."""
    with sound(), stream:
        rest = _begun(stream)
        number = 0
        while True:
            *pieces, rest = rest.split(b"</row>")
            for piece in pieces:
                row = _row(piece)
                if row.number <= number:
                    raise Unusual
                number = row.number
                yield row
            if _AFTER.match(rest):
                return
            block = stream.read(_BLOCK)
            if not block or len(rest) > _LONGEST:
                raise Unusual
            rest += block


def _begun(stream: IO[bytes]) -> bytes:
    """What follows the opening of the rows in the first block."""
    head = stream.read(_BLOCK)
    before, opened, rest = head.partition(b"<sheetData>")
    if not opened or b"<!" in before or (b"encoding=" in before[:200] and b'"utf-8"' not in before[:200].lower()):
        raise Unusual
    return rest


def _row(piece: bytes) -> Raw:
    try:
        found = _ROW.fullmatch(piece.decode())
    except UnicodeDecodeError:
        raise Unusual from None
    if not found:
        raise Unusual
    number, attributes, body = found.groups()
    cells = _CELL.findall(body)
    if _CELL.sub("", body):
        raise Unusual
    if "&" in body:
        cells = [(*most, _resolved(value), _resolved(inline)) for *most, value, inline in cells]
    return Raw(int(number), ' hidden="1"' in attributes, cells)


def _resolved(text: str) -> str:
    if text.count("&") != len(_ENTITY.findall(text)):
        raise Unusual
    return _ENTITY.sub(_sign, text)


def _sign(found: re.Match[str]) -> str:
    name, decimal, hexadecimal = found.groups()
    code = ord(_NAMED[name]) if name else int(decimal) if decimal else int(hexadecimal, 16)
    if code > 0x10FFFF or (code < 32 and code not in (9, 10, 13)) or 0xD800 <= code < 0xE000:
        raise Unusual
    return chr(code)
