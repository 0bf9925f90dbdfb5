"""The marks a word processor counts by itself (一、 (一) 1. (1)), as the text a reader sees. Pure."""

from dataclasses import dataclass, field
from typing import Any

from kexie.kit.word import numerals
from kexie.kit.word.package import Package, child, path, tag, val

_DEPTH = 9


@dataclass(slots=True)
class Level:
    """One level of a list: where it starts, in which figures, in which words (``%1、``)."""

    start: int = 1
    form: str = "decimal"
    words: str = ""
    gap: str = "tab"


@dataclass(slots=True)
class Counting:
    """The lists of one document, counted on as its paragraphs come."""

    lists: dict[str, str] = field(default_factory=dict)  # numId -> abstractNumId
    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)  # style -> (numId, level)
    counts: dict[str, list[int]] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)
    _begun: set[str] = field(default_factory=set)

    def mark(self, paragraph: Any) -> str:
        """The mark in front of this paragraph, empty for none; counts it."""
        number, level = self._asked(paragraph)
        abstract = self.lists.get(number, "")
        known = self.levels.get(abstract, {}).get(level)
        if known is None:
            return ""
        counts = self.counts.setdefault(abstract, [0] * _DEPTH)
        self._restart(number, abstract, counts)
        counts[level] = counts[level] + 1 if counts[level] else known.start
        counts[level + 1 :] = [0] * (_DEPTH - level - 1)
        return self._written(abstract, level, known, counts)

    def _asked(self, paragraph: Any) -> tuple[str, int]:
        properties = child(paragraph, "w:pPr")
        if properties is None:
            return "", 0
        style = child(properties, "w:pStyle")
        number, level = self.styles.get(val(style), ("", 0)) if style is not None else ("", 0)
        own = child(properties, "w:numPr")
        if own is not None:
            told, depth = child(own, "w:numId"), child(own, "w:ilvl")
            number = val(told) if told is not None else number
            level = _number(depth, level)
        return number, min(max(level, 0), _DEPTH - 1)

    def _restart(self, number: str, abstract: str, counts: list[int]) -> None:
        if number in self._begun:
            return
        self._begun.add(number)
        for level, start in self.restarts.get(number, {}).items():
            counts[level] = start - 1
            if not counts[level]:
                self.levels[abstract].setdefault(level, Level()).start = start

    def _written(self, abstract: str, level: int, known: Level, counts: list[int]) -> str:
        if known.form == "bullet":
            sign = known.words[:1]
            return "•" if not sign or "\ue000" <= sign <= "\uf8ff" else sign
        told = known.words
        for depth in range(level + 1):
            one = self.levels[abstract].get(depth, known)
            figure = numerals.written(counts[depth] or one.start, one.form)
            if figure is None:
                self.unknown.add(one.form)
                figure = str(counts[depth])
            told = told.replace(f"%{depth + 1}", figure)
        return told + (" " if told[-1:].isascii() and told and known.gap != "nothing" else "")


def of(package: Package) -> Counting:
    """The lists a document may use."""
    counting = Counting()
    for root in package.related("numbering"):
        _lists(root, counting)
    for root in package.related("styles"):
        _styles(root, counting)
    return counting


def _lists(root: Any, counting: Counting) -> None:
    for one in root:
        if tag(one) == "w:abstractNum":
            counting.levels[val(one, "abstractNumId")] = {
                _number(level, 0, "ilvl"): _level(level) for level in one if tag(level) == "w:lvl"
            }
    for one in root:
        if tag(one) == "w:num" and (abstract := child(one, "w:abstractNumId")) is not None:
            name = val(one, "numId")
            counting.lists[name] = val(abstract)
            for override in one:
                start = child(override, "w:startOverride") if tag(override) == "w:lvlOverride" else None
                if start is not None:
                    counting.restarts.setdefault(name, {})[_number(override, 0, "ilvl")] = _number(start, 1)


def _level(node: Any) -> Level:
    told = {tag(one): one for one in node}
    form, words, gap = told.get("w:numFmt"), told.get("w:lvlText"), told.get("w:suff")
    return Level(
        start=_number(told.get("w:start"), 0 if form is None else 1),
        form=val(form) if form is not None else "decimal",
        words=val(words) if words is not None else "",
        gap=val(gap) if gap is not None else "tab",
    )


def _styles(root: Any, counting: Counting) -> None:
    bases: dict[str, str] = {}
    for style in root:
        if tag(style) != "w:style":
            continue
        name, base = val(style, "styleId"), child(style, "w:basedOn")
        bases[name] = val(base) if base is not None else ""
        told = path(style, "w:pPr", "w:numPr")
        number = child(told, "w:numId") if told is not None else None
        if number is not None:
            counting.styles[name] = (val(number), _number(child(told, "w:ilvl"), 0))
    for name in bases:
        above, seen = bases[name], {name}
        while name not in counting.styles and above and above not in seen:
            if above in counting.styles:
                counting.styles[name] = counting.styles[above]
            seen.add(above)
            above = bases.get(above, "")


def _number(node: Any, usual: int, name: str = "val") -> int:
    told = val(node, name) if node is not None else ""
    return int(told) if told.isascii() and told.lstrip("-").isdigit() and len(told) < 7 else usual
