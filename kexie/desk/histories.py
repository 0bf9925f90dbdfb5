"""办理经过 of one record, from the journal, with the names of those who acted."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from kexie.desk import journal_words, ladder
from kexie.kit.flow import Flow
from kexie.kit.journal import queries as journal
from kexie.organisations import queries as organisations
from kexie.people import queries as people

Names = dict[UUID, str]


# Who took a copy stands in the journal, for those who read it; on the page it would tell one unit of another.
_NOT_SHOWN, _TAKEN = ("download", "print_cards", "print_certificates"), "export_"


def entries(entity: str, pk: UUID) -> list[Any]:
    """All acts on one record, oldest first; downloads are the journal's alone."""
    return list(journal.history(entity, pk).exclude(verb__in=_NOT_SHOWN).exclude(verb__startswith=_TAKEN))


def names(found: Sequence[Any]) -> Names:
    """The names of those who acted; one query."""
    return people.names({entry.person_id for entry in found if entry.person_id})


def posts(found: Sequence[Any]) -> Names:
    """Through which posts, in words; one query."""
    return organisations.post_words({entry.post_id for entry in found if entry.post_id})


def of(flow: Flow, pk: UUID) -> list[dict[str, str]]:
    """The timeline of a record for ``kit.timeline``, newest first. Three queries."""
    found = entries(flow.entity, pk)
    lines = ladder.timeline(flow, found, names(found), posts(found))
    # One and the same act has other words on other records: a notice is 导入, a plan 录入.
    return [
        {**line, "title": journal_words.verb(flow.entity, entry.verb)}
        for line, entry in zip(lines, reversed(found), strict=True)
    ]
