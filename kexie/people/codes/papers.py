"""证件: kinds of identity papers, and what a number of each must look like (GB 11643-1999 for residents)."""

import re

from stdnum.cn import ric
from stdnum.exceptions import ValidationError

from kexie.kit import clock

RESIDENT = "resident"
NAMES = {
    RESIDENT: "居民身份证",
    "residence": "港澳台居民居住证",
    "permanent": "外国人永久居留身份证",
    "hk_macao": "港澳居民来往内地通行证",
    "taiwan": "台湾居民来往大陆通行证",
    "passport": "护照",
    "officer": "军人身份证件",
    "other": "其他证件",
}
# Both are numbers by GB 11643; the second begins with 81, 82 or 83.
_BY_STANDARD = frozenset({RESIDENT, "residence"})
_PROVINCES = frozenset(
    [
        "11",
        "12",
        "13",
        "14",
        "15",
        "21",
        "22",
        "23",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "50",
        "51",
        "52",
        "53",
        "54",
        "61",
        "62",
        "63",
        "64",
        "65",
        "71",
        "81",
        "82",
        "83",
        "91",
    ]
)
_OTHER = re.compile(r"[0-9A-Z\u4e00-\u9fff]{4,30}")


def choices() -> list[tuple[str, str]]:
    """Codes with names, for model and form."""
    return list(NAMES.items())


def fault(kind: str, number: str) -> str:
    """Why ``number`` can be none of this kind, in Chinese; empty where it can."""
    if kind not in NAMES:
        return "请选择证件种类"
    if kind in _BY_STANDARD:
        return _fault_of_resident(number)
    if not _OTHER.fullmatch(number):
        return "证件号码为 4 至 30 位数字、字母或汉字"
    return ""


def is_place(number: str) -> bool:
    """Whether its first two figures are those of a province."""
    return number[:2] in _PROVINCES


def _fault_of_resident(number: str) -> str:
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        return "证件号码应为 18 位，前 17 位是数字，最后一位是数字或 X"
    if number[:2] not in _PROVINCES:
        return "证件号码的前两位不是省级行政区代码，请核对"
    try:
        born = ric.get_birth_date(number)
    except ValidationError:
        return "证件号码第 7 至 14 位不是日期，请核对"
    if not born.year >= 1880 or born > clock.today():
        return "证件号码里的出生日期不可能，请核对"
    if ric.calc_check_digit(number) != number[-1]:
        return "证件号码的校验位不对，请逐位核对"
    return ""
