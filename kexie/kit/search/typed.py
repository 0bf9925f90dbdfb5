"""Letters typed in a search box: a Latin word, whole pinyin, initials, or a mixture. Pure."""

from functools import lru_cache

from kexie.kit import pinyin

_LONGEST_SYLLABLE = 6
_LETTERS = 24


@lru_cache(maxsize=1)
def syllables() -> frozenset[str]:
    """Every syllable of Mandarin without its tone, ü as v; about 410."""
    pinyin.bare()
    from pypinyin.contrib.tone_convert import to_normal
    from pypinyin.pinyin_dict import pinyin_dict

    found: set[str] = set()
    for readings in pinyin_dict.values():
        for reading in readings.split(","):
            plain = to_normal(reading).replace("ü", "v")
            if plain.isascii() and plain.isalpha() and any(vowel in plain for vowel in "aeiouv"):
                found.add(plain)
    return frozenset(found)


@lru_cache(maxsize=2048)
def split(letters: str) -> tuple[str, ...]:
    """The letters as the fewest syllables and single initials: ``wuhangzyd`` -> wu han g z y d.

    A single letter counts three times a syllable, so that whole pinyin is read as such; of equal readings the one
    with the longer first syllable wins.
    """
    letters = letters[:_LETTERS]
    best: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    for end in range(1, len(letters) + 1):
        options = []
        for start in range(max(0, end - _LONGEST_SYLLABLE), end):
            piece = letters[start:end]
            cost, before = best[start]
            if piece in syllables():
                options.append((cost + (2 if len(piece) > 1 else 3), (*before, piece)))
            elif len(piece) == 1:
                options.append((cost + 3, (*before, piece)))
        best.append(min(options, key=lambda option: (option[0], tuple(-len(piece) for piece in option[1]))))
    return best[-1][1]


def segments(wanted: str, text: str) -> int:
    """In how few unbroken pieces ``wanted`` stands in ``text`` in order; 0 where it does not stand there at all.

    ``whgzyd`` in ``whsqsykxgzyd``: 2 (wh, gzyd). Greedy by longest piece, tried from each place of its first letter.
    """
    best = 0
    for start in range(len(text)):
        if text[start] != wanted[0]:
            continue
        pieces = _pieces(wanted, text, start)
        if pieces and (best == 0 or pieces < best):
            best = pieces
    return best


def _pieces(wanted: str, text: str, start: int) -> int:
    count, at, rest = 0, start, wanted
    while rest:
        size = next((n for n in range(len(rest), 0, -1) if text.find(rest[:n], at) >= 0), 0)
        if size == 0 or (count == 0 and not text.startswith(rest[:size], at)):
            if count or not text.startswith(rest[:1], at):
                return 0
            size = next(n for n in range(len(rest), 0, -1) if text.startswith(rest[:n], at))
        at = text.find(rest[:size], at) + size
        rest = rest[size:]
        count += 1
    return count
