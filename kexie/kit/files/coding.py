"""Which letters a text file means: UTF-8, UTF-16, or GB 18030 with GBK, told by what it holds. Pure."""

import codecs
import unicodedata


class CodingError(ValueError):
    """The bytes are no text, or nobody can say which; the message is Chinese."""


_UNKNOWN = "认不出文件的文字编码。请用办公软件另存为“CSV UTF-8”或 .xlsx 后再选"
_PIECE = 1 << 20  # bytes decoded at a time where the letters are only counted
_SEEN = 200_000  # letters looked at to tell whether they are writing
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Where GB 18030 of 2005 and 2022 names a letter for which the library still gives a place for private use.
_NAMED = str.maketrans({
    "\ue81e": "\u9fb4", "\ue826": "\u9fb5", "\ue82b": "\u9fb6", "\ue82c": "\u9fb7", "\ue832": "\u9fb8",
    "\ue843": "\u9fb9", "\ue854": "\u9fba", "\ue864": "\u9fbb", "\ue816": "\U00020087", "\ue817": "\U00020089",
    "\ue818": "\U000200cc", "\ue831": "\U000215d7", "\ue83b": "\U0002298f", "\ue855": "\U000241fe",
    "\ue7c7": "\u1e3f",
})  # fmt: skip


def decoded(data: bytes) -> tuple[str, str]:
    """The text without its mark, and the name of its coding. Raises CodingError where there is any doubt."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], name), name
    if b"\0" in data:
        name = wide(data)
        if not name:
            raise CodingError("文件里有不是文字的内容（空字符）。请用办公软件另存后再选")
        return _strictly(data, name), name
    try:
        return data.decode(), "utf-8"
    except UnicodeDecodeError as fault:
        _not_broken_utf8(data, fault.start)
    text = _strictly(data, "gb18030")
    if any(chr(sign) in text for sign in _NAMED):
        text = text.translate(_NAMED)
    if not _is_writing(text):
        raise CodingError(_UNKNOWN)
    return text, "gb18030"


def is_doubtful(text: str, data: bytes) -> bool:
    """Whether bytes read as UTF-8 could as well be Chinese in GBK: letters of two bytes only, and none of Chinese."""
    others = [sign for sign in text if sign > "\x7f"]
    if not others or max(others) > "\u07ff":
        return False
    try:
        return _is_writing(data.decode("gb18030"))
    except UnicodeDecodeError:
        return False


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


def _strictly(data: bytes, name: str) -> str:
    try:
        text = data.decode(name)
    except UnicodeDecodeError as fault:
        row = data[: fault.start].count("\n".encode(name)) + 1
        raise CodingError(f"第 {row} 行有不是 {name.upper()} 编码的字节，文件可能已损坏。请重新导出后再选") from None
    if "\0" in text:
        raise CodingError("文件里有不是文字的内容（空字符）。请用办公软件另存后再选")
    return text


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
