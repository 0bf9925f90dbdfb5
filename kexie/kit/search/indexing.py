"""Writing the index. Called from jobs, never from a page."""

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from django.db import connection, transaction

from kexie.kit.search import terms

K1 = 1.5
B = 0.75
# Below this many documents the average length says nothing yet.
ENOUGH = 50
_GROWTH = 0.1

Fields = Mapping[float, str]

_DOCUMENTS = """
INSERT INTO kit_search_document (kind, document_id, length, initials)
SELECT %s, t.id, t.length, t.initials FROM unnest(%s::uuid[], %s::int[], %s::text[]) AS t(id, length, initials)
ON CONFLICT (kind, document_id) DO UPDATE SET length = excluded.length, initials = excluded.initials
RETURNING xmax = 0
"""
_CORPUS = """
INSERT INTO kit_corpus (kind, documents, average_length, since, changes) VALUES (%s, 0, 0, %s, 1)
ON CONFLICT (kind) DO UPDATE SET since = kit_corpus.since + excluded.since, changes = kit_corpus.changes + 1
RETURNING documents, since
"""
_COUNT_TERMS = """
INSERT INTO kit_term (kind, term, documents)
SELECT kind, term, count(*) FROM kit_posting WHERE kind = %s GROUP BY kind, term
"""
_COUNT_DOCUMENTS = """
INSERT INTO kit_corpus (kind, documents, average_length, since, changes)
SELECT %s, count(*), coalesce(avg(length), 0), 0, 1 FROM kit_search_document WHERE kind = %s
ON CONFLICT (kind) DO UPDATE
SET documents = excluded.documents, average_length = excluded.average_length, since = 0,
    changes = kit_corpus.changes + 1
"""


def index(kind: str, document_id: UUID, fields: Fields) -> None:
    """Put one document into the index, or put it anew.

    Args:
        document_id: the id that ``rank`` answers with.
        kind: what is searched together (``notice``, ``organisation``).
        fields: weight -> text, for instance ``{3.0: title, 1.0: body}``. The field of the greatest weight leads: it
            alone is found by one character, by pinyin and by initials.
    """
    index_many(kind, [(document_id, fields)])


def index_many(kind: str, documents: Iterable[tuple[UUID, Fields]]) -> int:
    """Put many documents into the index in one transaction; how many."""
    batch = dict(documents)
    if not batch:
        return 0
    with transaction.atomic(), connection.cursor() as cursor:
        # Two jobs about one document would each take out the old terms and put in their own.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('kit.search.index'), hashtext(%s))", [kind])
        average = _average_length(kind, batch.values())
        cursor.execute("DELETE FROM kit_posting WHERE kind = %s AND document_id = ANY(%s)", [kind, list(batch)])
        lengths, letters = [], []
        with cursor.copy("COPY kit_posting (kind, term, document_id, weight) FROM STDIN") as copy:
            for document_id, fields in batch.items():
                weights, length, initials = weigh(fields, average)
                for term, weight in weights.items():
                    copy.write_row((kind, term, document_id, weight))
                lengths.append(length)
                letters.append(initials)
        cursor.execute(_DOCUMENTS, [kind, list(batch), lengths, letters])
        added = sum(row[0] for row in cursor.fetchall())
        cursor.execute(_CORPUS, [kind, added])
        known, since = cursor.fetchone()
    if since > max(10, known * _GROWTH):
        refresh(kind)
    return len(batch)


def forget(kind: str, document_id: UUID) -> None:
    """Take a document out of the index; nothing happens where it is not in it."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM kit_posting WHERE kind = %s AND document_id = %s", [kind, document_id])
        cursor.execute("DELETE FROM kit_search_document WHERE kind = %s AND document_id = %s", [kind, document_id])
        cursor.execute(_CORPUS, [kind, 0])


def version(kind: str) -> int:
    """A number that changes with everything that may change a search in this kind; for pages that are kept.

    The index follows an act by a moment: a page of results kept between the two would miss what was just published.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT changes FROM kit_corpus WHERE kind = %s", [kind])
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def refresh(kind: str) -> None:
    """Count anew in how many documents each term stands: nightly, and when a kind has grown by a tenth."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('kit.search'), hashtext(%s))", [kind])
        cursor.execute("DELETE FROM kit_term WHERE kind = %s", [kind])
        cursor.execute(_COUNT_TERMS, [kind])
        cursor.execute(_COUNT_DOCUMENTS, [kind, kind])


def refresh_all() -> None:
    """``refresh`` for every kind."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT kind FROM kit_search_document ORDER BY kind")
        kinds = [row[0] for row in cursor.fetchall()]
    for kind in kinds:
        refresh(kind)


def weigh(fields: Fields, average: float) -> tuple[dict[str, float], int, str]:
    """Each term with the term part of its BM25 weight, the length in characters, the initials of the leading field.

    Counts of a field are multiplied by its weight before they are damped (BM25F); rarity is multiplied at the query.
    """
    weighted: dict[str, float] = {}
    length = _length(fields)
    lead = max(fields, default=0.0)
    for weight, text in fields.items():
        counts = terms.of_text(text)
        if weight == lead:
            counts.update(terms.of_leading_text(text))
        for term, count in counts.items():
            weighted[term] = weighted.get(term, 0.0) + weight * count
    shape = K1 * (1 - B + B * (length / average if average else 1.0))
    damped = {term: count * (K1 + 1) / (count + shape) for term, count in weighted.items()}
    return damped, length, terms.initials(fields[lead]) if fields else ""


def _average_length(kind: str, batch: Collection[Fields]) -> float:
    with connection.cursor() as cursor:
        cursor.execute("SELECT documents, average_length FROM kit_corpus WHERE kind = %s", [kind])
        row = cursor.fetchone()
    if row and row[0] >= ENOUGH:
        return float(row[1])
    if len(batch) >= ENOUGH:
        return sum(map(_length, batch)) / len(batch)
    return 0.0


def _length(fields: Fields) -> int:
    return sum(len(run) for text in fields.values() for run in terms.runs(text))
