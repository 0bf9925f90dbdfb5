"""Units asked after their receipts: what the pages of one unit, of its links and calls, and of all links show."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from kexie.desk import link_lists, receipt_facts, reminder_facts, words
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.notices import queries, rules
from kexie.notices.rules import reminders as reminder_rules
from kexie.organisations import rules as organisations

Facts = dict[str, Any]
TONES = {"signed": "ok", "refused": "bad", "not_reached": "bad"}
REASONS = {
    "revoked": "链接已作废", "expired": "链接已过期", "corrected": "文件已更正", "withdrawn": "文件不在印发状态",
    "closed": "单位已撤销", "signed": "已签收过",
}  # fmt: skip


def crumbs(document: Any, *here: str) -> list[tuple[str, str]]:
    """公文 / number / 签收情况 / here."""
    name, back = str(document.number or document.title), reverse("desk:document", args=[document.ref])
    receipts = reverse("desk:receipts", args=[document.ref])
    return [("公文", reverse("desk:documents")), (name, back), ("签收情况", receipts), *((one, "") for one in here)]


def unit(by: Actor, document: Any, addressee: Any) -> Facts:
    """One unit: its receipt, its link with every use, the calls."""
    links = queries.chasing.links(addressee)
    open_link = next((one for one in links if one.revoked_at is None), None)
    calls = queries.chasing.calls(addressee)
    may_call, may_link = rules.can_log_call(by, addressee), rules.can_make_link(by, addressee)
    own = "（这家另定）" if addressee.due_on != document.due_on else ""
    tone, label = receipt_facts.state(addressee, addressee.due_on)
    return {
        "document": document, "unit": addressee, "tone": tone, "label": label,
        "facts": f"{document.number or document.title} · 期限 {words.full_day(addressee.due_on)}{own}",
        "crumbs": crumbs(document, addressee.name),
        "receipt": _receipt(addressee), "reach": _reach(addressee.organisation),
        "reveal_url": _reveal_url(by, document, addressee),
        "can_set_due": _still_due(addressee) and bool(reminder_rules.can_set_own_due(by, addressee)),
        **reminder_facts.of_unit(document, addressee),
        "calls": [_call(one) for one in calls], "links": [_link(one) for one in links],
        "open_link": open_link,
        "can_call": bool(may_call), "can_link": bool(may_link), "can_revoke": open_link is not None and bool(may_call),
        "link_reason": "" if may_link or not may_call or may_link.rule == "signed" else may_link.reason,
    }  # fmt: skip


def _reach(house: Any) -> list[tuple[str, Any]]:
    """Whom to ring, of a unit that tells it; a mobile by its mask."""
    told = [("联系人", house.contact), ("电话", house.telephones)]
    return told if any(value for _, value in told) else []


def _reveal_url(by: Actor, document: Any, addressee: Any) -> str:
    """Where a masked mobile is seen whole by who may ring there, and from where one comes back here."""
    house = addressee.organisation
    if not organisations.can_reveal_mobile(by, house):
        return ""
    here = urlencode({"document": document.ref, "unit": addressee.pk})
    return f"{reverse('desk:organisation_disclosure', args=[house.number])}?{here}"


def _still_due(addressee: Any) -> bool:
    """Whether this unit's receipt or its answer has not come yet."""
    if getattr(addressee, "receipt", None) is None:
        return True
    return hasattr(addressee.document, "reply_slip") and queries.replies.standing(addressee) is None


def _receipt(addressee: Any) -> list[tuple[str, Any]]:
    receipt = getattr(addressee, "receipt", None)
    told = [
        ("收件单位", addressee.name),
        ("管辖区", addressee.jurisdiction.short_name if addressee.jurisdiction else "市直"),
    ]
    if under := receipt_facts.followed(addressee):
        told.append(("单位变动", under))
    if receipt is None:
        return [*told, ("签收", "未签收")]
    return [
        *told, ("签收方式", receipt.get_way_display()), ("签收人", receipt.signer), ("职务", receipt.signed_as),
        ("签收时间", words.moment(receipt.at)),
    ]  # fmt: skip


def _call(call: Any) -> Facts:
    told = call.name + (f"（{call.position}）" if call.position else "")
    return {
        "tone": TONES.get(call.outcome, ""),
        "title": f"{call.get_outcome_display()}{'：' if told else ''}{told}",
        "when": words.moment(call.at),
        "who": f"{call.logged_by.name}（{call.post.label}）记录",
        "note": call.note,
    }


def _link(link: Any) -> Facts:
    if link.revoked_at is not None:
        state = f"{words.moment(link.revoked_at)}作废"
    elif link.expires_at <= clock.now():
        state = "已过期"
    else:
        state = f"{words.full_day(_last(link))}前有效"
    return {
        "title": f"{words.moment(link.made_at)}生成",
        "who": link.made_by.name if link.made_by else "系统",
        "state": state,
        "uses": [
            {
                "tone": TONES.get(use.what, ""),
                "title": use.get_what_display(),
                "when": words.moment(use.at),
                "note": REASONS.get(use.reason, use.reason),
            }
            for use in link.uses.all()
        ],
    }


def _last(link: Any) -> date:
    return clock.local(link.expires_at - timedelta(seconds=1)).date()


def calling(document: Any, addressee: Any, form: Any) -> Facts:
    """The form on which a call is put down."""
    back = reverse("desk:receipt_unit", args=[document.ref, addressee.pk])
    there = [addressee.organisation.contact, addressee.organisation.telephones]
    return {
        "form": form,
        "heading": f"记电话：{addressee.name}",
        "facts": " · ".join(["联系人和电话", *filter(None, there)]) if any(there) else "名册里没有登记这家单位的电话",
        "crumbs": [*crumbs(document)[:-1], ("签收情况", reverse("desk:receipts", args=[document.ref])),
                   (addressee.name, back), ("记电话", "")],
        "back": back,
        "submit": "记下",
    }  # fmt: skip


def asking(by: Actor, document: Any) -> Facts:
    """Before links for all are made: how many, and why not."""
    every, bare = queries.chasing.to_link(document)
    verdict = rules.can_make_links(by, document)
    nothing = "" if bare else "没有需要生成链接的单位"
    return {
        "document": document, "every": every, "bare": bare, "kept": every - bare,
        "asks": queries.replies.slip(document) is not None,
        "reason": nothing if verdict else verdict.reason,
        "days": queries.link_term(document.issuer),
        "crumbs": crumbs(document, "签收链接"),
        "back": reverse("desk:receipts", args=[document.ref]),
    }  # fmt: skip


def handed(document: Any, made: Sequence[Any], address: Callable[[str], str]) -> Facts:
    """The links, shown this once: as a table and as two files inside the page."""
    lines = [
        link_lists.Line(
            one.link.addressee.name,
            one.link.addressee.jurisdiction.short_name if one.link.addressee.jurisdiction else "市直",
            address(one.token),
            _last(one.link),
        )
        for one in made
    ]
    return {
        "document": document, "lines": lines, "until": lines[0].until,
        "csv": link_lists.inline(link_lists.as_csv(lines), "text/csv"),
        "txt": link_lists.inline(link_lists.as_text(document.title, lines), "text/plain"),
        "name": f"签收链接-{document.ref}",
        "crumbs": crumbs(document, "签收链接"),
        "back": reverse("desk:receipts", args=[document.ref]),
    }  # fmt: skip
