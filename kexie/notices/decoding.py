"""Bytes of a text file to text, for uploads at the desk and for ``kexie notice-import``. Pure."""

import codecs
from typing import Final

# What Chinese offices leave behind: UTF-8 (with or without a mark), UTF-16 with a mark, GB18030 (holds GBK, GB 2312).
_MARKED: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class DecodingError(ValueError):
    """The bytes are no text we know; the message is Chinese."""


def decoded(data: bytes) -> str:
    """The text of a file, to the character: line ends and blanks stay as they are, only a leading mark goes.

    Raises:
        DecodingError: not UTF-8, UTF-16 or GB18030, or not a text at all.
    """
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return _as(data, encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _as(data, "gb18030")
    if "\x00" in text:
        raise DecodingError("这不是文本文件。请另存为 .txt（UTF-8 或 GB18030 编码）后再导入")
    return text


def _as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise DecodingError("认不出文件的编码。请另存为 .txt（UTF-8 或 GB18030 编码）后再导入") from None
