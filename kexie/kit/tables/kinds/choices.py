"""Yes or no, and one of a list. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from kexie.kit.tables.kinds.basics import Answer, cleaned, folded, quoted

_YES = frozenset(("是", "有", "对", "y", "yes", "true", "1", "√", "✓", "✔"))
_NO = frozenset(("否", "无", "没有", "不是", "错", "n", "no", "false", "0", "×", "✗", "✘"))


@dataclass(frozen=True)
class YesNo:
    """Yes or no, in the usual words and signs."""

    word: str = "是或否"
    sample: str = "是"

    def read(self, text: str) -> Answer:
        """True or False."""
        told = folded(cleaned(text))
        if told in _YES or told in _NO:
            return Answer(told in _YES)
        return Answer(None, f"应填是或否，现为{quoted(text)}")


class Option(NamedTuple):
    """One thing to choose: its code, its label, other words for it."""

    code: str
    label: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choice:
    """One of a list, by its label, its code or another word for it; the value is the code."""

    options: Sequence[Option]
    word: str = "选项"
    # Off where codes are plain numbers and a cell is more likely to hold something else.
    by_code: bool = True

    @property
    def sample(self) -> str:
        """The first of the list."""
        return self.options[0].label

    @cached_property
    def _known(self) -> dict[str, str]:
        known: dict[str, str] = {}
        for option in self.options:
            for name in (option.label, *option.others, *((option.code,) if self.by_code else ())):
                if known.setdefault(folded(name), option.code) != option.code:
                    raise ValueError(f"{name} names two options")
        return known

    def read(self, text: str) -> Answer:
        """The code."""
        told = cleaned(text)
        code = self._known.get(told) or self._known.get(folded(told))
        if code is not None:
            return Answer(code)
        return Answer(None, f"{quoted(text)}不在可选项里，应为：{self._listed()}")

    def _listed(self) -> str:
        labels = [option.label for option in self.options]
        return "、".join(labels[:12]) + (f"等 {len(labels)} 项" if len(labels) > 12 else "")
