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
