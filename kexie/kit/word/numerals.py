"""Numbers as word processors count paragraphs: 一, (二), 3, ④, iv. Pure."""

from collections.abc import Callable

_FIGURES = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def chinese(number: int, figures: str = _FIGURES, units: str = "十百千", ten: str = "十") -> str:
    """十二, 一百〇五; plain figures from 10,000 on."""
    if not 0 < number < 10_000:
        return str(number)
    told, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            told += (figures[0] if gap and told else "") + figures[digit] + (units[place - 1] if place else "")
            gap = False
        else:
            gap = True
    return told.removeprefix(figures[1]) if 10 <= number < 20 and ten == "十" else told


def _formal(number: int) -> str:
    return chinese(number, _FORMAL, "拾佰仟", "拾")


def _digits(number: int) -> str:
    return "".join(_FIGURES[int(one)] for one in str(number))


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 0 < number <= 20 else f"({number})"


def _letter(number: int) -> str:
    return chr(65 + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number <= 260 else str(number)


def _roman(number: int) -> str:
    told = ""
    for value, sign in _ROMAN:
        told += sign * (number // value)
        number %= value
    return told


def _of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: "".join(chr(ord(one) + 0xFEE0) for one in str(number)),
    "upperLetter": _letter,
    "lowerLetter": lambda number: _letter(number).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "taiwaneseDigital": _digits,
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "chineseLegalSimplified": _formal,
    "ideographLegalTraditional": _formal,
    "none": lambda number: "",
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
         "taiwaneseCountingThousand"), chinese,
    ),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese", "ideographEnclosedCircle"), _circled),
}  # fmt: skip


def written(number: int, form: str) -> str | None:
    """The number in a format of the standard (``w:numFmt``); None for one this product does not know."""
    found = _FORMATS.get(form)
    return found(number) if found else None
