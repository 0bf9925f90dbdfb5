"""Rows that may never be, as queries: run after every journey test and nightly.

Each gives (record, what is wrong); nothing where all is well. At most 100 of a kind are told.
"""

from typing import Any

from django.db import connection
from django.db.models import F, Q

from kexie.notices.models import Document, Forward, Notice, Receipt, Reminder
from kexie.notices.models.board import BOARD

Found = list[tuple[str, str]]

# Every serial drawn in an issuer's series belongs to a numbering, live or void alike; none is missing up to the last.
_DRAWN = """
SELECT s.code, s.year, s.last, count(d.id), count(n.id)
FROM kit_series s
LEFT JOIN kit_drawn_number d ON d.series_id = s.id
LEFT JOIN notices_numbering n ON n.issuer_id = s.owner_id AND n.code = s.code AND n.year = s.year
    AND n.serial = d.serial AND (n.given OR (n.voided_at IS NULL) = (d.voided_at IS NULL))
WHERE s.owner_id <> %(board)s AND s.owner_id IN (SELECT id FROM organisations_organisation)
GROUP BY s.id HAVING count(d.id) <> s.last OR count(n.id) <> s.last
LIMIT 100
"""
_BOARD = """
SELECT year, max(number), count(*) FROM notices_notice GROUP BY year HAVING max(number) <> count(*) LIMIT 100
"""
_SPANS = """
SELECT s.id FROM notices_sourcetext s
WHERE char_length(s.text) <> (SELECT coalesce(sum("end" - start), 0) FROM notices_sourcespan WHERE source_id = s.id)
LIMIT 100
"""
# Link and call belong to the unit they signed for, and could sign at that moment; what says it signed has signed.
_WAYS = """
SELECT r.id, '链接不是该单位的，或当时不能用' FROM notices_receipt r JOIN notices_receiptlink l ON l.id = r.link_id
WHERE l.addressee_id <> r.addressee_id OR r.at < l.made_at OR r.at >= l.expires_at OR r.at > l.revoked_at
UNION ALL
SELECT r.id, '电话记录不是该单位的签收电话' FROM notices_receipt r JOIN notices_phonecall c ON c.id = r.phone_call_id
WHERE c.addressee_id <> r.addressee_id OR c.outcome <> 'signed'
UNION ALL
SELECT c.id, '记为电话签收而没有签收' FROM notices_phonecall c
WHERE c.outcome = 'signed' AND NOT EXISTS (SELECT 1 FROM notices_receipt WHERE phone_call_id = c.id)
UNION ALL
SELECT u.id, '记为用链接签收而没有签收' FROM notices_linkuse u
WHERE u.what = 'signed' AND NOT EXISTS (SELECT 1 FROM notices_receipt WHERE link_id = u.link_id)
LIMIT 100
"""
# What a slip was answered with, in the order it came, by whoever could; one of a unit's answers counts, the last.
_REPLIES = """
SELECT r.id, '早于印发，或填的不是文件所附的那一版表单' FROM notices_reply r
JOIN notices_addressee a ON a.id = r.addressee_id JOIN blanks_answer b ON b.id = r.answer_id
LEFT JOIN notices_replyslip s ON s.document_id = a.document_id
WHERE r.at < a.addressed_at OR b.version_id IS DISTINCT FROM s.version_id
UNION ALL
SELECT r.id, '填报人与任职不符' FROM notices_reply r JOIN organisations_post p ON p.id = r.post_id
WHERE p.person_id <> r.by_id
UNION ALL
SELECT r.id, '链接不是该单位的，或当时不能用' FROM notices_reply r JOIN notices_receiptlink l ON l.id = r.link_id
WHERE l.addressee_id <> r.addressee_id OR r.at < l.made_at OR r.at >= l.expires_at OR r.at > l.revoked_at
UNION ALL
SELECT u.id, '记为用链接回复而没有回复' FROM notices_linkuse u
WHERE u.what = 'answered' AND NOT EXISTS (SELECT 1 FROM notices_reply WHERE link_id = u.link_id)
UNION ALL
SELECT r.addressee_id, '各次回复没有依次相接' FROM notices_reply r GROUP BY r.addressee_id
HAVING count(*) <> max(r.round) OR count(*) FILTER (WHERE r.replaced_at IS NULL) <> 1
    OR max(r.round) FILTER (WHERE r.replaced_at IS NULL) <> max(r.round)
LIMIT 100
"""
_FOREIGN = """
SELECT r.id FROM notices_receipt r
JOIN organisations_post p ON p.id = r.post_id
WHERE p.person_id <> r.by_id
LIMIT 100
"""


# What its own row says of a unit is what its receipt says.
_SIGNED = """
SELECT a.id FROM notices_addressee a LEFT JOIN notices_receipt r ON r.addressee_id = a.id
WHERE a.has_signed <> (r.id IS NOT NULL)
LIMIT 100
"""


def _asked(statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, {"board": BOARD})
        return list(cursor.fetchall())


def numbers_without_gap_or_double() -> Found:
    """Every serial up to the last of a series belongs to one numbering, and void ones are void on both sides."""
    return [
        (f"{code}〔{year}〕", f"序列到 {last} 号，已取 {drawn} 个，有编号记录 {kept} 个")
        for code, year, last, drawn, kept in _asked(_DRAWN)
    ]


def issued_with_number_and_date() -> Found:
    """What is issued has a live number, was signed, and is on the board exactly where it is public."""
    issued = Document.objects.filter(state="issued")
    bare = issued.filter(Q(number=None) | Q(number__voided_at__isnull=False) | Q(signed_off_at=None))
    astray = issued.filter(Q(openness="public", notice=None) | (~Q(openness="public") & Q(notice__isnull=False)))
    faults = [(str(one.ref), "已印发而没有有效文号或签发记录") for one in bare[:100]]
    return faults + [(str(one.ref), "公开属性与公告栏不符") for one in astray[:100]]


def unissued_not_on_the_board() -> Found:
    """Nothing on the board and nobody addressed before the issue."""
    early = Notice.objects.exclude(document__state="issued")[:100]
    faults = [(str(one), "公告栏上有未印发的公文") for one in early]
    addressed = Document.objects.exclude(state="issued").filter(addressees__isnull=False).distinct()[:100]
    return faults + [(str(one.ref), "未印发而已有收件单位") for one in addressed]


def board_numbers_without_gap() -> Found:
    """The board's numbers of a year run from 1 without a gap."""
    return [(str(year), f"公告编号到 {last}，实有 {count} 条") for year, last, count in _asked(_BOARD)]


def receipts_in_order() -> Found:
    """A receipt is later than the address, and its post is the signer's."""
    early = Receipt.objects.filter(at__lt=F("addressee__addressed_at"))[:100]
    faults = [(str(one.pk), "签收早于印发") for one in early]
    return faults + [(str(pk), "签收人与任职不符") for (pk,) in _asked(_FOREIGN)]


def signed_as_kept() -> Found:
    """A unit's row says that it has signed exactly where there is a receipt."""
    return [(str(row[0]), "是否已签收与签收记录不符") for row in _asked(_SIGNED)]


def ways_of_receipts() -> Found:
    """A receipt by link or telephone rests on a link or call of that very unit, and every such use has its receipt."""
    return [(str(pk), fault) for pk, fault in _asked(_WAYS)]


def replies_in_order() -> Found:
    """Answers to slips: of the form asked, after the issue, by whoever could, counted on, the last one in force."""
    return [(str(pk), fault) for pk, fault in _asked(_REPLIES)]


def reminders_in_order() -> Found:
    """Nobody was reminded before he was addressed.

    That nobody is reminded of what he has signed for is the sweep's to keep: a clock set back would tell otherwise.
    """
    early = Reminder.objects.filter(at__lt=F("addressee__addressed_at"))[:100]
    return [(str(one.pk), "催办早于印发") for one in early]


def forwards_within_bounds() -> Found:
    """What forwards a document was issued by whoever received it, and addresses only units below (of that day)."""
    strange = Forward.objects.exclude(document__issuer=F("addressee__organisation"))[:100]
    return [(str(one.pk), "转发件不是收文单位所发") for one in strange]


def spans_tile_their_source() -> Found:
    """Every character of a source is in exactly one span."""
    return [(str(pk), "片段没有铺满原文") for (pk,) in _asked(_SPANS)]


ALL = (
    numbers_without_gap_or_double,
    issued_with_number_and_date,
    unissued_not_on_the_board,
    board_numbers_without_gap,
    receipts_in_order,
    signed_as_kept,
    ways_of_receipts,
    replies_in_order,
    reminders_in_order,
    forwards_within_bounds,
    spans_tile_their_source,
)
