"""From classes to units: the dated snapshot of who was addressed, in one statement."""

from datetime import datetime

from django.db import connection

from kexie.notices.models import Document
from kexie.notices.queries.addressing import MEANT

# A version 7 UUID made by the database (kit.ids makes them elsewhere): 48 bits of milliseconds over a random one.
# PostgreSQL 15 has no uuidv7() yet.
_UUID7 = """encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
    52, 1), 53, 1), 'hex')::uuid"""

_EXPAND = """
INSERT INTO notices_addressee
    (id, document_id, organisation_id, addressee_class_id, name, jurisdiction_id, addressed_at)
SELECT UUID7, %(document)s, meant.organisation_id, meant.class_id, meant.name, meant.jurisdiction_id, %(at)s
FROM (MEANT) AS meant
""".replace("UUID7", _UUID7).replace("MEANT", MEANT)


def expand(document: Document, at: datetime) -> int:
    """Write the document's :class:`Addressee` rows from its classes and units as things stand; how many."""
    with connection.cursor() as cursor:
        cursor.execute(_EXPAND, {"document": document.pk, "issuer": document.issuer_id, "at": at})
        return int(cursor.rowcount)
