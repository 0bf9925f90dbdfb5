"""A picture without what it tells beside the picture: where, when, by which camera, by whom. Pure.

Nothing is drawn anew, so nothing is lost of the picture and nothing can be a bomb: parts of the file are kept or left
out. Kept is what drawing it needs, colours included, and which side is up.
"""

import re
import zlib
from collections.abc import Callable, Iterator

_SOI, _EOI = b"\xff\xd8", b"\xff\xd9"
_SCAN, _APP, _COMMENT = 0xDA, range(0xE0, 0xF0), 0xFE
# Markers without a length: restarts, and an old private one.
_SHORT = (0x01, *range(0xD0, 0xD8))
# The next marker behind what is packed of a scan: stuffing and restarts belong to the scan.
_NEXT = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]", re.DOTALL)
_EXIF = b"Exif\0\0"
_PNG = b"\x89PNG\r\n\x1a\n"
_DRAWN = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs hIST sPLT cICP mDCV cLLI acTL fcTL fdAT".split()
)
_UPRIGHT, _TURNED = 1, range(2, 9)
_ORIENTATION = 0x0112


class Broken(ValueError):
    """Its parts do not follow each other as they should."""


def bare(data: bytes, look: str) -> bytes:
    """The picture alone. Raises Broken."""
    return b"".join(_PARTS[look](data))


def _jpeg(data: bytes) -> Iterator[bytes]:
    """Segment by segment; the turn stands in front, where readers look for it."""
    parts, turn, at = [], _UPRIGHT, len(_SOI)
    while True:
        marker, at = _marker(data, at)
        if marker == _EOI[1]:
            break
        if marker in _SHORT:
            parts.append(bytes((0xFF, marker)))
            continue
        length = int.from_bytes(data[at : at + 2], "big")
        body = data[at + 2 : at + length]
        if length < 2 or len(body) < length - 2:
            raise Broken("a segment is cut off")
        at += length
        if marker == 0xE1 and body.startswith(_EXIF) and turn == _UPRIGHT:
            turn = _turn(body[len(_EXIF) :])
        if (kept := _segment(marker, body)) is not None:
            parts.append(bytes((0xFF, marker)) + (len(kept) + 2).to_bytes(2, "big") + kept)
        if marker == _SCAN:
            found = _NEXT.search(data, at)
            if found is None:
                raise Broken("the picture does not end")
            parts.append(data[at : found.start()])
            at = found.start()
    head = _EXIF + _exif(turn)
    yield _SOI
    if turn != _UPRIGHT:
        yield b"\xff\xe1" + (len(head) + 2).to_bytes(2, "big") + head
    yield from parts
    yield _EOI


def _marker(data: bytes, at: int) -> tuple[int, int]:
    """The next marker and where its segment begins; blanks of 0xFF before it are passed over."""
    if data[at : at + 1] != b"\xff":
        raise Broken("no marker where one should be")
    while data[at : at + 1] == b"\xff":
        at += 1
    if at >= len(data):
        raise Broken("the picture does not end")
    return data[at], at + 1


def _segment(marker: int, body: bytes) -> bytes | None:
    """What is kept of a segment; None for one that says nothing of how to draw."""
    if marker == 0xE0 and body.startswith(b"JFIF\0"):
        return body[:12] + b"\0\0"  # without its little picture
    profile = marker == 0xE2 and body.startswith(b"ICC_PROFILE\0")
    if profile or (marker == 0xEE and body.startswith(b"Adobe")):
        return body
    return None if marker in _APP or marker == _COMMENT else body


def _png(data: bytes) -> Iterator[bytes]:
    """Chunk by chunk."""
    yield _PNG
    at, turned = len(_PNG), False
    while True:
        length = int.from_bytes(data[at : at + 4], "big")
        name, end = data[at + 4 : at + 8], at + 12 + length
        if end > len(data):
            raise Broken("a part is cut off")
        if name == b"eXIf" and not turned:
            turn = _turn(data[at + 8 : end - 4])
            turned = turn != _UPRIGHT
            if turned:
                yield _chunk(name, _exif(turn))
        if name in _DRAWN:
            yield data[at:end]
        if name == b"IEND":
            return
        at = end


def _chunk(name: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")


def _turn(tiff: bytes) -> int:
    """How the picture is to be turned (TIFF 6.0, tag 274); upright where that is not told as it should be."""
    order = {b"II*\0": "little", b"MM\0*": "big"}.get(tiff[:4])
    if order is None:
        return _UPRIGHT

    def number(start: int, size: int) -> int:
        return int.from_bytes(tiff[start : start + size], "little" if order == "little" else "big")

    first = number(4, 4)
    for entry in range(first + 2, first + 2 + 12 * number(first, 2), 12):
        if number(entry, 2) == _ORIENTATION and number(entry + 2, 2) == 3:
            turn = number(entry + 8, 2)
            return turn if turn in _TURNED else _UPRIGHT
    return _UPRIGHT


def _exif(turn: int) -> bytes:
    """A directory with that one entry."""
    entry = _ORIENTATION.to_bytes(2, "big") + b"\0\3\0\0\0\1" + turn.to_bytes(2, "big") + b"\0\0"
    return b"MM\0*\0\0\0\x08\0\1" + entry + b"\0\0\0\0"


_PARTS: dict[str, Callable[[bytes], Iterator[bytes]]] = {"jpeg": _jpeg, "png": _png}
