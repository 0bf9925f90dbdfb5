"""合并重复的人员记录, field by field; undoing it; saying for good that two are two."""

from collections.abc import Collection
from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction

from kexie.custody import queries, ties
from kexie.custody.models import Dismissal, Merge
from kexie.custody.rules import merging as rules
from kexie.kit import clock, journal
from kexie.kit.actor import Actor
from kexie.kit.crypto import Unopened
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.organisations.models import Organisation
from kexie.people import numbers
from kexie.people.actions import accounts, persons
from kexie.people.actions import numbers as number_acts
from kexie.people.models import Account, Invitation, Person

# What is chosen field by field. A number goes with its kind and with what finds it.
_WITH = {"id_number": ("id_number", "id_kind"), "born_on": ("born_on", "birth_year")}
FIELDS: tuple[str, ...] = (*(name for name in persons.FIELDS if name != "birth_year"), *numbers.KINDS)
NOTE = "合并重复的人员记录"


@transaction.atomic
def merge(kept: Person, gone: Person, *, by: Actor, take: Collection[str] = ()) -> Merge:
    """``gone`` goes into ``kept``, which takes over the fields in ``take``; both keep their row.

    What a unique constraint does not let pass (the same unit at the same time) stays with ``gone``: it is told already.

    Raises:
        Refused: by the rule (one of them may have gone into another in the meantime), or no such field.
    """
    kept, gone = _pair(kept, gone)
    require(rules.can_judge(by, kept, gone))
    if strange := set(take) - set(FIELDS):
        raise Refused(f"没有这一项：{'、'.join(sorted(strange))}", "merge.fields")
    row = Merge(kept=kept, gone=gone, by_id=by.person_id)
    row.swapped = [name for name in FIELDS if name in take and _told(kept, name) != _told(gone, name)]
    _swap(kept, gone, row.swapped)
    row.moved = {f"{model}.{name}": found for (model, name), found in _moved(kept, gone).items() if found}
    row.account = _account(kept, gone, by=by)
    Invitation.objects.filter(person=gone, claimed_at=None, withdrawn_at=None).update(withdrawn_at=clock.now())
    gone.merged_into = kept
    _stamp(row, kept, gone)
    row.save(force_insert=True)
    diff = journal.changes({}, {"swapped": len(row.swapped), "moved": sum(map(len, row.moved.values()))})
    journal.write("person", kept.pk, "merge", by=by, diff=diff)
    journal.write("person", gone.pk, "merge_away", by=by)
    return row


@transaction.atomic
def undo(row: Merge, *, by: Actor) -> Merge:
    """Everything that changed hands goes back; what came since stays with who has it.

    A photo that went over and was replaced or removed since is gone: the later one stays, and the journal says so.

    Raises:
        Refused: by the rule, too late, or something was changed since.
    """
    kept, gone = _pair(row.kept, row.gone)
    row = Merge.objects.select_for_update(of=("self",)).get(pk=row.pk)
    row.kept, row.gone = kept, gone
    require(rules.can_undo(by, row))
    lost = queries.photo_lost(row)
    for place, keys in row.moved.items():
        model, _, name = place.rpartition(".")
        rows = apps.get_model(model).objects.filter(pk__in=keys, **{name: kept})
        if rows.count() != len(keys) and place != queries.PHOTO:
            raise Refused("合并过来的记录后来又变动过，不能撤销。请分别更正", "merge.undo.rows")
        rows.update(**{name: gone})
    _account_back(row, by=by)
    _swap(kept, gone, row.swapped)
    gone.merged_into = None
    _stamp(row, kept, gone)
    row.undone_at, row.undone_by_id = clock.now(), by.person_id
    row.save(update_fields=["undone_at", "undone_by", "kept_at", "gone_at"])
    note = "合并时转过来的照片后来已换掉或删去，没有放回" if lost else ""
    for person in (kept, gone):
        journal.write("person", person.pk, "undo_merge", by=by, note=note)
    return row


@transaction.atomic
def dismiss(one: Person, other: Person, *, by: Actor) -> Dismissal:
    """不是同一人, for good. Raises Refused; Overtaken where it was said already."""
    require(rules.can_judge(by, one, other))
    return _dismiss("person", one, other, by=by)


@transaction.atomic
def dismiss_units(one: Organisation, other: Organisation, *, by: Actor) -> Dismissal:
    """不是同一单位, for good. Raises Refused; Overtaken where it was said already."""
    require(rules.can_judge_units(by, one, other))
    return _dismiss("organisation", one, other, by=by)


def _dismiss(entity: str, one: Any, other: Any, *, by: Actor) -> Dismissal:
    first, second = sorted((one.pk, other.pk))
    row = Dismissal(entity=entity, first_id=first, second_id=second, by_id=by.person_id)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as fault:
        raise Overtaken("已经判断过了，请刷新页面", "dismissal_once") from fault
    journal.write(entity, first, "tell_apart", by=by)
    return row


def _pair(kept: Person, gone: Person) -> tuple[Person, Person]:
    """Both, locked in one order whichever is kept."""
    rows = {one.pk: one for one in Person.objects.select_for_update().filter(pk__in=(kept.pk, gone.pk)).order_by("pk")}
    return rows[kept.pk], rows[gone.pk]


def _told(person: Person, name: str) -> tuple[Any, ...]:
    """What a record tells under this name, with what goes with it."""
    return tuple(_plain(person, field) for field in _WITH.get(name, (name,)))


def _plain(person: Person, field: str) -> Any:
    value = getattr(person, field)
    if field not in numbers.KINDS:
        return value
    try:
        return value.reveal() if value else ""
    except Unopened as fault:
        raise Refused("密钥不在，号码无法合并，请联系系统管理员", "merge.key") from fault


def _swap(kept: Person, gone: Person, names: Collection[str]) -> None:
    """The fields change places, so that undoing finds them where they went and nothing personal is written beside."""
    for name in names:
        pairs = zip(_WITH.get(name, (name,)), _told(kept, name), _told(gone, name), strict=True)
        for field, mine, theirs in list(pairs):
            setattr(kept, field, theirs)
            setattr(gone, field, mine)
    for person in (kept, gone):
        persons.derive(person)


def _stamp(row: Merge, kept: Person, gone: Person) -> None:
    now = clock.now()
    for person in (kept, gone):
        person.updated_at = now
        person.save(update_fields=[*persons.FIELDS, *number_acts.COLUMNS, *persons.DERIVED, "merged_into"])
    row.kept_at = row.gone_at = now


def _moved(kept: Person, gone: Person) -> dict[tuple[str, str], list[str]]:
    """Every row that goes over, by its place; what may not stand twice stays."""
    found: dict[tuple[str, str], list[str]] = {}
    for (model, name), tie in ties.TABLE.items():
        if tie.moves:
            manager = apps.get_model(model).objects
            keys = list(manager.filter(**{name: gone}).order_by("pk").values_list("pk", flat=True))
            # All at once; only where one of them may not go, one by one, to find which.
            went = keys if _go(manager, keys, name, kept) else [key for key in keys if _go(manager, [key], name, kept)]
            found[model, name] = [str(key) for key in went]
    return found


def _go(manager: Any, keys: list[Any], name: str, kept: Person) -> bool:
    try:
        with transaction.atomic():
            manager.filter(pk__in=keys).update(**{name: kept})
    except IntegrityError:
        return False
    return True


def _account(kept: Person, gone: Person, *, by: Actor) -> str:
    """The one account goes over; of two the kept one's stays in use, the other is closed."""
    theirs = Account.objects.select_for_update(of=("self",)).filter(person=gone).first()
    if theirs is None:
        return ""
    if not Account.objects.filter(person=kept).exists():
        theirs.person = kept
        theirs.save(update_fields=["person"])
        theirs.sessions.all().delete()
        journal.write("account", theirs.pk, "move", by=by)
        return "moved"
    if not theirs.is_active:
        return ""
    accounts.close(theirs, by=by, note=NOTE)
    return "closed"


def _account_back(row: Merge, *, by: Actor) -> None:
    owner = {"moved": row.kept, "closed": row.gone}.get(row.account)
    account = Account.objects.select_for_update(of=("self",)).filter(person=owner).first() if owner else None
    if account is None:
        return
    if row.account == "closed":
        accounts.reopen(account, by=by, note="撤销合并")
        return
    account.person = row.gone
    account.save(update_fields=["person"])
    account.sessions.all().delete()
    journal.write("account", account.pk, "move", by=by)
