"""Which column means what: proposed with reasons from the heads, or taken over from the last time. Pure.

A proposal is for somebody to look at: what is not sure says so, and nothing is read by it before it was confirmed.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kexie.kit.tables import Row
from kexie.kit.tables.kinds import Checked, IdNumber, Kind, Phone, cleaned, folded
from kexie.kit.tables.lines import letters

_LOOKED_AT = 30  # rows in which the heads are looked for
_TRIED = 50  # cells of a column by which its kind is told
_SURE_SHARE = 0.8
_DEEPEST = 4  # rows that heads may take up
_LONGEST = 200  # signs of a head that are looked at
# Columns that a returned file has more than the one that was sent: corrected and sent again, it is read as that one.
ROW_HEAD, FAULT_HEAD = "原表行号", "错误说明"
_REMARK = re.compile(r"[(（\[【].*?[)）\]】]")
_FILLED = re.compile(r"[:：]\s*\S")  # 填报单位：某区 is no head
_MARKS = re.compile(r"[*＊:：\s]|必填|选填")


@dataclass(frozen=True)
class Field:
    """What an import knows: its code, its label as a head, other words for it, whether a row must have it."""

    code: str
    label: str
    kind: Kind
    synonyms: tuple[str, ...] = ()
    required: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Heads:
    """Where the heads stand and what they say; joined heads above others come before them (负责人 姓名)."""

    sheet: str
    first: int
    last: int
    texts: tuple[str, ...]

    @property
    def digest(self) -> str:
        """The same for the same heads in the same columns, however they are spaced: what a mapping is remembered by."""
        told = "\x1f".join(folded(one) for one in self.texts)
        return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()


@dataclass(frozen=True, slots=True)
class Match:
    """A column and the field it is taken for, with the reason in Chinese; not sure where somebody must look."""

    column: int
    code: str
    reason: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Proposal:
    """A mapping to be confirmed: matches by column, columns that mean nothing known, required fields without one."""

    heads: Heads
    matches: tuple[Match, ...]
    unknown: tuple[int, ...] = ()
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def columns(self) -> dict[int, str]:
        """Column to code: what is remembered, and what rows are read by."""
        return {match.column: match.code for match in self.matches}


def find_heads(rows: Sequence[Row], fields: Sequence[Field]) -> Heads | None:
    """The row among the first that names most fields; without any, the first with two texts. None for no row at all."""
    if not rows:
        return None
    sheet = rows[0].sheet
    among = [row for row in rows[:_LOOKED_AT] if row.sheet == sheet]
    names = {name for one in fields for name in _names(one)}
    best, most = None, 0
    for row in among:
        hits = len({_bare(text) for text in row.cells} & names)
        if hits > most:
            best, most = row, hits
    if best is None:
        best = next((row for row in among if len({text for text in row.cells if text}) > 1), among[0])
    return _heads(among, best)


def _heads(among: Sequence[Row], best: Row) -> Heads:
    """Joined cells tell how many rows the heads take up: above, whole groups; below, what a joined head reaches to."""
    first = last = best.number
    for row in among:
        reach = max((row.number + rows - 1 for rows, _ in row.spans.values()), default=row.number)
        wide = any(columns > 1 for _, columns in row.spans.values())
        several = len({text for text in row.cells if text}) > 1 and not any(_FILLED.search(text) for text in row.cells)
        if row.number < best.number and several and (reach >= best.number or (wide and row.number == best.number - 1)):
            first = min(first, row.number)
        if row.number == best.number and reach > best.number:
            last = min(reach, best.number + _DEEPEST - 1)
    own = [row for row in among if first <= row.number <= last]
    width = max(len(row.cells) for row in own)
    texts = []
    for column in range(width):
        path = dict.fromkeys(cleaned(row.cell(column)) for row in own if row.cell(column))
        texts.append(" ".join(path))
    ends = [at for at, text in enumerate(texts) if text in (ROW_HEAD, FAULT_HEAD)]
    texts = texts[: min(ends, default=len(texts))]
    while texts and not texts[-1]:
        texts.pop()
    return Heads(best.sheet, first, last, tuple(texts))


def propose(
    heads: Heads, fields: Sequence[Field], *, rows: Sequence[Row] = (), remembered: Mapping[int, str] | None = None
) -> Proposal:
    """Which column means what.

    Args:
        heads: as :func:`find_heads` found them, or as somebody chose them.
        fields: what the import knows.
        rows: some rows under the heads: what stands in a column may tell what it is.
        remembered: the columns of the last time with the same digest; taken over whole.
    """
    known = {one.code: one for one in fields}
    if remembered is not None:
        kept = {at: code for at, code in remembered.items() if code in known and at < len(heads.texts)}
        matches = [Match(at, code, "与上次同样表头的对应相同") for at, code in sorted(kept.items())]
        return _proposal(heads, fields, matches, [])
    ranked: list[tuple[int, Match]] = []
    for column, head in enumerate(heads.texts):
        ranked += _told(column, head, fields)
        ranked += _by_content(column, head, fields, rows)
    return _settled(heads, fields, ranked)


def _settled(heads: Heads, fields: Sequence[Field], ranked: list[tuple[int, Match]]) -> Proposal:
    """The surest first; a column means one thing, and a thing has one column."""
    matches: dict[int, Match] = {}
    taken: dict[str, int] = {}
    notes = []
    for _, match in sorted(ranked, key=lambda one: (one[0], one[1].column)):
        if match.column in matches:
            continue
        if match.code in taken:
            label = next(one.label for one in fields if one.code == match.code)
            if match.sure:
                here, there = letters(match.column), letters(taken[match.code])
                notes.append(f"{here} 列也像“{label}”，已取 {there} 列")
            continue
        matches[match.column], taken[match.code] = match, match.column
    return _proposal(heads, fields, sorted(matches.values(), key=lambda one: one.column), notes)


def _proposal(heads: Heads, fields: Sequence[Field], matches: Sequence[Match], notes: Sequence[str]) -> Proposal:
    columns, codes = {match.column for match in matches}, {match.code for match in matches}
    return Proposal(
        heads, tuple(matches),
        unknown=tuple(at for at, head in enumerate(heads.texts) if head and at not in columns),
        missing=tuple(one.code for one in fields if one.required and one.code not in codes),
        notes=tuple(dict.fromkeys(notes)),
    )  # fmt: skip


def _told(column: int, head: str, fields: Sequence[Field]) -> list[tuple[int, Match]]:
    """What the words of a head say, with a rank: the lower, the surer."""
    whole, bare, last = folded(head), _bare(head), _bare(head.rpartition(" ")[2])
    found: list[tuple[int, Match]] = []
    tail = head.rpartition(" ")[2]
    for one in fields if bare else ():
        label, others = _bare(one.label), {_bare(name): name for name in one.synonyms}
        within = next((name for name in (one.label, *one.synonyms) if len(name) > 1 and _bare(name) in bare), "")
        if whole == folded(one.label):
            found.append((0, Match(column, one.code, f"表头就是“{one.label}”")))
        elif bare == label:
            found.append((1, Match(column, one.code, f"去掉记号和说明，表头就是“{one.label}”")))
        elif bare in others:
            found.append((2, Match(column, one.code, f"“{others[bare]}”是“{one.label}”的另一种写法")))
        elif last == label or last in others:
            found.append((3, Match(column, one.code, f"分组表头的末一级是“{tail}”，请核对", sure=False)))
        elif within:
            # The longer the name that is found in a head, the more it says: 单位名称 before 单位.
            rank = 100 - min(len(within), 50)
            found.append((rank, Match(column, one.code, f"表头里有“{within}”，请核对", sure=False)))
    return found


def _by_content(column: int, head: str, fields: Sequence[Field], rows: Sequence[Row]) -> list[tuple[int, Match]]:
    """A column of ID numbers is one whatever stands over it."""
    texts = [row.cell(column) for row in rows if row.cell(column) and column not in row.faults][:_TRIED]
    if len(texts) < 3:
        return []
    found = []
    for one in fields:
        if isinstance(one.kind, IdNumber | Checked) or (isinstance(one.kind, Phone) and one.kind.mobile):
            right = sum(not one.kind.read(text).fault for text in texts)
            if right >= _SURE_SHARE * len(texts):
                reason = f"这一列 {len(texts)} 格里有 {right} 格是{one.kind.word}，请核对"
                found.append((200, Match(column, one.code, reason, sure=False)))
    return found


def _bare(head: str) -> str:
    """A head without remarks in brackets, marks and blanks: *手机号码（必填） is 手机号码."""
    return _MARKS.sub("", _REMARK.sub("", folded(head[:_LONGEST])))


def _names(one: Field) -> set[str]:
    return {_bare(one.label), *(_bare(name) for name in one.synonyms)} - {""}
