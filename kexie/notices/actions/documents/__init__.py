"""Every act on an official document; one transaction each: lock, re-read, rule, write, ``flow.move`` (house.md 3)."""

from kexie.notices.actions.documents.approval import (
    countersign,
    object,
    return_,
    review,
    sign_off,
    submit,
    withdraw,
)
from kexie.notices.actions.documents.downloading import download
from kexie.notices.actions.documents.drafting import correct, draft, edit, void
from kexie.notices.actions.documents.issuing import issue, number, set_due

__all__ = [
    "correct",
    "countersign",
    "download",
    "draft",
    "edit",
    "issue",
    "number",
    "object",
    "return_",
    "review",
    "set_due",
    "sign_off",
    "submit",
    "void",
    "withdraw",
]
