"""How Chinese is read: the dictionaries of pypinyin, loaded by whoever first needs them, and 20 MB smaller.

The package holds its 47,000 phrases as a list of lists of texts each, and everything twice. There are but 1,250
readings of one character: here the phrases share them.
"""

import functools
import os
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

_PHRASE = re.compile(r'"([^"]+)": \[\s*((?:\[[^\]]*\],?\s*)+)\]')
_ONE = re.compile(r"\[\s*([^\]]*?)\s*\]")
_TEXT = re.compile(r'"([^"]*)"')


@functools.cache
def bare() -> ModuleType:
    """The package with its characters alone; half a second, and only whoever reads or writes letters needs it."""
    os.environ["PYPINYIN_NO_PHRASES"] = os.environ["PYPINYIN_NO_DICT_COPY"] = "1"
    import pypinyin

    return pypinyin


@functools.cache
def _whole() -> ModuleType:
    package = bare()
    package.load_phrases_dict(phrases())
    return package


def phrases() -> dict[str, list[list[str]]]:
    """The package's phrases, each with the readings of its characters."""
    text = Path(str(bare().__file__)).with_name("phrases_dict.json").read_text("utf-8")
    shared: dict[str, list[str]] = {}
    found: dict[str, list[list[str]]] = {}
    for phrase in _PHRASE.finditer(text):
        found[phrase[1]] = [
            shared.get(one) or shared.setdefault(one, _TEXT.findall(one)) for one in _ONE.findall(phrase[2])
        ]
    return found


def read(text: str, errors: Callable[[str], Any]) -> list[str]:
    """The syllables of a text without tones, as its words are read (重庆 chong); ``errors`` tells what stands for the
    runs nobody knows to read.
    """
    told: list[str] = _whole().lazy_pinyin(text, errors=errors)
    return told
