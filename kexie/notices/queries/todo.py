"""What waits for an actor, for the home of the desk. Each list's ``total`` is the count of the query behind it.

Plain callables for ``config.plugs.TODOS``.
``others`` are the same person through their other posts: what waits for those alone is counted in the same query.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet
from django.urls import reverse

from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.todo import Source, Todo, TodoList
from kexie.notices.models import Addressee, CoIssue, Document
from kexie.notices.models.replies import last_day
from kexie.notices.queries import firsts, receipts, reminders, replies
from kexie.notices.queries.documents import returner, was_returned
from kexie.notices.queries.terms import DUE
from kexie.notices.rules import written_by
from kexie.notices.steps import CHASED
from kexie.organisations import posts
from kexie.organisations.rules import organisations_where


def waiting(actor: Actor) -> QuerySet[Document]:
    """Every document whose next step is this actor's: drafts to finish, to review, countersign, sign, number, issue.

    The same conditions as ``rules.can_…``, as a set: the actor's own texts wait for somebody else's review.
    """
    condition = _waiting(actor)
    return Document.objects.none() if condition is None else Document.objects.filter(condition)


def _waiting(actor: Actor) -> Q | None:
    if actor.person_id is None or actor.post_id is None or not _STEPPING & actor.rights:
        return None
    foreign = ~Q(drafted_by=actor.person_id) & ~Q(written_by(actor))
    condition = Q(state="draft", drafted_by=actor.person_id)
    for state, right in _STEPS:
        if right in actor.rights:
            mine = Q(state=state, issuer__in=organisations_where(actor, right))
            condition |= mine & foreign if state in ("review", "sign_off") else mine
    if "documents.countersign" in actor.rights:
        own = organisations_where(actor, "documents.countersign")
        asked = CoIssue.objects.filter(document=OuterRef("pk"), organisation__in=own, agreed_at=None, objected_at=None)
        condition |= Q(Exists(asked), state="countersign") & foreign
    if "documents.review" in actor.rights:
        disputed = CoIssue.objects.filter(document=OuterRef("pk"), objected_at__isnull=False)
        settling = Q(Exists(disputed), state="countersign", issuer__in=organisations_where(actor, "documents.review"))
        condition |= settling & foreign
    return condition


_STEPS = (
    ("review", "documents.review"),
    ("sign_off", "documents.sign_off"),
    ("signed", "documents.number"),
    ("numbered", "documents.issue"),
)
# Who holds none of these has nothing to do with documents before their issue.
_STEPPING = frozenset({"documents.draft", "documents.countersign", *(right for _, right in _STEPS)})


def documents(actor: Actor, *others: Actor) -> TodoList:
    """待我办理的公文. One query (two beyond 50)."""
    found, total, elsewhere = firsts.first("documents", _stepping, (actor, *others), ("state_since", "ref"))
    items = tuple(_todo(document, actor) for document in found)
    return TodoList("documents", "待办公文", total, items, elsewhere)


def _stepping(actors: Sequence[Actor]) -> tuple[QuerySet[Any], list[Q | None]]:
    rows = Document.objects.annotate(returned=was_returned(), **returner()).defer("body")
    rows = rows.select_related("issuer", "drafted_by", "reviewed_by", "signed_off_by")
    return rows, [_waiting(one) for one in actors]


def _todo(document: Document, actor: Actor) -> Todo:
    icon, act, button, from_whom = _WORDS[_case(document, actor)]
    return Todo(
        icon=icon,
        title=f"{act}：{document.title}",
        whom=from_whom(document),
        since=document.state_since,
        due=None,
        url=reverse("desk:document", args=[document.ref]),
        button=button,
    )


def _case(document: Document, actor: Actor) -> str:
    if document.state == "draft" and getattr(document, "returned", False):
        return "returned"
    if document.state == "countersign" and "documents.countersign" not in actor.rights:
        return "disputed"
    return document.state


def _name(person: object) -> str:
    return str(person) if person is not None else "系统"


def _sent_back(document: Document) -> str:
    """何主任（办公室核稿）退回; the journal's own return without a person keeps to the issuer."""
    name, kind = getattr(document, "returned_by", None), posts.KINDS.get(getattr(document, "returned_as", None) or "")
    if name is None:
        return document.issuer.label
    return f"{name}（{kind.label}）退回" if kind else f"{name}退回"


_Words = tuple[str, str, str, Callable[[Document], str]]
_WORDS: dict[str, _Words] = {
    "draft": ("pencil", "写完并送核稿", "继续拟稿", lambda document: document.issuer.label),
    "returned": ("undo-2", "被退回，修改后再送", "修改", _sent_back),
    "review": ("file-search", "核稿", "核稿", lambda document: _name(document.drafted_by)),
    "countersign": ("users", "会签", "会签", lambda document: document.issuer.label),
    "disputed": ("message-square-warning", "会签有异议", "处理异议", lambda document: document.issuer.label),
    "sign_off": ("stamp", "签发", "签发", lambda document: _name(document.reviewed_by)),
    "signed": ("hash", "编号", "编号", lambda document: _name(document.signed_off_by)),
    "numbered": ("send", "印发", "印发", lambda document: document.issuer.label),
}


def inbox(actor: Actor, *others: Actor) -> TodoList:
    """待签收、待填回执: what the actor may sign for, then what it may answer for. One query (two beyond 50)."""
    found, total, elsewhere = firsts.first("inbox", _owing, (actor, *others), ("due", "addressed_at", "id"))
    items = tuple(_asked(row) if row.has_signed else _unsigned(row) for row in found)
    return TodoList("inbox", "待签收", total, items, elsewhere)


def _owing(actors: Sequence[Actor]) -> tuple[QuerySet[Any], list[Q | None]]:
    conditions = [_signing(one) for one in actors]
    rows = Addressee.objects.filter(pk__in=_open(filter(None, conditions))).defer("document__body")
    rows = rows.annotate(due=DUE, answer_due_at=replies.DUE_AT)
    return rows.select_related("document", "document__issuer"), conditions


def _open(houses: Iterable[Q]) -> QuerySet[Any]:
    """Ids of what is unsigned or unanswered, house by house and one kind after the other.

    Joined by OR the two would be one condition that no index serves: every row of every house would be read.
    """
    owing = replies.owing(clock.now() - CHASED)
    found = [
        Addressee.objects.filter(house, kind).order_by().values("pk")
        for house in houses
        for kind in (Q(has_signed=False), owing)
    ]
    return Addressee.objects.none().values("pk").union(*found, all=True)


def _unsigned(row: Any) -> Todo:
    return Todo(
        icon="inbox",
        title=row.document.title,
        whom=row.document.issuer.label,
        since=row.addressed_at,
        due=row.due,
        url=reverse("desk:inbox_document", args=[row.document.ref]),
        button="签收",
    )


def _asked(row: Any) -> Todo:
    """Signed for, and the reply slip is still to be filled in: one thing after the other."""
    return Todo(
        icon="clipboard-list",
        title=f"填回执：{row.document.title}",
        whom=row.document.issuer.label,
        since=row.addressed_at,
        due=last_day(row.answer_due_at),
        url=reverse("desk:reply", args=[row.document.ref]),
        button="填回执",
    )


def to_sign(actor: Actor) -> QuerySet[Addressee]:
    """The open rows of the inbox that this actor has the right to sign."""
    condition = _signing(actor)
    return Addressee.objects.none() if condition is None else Addressee.objects.filter(condition, has_signed=False)


def _signing(actor: Actor) -> Q | None:
    if actor.person_id is None or actor.post_id is None or "receipts.sign" not in actor.rights:
        return None
    return Q(organisation__in=organisations_where(actor, "receipts.sign"))


def late(actor: Actor, *_others: Actor) -> TodoList:
    """逾期未签: documents this actor's house issued that somebody should have signed for. One query (two beyond 50)."""
    found, total, _ = firsts.first("late", _late, (actor,), ("due_on", "ref"))
    items = tuple(
        Todo(
            icon="bell-ring",
            title=f"催签收：{document.title}",
            whom=f"{document.open} / {document.total} 家未签",
            since=document.issued_at or document.state_since,
            due=document.due_on,
            url=f"{reverse('desk:receipts', args=[document.ref])}?view=open",
            button="查看未签",
        )
        for document in found
    )
    return TodoList("late", "逾期未签收", total, items)


def _late(actors: Sequence[Actor]) -> tuple[QuerySet[Any], list[Q | None]]:
    return late_documents(actors[0]).select_related("issuer").defer("body"), [Q()]


def late_documents(actor: Actor) -> QuerySet[Document]:
    """Issued by a house where this actor may issue, due, and not signed by all."""
    if actor.person_id is None or "documents.issue" not in actor.rights:
        return Document.objects.none()
    own = Document.objects.filter(issuer__in=organisations_where(actor, "documents.issue"))
    return receipts.overdue(own, clock.today())


def held_up(actor: Actor, *_others: Actor) -> TodoList:
    """催办: ladders that wait for a year's calendar, told to who enters it; nothing (and no query) for others."""
    if actor.person_id is None or "calendar.edit" not in actor.rights:
        return TodoList("held_up", "催办", 0, ())
    told = reminders.held_up().aggregate(count=Count("pk"), year=Min("waits_for"))
    if not told["count"]:
        return TodoList("held_up", "催办", 0, ())
    item = Todo(
        icon="calendar-x",
        title=f"{told['count']} 件公文的催办在等 {told['year']} 年的放假安排",
        whom="录入后自动接着催",
        since=clock.now(),
        due=None,
        url=reverse("desk:calendar_year", args=[told["year"]]),
        button="录入",
    )
    return TodoList("held_up", "催办", 1, (item,))


SOURCES: tuple[Source, ...] = (documents, inbox, held_up)
ASIDE: tuple[Source, ...] = (late,)
