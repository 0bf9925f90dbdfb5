"""What of custody waits for an actor: parts of the one query that such lists of the home share."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, DateField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast
from django.urls import reverse

from kexie.custody.models import Correction, Erasure
from kexie.custody.rules import RIGHT
from kexie.kit.actor import Actor
from kexie.kit.todo import Todo, Waiting
from kexie.organisations.rules import kept_where
from kexie.people import consents
from kexie.people.models import Consent, ConsentText

_COLUMNS = ("what", "key", "title", "whom", "since", "due")
_PK, _NEVER, _NOBODY = Cast("pk", CharField()), Cast(Value(None), DateField()), Value("本人申请")


def parts(actor: Actor) -> Sequence[QuerySet[Any, Any]]:
    """What waits as (what, key of its page, title, whom, since, due); nothing without the right."""
    if actor.person_id is None or actor.post_id is None or RIGHT not in actor.rights:
        return ()
    kept = kept_where(actor, RIGHT)
    told = {"key": _PK, "title": F("person__name"), "whom": _NOBODY, "since": F("asked_at"), "due": _NEVER}
    others = ~Q(person=actor.person_id)
    corrections = Correction.objects.filter(kept, others, state="asked").annotate(what=Value("correction"), **told)
    # Who has checked waits for another; "asked" and "checked" are the foundings' words too, so these have their own.
    asked = Erasure.objects.filter(kept, others, state="asked").annotate(what=Value("erasure_asked"), **told)
    checked = Erasure.objects.filter(kept, others, state="checked").exclude(checked_by=actor.person_id)
    checked = checked.annotate(what=Value("erasure_checked"), **told)
    return [one.values_list(*_COLUMNS) for one in (corrections, asked, checked)]


def own(actor: Actor) -> Sequence[QuerySet[Any, Any]]:
    """What waits for oneself: consents whose words are new."""
    return () if actor.person_id is None else [_worded_anew(actor.person_id).values_list(*_COLUMNS)]


def _worded_anew(person_id: UUID) -> QuerySet[Consent]:
    """What this person agreed to in words that do not hold any more, and has not answered since."""
    held = Consent.objects.filter(withdrawn_at=None)
    here, version = OuterRef("text__purpose"), OuterRef("text__version")
    newer = ConsentText.objects.filter(purpose=here, version__gt=version).order_by("-version")
    answered = held.filter(person=OuterRef("person"), text__purpose=here, text__version__gt=version)
    return held.filter(Exists(newer), ~Exists(answered), person=person_id).annotate(
        what=Value("consent"), key=F("text__purpose"), title=F("text__purpose"), whom=Value("同意书有新版，请看过再定"),
        since=Subquery(newer.values("published_at")[:1]), due=_NEVER,
    )  # fmt: skip


_WORDS = {
    "consent": ("file-check", "重新确认同意", "看新版", "desk:consent"),
    "correction": ("pencil", "更正个人信息", "核对", "desk:correction"),
    "erasure_asked": ("user-x", "核查删除申请", "核查", "desk:erasure"),
    "erasure_checked": ("user-x", "确认删除个人信息", "确认", "desk:erasure"),
}


def _todo(what: str, key: str, title: str, whom: str, since: datetime, due: date | None) -> Todo:
    icon, act, button, page = _WORDS[what]
    url = reverse(page, args=[key])
    title = consents.TABLE[title].label if what == "consent" else title
    return Todo(icon=icon, title=f"{act}：{title}", whom=whom, since=since, due=due, url=url, button=button)


WAITING = Waiting("custody", "个人信息", frozenset(_WORDS) - {"consent"}, parts, _todo)
# Told along with other lists, and to who acts through no post: for a post without any it is not worth a query.
OWN = Waiting("own", "我的信息", frozenset({"consent"}), own, _todo, rides=True)
