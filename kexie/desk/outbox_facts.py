"""What one's house sent: by state, one message with every try, and whether it may be sent again."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from kexie.desk import message_facts, words
from kexie.kit.actor import Actor
from kexie.messages import doors, flow, queries, rules
from kexie.messages.channels import Channel

Facts = dict[str, Any]
# In the order of what an officer has to do something about.
STATES = ("unknown", "failed", "undeliverable", "waiting", "sending", "sent", "withdrawn")


def index(request: HttpRequest, by: Actor) -> Facts:
    """State filters with counts, the search. One query."""
    counts = queries.outbox_counts(by)
    state = request.GET.get("state", "")
    state = state if state in STATES else ""
    q = request.GET.get("q", "").strip()[:60]
    shown = ["", *(code for code in STATES if counts[code] or code == state)]
    labels = {"": "全部"} | {code: flow.MESSAGE.state(code).label for code in STATES}
    return {
        "state": state,
        "q": q,
        "clear_url": _url(state, ""),
        "no_match": f"没有符合“{q}”的消息",
        "facts": f"以本单位名义发出的，共 {counts['']} 条",
        "sms_only_logged": doors.only_logs(Channel.SMS),
        "views": [
            {"label": labels[code], "url": _url(code, q), "count": counts[code], "current": code == state}
            for code in shown
        ],
    }


def _url(state: str, q: str) -> str:
    told = {name: value for name, value in (("state", state), ("q", q)) if value}
    return f"{reverse('desk:outbox')}{'?' + urlencode(told) if told else ''}"


def rows(found: Sequence[Any]) -> list[Facts]:
    """The lines of the list."""
    return [
        {**message_facts.line(row), "to": receiver(row), "url": reverse("desk:outbox_message", args=[row.pk])}
        for row in found
    ]


def receiver(row: Any) -> str:
    """Whom it goes to."""
    return str(row.person.name if row.person_id else row.unit.label)


def detail(by: Actor, row: Any) -> Facts:
    """One message with its text and tries. One query."""
    verdict = rules.can_resend(by, row)
    line = message_facts.line(row)
    return {
        "row": {**line, "text": row.text},
        "facts": f"{line['kind']} · {line['house']}",
        "crumbs": [("发出的消息", reverse("desk:outbox")), (line["title"], "")],
        "can_resend": bool(verdict),
        "is_unknown": row.state == "unknown",
        "reason": row.reason,
        "elements": [
            ("收件人", receiver(row)),
            ("渠道", line["channel"]),
            ("地址", row.address_shown),
            ("放入发件箱", words.moment(row.queued_at)),
            ("不早于", words.moment(row.due_at) if row.state == "waiting" else ""),
            ("发出", words.moment(row.sent_at)),
            ("已读", words.moment(row.read_at) if row.channel == Channel.IN_APP else "不记录"),
        ],
        "attempts": [_attempt(one) for one in reversed(queries.attempts(row))],
    }


def _attempt(one: Any) -> dict[str, str]:
    tone = {"sent": "ok", "failed": "bad", "unknown": "bad"}.get(one.outcome, "")
    title = f"{one.get_outcome_display()}（第 {one.round} 次发起）" if one.round > 1 else one.get_outcome_display()
    return {"title": title, "when": words.moment(one.began_at), "who": "系统", "note": one.reason, "tone": tone}
