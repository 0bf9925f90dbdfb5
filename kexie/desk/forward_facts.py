"""Forwarding as each side's page shows it: the receiver's own, the issuer's view of how far it went."""

from typing import Any

from django.urls import reverse

from kexie.desk import words
from kexie.notices import flow
from kexie.notices.queries import forwards as queries
from kexie.notices.rules import can_view
from kexie.notices.rules import forwards as rules

Facts = dict[str, Any]


def received(by: Any, addressee: Any) -> Facts:
    """On the page of a received document: may it be handed down, and by which papers it was. Never who signed there."""
    verdict = rules.can_forward(by, addressee)
    # Who drafts for the house is told why not; all others have no use for it.
    shown = verdict.rule not in ("right", "nobody", "closed", "begun")
    return {
        "can_forward": bool(verdict),
        "forward_reason": "" if verdict or not shown else verdict.reason,
        "own_forwards": [
            {
                "title": one.title,
                "url": reverse("desk:document", args=[one.ref]),
                "meta": f"{one.number or '未编号'} · {flow.DOCUMENT.state(one.state).label}",
            }
            for one in queries.own(addressee)
        ]
        if "documents.draft" in by.rights
        else [],
    }


def origin(by: Any, document: Any) -> Facts:
    """What a document forwards: name, number and issuer; a link for who may see it."""
    forward = rules.original(document)
    if forward is None:
        return {"origin": None}
    old = forward.addressee.document
    above = rules.original_due(forward)
    return {
        "origin": {
            "title": old.title,
            "meta": f"{old.number or '无文号'} · {old.issuer.label}",
            "url": _address(by, old),
            "due": words.full_day(above) if above and document.state != "issued" else "",
        }
    }


def _address(by: Any, old: Any) -> str:
    """The public page of a public document; for others the inbox of whoever received it."""
    notice = getattr(old, "notice", None)
    if notice is not None:
        return reverse("portal:notice", args=[notice.year, notice.number])
    return reverse("desk:document", args=[old.ref]) if can_view(by, old) else ""


def handed(document: Any) -> Facts:
    """For who reads the receipts: which districts forwarded it when, to how many units, how many of them signed."""
    found = queries.handed_down(document)
    every, gone = queries.asked(document)
    return {
        "handed": [
            {
                "house": one.house, "depth": one.depth, "number": one.number,
                "url": reverse("desk:receipts", args=[one.ref]), "at": words.moment(one.issued_at),
                "due": words.day(one.due_on), "addressed": one.addressed, "signed": one.signed,
            }
            for one in found
        ],
        "handed_sub": f"{every} 个科协中 {gone} 个已转发" if every else "",
    }  # fmt: skip
