"""Brackets and quotation marks that match: what stands inside them is neither cut nor counted.

One pass with a stack. An opening sign that is never closed opens nothing: a stray one must not swallow the rest.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

_CLOSES: Final = {")": "(", "]": "[", "}": "{", "〕": "〔", "】": "【", "》": "《", "〉": "〈", "”": "“", "’": "‘"}
_CLOSES_HOOKS: Final = {"」": "「", "』": "『"}
_PAIRS: Final = _CLOSES | _CLOSES_HOOKS
_OPENS: Final = frozenset(_PAIRS.values())
QUOTES: Final = frozenset('“‘「『《〈〔【["')
_DEEPEST: Final = 50  # deeper than any office text; what nests deeper is left alone
_WIDEST: Final = 300  # two signs farther apart than this are two strays, not a pair


@dataclass(frozen=True, slots=True)
class Pair:
    """``shape[start:end]`` with both signs; ``sign`` is the opening one, ``depth`` 0 for an outermost pair."""

    start: int
    end: int
    sign: str


def outermost(shape: str) -> list[Pair]:
    """Matching pairs that stand in no other, in order."""
    return _apart(_matched(shape))


def quoted(shape: str) -> list[Pair]:
    """Outermost pairs of quotation signs and of the brackets that hold names and numbers, in order."""
    return _apart(pair for pair in _matched(shape) if pair.sign in QUOTES)


def _apart(pairs: Iterable[Pair]) -> list[Pair]:
    found: list[Pair] = []
    for pair in sorted(pairs, key=lambda pair: (pair.start, -pair.end)):
        if pair.end - pair.start <= _WIDEST and (not found or pair.start >= found[-1].end):
            found.append(pair)
    return found


def _matched(shape: str) -> Iterator[Pair]:
    stack: list[tuple[str, int]] = []
    straight = -1  # where the open " stands
    for at, char in enumerate(shape):
        if char == '"':
            if straight >= 0:
                yield Pair(straight, at + 1, char)
                straight = -1
            else:
                straight = at
        elif char in _OPENS:
            stack = [*stack[1:], (char, at)] if len(stack) == _DEEPEST else [*stack, (char, at)]
        elif char in _PAIRS and (open_ := _closed(stack, _PAIRS[char])) >= 0:
            yield Pair(stack[open_][1], at + 1, stack[open_][0])
            del stack[open_:]


def _closed(stack: list[tuple[str, int]], sign: str) -> int:
    """The nearest sign on the stack that is closed here; -1 for none."""
    return next((at for at in range(len(stack) - 1, -1, -1) if stack[at][0] == sign), -1)
