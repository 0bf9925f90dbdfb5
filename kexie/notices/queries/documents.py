"""Documents at the desk: one, a list with its counts, what belongs to an issuer."""

import functools
import operator
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    CharField,
    Exists,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Concat

from kexie.kit import clock, search
from kexie.kit.actor import Actor
from kexie.kit.files.models import StoredFile
from kexie.kit.journal.models import Entry
from kexie.notices import flow
from kexie.notices.models import Addressee, AddresseeClass, Attachment, CoIssue, Column, Document, Numbering, SeriesCode
from kexie.notices.queries.counting import VIEWS
from kexie.notices.reading import lines
from kexie.notices.rules import visible_documents
from kexie.notices.rules.house import house
from kexie.notices.rules.visible import SHARED
from kexie.organisations.models import Organisation, Post
from kexie.organisations.rules import organisations_where
from kexie.people.models import Person

KIND = "document"
MOST_FOUND = 300
# The index follows within seconds; what waits longer is listed as work that failed (设置 → 后台工作).
UNINDEXED = timedelta(days=1)
_ROW = ("issuer", "number", "drafted_by")
_PAGE = (
    *_ROW, "column", "reviewed_by", "signed_off_by", "issued_by", "corrects", "corrects__number", "notice",
    "source_text", "reply_slip__version__blank",
)  # fmt: skip
# What a document forwards, as its page names it.
_ORIGIN = tuple(f"forward__addressee__document__{one}" for one in ("issuer", "number", "notice"))


def document(actor: Actor, ref: int, *, whole: bool = True) -> Document | None:
    """The document with this short number; None where this actor may not see it.

    ``whole``: with all its own page draws. 5 queries: itself with its people, annexes, joint issuers, classes, picked
    units; else only itself with its people.
    """
    co_issues = CoIssue.objects.select_related("organisation", "answered_by").order_by("position")
    annexes = Prefetch("attachments", Attachment.objects.select_related("file"))
    beside = (annexes, Prefetch("co_issues", co_issues), "classes", "units") if whole else ()
    return (
        visible_documents(actor)
        .select_related(*_PAGE, *_ORIGIN, "source_text__file")
        .defer("source_text__text", "source_text__first_reading", "forward__addressee__document__body")
        .prefetch_related(*beside)
        .filter(ref=ref)
        .first()
    )


def kept_file(pk: UUID) -> StoredFile | None:
    """The .docx kept under this id at an import; whose it is, is for the action to ask. One query."""
    return StoredFile.objects.filter(pk=pk, purpose="source").first()


def papers(actor: Actor, *, few: bool = False) -> QuerySet[Document]:
    """What the desk lists as documents: those of the actor's own house, issued, jointly issued or drafted.

    Not the inbox: what was sent to the house stands there. ``few``: gathered by the indexes of the three kinds; else
    one condition, for a house that has most of what there is, read in the order of the list.
    """
    if actor.is_system:
        return Document.objects.all()
    own = house(actor)
    shared = CoIssue.objects.filter(document=OuterRef("pk"), organisation__in=own)
    kinds = [Q(issuer__in=own), Q(Exists(shared), state__in=SHARED)]
    if actor.person_id is not None:
        kinds.append(Q(drafted_by=actor.person_id))
    if few:
        first, *more = (Document.objects.filter(kind).order_by().values("pk") for kind in kinds)
        return Document.objects.filter(pk__in=first.union(*more, all=True))
    return Document.objects.filter(functools.reduce(operator.or_, kinds))


def listed(actor: Actor, view: str = "", q: str = "", *, few: bool = False) -> QuerySet[Document]:
    """The desk's list, last changed first. ``view``: a state, ``open``, ``mine`` (drafted by the actor), or all.

    ``few``: as for :func:`papers`. ``q`` finds by words, pinyin, initials of the title, by the number and by the short
    number. Raises KeyError for an unknown view.
    """
    rows = papers(actor, few=few).select_related(*_ROW)
    if view == "mine":
        rows = rows.filter(drafted_by=actor.person_id) if actor.person_id else rows.none()
    elif view:
        rows = rows.filter(state__in=VIEWS[view])
    if q:
        rows = _found(rows, q)
    return rows.defer("body").order_by("-changed_at", "-ref")


def _found(rows: QuerySet[Document], q: str) -> QuerySet[Document]:
    """By the index, and what was changed lately by the letters themselves: it may not be in the index yet.

    Only that: the letters of a hundred thousand titles are read in ten times the rest of the page.
    """
    ranked = [pk for pk, _ in search.rank(KIND, q, among=rows, limit=MOST_FOUND)]
    parts = ("number__code", Value("〔"), "number__year", Value("〕"), "number__serial", Value("号"))
    printed = Concat(*parts, output_field=CharField())
    lately = rows.filter(changed_at__gte=clock.now() - UNINDEXED).annotate(printed=printed)
    lettered = lately.filter(Q(title__icontains=q) | Q(printed__icontains=q)).order_by("-changed_at")
    condition = Q(pk__in={*ranked, *lettered.values_list("pk", flat=True)[:MOST_FOUND]})
    if q.isdecimal() and len(q) < 15:
        condition |= Q(ref=int(q))
    return rows.filter(condition)


def documents_found(actor: Actor, q: str) -> QuerySet[Document]:
    """What of the actor's papers fits the words, for the search over everything."""
    return listed(actor, q=q)


def done_by(actor: Actor) -> QuerySet[Document]:
    """Documents this person has moved (passed, signed, numbered, issued, returned …), last changed first."""
    acts = Entry.objects.filter(entity="document", entity_id=OuterRef("pk"), person_id=actor.person_id)
    moved = Exists(acts.exclude(verb__in=("draft", "edit", "import", "due", "download")))
    rows = visible_documents(actor).filter(moved) if actor.person_id else Document.objects.none()
    return rows.select_related(*_ROW).defer("body").order_by("-changed_at", "-ref")


def was_returned() -> Exists:
    """Condition on drafts: somebody has sent this one back."""
    return Exists(Entry.objects.filter(entity="document", entity_id=OuterRef("pk"), verb="return"))


def returner() -> dict[str, Subquery]:
    """Annotations: the name of who sent a draft back last, and the kind of post it was done through."""
    entries = Entry.objects.filter(entity="document", entity_id=OuterRef(OuterRef("pk")), verb="return").order_by("-id")
    person = Person.objects.filter(pk=Subquery(entries.values("person_id")[:1]))
    post = Post.objects.filter(pk=Subquery(entries.values("post_id")[:1]))
    return {"returned_by": Subquery(person.values("name")[:1]), "returned_as": Subquery(post.values("kind")[:1])}


def same_words(issuer: Organisation, title: str, body: Sequence[Mapping[str, Any]]) -> Document | None:
    """A document of this issuer that bears this very title and text, the newest; None where there is none. One query.

    Void ones are left out: their words are free again.
    """
    rows = Document.objects.filter(issuer=issuer, title=title, body=list(body)).exclude(state="void")
    return rows.only("ref", "title", "state").order_by("-ref").first()


def corrected_by(document: Document) -> Document | None:
    """The issued document that corrects this one: its page says 已更正 and links there. One query."""
    return document.corrections.filter(state="issued").select_related("number").first()


def codes(issuer: Organisation) -> list[SeriesCode]:
    """The codes in use of an issuer, the usual one first. One query."""
    return list(SeriesCode.objects.filter(issuer=issuer, is_active=True))


def codes_kept(issuer: Organisation) -> list[SeriesCode]:
    """Every code of an issuer, those switched off last. One query."""
    return list(SeriesCode.objects.filter(issuer=issuer).order_by("-is_active", "-is_default", "code"))


def numberings(issuer: Organisation, year: int | None = None) -> QuerySet[Numbering]:
    """Every number ever given by an issuer, void ones with their reason among them; newest first."""
    rows = Numbering.objects.filter(issuer=issuer).select_related("document")
    return rows.filter(year=year) if year else rows


def classes(*issuers: Organisation, kept: Document | None = None) -> QuerySet[AddresseeClass]:
    """The addressee classes these issuers may use: the general ones and their own, in their order.

    ``kept`` adds those a draft names already, so that one switched off meanwhile is not lost by the next saving.
    """
    usable = Q(issuer=None) | Q(issuer__in=issuers)
    in_use = Q(pk__in=kept.classes.values("pk")) if kept is not None else Q(pk=None)
    return AddresseeClass.objects.filter(usable & Q(is_active=True) | in_use)


def classes_kept(issuer: Organisation) -> list[AddresseeClass]:
    """Every class of this issuer's own, those switched off too, then the general ones. One query."""
    rows = AddresseeClass.objects.filter(Q(issuer=None) | Q(issuer=issuer)).select_related("issuer")
    return list(rows.order_by("issuer", "-is_active", "position", "name"))


def class_kept(issuer: Organisation, class_id: UUID) -> AddresseeClass | None:
    """One of :func:`classes_kept`; None for a foreign one. One query."""
    rows = AddresseeClass.objects.filter(Q(issuer=None) | Q(issuer=issuer), pk=class_id)
    return rows.select_related("issuer").first()


def classes_named(issuer: Organisation, words: Iterable[str]) -> dict[str, AddresseeClass]:
    """The classes these words name, by any of their spellings; words that name none are left out. One query.

    Sources write 各区(开发区)科协 in either width of brackets and commas.
    """
    known: dict[str, AddresseeClass] = {}
    # The issuer's own class wins over a general one of the same name.
    for row in sorted(classes(issuer), key=lambda one: one.issuer_id is not None):
        known.update(dict.fromkeys(map(lines.fold, [row.name, *row.variants]), row))
    return {word: known[lines.fold(word)] for word in words if lines.fold(word) in known}


def issuers(actor: Actor) -> list[Organisation]:
    """The organisations in whose name this actor may draft, the own one before its departments. One query."""
    rows = organisations_where(actor, "documents.draft").filter(state="active")
    departments_last = Case(When(kind="department", then=1), default=0, output_field=IntegerField())
    return list(rows.order_by(departments_last, "number"))


@dataclass(frozen=True, slots=True)
class Named:
    """What a list of names came to: the units, the names that are nobody's, those that are several units'."""

    units: list[Organisation]
    unknown: list[str]
    ambiguous: list[str]


def units_named(names: Sequence[str]) -> Named:
    """Active units by full name, else by short name; each once, in the order of the names. One query."""
    rows = Organisation.objects.filter(Q(name__in=names) | Q(short_name__in=names), state="active")
    full: dict[str, list[Organisation]] = {}
    short: dict[str, list[Organisation]] = {}
    for row in rows.order_by("number"):
        full.setdefault(row.name, []).append(row)
        short.setdefault(row.short_name, []).append(row)
    fits = {name: full.get(name) or short.get(name, []) for name in names}
    found = {one[0].pk: one[0] for one in fits.values() if len(one) == 1}
    return Named(
        units=list(found.values()),
        unknown=[name for name, one in fits.items() if not one],
        ambiguous=[name for name, one in fits.items() if len(one) > 1],
    )


def left_undone(organisation: Organisation) -> tuple[int, int]:
    """Documents of this organisation that are under way, and papers it has not signed for. Two queries."""
    under_way = Document.objects.filter(issuer=organisation).exclude(state__in=flow.CLOSED)
    unsigned = Addressee.objects.filter(organisation=organisation, has_signed=False)
    return under_way.count(), unsigned.count()


def columns() -> list[Column]:
    """The columns a document may be put in. One query."""
    return list(Column.objects.filter(is_active=True))


def searched(document: Document) -> dict[float, str]:
    """What of a document the desk finds: the title leads, then number and addressees, then the text."""
    head = "\n".join(filter(None, [str(document.number or ""), document.addressee_text, document.signature]))
    return {4.0: document.title, 2.0: head, 1.0: "\n".join(paragraph["text"] for paragraph in document.body)}
