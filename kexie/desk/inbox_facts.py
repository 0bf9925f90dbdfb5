"""What the inbox shows: one's own house only, never who else has or has not signed."""

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from kexie.desk import document_facts, forward_facts, receipt_facts, reply_facts, words
from kexie.kit.actor import Actor
from kexie.kit.web import paging
from kexie.notices import queries, rules

Facts = dict[str, Any]
VIEWS = (("open", "待签收"), ("signed", "已签收"), ("", "全部"))


def index(request: HttpRequest, by: Actor) -> Facts:
    """Views with counts, the search, words for an empty list. One query."""
    counts = queries.inbox_counts(by, paging.FAR)
    view = request.GET.get("view", "open" if counts["open"] else "")
    view = view if view in dict(VIEWS) else ""
    q = request.GET.get("q", "").strip()[:100]
    nothing = {
        "open": ("没有等您签收的文", "印发给本单位的公文会列在这里。"),
        "signed": ("还没有签收过", "签收过的公文留在这里备查。"),
        "": ("还没有发给本单位的公文", "上级印发给本单位的公文会列在这里。"),
    }
    return {
        "view": view,
        "q": q,
        "total": None if q else counts[view],
        "views": [
            {
                "label": label,
                "url": _url(code, q),
                "count": words.bounded(counts[code], paging.FAR),
                "current": code == view,
            }
            for code, label in VIEWS
        ],
        "clear_url": _url(view, ""),
        "no_match": f"没有符合“{q}”的收文",
        "nothing": nothing[view],
        "facts": f"待签收{words.pieces(counts['open'], paging.FAR)}，共{words.pieces(counts[''], paging.FAR)}",
        "guides": "receipts.read" in by.rights,
    }


def _url(view: str, q: str) -> str:
    return f"{reverse('desk:inbox')}?{urlencode({'view': view, **({'q': q} if q else {})})}"


def asked_for(by: Actor, view: str, q: str) -> QuerySet[Any] | Callable[[slice], QuerySet[Any]]:
    """What the list is read from: a search as one set, a view window by window."""
    return queries.inbox(by, view, q) if q else lambda window: queries.inbox_window(by, view, window)


def rows(by: Actor, found: Sequence[Any]) -> list[Facts]:
    """The lines of the list. Whether one may sign is a property of the post, asked once."""
    signable = "receipts.sign" in by.rights
    return [row(one, "" if signable else "您的职务不能签收") for one in found]


def row(addressee: Any, reason: str) -> Facts:
    """One received document; ``reason`` says why it cannot be signed for by this actor."""
    document = addressee.document
    receipt = getattr(addressee, "receipt", None)
    tone, label = receipt_facts.state(addressee, addressee.due_on)
    return {
        "pk": addressee.pk,
        "ref": document.ref,
        "number": str(document.number or ""),
        "title": document.title,
        "issuer": document.issuer.label,
        "unit": addressee.name,
        "tone": tone,
        "label": label,
        "issued_at": document.issued_at,
        "due_on": addressee.due_on,
        "url": reverse("desk:inbox_document", args=[document.ref]),
        "sign_url": reverse("desk:receipt", args=[document.ref]),
        "signed_at": receipt.at if receipt else None,
        "who": receipt_facts.who(receipt) if receipt else "",
        "reason": "" if receipt else reason,
    }


def _followed(addressee: Any) -> list[tuple[str, str]]:
    before = addressee.in_place_of
    return [("接替", f"{before.name}（已并入本单位，由本单位签收）")] if before is not None else []


def detail(by: Actor, addressee: Any) -> Facts:
    """One received document with its own receipt."""
    document = addressee.document
    verdict = rules.can_sign(by, addressee)
    line = row(addressee, "" if verdict else verdict.reason)
    return {
        "document": document,
        "row": line,
        "facts": f"{line['number'] or '无文号'} · {document.issuer.label} · {words.moment(document.issued_at)}印发",
        "crumbs": [("收文签收", reverse("desk:inbox")), (document_facts.short(document.title), "")],
        **document_facts.paper(document),
        "attachments": document_facts.attachments(document),
        "elements": document_facts.elements(document),
        **reply_facts.mine(by, addressee),
        "receipt": [
            ("收件单位", addressee.name),
            *_followed(addressee),
            ("签收期限", words.full_day(addressee.due_on)),
            ("签收人", line["who"]),
            ("签收时间", words.moment(line["signed_at"])),
        ],
        **forward_facts.received(by, addressee),
        **forward_facts.origin(by, document),
    }
