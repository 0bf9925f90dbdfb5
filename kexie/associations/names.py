"""Names of units as they are compared: what is only spelling falls away. Pure."""

import re

from kexie.kit.web.text import folded

# What is said of the association, not of its unit.
_ASSOCIATION = re.compile(r"(科学技术协会|科学技术联合会|科技协会|科协)$")
_SIGNS = re.compile(r"[\s()（）\[\]【】〔〕「」“”\"'·•.,，。、\-—_/&]+")


def key(name: str) -> str:
    """武汉光明电机（集团）有限公司科协 -> 武汉光明电机集团有限公司: widths, brackets and blanks folded, at most 120."""
    told = _SIGNS.sub("", folded(name))
    return (_ASSOCIATION.sub("", told) or told)[:120]


# Kinds of company by law, and what some writers put before or after: two spellings of one unit differ in these.
_FORMS = re.compile(r"(集团)?(股份|有限责任|有限)*公司$|集团$|总公司$")
_PLACES = re.compile(r"^(中国)?(湖北省|湖北)?(武汉市|武汉)?")


def variant(name: str) -> str:
    """What stays of :func:`key` without place and legal form (武汉光明电机有限公司: 光明电机). Empty: too little."""
    told = _FORMS.sub("", _PLACES.sub("", key(name)))
    return told if len(told) >= 3 else ""
