"""Ending sessions: of one's own, the browser left open elsewhere; of somebody who has just lost a post."""

from uuid import UUID

from django.db import transaction

from kexie.kit import journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.people import queries, rules
from kexie.people.models import Account


@transaction.atomic
def end(account: Account, handle: UUID, *, current: str, by: Actor) -> None:
    """End one session. ``current`` is the key of the one this is asked in; that one ends by signing out.

    Raises:
        Refused: somebody else's, or the current one.
        Overtaken: it has ended by itself.
    """
    require(rules.can_end_sessions(by, account))
    found = next((one for one in queries.sessions_of(account) if one.handle == handle), None)
    if found is None:
        raise Overtaken("这处登录已经结束了", "session.end.open")
    if found.session_key == current:
        raise Refused("这是您现在的登录，请用“退出登录”结束", "session.end.other")
    found.delete()
    journal.write("account", account.pk, "end_session", by=by)


@transaction.atomic
def end_others(account: Account, *, current: str, by: Actor) -> int:
    """End every session but the current one; how many.

    Raises:
        Refused: somebody else's.
    """
    require(rules.can_end_sessions(by, account))
    others = account.sessions.exclude(session_key=current)
    if not others.exists():
        return 0
    ended, _ = others.delete()
    journal.write("account", account.pk, "end_session", by=by)
    return ended


def end_of(person_id: UUID, *, by: Actor) -> None:
    """Every session of this person: what is open there was drawn with rights that are gone. The caller holds rule and
    transaction."""
    account = Account.objects.filter(person=person_id).first()
    if account is not None and account.sessions.exists():
        account.sessions.all().delete()
        journal.write("account", account.pk, "end_session", by=by)
