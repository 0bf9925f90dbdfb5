"""What rows of people say that rests on consent: the sender holds the signatures of all in the table, so each yes is
written down with its row; of whoever took theirs back nothing of the kind is written again."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from uuid import UUID

from django.db.models import Q

from kexie.intake.matching.people import Line
from kexie.intake.models import BatchRow
from kexie.intake.results import Result
from kexie.people import consents
from kexie.people import queries as people
from kexie.people.actions import bulk
from kexie.people.models.consent import Way

Asking = Mapping[str, tuple[str, ...]]
_KEY = "consents"


def asking(columns: Collection[str]) -> Asking:
    """By purpose which of these columns rest on it."""
    told = {one.code: tuple(name for name in one.clears if name in columns) for one in consents.TABLE.values()}
    return {code: names for code, names in told.items() if names}


class Chunk:
    """Rows of one chunk: what their known persons have said before, what is written down of them now."""

    def __init__(self, asked: Asking, known: Collection[UUID] = ()) -> None:
        self._asked = asked
        self._said = people.consents_said(known, list(asked))
        self._given: list[bulk.Yes] = []

    @cached_property
    def _texts(self) -> list[tuple[str, tuple[str, ...], UUID]]:
        texts = people.consents_asked({name for names in self._asked.values() for name in names})
        return [(code, names, texts[code].pk) for code, names in self._asked.items() if code in texts]

    def refused(self, line: Line) -> list[tuple[str, str]]:
        """Cells (by field) whose consent the person took back, with the reason."""
        return [
            (name, f"本人已撤回登记{consents.TABLE[code].label}的同意，不能再登记。请删去这一格，或请本人重新同意")
            for code, names in self._asked.items() if (line.person, code) in self._said.withdrawn
            for name in names if line.values.get(name)
        ]  # fmt: skip

    def note(self, one: Result, line: Line) -> None:
        """The person's yes to what this row tells, unless they have said it; undoing finds it by the row."""
        assert one.subject is not None
        agreed = []
        for code, names, text in self._texts:
            if any(map(line.values.get, names)) and (one.subject, text) not in self._said.holding:
                self._given.append(bulk.Yes(one.subject, text))
                agreed.append(code)
        if agreed:
            one.after = {**(one.after or {}), _KEY: agreed}

    def write(self, at: datetime) -> None:
        """All of them, once their persons are written."""
        if self._given:
            bulk.agree(self._given, at=at)


def given(results: Sequence[Result]) -> int:
    """How many were written down with these rows."""
    return sum(len(one.after.get(_KEY, ())) for one in results if one.after)


def gave(line: BatchRow) -> bool:
    """Whether any was written down with this row."""
    return bool((line.after or {}).get(_KEY))


def written(lines: Sequence[BatchRow]) -> Q:
    """Those of these rows, of the very moment their persons were written; what was taken back since stays on record."""
    rows = [line for line in lines if gave(line)]
    return Q(
        person__in=[line.subject_id for line in rows], given_at__in={line.written_at for line in rows},
        way=Way.IMPORT, withdrawn_at=None,
    )  # fmt: skip
