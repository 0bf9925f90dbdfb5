"""What somebody has typed on a long page but not saved yet: one row for an account and a page, overwritten.

The record itself is not touched, so that typing writes neither a version nor a line of the journal, and a text that is
not complete yet can be kept as well. The page's script sends the form to the page's own address with
``autosave=keep``; a view asks first, behind its right check:

    if kept.asked(request):
        return kept.answer(request, stale=page.version != document.version)
    ...
        documents.edit(...)
        kept.drop(request)

``kit/parts/kept_offer.html`` draws what was left behind, with 恢复 (``?kept=1``) and 丢弃; both work without script.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from kexie.kit import clock, crypto, ids
from kexie.kit.web import idempotency, text

FIELD = "autosave"
# What belongs to one sending of the form and not to what was typed.
APART = frozenset({FIELD, "csrfmiddlewaretoken", "idempotency_key", "version"})
LONGEST = 4_000_000  # characters of one form; the import of the longest text it takes has 2,800,000
STALE = "您打开之后已有人改过"


@dataclass(frozen=True, slots=True)
class Kept:
    """What was typed, as the form sent it, with when, and the version of the record it was typed on (None: new)."""

    data: QueryDict
    kept_at: datetime
    version: int | None


def key(request: HttpRequest) -> str:
    """The name of this account's copy of this page in the browser."""
    return f"kexie {request.user.pk} {request.path}"


def asked(request: HttpRequest) -> bool:
    """True where the form was sent to be kept or dropped, not to be saved."""
    return request.method == "POST" and request.POST.get(FIELD) in ("keep", "drop")


def answer(request: HttpRequest, *, stale: bool = False) -> HttpResponse:
    """Keep (200 with the words to show, 409 where the record has changed, 413) or drop (back to the page).

    The caller has checked that this account may edit what the page edits.
    """
    if request.POST[FIELD] == "drop":
        drop(request)
        return HttpResponseRedirect(request.path)
    if stale or idempotency.was_sent(request):
        return _told(STALE, 409)
    now = clock.now()
    told = [(name, values) for name, values in request.POST.lists() if name not in APART]
    fields = json.dumps([(name, text.clean(value)) for name, values in told for value in values])
    if len(fields) > LONGEST:
        return _told("内容太长", 413)
    _store(request, fields, now)
    return _told(f"已自动保存 {clock.local(now):%H:%M}", 200)


def found(request: HttpRequest) -> Kept | None:
    """What this account left on this page; None for nothing. One query."""
    from kexie.kit.web.models import KeptForm  # models need the application registry

    row = KeptForm.objects.filter(account=_account(request), path=request.path).first()
    if row is None:
        return None
    try:
        pairs = json.loads(row.fields.reveal())
    except crypto.Unopened:  # its key is not at hand: as if nothing had been left, and the row stays
        return None
    data = QueryDict(mutable=True)
    for name, value in pairs:
        data.appendlist(name, value)
    return Kept(data, row.kept_at, row.version)


def drop(request: HttpRequest) -> None:
    """Forget what this account left on this page: it has been saved, or is not wanted."""
    from kexie.kit.web.models import KeptForm

    KeptForm.objects.filter(account=_account(request), path=request.path).delete()


def forget(*, before: datetime) -> int:
    """Drop what was left before this moment; how many."""
    from kexie.kit.web.models import KeptForm

    return KeptForm.objects.filter(kept_at__lt=before).delete()[0]


def offer(request: HttpRequest, here: Kept | None, *, version: int | None = None) -> Mapping[str, Any]:
    """What ``kit/parts/kept_offer.html`` draws and the form's ``data-autosave`` needs.

    ``fresh``: the page answers a sending, so it holds newer words than any copy does.
    """
    shown = here is not None and "kept" in request.GET
    return {
        "key": key(request),
        "path": request.path,
        "fresh": request.method == "POST",
        "at": here.kept_at if here and request.method == "GET" else None,
        "shown": shown,
        "stale": here is not None and here.version != version,
    }


def into(request: HttpRequest, form: Form, *, version: int | None = None) -> Mapping[str, Any]:
    """The offer of this page; with ``?kept=1`` what was left stands in the form. Hidden fields and files are its own.

    A form of many fields is drawn with what was typed, not checked: it was left half done.
    """
    here = found(request) if request.method == "GET" else None
    told = offer(request, here, version=version)
    if here is not None and told["shown"]:
        for name, field in form.fields.items():
            value = field.widget.value_from_datadict(here.data, {}, form.add_prefix(name))
            if value is not None and not field.widget.is_hidden:
                form.initial[name] = value
    return told


def _account(request: HttpRequest) -> UUID:
    """The account signed in; the desk's door lets nobody else through."""
    account = request.user.pk
    assert account is not None, "a form is kept for who is signed in"
    return account


def _store(request: HttpRequest, fields: str, now: datetime) -> None:
    from kexie.kit.web.models import KeptForm

    told = request.POST.get("version", "")
    version = int(told) if told.isascii() and told.isdigit() and len(told) < 9 else None
    # One statement: two pauses in typing may arrive at once.
    KeptForm.objects.bulk_create(
        [
            KeptForm(
                id=ids.uuid7(),
                account=_account(request),
                path=request.path,
                fields=fields,
                version=version,
                kept_at=now,
            )
        ],
        update_conflicts=True,
        unique_fields=["account", "path"],
        update_fields=["fields", "version", "kept_at"],
    )


def _told(words: str, status: int) -> HttpResponse:
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
