"""The same form sent twice makes one thing: a double click, a reload, the back button.

The page carries a fresh key in a hidden field (``{% idempotency_key %}``); the view wraps its action:

    with idempotency.once(request) as sending:
        document = documents.draft(..., by=actor)
        sending.made(document.get_absolute_url())

The second sending raises :class:`SentAlready` (409) with the address of what the first one made.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import HttpRequest

from kexie.kit import clock, ids
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, Refused

FIELD = "idempotency_key"


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
    with transaction.atomic():
        row = SentForm(key=key, account=account, path=request.path[:400], made=clock.now())
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            raise SentAlready(_first_location(key, account)) from None
        yield sending
        if sending.location:
            SentForm.objects.filter(pk=key).update(location=sending.location[:400])


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
