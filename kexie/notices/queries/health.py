"""网站体检 (bar.md 2.3): what an inspection of a public site counts, told before the inspector comes.

Freshness: days since the newest entry of a column against the limit kept with the column (two weeks for news, six
months for notices; 国办秘函〔2019〕19号). Empty columns, addresses inside the site that lead nowhere, files without
bytes, contacts that are missing, receipts overdue. Every figure is asked of the live rows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Count, OuterRef, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.urls import reverse

from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.files import keeping
from kexie.kit.todo import Source, Todo, TodoList
from kexie.notices.models import Attachment, Column, Document, Notice
from kexie.notices.queries import receipts
from kexie.notices.rules import visible_notices
from kexie.organisations import queries as organisations
from kexie.organisations.models import Installation, Organisation

MOST = 100
# An inspection fails a site whose home page has shown nothing new for longer (bar.md 2.3).
HOME_DAYS = 14
# A text column of JSON holds the addresses as they were typed.
_NOWHERE = """
WITH told AS (
    SELECT n.year, n.number, d.title, d.body::text || coalesce(string_agg(a.body::text, ' '), '') AS text
    FROM notices_notice n JOIN notices_document d ON d.id = n.document_id
    LEFT JOIN notices_attachment a ON a.document_id = d.id
    WHERE d.state = 'issued' AND d.openness = 'public'
    GROUP BY n.year, n.number, d.title, d.body
), linked AS (
    SELECT told.year, told.number, told.title, m[1]::bigint AS to_year, m[2]::numeric AS to_number
    FROM told, regexp_matches(told.text, '/notices/([0-9]{4})/([0-9]{1,9})(?:/|\\M)', 'g') AS m
)
SELECT DISTINCT l.year, l.number, l.title, l.to_year, l.to_number FROM linked l
WHERE NOT EXISTS (
    SELECT 1 FROM notices_notice n JOIN notices_document d ON d.id = n.document_id
    WHERE n.year = l.to_year AND n.number = l.to_number AND d.state = 'issued' AND d.openness = 'public'
)
ORDER BY 1, 2, 4, 5 LIMIT 100
"""


@dataclass(frozen=True, slots=True)
class ColumnHealth:
    """One column: how many entries, the newest, days since, the limit (None: nobody asks). Days count in Shanghai."""

    code: str
    name: str
    entries: int
    newest: datetime | None
    days: int | None
    limit: int | None

    @property
    def empty(self) -> bool:
        """Nothing was ever published in it."""
        return self.newest is None

    @property
    def stale(self) -> bool:
        """Its newest entry is older than the limit."""
        return self.days is not None and self.limit is not None and self.days > self.limit


@dataclass(frozen=True, slots=True)
class Nowhere:
    """An address inside the site that leads nowhere: on which notice, to where."""

    year: int
    number: int
    title: str
    to: str


def columns(*, counted: bool = True) -> list[ColumnHealth]:
    """Every active column of the board in its order; ``entries`` 0 where nobody asks for them. One query."""
    shown = visible_notices().filter(column=OuterRef("pk"))
    entries = shown.order_by().values("column").annotate(n=Count("pk")).values("n")
    rows = Column.objects.filter(is_active=True).annotate(
        newest=Subquery(shown.order_by("-published_at").values("published_at")[:1]),
        entries=Coalesce(Subquery(entries), 0) if counted else Value(0),
    )
    today = clock.today()
    return [
        ColumnHealth(
            row.code, row.name, row.entries, row.newest,
            (today - clock.local(row.newest).date()).days if row.newest else None, row.fresh_days,
        )
        for row in rows.order_by("position", "name")
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Strike:
    """An item by which alone a site fails its inspection (单项否决): what is found, from which figure on it fails."""

    name: str
    rule: str
    found: int | None
    fails_from: int

    @property
    def fails(self) -> bool:
        """Whether an inspection today would fail the site for it. ``found`` None (nothing ever published) fails."""
        return self.found is None or self.found >= self.fails_from


def strikes(told: Sequence[ColumnHealth]) -> list[Strike]:
    """The items of 国办秘函〔2019〕19号 that the site itself can count, of :func:`columns`. Asks nothing.

    Whether pages open at all is for a monitor outside; the site has no message box for the public; wrong words are
    for whoever reads a text before it is signed off.
    """
    newest = min((one.days for one in told if one.days is not None), default=None)
    return [
        Strike("首页更新", "两周以上没有更新", newest, HOME_DAYS + 1),
        Strike("过期栏目", "5 个以上超过更新期限", sum(one.stale for one in told), 5),
        Strike("长期未更新的栏目", "10 个以上超过一年", sum((one.days or 0) > 365 and one.stale for one in told), 10),
        Strike("空栏目", "5 个以上从没发过内容", sum(one.empty for one in told), 5),
    ]


def nowhere() -> list[Nowhere]:
    """Addresses of notices in public texts that no notice has, and annexed files whose bytes are gone. Two queries."""
    with connection.cursor() as cursor:
        cursor.execute(_NOWHERE)
        found = [
            Nowhere(year, number, title, f"/notices/{to_year}/{int(to_number)}/")
            for year, number, title, to_year, to_number in cursor.fetchall()
        ]
    shown = Notice.objects.filter(pk__in=visible_notices().values("pk"))
    files = Attachment.objects.filter(document__notice__in=shown).exclude(file=None)
    rows = files.values_list("file_id", "file__name", "document__notice__year", "document__notice__number",
                             "document__title")  # fmt: skip
    gone = (row for row in rows if row[0] and not keeping.path_of(row[0]).exists())
    return [*found, *(Nowhere(year, number, title, f"附件 {name}") for _, name, year, number, title in gone)][:MOST]


def missing(site: Installation | None) -> list[str]:
    """What the foot of the public pages should say and does not, in Chinese. Asks nothing."""
    if site is None:
        return ["本系统还没有完成初始设置"]
    house = site.organisation
    told = {
        "地址": house.address, "邮编": house.postcode, "联系电话": house.telephone, "传真": house.fax,
        "网站编辑部电话": site.editor_telephone, "ICP备案号": site.icp_filing, "公安备案号": site.police_filing,
        "网站标识码": site.site_code,
    }  # fmt: skip
    return [label for label, value in told.items() if not value]


def overdue(issuer: Organisation) -> tuple[int, int]:
    """Documents of this house past their day, and units that have not signed for them. One query."""
    own = Document.objects.filter(issuer=issuer)
    told = receipts.overdue(own, clock.today()).aggregate(papers=Count("pk"), units=Sum("open"))
    return told["papers"], told["units"] or 0


def column(code: str) -> Column | None:
    """The active column of this code. One query."""
    return Column.objects.filter(code=code, is_active=True).first()


def todos(actor: Actor, *_others: Actor) -> TodoList:
    """网站: for who manages the accounts and may tell the site. Two queries, or none."""
    if not {"accounts.manage", "site.edit"} <= actor.rights:
        return TodoList("site", "网站", 0, ())
    items = tuple(_items(columns(counted=False), missing(organisations.installation())))
    return TodoList("site", "网站", len(items), items)


def _items(found: list[ColumnHealth], lacking: list[str]) -> Iterable[Todo]:
    now, url = clock.now(), reverse("desk:health")
    for one in found:
        if one.stale and one.newest is not None and one.limit is not None:
            due = clock.local(one.newest + timedelta(days=one.limit)).date()
            title = f"“{one.name}”{one.days} 天没有更新"
            yield Todo("activity", title, f"应在 {one.limit} 天内有新内容", one.newest, due, url, "查看")
    empty = [one.name for one in found if one.empty]
    if empty:
        yield Todo("activity", f"{len(empty)} 个栏目没有内容", "、".join(empty), now, None, url, "查看")
    if lacking:
        yield Todo("contact", "网站信息不全", f"缺{'、'.join(lacking)}", now, None, reverse("desk:site"), "补充")


SOURCES: tuple[Source, ...] = (todos,)
