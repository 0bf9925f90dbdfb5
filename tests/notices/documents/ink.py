"""Where ink begins in a picture of a page: a reader of the typesetter's PNGs, only as far as it must read."""

import struct
import zlib


def first_red(png: bytes, ppi: float) -> float:
    """Millimetres from the top edge to the first red dot."""
    wide, _, rows = _rows(png)
    for place, row in enumerate(rows):
        if any(row[at] > 150 and row[at + 1] < 110 and row[at + 2] < 110 for at in range(0, wide * 4, 4)):
            return place / ppi * 25.4
    raise AssertionError("nothing red on the page")


def shades(png: bytes) -> memoryview:
    """The page in shades of grey, one byte a dot, rows by columns, as readers of bar codes take it."""
    wide, high, rows = _rows(png)
    return memoryview(b"".join(bytes(row[1 : wide * 4 : 4]) for row in rows)).cast("B", (high, wide))


def _rows(png: bytes):
    """Width, height and the rows of an 8-bit RGBA picture, one after the other (PNG, section 9)."""
    at, packed, wide, high = 8, b"", 0, 0
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        data = png[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            wide, high, depth, colours = struct.unpack(">IIBB", data[:10])
            assert (depth, colours) == (8, 6)
        packed += data if kind == b"IDAT" else b""
        at += 12 + length
    return wide, high, _unfiltered(zlib.decompress(packed), wide * 4)


def _unfiltered(raw: bytes, stride: int):
    above = bytearray(stride)
    for start in range(0, len(raw), stride + 1):
        kind, row = raw[start], bytearray(raw[start + 1 : start + 1 + stride])
        if kind:
            for at in range(stride):
                left, up = (row[at - 4] if at >= 4 else 0), above[at]
                corner = above[at - 4] if at >= 4 else 0
                row[at] = (row[at] + (0, left, up, (left + up) // 2, _paeth(left, up, corner))[kind]) & 255
        yield row
        above = row


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda one: abs(guess - one))
