"""What waits for an actor, for the home of the desk. Each list's ``total`` is the count of the query behind it.

Plain callables for ``config.plugs.TODOS``.
``others`` are the same person through their other posts: what waits for those alone is counted in the same query.
"""

import functools
import operator
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db.models import Case, Count, Exists, Min, OuterRef, Q, QuerySet, Value, When
from django.urls import reverse

from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.todo import MOST, Source, Todo, TodoList
from kexie.notices.models import Addressee, CoIssue, Document
from kexie.notices.queries import receipts, reminders
from kexie.notices.queries.documents import returner, was_returned
from kexie.notices.queries.terms import DUE
from kexie.notices.rules import written_by
from kexie.organisations import posts
from kexie.organisations.rules import organisations_where


def waiting(actor: Actor) -> QuerySet[Document]:
    """Every document whose next step is this actor's: drafts to finish, to review, countersign, sign, number, issue.

    The same conditions as ``rules.can_…``, as a set: the actor's own texts wait for somebody else's review.
    """
    condition = _waiting(actor)
    return Document.objects.none() if condition is None else Document.objects.filter(condition)


def _waiting(actor: Actor) -> Q | None:
    if actor.person_id is None or actor.post_id is None:
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


def documents(actor: Actor, *others: Actor) -> TodoList:
    """待我办理的公文. One query (two beyond 50)."""
    rows = Document.objects.annotate(returned=was_returned(), **returner()).defer("body")
    rows = rows.select_related("issuer", "drafted_by", "reviewed_by", "signed_off_by")
    conditions = [_waiting(one) for one in (actor, *others)]
    found, total, elsewhere = _first(rows, conditions, ("state_since", "ref"))
    items = tuple(_todo(document, actor) for document in found)
    return TodoList("documents", "待办公文", total, items, elsewhere)


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
    """待签收: what the actor may sign for. One query (two beyond 50)."""
    rows = Addressee.objects.filter(receipt=None).annotate(due=DUE).defer("document__body")
    rows = rows.select_related("document", "document__issuer")
    conditions = [_signing(one) for one in (actor, *others)]
    found, total, elsewhere = _first(rows, conditions, ("due", "addressed_at", "id"))
    items = tuple(
        Todo(
            icon="inbox",
            title=row.document.title,
            whom=row.document.issuer.label,
            since=row.addressed_at,
            due=row.due,
            url=reverse("desk:inbox_document", args=[row.document.ref]),
            button="签收",
        )
        for row in found
    )
    return TodoList("inbox", "待签收", total, items, elsewhere)


def to_sign(actor: Actor) -> QuerySet[Addressee]:
    """The open rows of the inbox that this actor has the right to sign."""
    condition = _signing(actor)
    return Addressee.objects.none() if condition is None else Addressee.objects.filter(condition, receipt=None)


def _signing(actor: Actor) -> Q | None:
    if actor.person_id is None or actor.post_id is None or "receipts.sign" not in actor.rights:
        return None
    return Q(organisation__in=organisations_where(actor, "receipts.sign"))


def late(actor: Actor, *_others: Actor) -> TodoList:
    """逾期未签: documents this actor's house issued that somebody should have signed for. One query (two beyond 50)."""
    rows = late_documents(actor).select_related("issuer").defer("body")
    found, total, _ = _first(rows, [Q()], ("due_on", "ref"))
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


def late_documents(actor: Actor) -> QuerySet[Document]:
    """Issued by a house where this actor may issue, due, and not signed by all."""
    if actor.person_id is None or "documents.issue" not in actor.rights:
        return Document.objects.none()
    own = Document.objects.filter(issuer__in=organisations_where(actor, "documents.issue"))
    return receipts.overdue(own, clock.today())


def _first(
    rows: QuerySet[Any], conditions: Sequence[Q | None], order: Sequence[str]
) -> tuple[Iterable[Any], int, tuple[int, ...]]:
    """The first rows of the first condition, the number of all of them, and how many each other one has alone.

    The figures are asked for apart only where the first rows are not all. None is a condition nothing meets.
    """
    own, *others = conditions
    if not any(others):
        return (*_of_one(rows, own, order), (0,) * len(others))
    told = {f"for_{place}": one for place, one in enumerate(conditions) if one is not None}
    marks = {name: Case(When(one, then=Value(True)), default=Value(False)) for name, one in told.items()}
    rows = rows.filter(functools.reduce(operator.or_, told.values())).annotate(**marks)
    found = list(rows.order_by(*(["-for_0"] if "for_0" in told else []), *order)[: MOST + 1])
    mine = [row for row in found if getattr(row, "for_0", False)]
    if len(found) <= MOST:
        alone = [row for row in found if not getattr(row, "for_0", False)]
        names = [f"for_{place}" for place in range(1, len(conditions))]
        return mine, len(mine), tuple(sum(getattr(row, name, False) for row in alone) for name in names)
    return mine[:MOST], *_figures(rows, told, len(conditions))


def _of_one(rows: QuerySet[Any], condition: Q | None, order: Sequence[str]) -> tuple[Iterable[Any], int]:
    if condition is None:
        return [], 0
    asked = rows.filter(condition).order_by(*order)
    found = list(asked[: MOST + 1])
    return (found, len(found)) if len(found) <= MOST else (found[:MOST], asked.count())


def _figures(rows: QuerySet[Any], told: dict[str, Q], length: int) -> tuple[int, tuple[int, ...]]:
    """How many rows bear the first mark, and for each other mark how many bear it and not the first. One query."""
    free = Q(for_0=False) if "for_0" in told else Q()
    asked = {f"n_{name}": Count("pk", filter=Q(**{name: True}) & (Q() if name == "for_0" else free)) for name in told}
    figures = rows.order_by().aggregate(**asked)
    return figures.get("n_for_0", 0), tuple(figures.get(f"n_for_{place}", 0) for place in range(1, length))


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


SOURCES: tuple[Source, ...] = (documents, inbox, late, held_up)
