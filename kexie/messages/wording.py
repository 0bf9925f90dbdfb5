"""Filling texts with values. Pure: text in, text out, no HTML, no template language, nothing looked at twice."""

import re
from collections.abc import Iterable, Mapping

# 文件标题 in braces. Longer or broken ones are no placeholder but text, as a lone brace is.
_PLACEHOLDER = re.compile(r"\{([^{}\n]{1,20})\}")


def placeholders(text: str) -> list[str]:
    """Every placeholder of a text once, in its order."""
    return list(dict.fromkeys(name.strip() for name in _PLACEHOLDER.findall(text)))


def unknown(text: str, known: Iterable[str]) -> list[str]:
    """The placeholders of a text that are not among ``known``."""
    names = set(known)
    return [name for name in placeholders(text) if name not in names]


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its values, in one pass: braces inside a value stay what they are.

    Raises:
        KeyError: the text has a placeholder without a value.
    """
    return _PLACEHOLDER.sub(lambda found: values[found[1].strip()], text)
