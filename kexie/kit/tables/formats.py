"""How a number in a spreadsheet is to be read: its format tells a day, a share or padded digits. Pure."""

import re
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from kexie.kit.tables.lines import EXACT, LOST


class Style(NamedTuple):
    """``kind``: general percent padded day month year no_year moment clock elapsed; ``width`` of padded digits."""

    kind: str
    width: int = 0


GENERAL = Style("general")
# Formats that have a number and no text in the file; 27 to 58 are those of Chinese programs.
BUILT_IN = {
    9: "0%", 10: "0.00%", 14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy-mm-dd h:mm", 27: "yyyy年m月", 28: "m月d日", 29: "m月d日",
    30: "m-d-yy", 31: "yyyy年m月d日", 32: "h时mm分", 33: "h时mm分ss秒", 34: "h时mm分", 35: "h时mm分ss秒",
    36: "yyyy年m月", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 50: "yyyy年m月", 51: "m月d日", 52: "yyyy年m月",
    53: "m月d日", 54: "m月d日", 55: "h时mm分", 56: "h时mm分ss秒", 57: "yyyy年m月", 58: "m月d日",
}  # fmt: skip
_SPOKEN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]|AM/PM|A/P|上午/下午|E[+-]', re.I)
_PADDED = re.compile(r"0[0\-() ]+")
_NO_DAY = "这一格不是有效的日期。请改为“2013-05-02”这样的文字"
NO_YEAR = "这一格的日期没有显示年份，表格软件可能自行补了一个。请写全年月日；若本不是日期，请把这一列设为文本"
_LONGEST = 255  # signs of a format that spreadsheets take
_LAST_SERIAL = 2_958_466  # the day after 9999-12-31
_SHIFT_1904 = 1462


@lru_cache(maxsize=4096)
def style_of(code: str) -> Style:
    """What a format code (``yyyy"年"m"月"``, ``0.00%``, ``000000``) makes of a number."""
    if len(code) > _LONGEST:
        return GENERAL
    first = _section(code)
    if first.strip().casefold() in ("general", "g/通用格式", "@", ""):
        return GENERAL
    plain = _SPOKEN.sub("", first).casefold()
    if re.search(r"\[(h+|m+|s+)\]", plain):
        return Style("elapsed")
    found = {sign for sign in "yedhs" if sign in plain and not re.search(r"[#?]", plain)}
    days = "d" in re.sub("d{3,}", "", plain)  # ddd is the day of the week
    months = "m" in re.sub(r"(h[^a-z]*)m+|m+([^a-z]*s)", "", plain)
    if found & {"y", "e"}:
        return Style(("moment" if "h" in found else "day") if days else "month" if months else "year")
    if days or (months and not found & {"h", "s"}):
        return Style("no_year")
    if found & {"h", "s"}:
        return Style("clock")
    if "%" in plain:
        return Style("percent")
    return Style("padded", plain.count("0")) if _PADDED.fullmatch(plain) else GENERAL


def _section(code: str) -> str:
    """The part for numbers above zero; a semicolon inside quotes parts nothing."""
    told = re.match(r'(?:"[^"]*"|\\.|[^;"\\])*', code)
    return told.group() if told else code


def told(raw: str, style: Style, since_1904: bool = False) -> tuple[str, str]:
    """A number of the file as text, and why it is not to be relied on (empty where it is)."""
    if style is GENERAL and raw.isdecimal() and raw.isascii() and len(raw) < 16 and (raw[0] != "0" or raw == "0"):
        return raw, ""
    try:
        value = float(raw)
    except ValueError:
        return raw, f"这一格的数字写法不对（{raw[:20]}）。请重新填写"
    if not abs(value) < 1e300:
        return raw, f"这一格不是有效的数（{raw[:20]}）。请重新填写"
    if style.kind in ("general", "percent", "padded"):
        return _number(raw, value, style)
    return serial(value + _SHIFT_1904 if since_1904 and style.kind not in ("clock", "elapsed") else value, style.kind)


def _number(raw: str, value: float, style: Style) -> tuple[str, str]:
    if abs(value) >= EXACT:
        return plainly(Decimal(raw)), LOST
    if style.kind == "percent":
        return plainly(Decimal(format(value, ".15g")) * 100) + "%", ""
    if value == int(value):
        whole = str(int(value))
        return whole.zfill(style.width) if style.width and value >= 0 else whole, ""
    # What a program adds below the fifteenth digit is its arithmetic (0.1 + 0.2), and it never shows it.
    return plainly(Decimal(format(value, ".15g"))), ""


def plainly(value: Decimal) -> str:
    """A number without exponent, superfluous zeros or a sign before zero."""
    if not value:
        return "0"
    shown = format(value, "f")
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def serial(value: float, kind: str) -> tuple[str, str]:
    """A day counted from 1900 as ISO text, as much of it as the cell's format shows."""
    seconds = round(value * 86_400)
    if not 0 <= seconds < _LAST_SERIAL * 86_400:
        return plainly(Decimal(format(value, ".15g"))), _NO_DAY
    days, seconds = divmod(seconds, 86_400)
    clock = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}" + (f":{seconds % 60:02d}" if seconds % 60 else "")
    if kind == "elapsed":
        return f"{days * 24 + seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}", ""
    if kind == "clock":
        return clock, ""
    # 29 February 1900 never was; the programs count it all the same.
    if days in (0, 60):
        return str(days), _NO_DAY
    day = (date(1899, 12, 31) if days < 60 else date(1899, 12, 30)) + timedelta(days=days)
    if kind == "no_year":
        return day.isoformat(), NO_YEAR
    if kind == "moment":
        return f"{day.isoformat()} {clock}", ""
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[kind]], ""
