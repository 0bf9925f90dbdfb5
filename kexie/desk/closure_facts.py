"""What the pages of closing and reopening show, and what the page of a closed organisation says of it."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from kexie.associations.rules import revocation as revoking
from kexie.desk import ladder, words
from kexie.kit.actor import Actor
from kexie.notices import queries as notices
from kexie.organisations import kinds, queries, rules

Facts = dict[str, Any]


def buttons(by: Actor, organisation: Any) -> Facts:
    """The one of 撤销 and 恢复 that fits its state: off with the reason where it cannot be pressed."""
    closed = organisation.state == "closed"
    if not closed and organisation.kind in kinds.ELECTING:
        return {"closing": _proposing(by, organisation)}
    verdict = rules.can_reopen(by, organisation) if closed else rules.can_close(by, organisation)
    act = "withdrawal" if closed else "closure"
    offered = verdict or verdict.rule not in _NOT_THEIRS
    return {
        "closing": {
            "url": reverse(f"desk:organisation_{act}", args=[organisation.number]),
            "label": "恢复" if closed else "撤销",
            "icon": "rotate-ccw" if closed else "archive",
            "off": "" if verdict else verdict.reason,
        }
        if offered
        else None
    }


def _proposing(by: Actor, organisation: Any) -> Facts | None:
    """Of an association that elects one proposes it; another decides."""
    if not revoking.may_propose(by, organisation):
        return None
    url = reverse("desk:revocation_new", args=[organisation.number])
    return {"url": url, "label": "提出撤销", "icon": "archive", "off": ""}


# Somebody else's business, or nobody's: no button rather than a dead one.
_NOT_THEIRS = ("organisation.close.right", "organisation.close.root", "organisation.reopen.right")


def closed(organisation: Any, entries: Sequence[Any]) -> Facts | None:
    """Since when and why it is closed; None for one at work."""
    if organisation.state != "closed":
        return None
    act = next((entry for entry in reversed(entries) if entry.verb == "close"), None)
    into = organisation.successor
    return {
        "title": f"{words.full_day(organisation.closed_on)}撤销{f'，并入{into.label}' if into else ''}",
        "url": reverse("desk:organisation", args=[into.number]) if into else "",
        "reason": (ladder.note_of(act) if act else "") or "没有写明理由",
    }


def ends(organisation: Any) -> list[str]:
    """What ends with it and what is left undone, in words."""
    posts, people = queries.posts_in(organisation).count(), queries.workers(organisation).count()
    documents, papers = notices.left_undone(organisation)
    told = [f"{posts} 项任职、{people} 人的所在单位到撤销日期为止"] if posts or people else []
    told += [f"还有 {documents} 件公文没有办完，撤销后没有人能办"] if documents else []
    return told + ([f"还有 {papers} 件来文没有签收，不再催办"] if papers else [])


def closing(organisation: Any, form: Any) -> Facts:
    """The form with what ends and what is left undone."""
    return {
        **_page(organisation, "撤销"),
        "form": form,
        "facts": organisation.name,
        "submit": "撤销",
        "submit_tone": "danger-solid",
        "warning": {
            "title": "撤销后，任职人立即不能再以它的名义办理",
            "text": "；".join([*ends(organisation), "记录全部留存，撤销有误可以恢复"]) + "。",
        },
    }


def reopening(organisation: Any, form: Any) -> Facts:
    """The form that takes a closing back."""
    return {
        **_page(organisation, "恢复"),
        "form": form,
        "facts": f"{words.full_day(organisation.closed_on)}撤销",
        "submit": "恢复",
        "warning": {"title": "以前的任职和人员不会自动恢复", "text": "恢复后请重新任命任职人、登记人员。"},
    }


def _page(organisation: Any, act: str) -> Facts:
    here = reverse("desk:organisation", args=[organisation.number])
    return {
        "heading": f"{act}：{organisation.label}",
        "crumbs": [("组织", reverse("desk:organisations")), (organisation.label, here), (act, "")],
        "back": here,
    }
