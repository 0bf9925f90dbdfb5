"""The first act of a fresh installation (association, officer, administrator), and what its site says of itself."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from django.contrib.auth.password_validation import validate_password
from django.db import IntegrityError, connection, transaction

from kexie.kit import clock, journal
from kexie.kit.actor import STRANGER, SYSTEM, Actor
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.organisations import kinds, rules, telephones
from kexie.organisations.actions import members, organisations, posts
from kexie.organisations.models import Installation, Organisation
from kexie.organisations.particulars import PERSONAL
from kexie.organisations.site import Contacts, SiteFacts
from kexie.people.actions import accounts, persons
from kexie.people.models import Account

__all__ = ["Contacts", "First", "SiteFacts", "begin", "lock", "tell"]
_LOCK = (7_331, 2)


@dataclass(frozen=True, slots=True)
class First:
    """The first account: who, and how they sign in."""

    name: str
    username: str
    password: str
    email: str = ""


@transaction.atomic
def begin(
    association: organisations.Particulars, officer: First, administrator: First | None = None, *,
    level: str = kinds.Level.CITY, is_demo: bool = False, site: SiteFacts | None = None, by: Actor = STRANGER,
) -> tuple[Organisation, Account]:  # fmt: skip
    """Found the installation: association, officer (经办人, 编号员) and, if given, an administrator of accounts only.

    Without ``administrator`` the officer is the administrator too, until another is appointed.

    Raises:
        Refused: something or somebody is there already.
        Overtaken: somebody else began at this very moment.
        ValidationError: a password is too weak.
    """
    lock()
    require(rules.can_begin(by))
    root = organisations.register(association, kind=kinds.Kind.ASSOCIATION, level=level, superior=None, by=SYSTEM)
    try:
        with transaction.atomic():
            told = asdict(site or SiteFacts())
            Installation.objects.create(organisation=root, begun_at=clock.now(), is_demo=is_demo, **told)
    except IntegrityError as fault:
        raise Overtaken("本系统刚刚由他人完成初始设置，请登录", "installation.begin.once") from fault
    account = _person(officer, root, "经办人", ("officer", "registrar"), is_demo=is_demo)
    if administrator is None:
        posts.appoint(account.person, root, "system_admin", by=SYSTEM)  # type: ignore[arg-type]
    else:
        _person(administrator, root, "系统管理员", ("system_admin",), is_demo=is_demo)
    journal.write("installation", root.pk, "begin", by=by)
    return root, account


@transaction.atomic
def tell(site: SiteFacts, contacts: Contacts, *, by: Actor) -> Installation:
    """Change what the public site says of itself. The next page anybody asks for says it.

    Raises:
        Refused: by the rule, or somebody's mobile would be public.
    """
    require(rules.can_tell_site(by))
    if any(telephones.has_mobile(one) for one in (site.editor_telephone, contacts.telephone, contacts.fax)):
        raise Refused(telephones.NOT_PUBLIC, "site.telephone")
    begun = Installation.objects.select_for_update(of=("self",)).get()
    root = Organisation.objects.select_for_update(of=("self",)).get(pk=begun.organisation_id)
    diff = {**_amend(begun, asdict(site)), **(moved := _amend(root, asdict(contacts)))}
    if not diff:
        return begun
    begun.save()
    if moved:
        root.updated_at = clock.now()
        root.save()
    journal.write("installation", root.pk, "tell", by=by, diff=diff)
    return begun


def _amend(row: Installation | Organisation, told: Mapping[str, str]) -> dict[str, journal.Change]:
    before = {name: getattr(row, name) for name in told}
    for name, value in told.items():
        setattr(row, name, value)
    return journal.changes(before, told, personal=PERSONAL)


def lock() -> None:
    """Two browsers at once: the second waits for the first and then finds it done.

    Should the lock ever be lost, the table's only possible key stands behind it.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", _LOCK)


def _person(
    first: First, root: Organisation, position: str, kinds_of_post: tuple[str, ...], *, is_demo: bool
) -> Account:
    if not is_demo:  # the demo's password stands in the README: no rule would make it a secret
        validate_password(first.password, Account(username=first.username, email=first.email))
    told = persons.Particulars(name=first.name, email=first.email)
    person = members.register(told, root, by=SYSTEM, position=position)
    for kind in kinds_of_post:
        posts.appoint(person, root, kind, by=SYSTEM)
    return accounts.open_for(person, first.username, first.password, email=first.email, by=SYSTEM)
