"""Text to terms, the same way for documents and for queries. Pure.

Chinese: pairs of neighbouring characters. On 2,000 abstracts pairs alone find the right one first for .970 of the
titles, pairs with words of three and more .966, pairs with single characters .973 while touching ten times the rows
(bench/search.py). Single characters and pinyin only of the leading field: they serve one-character and typed-letter
queries and would swell the rest. Latin and figures: whole words.
"""

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from kexie.kit import pinyin

LONGEST = 40
LEADING_CHARACTERS = 120
# Pinyin terms start with a sign no text term can hold.
INITIALS = "^"
SYLLABLES = "~"

_RUNS = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af]+|[a-z0-9]+")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]")


def normal(text: str) -> str:
    """Full-width forms folded, lower case."""
    return unicodedata.normalize("NFKC", text).lower()


def runs(text: str) -> list[str]:
    """Unbroken stretches of Chinese, or of Latin letters and figures."""
    return _RUNS.findall(normal(text))


def is_han(run: str) -> bool:
    """True for a stretch of Chinese."""
    return bool(_HAN.match(run))


def of_text(text: str) -> Counter[str]:
    """Terms of a text with their counts."""
    found: Counter[str] = Counter()
    for run in runs(text):
        if is_han(run):
            found.update(run[at : at + 2] for at in range(len(run) - 1))
        else:
            found[run[:LONGEST]] += 1
    return found


def core(query: str) -> set[str]:
    """The terms of a query that lie inside its words; those across two words are chance."""
    import rjieba  # its dictionary costs every start of a process, and only searching needs it

    found: set[str] = set()
    for run in runs(query):
        words = rjieba.cut(run) if is_han(run) else [run]
        for word in words:
            found.update(of_text(word))
    return found


def of_leading_text(text: str) -> Counter[str]:
    """What the leading field adds: single characters, pinyin syllables and pairs of them, runs of initials."""
    found: Counter[str] = Counter()
    for run in runs(text[:LEADING_CHARACTERS]):
        if not is_han(run):
            continue
        found.update(run)
        letters = reading(run)
        found.update({SYLLABLES + letter for letter in letters})
        found.update({SYLLABLES + "".join(pair) for pair in itertools.pairwise(letters)})
        found.update(set(initial_terms("".join(letter[0] for letter in letters))))
    return found


def initial_terms(letters: str) -> Iterator[str]:
    """All pairs and triples of neighbouring initials."""
    for size in (2, 3):
        for at in range(len(letters) - size + 1):
            yield INITIALS + letters[at : at + size]


def initials(text: str) -> str:
    """The initials of all Chinese of a text, runs of Latin as they are, parted by blanks."""
    parts = []
    for run in runs(text[:LEADING_CHARACTERS]):
        parts.append("".join(letter[0] for letter in reading(run)) if is_han(run) else run)
    return " ".join(parts)


@lru_cache(maxsize=1024)
def reading(run: str) -> tuple[str, ...]:
    """The run in pinyin without tones, a syllable a character, as its words are read (重庆 chong); ü as v.

    A character nobody knows to read stands for itself.
    """
    letters = pinyin.read(run, errors=list)
    return tuple(letter.replace("ü", "v") for letter in letters if letter)
