"""Which letters a text file means: UTF-8, UTF-16, or GB 18030 with GBK, told by what it holds. Pure."""

import codecs
import itertools
import re
import unicodedata
from collections.abc import Iterator


class CodingError(ValueError):
    """The bytes are no text, or nobody can say which; the message is Chinese."""


class _Broken(Exception):
    """The byte ``at`` belongs to no sign of this coding."""

    def __init__(self, at: int) -> None:
        self.at = at


_NO_TEXT = "文件里有不是文字的内容（空字符）。请用办公软件另存后再选"
_UNKNOWN = "认不出文件的文字编码。请用办公软件另存为“CSV UTF-8”或 .xlsx 后再选"
_PIECE = 1 << 20  # bytes decoded at a time where the letters are only looked at
_SEEN = 200_000  # letters looked at to tell whether they are writing
_LINE = re.compile(rb"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Where GB 18030 of 2005 and 2022 names a letter for which the library still gives a place for private use.
_NAMED = str.maketrans({
    "\ue81e": "\u9fb4", "\ue826": "\u9fb5", "\ue82b": "\u9fb6", "\ue82c": "\u9fb7", "\ue832": "\u9fb8",
    "\ue843": "\u9fb9", "\ue854": "\u9fba", "\ue864": "\u9fbb", "\ue816": "\U00020087", "\ue817": "\U00020089",
    "\ue818": "\U000200cc", "\ue831": "\U000215d7", "\ue83b": "\U0002298f", "\ue855": "\U000241fe",
    "\ue7c7": "\u1e3f",
})  # fmt: skip


class Text:
    """A text file without its mark, read a line at a time: as one text its signs would take two to four bytes each.

    ``name``: its coding. ``doubtful``: bytes read as UTF-8 could as well be Chinese in GBK.
    """

    def __init__(self, data: bytes, name: str, start: int = 0, *, named: bool = False, doubtful: bool = False) -> None:
        self.name, self.doubtful = name, doubtful
        self._data, self._coding, self._start, self._named = data, name, start, named
        if name not in ("utf-8", "gb18030"):  # in these two no part of a sign looks like the end of a line
            self._data, self._coding, self._start = _in_utf8(data, name, start), "utf-8", 0

    def lines(self) -> Iterator[str]:
        """Each with its end, however it is written."""
        for found in _LINE.finditer(self._data, self._start):
            line = found.group().decode(self._coding)
            yield line.translate(_NAMED) if self._named else line

    def __len__(self) -> int:
        """How many lines end."""
        return self._data.count(b"\n") or self._data.count(b"\r")


def opened(data: bytes) -> Text:
    """The text of a file. Raises CodingError where there is any doubt which it is."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data, name, len(mark))
    if b"\0" in data:
        name = wide(data)
        if not name:
            raise CodingError(_NO_TEXT)
        return _strictly(data, name)
    try:
        return Text(data, "utf-8", doubtful=_is_doubtful(data))
    except _Broken as fault:
        _not_broken_utf8(data, fault.at)
    text = _strictly(data, "gb18030")
    if not _is_writing("".join(itertools.islice(itertools.chain.from_iterable(text.lines()), _SEEN))):
        raise CodingError(_UNKNOWN)
    return text


def _is_doubtful(data: bytes) -> bool:
    """Whether this is UTF-8 and could as well be GBK: letters of two bytes only, and none of Chinese."""
    if not "\x7f" < max(map(max, _pieces(data, "utf-8")), default="") <= "\u07ff":
        return False
    try:
        seen = "".join(piece[:_SEEN] for piece in _pieces(data, "gb18030"))
    except _Broken:
        return False
    return _is_writing(seen)


def wide(data: bytes) -> str:
    """The kind of UTF-16 without a mark; empty for none. Signs of ASCII (separators, line ends) have a zero byte."""
    head = data[: _SEEN * 2]
    even, odd = head[::2].count(0), head[1::2].count(0)
    name = "utf-16-le" if odd > 4 * even else "utf-16-be" if even > 4 * odd else ""
    if not name or len(data) % 2:
        return ""
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        return ""
    return name if "\0" not in text and _is_writing(text) else ""


def _strictly(data: bytes, name: str, start: int = 0) -> Text:
    named = False
    try:
        for piece in _pieces(data, name, start):
            if "\0" in piece:
                raise CodingError(_NO_TEXT)
            named = named or (name == "gb18030" and any(chr(sign) in piece for sign in _NAMED))
    except _Broken as fault:
        row = data[start : fault.at].count("\n".encode(name)) + 1
        raise CodingError(f"第 {row} 行有不是 {name.upper()} 编码的字节，文件可能已损坏。请重新导出后再选") from None
    return Text(data, name, start, named=named)


def _in_utf8(data: bytes, name: str, start: int) -> bytes:
    return b"".join(piece.encode() for piece in _pieces(data, name, start))


def _pieces(data: bytes, name: str, start: int = 0) -> Iterator[str]:
    """The text in pieces, none of them empty. Raises _Broken."""
    decoder = codecs.getincrementaldecoder(name)()
    for at in range(start, len(data), _PIECE):
        before = len(decoder.getstate()[0])  # bytes of a sign that was cut
        try:
            piece = decoder.decode(data[at : at + _PIECE], at + _PIECE >= len(data))
        except UnicodeDecodeError as fault:
            raise _Broken(at - before + fault.start) from None
        if piece:
            yield piece


def _not_broken_utf8(data: bytes, at: int) -> None:
    """UTF-8 with a few broken bytes would be read as other Chinese letters, without anybody seeing why."""
    decoder, bad, seen = codecs.getincrementaldecoder("utf-8")("replace"), 0, ""
    for start in range(0, len(data), _PIECE):
        told = decoder.decode(data[start : start + _PIECE])
        bad, seen = bad + told.count("\ufffd"), seen or told[:_SEEN]
    good = sum(1 for sign in seen if sign > "\x7f" and sign != "\ufffd")
    if good > 4 * bad:
        row = data[:at].count(b"\n") + 1
        raise CodingError(f"第 {row} 行有不是 UTF-8 编码的字节，文件可能已损坏。请重新导出后再选")


def _is_writing(text: str) -> bool:
    """No unassigned signs, none for private use, no controls: what another coding looks like in this one."""
    allowed = "\t\n\r\x0b\x0c"
    return not any(
        unicodedata.category(sign) in ("Cn", "Co", "Cs", "Cc") and sign not in allowed for sign in set(text[:_SEEN])
    )
