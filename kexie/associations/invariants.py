"""Rows of organisation building that may never be, as queries: run after every journey test and nightly."""

from django.db import connection

from kexie.associations import reporting
from kexie.associations.actions import entering
from kexie.associations.flow import RUNNING
from kexie.associations.models import Founding
from kexie.associations.queries import doubles
from kexie.kit.invariants import overlapping

Found = list[tuple[str, str]]

# As the constraints say it (models.tenure, models.ties).
_DATED = (
    ("tenure", ("organisation_id",), ""),
    ("seat", ("tenure_id", "person_id", "role"), ""),
    ("seat", ("tenure_id", "role"), "role IN ('chair', 'secretary_general')"),
    ("dormancy", ("organisation_id",), ""),
    ("covered_unit", ("association_id", "key"), ""),
    ("membership", ("federation_id", "member_id"), ""),
)

_ORPHANED = """
SELECT f.ref FROM associations_founding f JOIN organisations_organisation o ON o.id = f.place_id
WHERE o.state = 'closed' AND f.state IN ('applied', 'returned', 'checked', 'replying', 'approved', 'held', 'filed')
LIMIT 100
"""
_UNREPLIED = """
SELECT f.ref FROM associations_founding f LEFT JOIN notices_document d ON d.id = f.reply_id
WHERE f.state IN ('approved', 'held', 'filed', 'active') AND d.state IS DISTINCT FROM 'issued' LIMIT 100
"""
_UNDECIDED = """
SELECT r.id FROM associations_revocation r LEFT JOIN notices_document d ON d.id = r.notice_id
WHERE r.state = 'revoked' AND d.state IS DISTINCT FROM 'issued' LIMIT 100
"""
_FOUNDED = """
SELECT f.ref FROM associations_founding f LEFT JOIN associations_tenure t ON t.organisation_id = f.organisation_id
    AND t.assembly_id = f.assembly_id
WHERE f.state = 'active' AND t.id IS NULL LIMIT 100
"""
# A seat lies within its term; the post it gave is of the same person, office and organisation.
_SEATS = """
SELECT s.id FROM associations_seat s JOIN associations_tenure t ON t.id = s.tenure_id
    LEFT JOIN organisations_post p ON p.id = s.post_id
WHERE s.starts_on < t.starts_on OR s.ends_on > t.ends_on
    OR (p.id IS NOT NULL AND (p.person_id <> s.person_id OR p.kind <> s.role
        OR p.organisation_id <> t.organisation_id))
LIMIT 100
"""
# Whatever an election gave has a last midnight, that of its term at the latest.
_ENDLESS = """
SELECT s.id FROM associations_seat s JOIN organisations_post p ON p.id = s.post_id
    JOIN associations_tenure t ON t.id = s.tenure_id
WHERE (p.ends_on IS NULL OR p.ends_on > t.ends_on) AND t.assembly_id IS NOT NULL LIMIT 100
"""
# What was closed covers nobody and belongs to nothing any more; a job or the next night's sweep sees to it.
_OUTLASTED = """
SELECT c.id FROM associations_covered_unit c JOIN organisations_organisation o ON o.id = c.association_id
WHERE o.state = 'closed' AND (c.ends_on IS NULL OR c.ends_on > o.closed_on) AND o.updated_at < now() - interval '1 day'
UNION ALL
SELECT m.id FROM associations_membership m JOIN organisations_organisation o ON o.id IN (m.member_id, m.federation_id)
WHERE o.state = 'closed' AND (m.ends_on IS NULL OR m.ends_on > o.closed_on) AND o.updated_at < now() - interval '1 day'
LIMIT 100
"""
# Where a meeting says how many it elects, no more are elected.
_CROWDED = """
SELECT a.id FROM associations_assembly a JOIN associations_candidate c ON c.assembly_id = a.id AND c.is_elected
GROUP BY a.id HAVING count(*) FILTER (WHERE c.role = 'vice_chair') > a.vice_places
    OR count(*) FILTER (WHERE c.role = 'committee_member') > a.member_places
LIMIT 100
"""
# Of a house that is gone nobody is told what it promised.
_FORSAKEN = """
SELECT g.id FROM associations_guidance g JOIN organisations_organisation o ON o.id = g.house_id
WHERE g.state = 'open' AND o.state <> 'active' LIMIT 100
"""
_DONE = """
SELECT r.id FROM associations_reelection r LEFT JOIN associations_tenure t ON t.assembly_id = r.assembly_id
WHERE (r.state = 'done') <> (t.id IS NOT NULL) LIMIT 100
"""
_NUMBERS = """
SELECT t.organisation_id FROM associations_tenure t JOIN associations_tenure b
    ON b.organisation_id = t.organisation_id AND b.number < t.number AND b.starts_on > t.starts_on LIMIT 100
"""
_POSTPONED = "SELECT id FROM associations_tenure WHERE ends_on > due_on + interval '1 year' LIMIT 100"
_MERGED = """
SELECT m.organisation_id FROM associations_merger m JOIN organisations_organisation o ON o.id = m.organisation_id
WHERE o.state = 'active' LIMIT 100
"""
# Of the lists of a house and year a unit counts once: in the first kind it stands in.
_REPEATED = """
SELECT u.id FROM associations_base_unit u JOIN associations_base_list l ON l.id = u.base_list_id
WHERE u.repeats <> EXISTS (
    SELECT FROM associations_base_unit b JOIN associations_base_list k ON k.id = b.base_list_id
    WHERE b.key = u.key AND k.organisation_id = l.organisation_id AND k.year = l.year AND k.kind < l.kind)
LIMIT 100
"""
# What was accepted tells every figure, and its words.
_REPORTS = """
SELECT id FROM associations_annual_report
WHERE state = 'accepted' AND (words = '' OR NOT figures ?& ARRAY[{codes}]) LIMIT 100
"""
# Points and stars of what was decided are those of its lines and of its checklist.
_STARS = """
SELECT h.id FROM associations_home h JOIN associations_checklist c ON c.id = h.checklist_id
WHERE h.state = 'decided' AND (
    h.total <> (SELECT COALESCE(SUM(s.points), -1) FROM associations_home_score s WHERE s.home_id = h.id)
    OR h.stars <> CASE WHEN h.total >= c.five THEN 5 WHEN h.total >= c.four THEN 4 WHEN h.total >= c.three THEN 3
        ELSE 0 END)
LIMIT 100
"""


def _asked(statement: str, words: str) -> Found:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return [(str(pk), words) for (pk,) in cursor]


def no_unit_is_founded_twice() -> Found:
    """For a unit one association stands and one application runs, of one that had none when it applied."""
    told = (
        (doubles.late(), "申请成立时该单位已有科协在册"),
        (doubles.standing(), "同一单位有两个在册的科协，信用代码相同"),
        (doubles.foundings()[:100], "同一单位有两份成立申请在办或已成立"),
    )
    return [(str(number), words) for numbers, words in told for number in numbers]


def what_runs_has_its_place() -> Found:
    """No application runs under an association that was closed: nobody could register what it asks for."""
    return _asked(_ORPHANED, "申请还在办理，业务指导单位却已撤销")


def what_was_approved_has_its_reply() -> Found:
    """Nothing goes on without an issued reply."""
    return _asked(_UNREPLIED, "已进入批复后的环节，批复却没有印发")


def what_was_revoked_was_decided() -> Found:
    """No association is revoked without an issued notice."""
    return _asked(_UNDECIDED, "已撤销，撤销通知却没有印发")


def what_was_founded_has_its_first_term() -> Found:
    """The meeting that founded it began a term."""
    return _asked(_FOUNDED, "已成立的科协没有由成立大会产生的届次")


def seats_lie_in_their_term() -> Found:
    """Days and posts of a seat are those of its term."""
    return _asked(_SEATS, "届次席位的日期或任职不符")


def what_an_election_gave_ends() -> Found:
    """Rights of who was elected have a last day, and it lies in the term."""
    return _asked(_ENDLESS, "由选举产生的任职没有任期，或晚于届满之日")


def no_terms_overlap() -> Found:
    """What may be only once at a time is: terms, seats, heads of a term, sleep, tenants, memberships."""
    found: Found = []
    for table, keys, where in _DATED:
        found += [(str(pk), "起止日期与同类记录重叠") for pk in overlapping(f"associations_{table}", keys, where)]
    return found


def what_runs_is_known_by_its_key() -> Found:
    """One running application a unit: what makes two of one the same is kept with code, name and place."""
    rows = Founding.objects.filter(state__in=RUNNING).select_related("place").order_by("ref")
    told = rows.only("ref", "kind", "name", "unit_name", "credit_code", "unit_key", "place__number")
    wrong = [str(row.ref) for row in told.iterator() if row.unit_key != entering.key_of(row)]
    return [(ref, "在办的成立申请与其信用代码或名称不符") for ref in wrong[:100]]


def what_is_followed_up_has_its_house() -> Found:
    """Guidance that is open is of an association that stands."""
    return _asked(_FORSAKEN, "指导记录还在跟进，记录的科协却已撤销")


def what_was_elected_is_a_term() -> Found:
    """A re-election is done exactly where its meeting began a term."""
    return _asked(_DONE, "换届与届次不符")


def terms_are_in_order() -> Found:
    """A later number begins later."""
    return _asked(_NUMBERS, "届次先后与日期不符")


def no_term_is_put_off_over_a_year() -> Found:
    """The limit of the rules."""
    return _asked(_POSTPONED, "延期超过一年")


def the_closed_cover_nobody() -> Found:
    """No tenant and no membership outlasts the association."""
    return _asked(_OUTLASTED, "已撤销组织仍有覆盖单位或会员单位")


def what_was_merged_is_closed() -> Found:
    """Whatever went into another stands no longer."""
    return _asked(_MERGED, "已合并的组织仍在册")


def what_was_accepted_tells_all() -> Found:
    """An accepted report has every figure."""
    codes = ", ".join(f"'{code}'" for code in reporting.ITEMS)
    return _asked(_REPORTS.format(codes=codes), "已通过的年报缺少数字或总结")


def stars_agree_with_the_points() -> Found:
    """A star is the one its points make."""
    return _asked(_STARS, "星级与评定分不符")


def no_more_are_elected_than_places() -> Found:
    """A vice-chair or member over the places of the meeting holds an office nobody provided for."""
    return _asked(_CROWDED, "当选人数多于应选名额")


def units_count_once() -> Found:
    """In the first of the lists of a year."""
    return _asked(_REPEATED, "名录中重复单位的标记不符")


ALL = (
    no_terms_overlap,
    no_unit_is_founded_twice,
    what_runs_has_its_place,
    what_was_approved_has_its_reply,
    what_was_revoked_was_decided,
    what_was_founded_has_its_first_term,
    seats_lie_in_their_term,
    what_an_election_gave_ends,
    what_runs_is_known_by_its_key,
    what_is_followed_up_has_its_house,
    what_was_elected_is_a_term,
    terms_are_in_order,
    no_term_is_put_off_over_a_year,
    what_was_merged_is_closed,
    the_closed_cover_nobody,
    what_was_accepted_tells_all,
    stars_agree_with_the_points,
    no_more_are_elected_than_places,
    units_count_once,
)
