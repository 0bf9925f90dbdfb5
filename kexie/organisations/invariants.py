"""Rows that may never be, as queries: run after every journey test and nightly.

Each gives (record, what is wrong); nothing where all is well. At most 100 of a kind are told.
"""

from django.db import connection
from django.db.models import F, Q

from kexie.kit.invariants import overlapping
from kexie.organisations.models import Affiliation, Member, Organisation, Post

# As the constraints say it (models.people, models.tree).
_DATED = (
    ("post", ("person_id", "organisation_id", "kind")),
    ("affiliation", ("person_id", "organisation_id")),
    ("superiority", ("organisation_id",)),
)
# The tree as today's superiors tell it, walked down; ``inside`` while every step leads to a department.
_RECURSION = """
WITH RECURSIVE told(ancestor_id, descendant_id, depth, inside) AS (
    SELECT id, id, 0, true FROM organisations_organisation
  UNION ALL
    SELECT told.ancestor_id, below.id, told.depth + 1, told.inside AND below.kind = 'department'
      FROM told JOIN organisations_organisation below ON below.superior_id = told.descendant_id
     WHERE told.depth < 64
)
SELECT coalesce(t.ancestor_id, a.ancestor_id), coalesce(t.descendant_id, a.descendant_id), t.depth, a.depth
  FROM told t FULL JOIN organisations_ancestry a
    ON a.ancestor_id = t.ancestor_id AND a.descendant_id = t.descendant_id
 WHERE t.depth IS DISTINCT FROM a.depth OR t.inside IS DISTINCT FROM a.inside
 LIMIT 100
"""
_CURRENT = """
SELECT o.number, o.name FROM organisations_organisation o
  LEFT JOIN organisations_superiority s ON s.organisation_id = o.id AND s.ends_on IS NULL
 WHERE s.superior_id IS DISTINCT FROM o.superior_id
 LIMIT 100
"""


def closure_equals_tree() -> list[tuple[str, str]]:
    """The closure table is what walking the superiors gives, row for row."""
    with connection.cursor() as cursor:
        cursor.execute(_RECURSION)
        return [
            (str(below), f"闭包与组织树不符：上级 {above} 的层数应为 {told}，实为 {kept}")
            for above, below, told, kept in cursor
        ]


def one_current_superior() -> list[tuple[str, str]]:
    """Today's superior is the open row of the dated relation, and there is one exactly where there is a superior."""
    with connection.cursor() as cursor:
        cursor.execute(_CURRENT)
        return [(str(number), "现业务指导单位与历史记录不符") for number, _ in cursor]


def nobody_serves_the_closed() -> list[tuple[str, str]]:
    """No post and no affiliation outlasts its organisation."""
    late = Q(organisation__state="closed") & (Q(ends_on__isnull=True) | Q(ends_on__gt=F("organisation__closed_on")))
    posts = [(str(one.pk), "已撤销组织仍有任职") for one in Post.objects.filter(late)[:100]]
    return posts + [(str(one.pk), "已撤销组织仍有人员") for one in Affiliation.objects.filter(late)[:100]]


def closed_below_nothing_active() -> list[tuple[str, str]]:
    """No active organisation hangs below a closed one."""
    found = Organisation.objects.filter(state="active", superior__state="closed")[:100]
    return [(str(one.number), "业务指导单位已撤销") for one in found]


def members_agree() -> list[tuple[str, str]]:
    """Nobody is a member on a consent that was taken back."""
    found = Member.objects.filter(left_on=None, consent__withdrawn_at__isnull=False)[:100]
    return [(str(one.pk), "会员的同意已撤回，会员身份没有终止") for one in found]


def no_terms_overlap() -> list[tuple[str, str]]:
    """A post, an affiliation, a superior: once at a time."""
    found: list[tuple[str, str]] = []
    for table, keys in _DATED:
        found += [(str(pk), "起止日期与同类记录重叠") for pk in overlapping(f"organisations_{table}", keys)]
    return found


ALL = (
    members_agree, closure_equals_tree, one_current_superior, nobody_serves_the_closed, closed_below_nothing_active,
    no_terms_overlap,
)  # fmt: skip
