"""What the list of slips shows that others sent straight to units below one's own house."""

from typing import Any

from django.urls import reverse

from kexie.desk import reply_facts
from kexie.kit.actor import Actor
from kexie.notices.queries import below

Facts = dict[str, Any]
_NONE = below.Standing()


def index(by: Actor, page: Any) -> Facts:
    """The lines of this page with the figures of one's own units. One query."""
    found = below.standings(by, page.rows)
    return {
        "page": page,
        "rows": [_row(one, found.get(one.pk, _NONE)) for one in page.rows],
        "facts": "别的单位直接发给下属单位的回执，只看得到下属单位的答复",
        "crumbs": [("收文签收", reverse("desk:inbox")), ("下属单位的回执", "")],
    }


def _row(document: Any, stands: below.Standing) -> Facts:
    left = stands.asked - stands.answered
    tone, label = ("ok", "已齐") if not left else ("bad", "有逾期") if stands.overdue else ("warn", "收集中")
    return {
        "title": document.title, "number": str(document.number or ""), "issuer": document.issuer.label,
        "form": document.reply_slip.version.blank.name, "due": reply_facts.due(document.reply_slip.due_at),
        "asked": stands.asked, "answered": stands.answered, "late": stands.late, "left": left,
        "overdue": stands.overdue, "tone": tone, "label": label, "url": reverse("desk:replies", args=[document.ref]),
    }  # fmt: skip
