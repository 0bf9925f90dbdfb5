"""Numbers that are kept sealed: writing them, and showing one to somebody with a reason.

Both ask nothing: whose numbers somebody may write or see is a right of a post, so the storey above asks
(organisations.actions.numbers).
"""

from collections.abc import Mapping

from kexie.kit import clock, journal
from kexie.kit.actor import Actor
from kexie.kit.crypto import Unopened
from kexie.kit.verdict import Refused
from kexie.people import numbers
from kexie.people.models import Person

COLUMNS = (
    *numbers.KINDS, "id_kind", "id_index", "mobile_index", "mobile_tail", "updated_at",
)  # fmt: skip


def write(locked: Person, told: Mapping[str, str], *, by: Actor, id_kind: str = "") -> Person:
    """Write the numbers in ``told`` (by kind; empty takes one away) and journal which: never what they are.

    The caller holds the row lock and has asked its rule.

    Raises:
        Refused: one of them cannot be a number of its kind.
    """
    diff: dict[str, journal.Change] = {}
    for code, typed in told.items():
        number = numbers.plain(typed)
        reason = numbers.fault(code, number, id_kind) if number else ""
        if reason:
            raise Refused(reason, f"person.numbers.{code}")
        diff |= _put(locked, code, number, id_kind)
    if not diff:
        return locked
    locked.updated_at = clock.now()
    locked.save(update_fields=COLUMNS)
    journal.write("person", locked.pk, "numbers", by=by, diff=diff)
    return locked


def reveal(locked: Person, code: str, *, reason: str, by: Actor) -> str:
    """One number in clear, for this once; the journal keeps who, which and why. The caller holds lock and rule.

    Raises:
        Refused: without a reason, or there is no such number, or its key is not at hand.
    """
    if not reason.strip():
        raise Refused("请写明查看的理由", "person.reveal.reason")
    secret = getattr(locked, code) if code in numbers.KINDS else None
    if secret is None:
        raise Refused("没有登记这个号码，请刷新页面", "person.reveal.there")
    try:
        number: str = secret.reveal()
    except Unopened as fault:
        raise Refused("密钥不在，号码无法显示，请联系系统管理员", "person.reveal.key") from fault
    journal.write("person", locked.pk, "reveal", by=by, note=reason.strip(), diff={code: ("", journal.masked(number))})
    return number


def _put(locked: Person, code: str, number: str, id_kind: str) -> dict[str, journal.Change]:
    """Put one into the instance; what the journal says of it, nothing where it is what it was."""
    secret = getattr(locked, code)
    before = _before(secret)
    kind = id_kind if number else ""
    changed = journal.changes({code: before}, {code: number}, personal=(code,))
    if code == "id_number":
        changed |= journal.changes({"id_kind": locked.id_kind}, {"id_kind": kind})
        locked.id_kind = kind
    if changed:
        setattr(locked, code, number)
    return changed


def _before(secret: object) -> str | None:
    """What was there; None where its key is lost, so that writing the number anew is a change and mends it."""
    if secret is None:
        return ""
    try:
        told: str = secret.reveal()  # type: ignore[attr-defined]
    except Unopened:
        return None
    return told
