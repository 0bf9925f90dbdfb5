"""The same form sent twice makes one thing: a double click, a reload, the back button.

The page carries a fresh key in a hidden field (``{% idempotency_key %}``); the view wraps its action:

    with idempotency.once(request) as sending:
        document = documents.draft(..., by=actor)
        sending.made(document.get_absolute_url())

The second sending raises :class:`SentAlready` (409) with the address of what the first one made.

A browser that goes back fetches the form anew, with a fresh key, but puts the typed words back. Where scripts run, the
page gives it its first key again (``once.js``); where none do, the form says so, and the same words sent from the same
page in the next minutes, with nothing sent in between, are the same form.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from kexie.kit import clock, ids
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, Refused

if TYPE_CHECKING:
    from kexie.kit.web.models import SentForm

FIELD = "idempotency_key"
# Sent by forms of pages on which no script runs (the tag puts it into a noscript element).
PLAIN = "no_script"
AGAIN = timedelta(minutes=10)
_NO_WORDS = {"csrfmiddlewaretoken", FIELD, PLAIN}


class SentAlready(Overtaken):
    """409: this very form has been sent before. ``location`` is the address of what it made ('' where unknown)."""

    def __init__(self, location: str) -> None:
        super().__init__("这张表单已经提交过了，没有重复办理", rule="web.once")
        self.location = location


@dataclass
class Sending:
    """The present sending; the view tells it the address of what was made."""

    location: str = ""

    def made(self, location: str) -> None:
        """Where the second sending will be led to. An address of this site."""
        self.location = location


def fresh_key() -> str:
    """A new key for a form."""
    return str(ids.uuid7())


@contextmanager
def once(request: HttpRequest, by: Actor | None = None) -> Iterator[Sending]:
    """One transaction in which the action of a view runs; the key's row is written first, so it is also the lock.

    A failing action takes its key back with everything else: the corrected form may be sent again.

    Raises:
        Refused: the form carries no key, or one that is none (an old page, a script).
        SentAlready: the key was used.
    """
    from kexie.kit.web.models import SentForm  # models need the application registry

    key = _key(request)
    account = str(by.person_id if by and by.person_id else getattr(getattr(request, "user", None), "pk", None) or "")
    sending = Sending()
    row = SentForm(key=key, account=account, path=request.path[:400], made=clock.now(), digest=_digest(request))
    if row.digest and account and (before := _same_before(row)) is not None:
        raise SentAlready(before.location)
    with transaction.atomic():
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            raise SentAlready(_first_location(key, account)) from None
        yield sending
        if sending.location:
            SentForm.objects.filter(pk=key).update(location=sending.location[:400])


def _digest(request: HttpRequest) -> str:
    """What was sent from a page without scripts, as 40 hex digits nobody can guess words from; '' for a bare button."""
    if PLAIN not in request.POST:
        return ""
    words = [
        (name, one) for name in sorted(request.POST) if name not in _NO_WORDS for one in request.POST.getlist(name)
    ]
    told = salted_hmac("kexie.kit.web.once", repr(words), algorithm="sha256")
    for name in sorted(request.FILES):
        for file in request.FILES.getlist(name):
            told.update(f"{name} {file.name} {file.size}".encode())
            for chunk in file.chunks():
                told.update(chunk)
            file.seek(0)
    return told.hexdigest()[:40] if request.FILES or any(one for _, one in words) else ""


def _same_before(row: "SentForm") -> "SentForm | None":
    """The last form this account sent, if it was this one a moment ago."""
    last = type(row).objects.filter(account=row.account, made__gt=row.made - AGAIN).order_by("-made").first()
    return last if last is not None and (last.path, last.digest) == (row.path, row.digest) else None


def was_sent(request: HttpRequest) -> bool:
    """True where this form has done its work already: what still comes from it is late. False without a key."""
    from kexie.kit.web.models import SentForm

    try:
        return SentForm.objects.filter(pk=_key(request)).exists()
    except Refused:
        return False


def forget(*, before: datetime) -> int:
    """Drop keys used before this moment; how many."""
    from kexie.kit.web.models import SentForm

    return SentForm.objects.filter(made__lt=before).delete()[0]


def _key(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get(FIELD, ""))
    except ValueError:
        raise Refused("这张表单缺少提交标记，请刷新页面后重新提交", rule="web.once.key") from None


def _first_location(key: UUID, account: str) -> str:
    from kexie.kit.web.models import SentForm

    # Only to who sent it first: the address may say more than a stranger with a guessed key should know.
    first = SentForm.objects.filter(pk=key, account=account).values_list("location", flat=True).first()
    return first or ""
