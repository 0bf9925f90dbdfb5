"""Rows of imports that may never be, as queries: run after every journey test and nightly."""

from django.db import connection

Found = list[tuple[str, str]]

# What was told of a whole import is what was told of its rows.
_SUMS = """
SELECT b.id FROM intake_batch b
  LEFT JOIN (SELECT batch_id, count(*) AS rows, count(*) FILTER (WHERE outcome = 'rejected') AS rejected
               FROM intake_batch_row GROUP BY batch_id) r ON r.batch_id = b.id
 WHERE b.state IN ('done', 'undone')
   AND (b.rows <> b.created + b.updated + b.skipped + b.rejected
        OR b.rows <> coalesce(r.rows, 0) OR b.rejected <> coalesce(r.rejected, 0))
 LIMIT 100
"""
# A file that was sent lies here only as long as it is needed.
_FILES = """
SELECT id FROM intake_batch WHERE state = 'dropped' AND file_id IS NOT NULL LIMIT 100
"""
# Imports of the same people take turns: what one has written the next one finds by the number.
_TWICE = """
SELECT p.id FROM (
    SELECT id_index FROM people_person WHERE id_index IS NOT NULL AND merged_into_id IS NULL
    GROUP BY id_index HAVING count(*) > 1
) n JOIN people_person p ON p.id_index = n.id_index
  JOIN intake_batch_row r ON r.subject_id = p.id AND r.outcome = 'created' AND r.undo = ''
  JOIN people_person o ON o.id_index = p.id_index AND o.id <> p.id AND o.merged_into_id IS NULL
    AND o.created_at < p.created_at
  JOIN intake_batch_row e ON e.subject_id = o.id AND e.outcome = 'created'
 LIMIT 100
"""
# Nor do two imports of units make two of one credit code, whatever their kinds.
_UNIT_TWICE = """
SELECT o.number FROM organisations_organisation o
  JOIN intake_batch_row r ON r.subject_id = o.id AND r.outcome = 'created' AND r.undo = ''
  JOIN organisations_organisation e ON e.credit_code = o.credit_code AND e.id <> o.id AND e.state = 'active'
    AND e.created_at < o.created_at
  JOIN intake_batch_row f ON f.subject_id = e.id AND f.outcome = 'created' AND f.undo = ''
 WHERE o.credit_code <> '' AND o.state = 'active'
 LIMIT 100
"""
# A list holds what the last import that filled it has written, no line of another's.
_LISTS = """
SELECT b.id FROM (
    SELECT DISTINCT ON (options->>'list') id, created, options->>'list' AS list FROM intake_batch
     WHERE kind = 'base_list' AND state = 'done' AND options->>'list' IS NOT NULL
     ORDER BY options->>'list', options->>'filled_at' DESC
) b JOIN associations_base_list l ON l.id::text = b.list
 WHERE b.created <> (SELECT count(*) FROM associations_base_unit u WHERE u.base_list_id = l.id)
 LIMIT 100
"""


def _of(statement: str, sentence: str) -> Found:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return [(str(row[0]), sentence) for row in cursor.fetchall()]


def sums() -> Found:
    """Counts of a batch and of its rows."""
    return _of(_SUMS, "导入批次的行数与明细不符")


def one_number_one_person() -> Found:
    """No two imports have made two people of one number of a paper."""
    return _of(_TWICE, "两次导入把同一证件号码登记成了两个人")


def one_code_one_unit() -> Found:
    """No two imports have made two units of one credit code."""
    return _of(_UNIT_TWICE, "两次导入把同一统一社会信用代码登记成了两个单位")


def lists_hold_one_import() -> Found:
    """The units of a base list are those of the import that filled it last."""
    return _of(_LISTS, "名录的单位数与最后一次导入不符")


def files() -> Found:
    """Files of imports that were given up."""
    return _of(_FILES, "已放弃的导入还留着上传的文件")


ALL = (sums, files, one_number_one_person, one_code_one_unit, lists_hold_one_import)
