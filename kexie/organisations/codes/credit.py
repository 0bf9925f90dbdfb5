"""统一社会信用代码: GB 32100-2015 must hold, the GB 11714 number inside it should (rules.md 12.1). Pure."""

import re
from dataclasses import dataclass

from stdnum.cn import uscc

# 登记管理部门: a letter is a real department too (N 农业, Y 其他), which the library's own check refuses.
DEPARTMENTS = {
    "1": "机构编制", "2": "外交", "3": "司法行政", "4": "文化", "5": "民政", "6": "旅游", "7": "宗教", "8": "工会",
    "9": "市场监管", "A": "中央军委", "N": "农业", "Y": "其他",
}  # fmt: skip
_CLASSES = {
    "11": "机关", "12": "事业单位", "13": "群团", "19": "其他", "51": "社会团体", "52": "民办非企业单位",
    "53": "基金会", "91": "企业", "92": "个体工商户", "93": "农民专业合作社",
}  # fmt: skip
# Characters of a code, and of an old one (组织机构代码).
WHOLE, OLD = 18, 9
_SHAPE = re.compile(r"[1-9ANY][0-9A-HJ-NPQRTUWXY][0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}")
_LEGACY = re.compile(r"[0-9A-Z]{8}[0-9X]")
_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the checks say. ``error`` blocks, ``warning`` asks to look again; both Chinese, empty when all is well.

    ``code`` is the number in its plain form: capitals, no blanks or hyphens.
    """

    code: str
    error: str = ""
    warning: str = ""


def check(text: str) -> Outcome:
    """Check a code as typed. An old 9-character organisation code (组织机构代码) is taken, with a warning."""
    code = uscc.compact(text)
    if len(code) == OLD:
        return _legacy(code)
    if len(code) != WHOLE:
        return Outcome(code, error=f"统一社会信用代码应为 18 位，现为 {len(code)} 位")
    if not _SHAPE.fullmatch(code):
        return Outcome(code, error="统一社会信用代码含有不该出现的字符（不使用 I、O、Z、S、V）或机构类别不对")
    if check_digit(code[:17]) != code[17]:
        return Outcome(code, error="统一社会信用代码校验位不正确，请与证照核对")
    if organisation_check_digit(code[8:16]) != code[16]:
        return Outcome(code, warning="统一社会信用代码中的组织机构代码校验位不符，请与证照核对")
    return Outcome(code)


def check_digit(seventeen: str) -> str:
    """GB 32100: the last character for the first seventeen."""
    return str(uscc.calc_check_digit(seventeen))


def organisation_check_digit(body: str) -> str:
    """GB 11714: the check character of eight characters; 10 is X, 11 is 0."""
    total = sum(_ALPHABET.index(char) * weight for char, weight in zip(body, _WEIGHTS, strict=True))
    value = 11 - total % 11
    return {10: "X", 11: "0"}.get(value, str(value))


def inner(code: str) -> str:
    """The number of the organisation itself: of 18 characters the ninth to the seventeenth, an old one whole."""
    return code[8:17] if len(code) == WHOLE else code


def same(one: str, other: str) -> bool:
    """Whether two codes name one unit. An old one is compared with the number inside the other."""
    if not one or not other or len(one) == len(other):
        return bool(one) and one == other
    return inner(one) == inner(other)


def nature(code: str) -> str:
    """What kind of unit the first two characters name (rules.md 12.1); empty where the list says nothing."""
    return _CLASSES.get(code[:2], "") if len(code) == WHOLE else ""


def _legacy(code: str) -> Outcome:
    if not _LEGACY.fullmatch(code):
        return Outcome(code, error="统一社会信用代码应为 18 位；旧的组织机构代码应为 9 位数字或大写字母")
    warning = "这是旧的组织机构代码（9 位），请换领后改为 18 位统一社会信用代码"
    if organisation_check_digit(code[:8]) != code[8]:
        warning = "旧的组织机构代码校验位不符，请与证照核对"
    return Outcome(code, warning=warning)
