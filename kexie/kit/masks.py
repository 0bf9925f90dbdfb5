"""Numbers as pages, exports, letters and logs may show them (quality/bar.md 2.2). Pure."""

from dataclasses import dataclass

_LEAST = 4


@dataclass(frozen=True, slots=True)
class Mask:
    """How many signs stay at both ends. ``fixed`` stands for what is left out, else a star for each of them.

    ``between`` parts several numbers in one text: each is hidden by itself.
    """

    head: int
    tail: int
    fixed: str = ""
    between: str = ""

    def shown(self, text: str) -> str:
        """``text`` with its middle hidden; of one too short to hide four signs the last quarter; empty for none."""
        if self.between and self.between in text:
            return self.between.join(self.shown(one) for one in text.split(self.between))
        hidden = len(text) - self.head - self.tail
        if hidden < _LEAST:
            tail = len(text) // 4
            return "*" * (len(text) - tail) + text[len(text) - tail :]
        return f"{text[: self.head]}{self.fixed or '*' * hidden}{text[len(text) - self.tail :]}"


PAPER = Mask(6, 4)  # 420102********1234
MOBILE = Mask(3, 4)  # 138****5678
MOBILES = Mask(3, 4, between="、")
BANK = Mask(0, 4, "**** **** **** ")  # **** **** **** 1234
WHOLE = Mask(0, 0)
