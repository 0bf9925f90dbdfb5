"""A font under another name: what an office has in its folder, made of a free font. Pure.

An sfnt file is a directory of tables; the one called ``name`` is put together anew and laid at the end.
"""

import struct

WINDOWS, UNICODE, CHINESE, ENGLISH = 3, 1, 0x804, 0x409
FAMILY, STYLE, WHOLE, POSTSCRIPT = 1, 2, 4, 6


def renamed(font: bytes, family: str, postscript: str) -> bytes:
    """The same font, called ``family``; ``postscript`` is what a PDF calls it."""
    names = _table({FAMILY: family, STYLE: "Regular", WHOLE: family, POSTSCRIPT: postscript})
    data = bytearray(font) + b"\0" * (-len(font) % 4)
    place = len(data)
    for number in range(struct.unpack_from(">H", font, 4)[0]):
        at = 12 + 16 * number
        if font[at : at + 4] == b"name":
            struct.pack_into(">III", data, at + 4, _sum(names), place, len(names))
            return bytes(data + names)
    raise AssertionError("a font without names")


def _table(names: dict[int, str]) -> bytes:
    texts = {number: name.encode("utf-16-be") for number, name in names.items()}
    records, held = b"", b""
    for language in (ENGLISH, CHINESE):
        for number, text in texts.items():
            records += struct.pack(">6H", WINDOWS, UNICODE, language, number, len(text), len(held))
            held += text
    count = 2 * len(texts)
    return struct.pack(">3H", 0, count, 6 + len(records)) + records + held


def _sum(table: bytes) -> int:
    padded = table + b"\0" * (-len(table) % 4)
    return sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
