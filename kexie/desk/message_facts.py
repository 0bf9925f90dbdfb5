"""What one's own messages look like: the inbox in the house, and what went to mailbox and telephone."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from kexie.desk import words
from kexie.kit.actor import Actor
from kexie.messages import flow, queries
from kexie.messages.channels import Channel
from kexie.notices import queries as notices
from kexie.plans import rules as plan_rules

Facts = dict[str, Any]
# What messages speak of.
ABOUTS = ("document", "addressee", "annual_plan", "plan_answer")
VIEWS = (("", "站内消息"), ("elsewhere", "邮件和短信"))
NOTHING = {
    "": ("还没有消息", "催办、通知这类消息会列在这里，看过后标为已读。"),
    "elsewhere": ("没有给您发过邮件和短信", "发到您邮箱和手机的消息留在这里备查。"),
}


def index(request: HttpRequest, by: Actor) -> Facts:
    """Views with counts. One query."""
    counts = queries.inbox_counts(by)
    view = "elsewhere" if request.GET.get("view") == "elsewhere" else ""
    totals = {"": counts["all"], "elsewhere": counts["elsewhere"]}
    return {
        "view": view,
        "unread": counts["unread"],
        "facts": f"未读 {counts['unread']} 条，共 {counts['all']} 条",
        "nothing": NOTHING[view],
        "views": [
            {"label": label, "url": _url(code), "count": totals[code], "current": code == view} for code, label in VIEWS
        ],
    }


def _url(view: str) -> str:
    here = reverse("desk:messages")
    return f"{here}?{urlencode({'view': view})}" if view else here


def listed(by: Actor, view: str) -> Any:
    """The messages of a view."""
    return queries.elsewhere(by) if view else queries.inbox(by)


def rows(by: Actor, found: Sequence[Any]) -> list[Facts]:
    """The messages in full, each with the way to what it speaks of. Two queries."""
    links = _links(by, found)
    return [
        {
            **line(row),
            "text": row.text,
            "unread": row.channel == Channel.IN_APP and row.read_at is None,
            "read_url": reverse("desk:message_reading", args=[row.pk]),
            "link": links.get(row.about_id, ""),
        }
        for row in found
    ]


def line(row: Any) -> Facts:
    """One message without its text: what a list about somebody may show."""
    state = flow.MESSAGE.state(row.state)
    return {
        "pk": row.pk,
        "title": row.subject or row.kind_label,
        "kind": row.kind_label,
        "house": row.house.label,
        "channel": row.get_channel_display(),
        "address": row.address_shown,
        "when": words.moment(row.sent_at or row.queued_at),
        "tone": state.tone,
        "state": state.label,
    }


NEWEST, PAGE = 20, 100


def sent_to(by: Actor, person: Any, page: int = 0) -> Facts:
    """What somebody was sent, the newest first, without the texts: the newest, or one page of all. Two queries."""
    found = queries.sent_to(by, person)
    size, count = PAGE if page else NEWEST, found.count()
    start = max(page - 1, 0) * size
    here = reverse("desk:person", args=[person.pk])
    return {
        "messages_sent": [line(row) for row in found[start : start + size]],
        "messages_count": count,
        "messages_first": start + 1,
        "messages_newer_url": f"{here}?messages={page - 1}#messages" if page > 1 else "",
        "messages_older_url": f"{here}?messages={page + 1}#messages" if start + size < count else "",
    }


def _links(by: Actor, found: Sequence[Any]) -> dict[Any, str]:
    """Where the records are that messages speak of, as far as this actor may see them."""
    wanted = {code: {one.about_id for one in found if one.about_entity == code} for code in ABOUTS}
    told: dict[Any, str] = {}
    for paper in notices.visible_documents(by).filter(pk__in=wanted["document"]).only("ref"):
        told[paper.pk] = reverse("desk:document", args=[paper.ref])
    for one in notices.visible_addressees(by).filter(pk__in=wanted["addressee"]).select_related("document"):
        told[one.pk] = reverse("desk:inbox_document", args=[one.document.ref])
    for plan in plan_rules.visible_plans(by).filter(pk__in=wanted["annual_plan"]).only("ref"):
        told[plan.pk] = reverse("desk:plan_answers", args=[plan.ref])
    for answer in plan_rules.visible_answers(by).filter(pk__in=wanted["plan_answer"]).only("pk"):
        told[answer.pk] = reverse("desk:answer", args=[answer.pk])
    return told
