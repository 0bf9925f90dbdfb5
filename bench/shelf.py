"""A hundred thousand official documents of the past, written straight into the database of a measure.

Through the product's actions this would take hours; the rows are copies of the founding notice, its number, its entry
on the board, one addressee and that one's receipt. Triggers and foreign keys are off while they are written, so only
a measure may use this.
"""

from pathlib import Path

import psycopg
from psycopg import sql

from kexie.machine.installation import DATABASE
from kexie.machine.postgres import ADMIN, Cluster

# table, which row is copied, what each copy has of its own ({n} counts from 1; ids follow from it)
_COPIES = (
    (
        "notices_numbering", "select number_id from notices_notice b join notices_document d on d.id = b.document_id",
        {"id": "md5('number' || n)::uuid", "document_id": "md5('document' || n)::uuid", "year": "1912 + n / 1000",
         "serial": "1 + n %% 1000", "code": "'旧发'"},
    ),
    (
        "notices_document", "select document_id from notices_notice",
        {"id": "md5('document' || n)::uuid", "ref": "1000000 + n", "number_id": "md5('number' || n)::uuid",
         "title": "'关于做好第' || n || '号旧档案' || substr('整理移交修缮清点登记复核查验归档', 1 + n %% 14, 2) || '工作的通知'",
         "body": "'[{\"kind\": \"paragraph\", \"level\": 0, \"text\": \"请按期办理。\"}]'::jsonb", "corrects_id": "null",
         "creation_key": "null", "issued_at": "now() - n * interval '6 hours'",
         "changed_at": "now() - n * interval '6 hours'", "published_at": "now() - n * interval '6 hours'"},
    ),
    (
        "notices_notice", "select id from notices_notice",
        {"id": "md5('notice' || n)::uuid", "document_id": "md5('document' || n)::uuid", "year": "1912 + n / 1000",
         "number": "1 + n %% 1000", "published_at": "now() - n * interval '6 hours'"},
    ),
    (
        "notices_addressee",
        ("select a.id from notices_addressee a join notices_receipt r on r.addressee_id = a.id and r.way = 'desk'"
        " join organisations_organisation o on o.id = a.organisation_id and o.short_name = %(unit)s"),
        {"id": "md5('addressee' || n)::uuid", "document_id": "md5('document' || n)::uuid"},
    ),
    (
        "notices_receipt", "select id from notices_receipt where way = 'desk'",
        {"id": "md5('receipt' || n)::uuid", "addressee_id": "md5('addressee' || n)::uuid"},
    ),
)  # fmt: skip


def fill(home: Path, count: int, unit: str) -> None:
    """``count`` issued documents on the board, each addressed to the unit of this short name and signed for."""
    cluster = Cluster(home / "database", home / "secrets")
    with psycopg.connect(cluster.dsn(ADMIN, DATABASE)) as owner:
        owner.execute("set session_replication_role = replica")
        for table, model, own in _COPIES:
            changed = sql.SQL(", ").join(
                sql.SQL("{}, {}").format(sql.Literal(column), sql.SQL(value))  # type: ignore[arg-type]
                for column, value in own.items()
            )
            owner.execute(
                sql.SQL(
                    "insert into {table} overriding system value select (jsonb_populate_record(m, jsonb_build_object("
                    "{changed}))).* from {table} m, generate_series(1, {count}) n where m.id = ({model} limit 1)"
                ).format(
                    table=sql.Identifier(table),
                    changed=changed,
                    count=sql.Literal(count),
                    model=sql.SQL(model),  # type: ignore[arg-type]
                ),
                {"unit": unit},
            )
        owner.commit()
        owner.autocommit = True
        owner.execute("vacuum analyze")
