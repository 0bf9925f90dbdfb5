"""Asking the index: one statement for the rarity of the terms, one for the ranking, both on indexes only."""

import itertools
import math
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Model, QuerySet

from kexie.kit.search import terms, typed

Ranked = list[tuple[UUID, float]]

LONGEST_QUERY = 200
# In a long query the commonest terms tell least and cost most (bench/search.py).
MANY = 12
COMMON = 0.1
# A document must hold this part of the weight of the query's words (by number of terms): who types one word wants it,
# one common word out of five is no find; who pastes a title wants the likest. Pairs across two words help to rank,
# nobody asked for them.
COVERAGE = ((5, 0.3), (8, 0.1), (12, 0.03))
_LETTER_CANDIDATES = 60

_RARITY = """
SELECT t.term, coalesce(k.documents, 0) FROM unnest(%s::text[]) AS t(term)
LEFT JOIN kit_term k ON k.kind = %s AND k.term = t.term
"""
_RANK = """
SELECT p.document_id, sum(p.weight * q.rarity) AS score
FROM unnest(%s::text[], %s::float8[], %s::float8[]) AS q(term, rarity, need)
JOIN kit_posting p ON p.kind = %s AND p.term = q.term
{among}
GROUP BY p.document_id HAVING sum(q.need) >= %s
ORDER BY score DESC, p.document_id DESC LIMIT %s
"""


def rank(kind: str, query: str, among: "QuerySet[Any] | None" = None, limit: int = 50) -> Ranked:
    """The best documents of a kind, best first, each with its score (greater is better; only the order means
    anything).

    Chinese, Latin words, whole pinyin and initials may be mixed. ``among`` is the set the reader may see: it is
    applied before the limit, so nothing hidden takes a place or shows in a count. Newer ids win among equals.
    """
    query = query[:LONGEST_QUERY]
    runs = terms.runs(query)
    wanted = list(_terms_of(runs))
    if not wanted:
        return []
    rarity = _rarity(kind, wanted)
    letters = [run for run in runs if run.isascii() and run.isalpha()]
    if not letters:
        return _ask(kind, rarity, among, limit, *_needed(rarity, terms.core(query)))
    found = _ask(kind, rarity, among, max(limit, _LETTER_CANDIDATES), {}, 0.0)
    if len(letters) < len(runs):
        # Chinese or figures stand beside the letters: they decide alone what is found, letters only move it up.
        return _judge_letters(kind, found, letters, {document for document, _ in found})[:limit]
    words = {run: rarity[run] for run in runs if run in rarity}
    spelt = {document for document, _ in _ask(kind, words, among, _LETTER_CANDIDATES, {}, 0.0)}
    return _judge_letters(kind, found, letters, spelt)[:limit]


def _needed(rarity: Mapping[str, float], core: Collection[str]) -> tuple[dict[str, float], float]:
    need = {term: weight for term, weight in rarity.items() if term in core} or dict(rarity)
    coverage = next((part for most, part in COVERAGE if len(rarity) <= most), 0.0)
    return need, coverage * sum(need.values())


def _terms_of(runs: Sequence[str]) -> dict[str, None]:
    wanted: dict[str, None] = {}
    for run in runs:
        if terms.is_han(run):
            wanted.update(dict.fromkeys(terms.of_text(run) if len(run) > 1 else run))
            continue
        wanted[run[: terms.LONGEST]] = None
        if run.isalpha():
            wanted.update(dict.fromkeys(_letter_terms(run)))
    return wanted


def _letter_terms(run: str) -> list[str]:
    pieces = typed.split(run)
    found = [terms.SYLLABLES + piece for piece in pieces if len(piece) > 1]
    for one, two in itertools.pairwise(pieces):
        if len(one) > 1 and len(two) > 1:
            found.append(terms.SYLLABLES + one + two)
    if not all(len(piece) > 1 for piece in pieces):
        found.extend(terms.initial_terms("".join(piece[0] for piece in pieces)))
    return found


def _rarity(kind: str, wanted: Sequence[str]) -> dict[str, float]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT documents + since FROM kit_corpus WHERE kind = %s", [kind])
        row = cursor.fetchone()
        size = max(int(row[0]) if row else 1, 1)
        cursor.execute(_RARITY, [list(wanted), kind])
        known = dict(cursor.fetchall())
    if len(wanted) > MANY:
        told = [term for term in wanted if known[term] <= COMMON * size]
        wanted = told if len(told) >= MANY // 2 else wanted
    return {term: math.log(1 + (max(size - known[term], 0) + 0.5) / (known[term] + 0.5)) for term in wanted}


def _ask(
    kind: str,
    rarity: Mapping[str, float],
    among: "QuerySet[Any] | None",
    limit: int,
    need: Mapping[str, float],
    least: float,
) -> Ranked:
    clause, parameters = _among(among)
    if clause is None:
        return []
    needed = [need.get(term, 0.0) for term in rarity]
    with connection.cursor() as cursor:
        cursor.execute(
            _RANK.format(among=clause),
            [list(rarity), list(rarity.values()), needed, kind, *parameters, least, limit],
        )
        return [(row[0], float(row[1])) for row in cursor.fetchall()]


def _among(among: "QuerySet[Model] | None") -> tuple[str | None, Sequence[Any]]:
    if among is None:
        return "", ()
    try:
        statement, parameters = among.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:
        return None, ()
    return f"WHERE p.document_id IN ({statement})", parameters


def _judge_letters(kind: str, found: Ranked, letters: Sequence[str], spelt: Collection[UUID]) -> Ranked:
    """Typed initials stand in a title in order, in few pieces: the fewer, the better. A document that has neither
    them nor one of the query's words as it was spelt goes."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT document_id, initials FROM kit_search_document WHERE kind = %s AND document_id = ANY(%s)",
            [kind, [document for document, _ in found]],
        )
        titles = dict(cursor.fetchall())
    judged = []
    for document, score in found:
        pieces = [_pieces(run, titles.get(document, "")) for run in letters]
        if all(pieces) or document in spelt:
            judged.append((document, score * (1 + sum(1 / count for count in pieces if count))))
    return sorted(judged, key=lambda pair: -pair[1])


def _pieces(run: str, title: str) -> int:
    if run in title.split():
        return 1
    return typed.segments("".join(piece[0] for piece in typed.split(run)), title.replace(" ", ""))
