"""Whom the classes and units of a document mean as things stand: one statement for the preview and for the issue."""

from dataclasses import dataclass

from django.db import connection

from kexie.notices.models import Document

# One row a unit. A unit picked by name carries the class it was picked for (相关学会), any other the first class
# that means it (机关各部室 are the issuer's own departments, not its districts'). Issuer and joint issuers do not
# address themselves. Picked units need not lie in the subtree: a 请示 goes up, a 函 goes across.
MEANT = """
SELECT DISTINCT ON (organisation_id) organisation_id, class_id, name, jurisdiction_id
FROM (
    SELECT o.id AS organisation_id, o.name, o.jurisdiction_id, c.id AS class_id, c.position AS place
    FROM notices_document_classes dc
    JOIN notices_addresseeclass c ON c.id = dc.addresseeclass_id AND NOT c.chosen
    JOIN organisations_organisation o
      ON o.kind = ANY (c.kinds) AND o.state = 'active'
     AND (c.levels = '{}' OR o.level = ANY (c.levels) OR o.kind <> 'association')
    JOIN organisations_ancestry a ON a.descendant_id = o.id AND a.ancestor_id = %(issuer)s AND a.depth > 0
     AND (a.inside OR o.kind <> 'department')
    WHERE dc.document_id = %(document)s
    UNION ALL
    SELECT o.id, o.name, o.jurisdiction_id, c.id, 0
    FROM notices_document_units du
    JOIN organisations_organisation o ON o.id = du.organisation_id AND o.state = 'active'
    LEFT JOIN LATERAL (
        SELECT c.id FROM notices_document_classes dc
        JOIN notices_addresseeclass c ON c.id = dc.addresseeclass_id AND c.chosen
        WHERE dc.document_id = du.document_id AND (c.kinds = '{}' OR o.kind = ANY (c.kinds))
        ORDER BY c.position LIMIT 1
    ) c ON TRUE
    WHERE du.document_id = %(document)s
) AS every
WHERE organisation_id <> %(issuer)s
  AND organisation_id <> ALL (SELECT organisation_id FROM notices_coissue WHERE document_id = %(document)s)
ORDER BY organisation_id, place
"""

_PREVIEW = """
SELECT coalesce(c.name, ''), count(*) FROM (MEANT) meant
LEFT JOIN notices_addresseeclass c ON c.id = meant.class_id
GROUP BY c.name, c.position ORDER BY c.position NULLS LAST
""".replace("MEANT", MEANT)


@dataclass(frozen=True, slots=True)
class Meant:
    """How many units one class brings; ``label`` is empty for units picked without a class."""

    label: str
    count: int


def preview(document: Document) -> list[Meant]:
    """What an issue now would address, by class. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_PREVIEW, {"document": document.pk, "issuer": document.issuer_id})
        return [Meant(label, count) for label, count in cursor.fetchall()]
