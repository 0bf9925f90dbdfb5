"""Who may see and keep the people of an organisation: through a post over it, or being that person."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations import posts
from kexie.organisations.models import Affiliation, Ancestry, Organisation, Post
from kexie.organisations.rules.rights import at_the_top, current, holds, in_office, organisations_where, seat, seated
from kexie.people import rules as people_rules
from kexie.people.models import Account, Person


def visible_people(actor: Actor) -> QuerySet[Person]:
    """Oneself, and whoever works or holds a post today where the acting post may read people.

    A post at the top reads the whole register, those too who work nowhere today: else nobody could find them again.
    That is asked first (one query): a plain list by name costs its rows, the semi-join with everybody's units 600 ms
    at 120,000 people.
    """
    if reads_everybody(actor):
        return Person.objects.filter(merged_into=None)
    works, serves = _there(actor, "people.read")
    myself = people_rules.visible_people(actor).values("pk")
    return Person.objects.filter(pk__in=works.union(serves, myself, all=True), merged_into=None)


def reads_everybody(actor: Actor) -> bool:
    """Whether :func:`visible_people` is the whole register, which is read in its order."""
    return actor.is_system or at_the_top(actor, "people.read")


def named_people(actor: Actor) -> QuerySet[Person]:
    """Whose name, unit and account the actor may see: the visible ones, and those whose accounts they manage.

    An administrator opens accounts and gives posts, for which a name and a unit are enough; what else is known of
    somebody stays with who keeps the people.
    """
    if "accounts.manage" not in actor.rights:
        return visible_people(actor)
    if at_the_top(actor, "accounts.manage"):
        return Person.objects.filter(merged_into=None)
    mine = Q(pk__in=_within(actor, "accounts.manage")) | Q(pk__in=visible_people(actor))
    return Person.objects.filter(mine, merged_into=None)


def named_where(actor: Actor) -> Q:
    """:func:`named_people` for whose accounts the actor manages, as a condition on few rows with a ``person``.

    Asked of each row, so that a handful of letters does not wait for the list of everybody.
    """
    top = seat(actor, posts.kinds_with("accounts.manage")).filter(organisation__superior=None)
    works, serves = (rows.filter(person=OuterRef("person")) for rows in reached(actor, "accounts.manage"))
    return Q(Exists(top)) | Q(Exists(works)) | Q(Exists(serves))


def can_manage_accounts(actor: Actor) -> Verdict:
    """The page of accounts, whoever stands on it."""
    if not holds(actor, "accounts.manage", actor.organisation_id):
        return refused("您的职务不管账号。请在页头选择系统管理员的职务", "account.manage.right")
    return ALLOWED


def can_view_person(actor: Actor, person: Person) -> Verdict:
    """Agrees with :func:`visible_people`."""
    if not visible_people(actor).filter(pk=person.pk).exists():
        return refused("您的任职不涉及此人", "person.view.reach")
    return ALLOWED


def can_record_person(actor: Actor, organisation: Organisation) -> Verdict:
    """A new person, affiliated to this organisation from the first."""
    return can_record_affiliation(actor, organisation)


def can_record_affiliation(actor: Actor, organisation: Organisation) -> Verdict:
    """Noting that somebody works in this organisation."""
    if organisation.state != "active":
        return refused("该组织已撤销，不能登记人员", "affiliation.record.active")
    if not holds(actor, "people.edit", organisation.pk):
        return refused("您没有维护该组织人员的职责", "affiliation.record.right")
    return ALLOWED


def can_end_affiliation(actor: Actor, affiliation: Affiliation) -> Verdict:
    """Noting that somebody works there no longer, or moved on; what is past stays as it was told."""
    if not lasts(affiliation):
        return refused("此人已离开该单位，请刷新页面", "affiliation.end.open")
    return can_record_affiliation(actor, affiliation.organisation)


def lasts(affiliation: Affiliation) -> bool:
    """Whether its last day is not over."""
    return affiliation.ends_on is None or affiliation.ends_on >= clock.today()


def can_record_people(actor: Actor, organisations: Collection[Organisation]) -> Verdict:
    """As :func:`can_record_person`, for all of them at once: two queries, and the first refusal of any."""
    keys = {one.pk for one in organisations}
    kept = organisations_where(actor, "people.edit").filter(state="active", pk__in=keys)
    missing = keys - set(kept.values_list("pk", flat=True))
    if not missing:
        return ALLOWED
    return can_record_person(actor, Organisation.objects.get(pk=min(missing)))


def can_edit_person(actor: Actor, person: Person) -> Verdict:
    """Oneself, or somebody where the acting post keeps the people."""
    if people_rules.can_edit(actor, person):
        return ALLOWED
    if not keeps(actor, "people.edit", person):
        return refused("您没有维护此人信息的职责", "person.edit.right")
    return ALLOWED


def kept_people(actor: Actor, people: Collection[UUID]) -> set[UUID]:
    """Of these persons those for whom :func:`can_edit_person` says yes through a post: for imports, two queries."""
    kept = set(_within(actor, "people.edit").filter(pk__in=people).values_list("pk", flat=True))
    if kept.issuperset(people) or not at_the_top(actor, "people.edit"):
        return kept
    rest = Person.objects.filter(pk__in=set(people) - kept)
    works, serves = current(Affiliation.objects.all()), in_office()
    nowhere = rest.filter(~Exists(works.filter(person=OuterRef("pk"))), ~Exists(serves.filter(person=OuterRef("pk"))))
    return kept | set(nowhere.values_list("pk", flat=True))


def can_reveal(actor: Actor, person: Person) -> Verdict:
    """A number of somebody in clear: one's own, or where the acting post may see the numbers of people.

    Fewer than may edit: who types a number in need not read what others typed.
    """
    if people_rules.can_view(actor, person):
        return ALLOWED
    if not keeps(actor, "people.reveal", person):
        return refused("您没有查看此人完整号码的职责", "person.reveal.right")
    return ALLOWED


def can_invite(actor: Actor, person: Person) -> Verdict:
    """A letter by which somebody takes an account: from whoever keeps their data, or who manages accounts."""
    if Account.objects.filter(person=person).exists():
        return refused("此人已有账号", "invitation.make.no_account")
    if keeps(actor, "people.edit", person):
        return ALLOWED
    if keeps(actor, "accounts.manage", person):
        return ALLOWED
    return refused("您没有为此人开通账号的职责", "invitation.make.right")


def can_close_account(actor: Actor, account: Account) -> Verdict:
    """Stopping an account. Not one's own: the last administrator would lock everybody out."""
    if not account.is_active:
        return refused("该账号已停用", "account.close.active")
    if actor.person_id is not None and actor.person_id == account.person_id:
        return refused("不能停用自己的账号", "account.close.not_self")
    return _manages(actor, account)


def can_reopen_account(actor: Actor, account: Account) -> Verdict:
    """Taking that back."""
    if account.is_active:
        return refused("该账号正在使用", "account.reopen.closed")
    return _manages(actor, account)


def _manages(actor: Actor, account: Account) -> Verdict:
    if actor.is_system:
        return ALLOWED
    if account.person is not None and keeps(actor, "accounts.manage", account.person):
        return ALLOWED
    return refused("您没有管理该账号的职责", "account.manage.right")


def keeps(actor: Actor, right: str, person: Person) -> bool:
    """Whether this person works or holds a post where the acting post carries ``right``.

    Whoever belongs nowhere today is kept at the top, where they are seen too (:func:`visible_people`): else nobody
    could correct what is told of them, or stop their account.
    """
    if actor.known is not None and right not in actor.rights:
        return False
    return bool(actor.once(("keeps", right, person.pk), lambda: _keeps(actor, right, person)))


def kept_where(actor: Actor, right: str) -> Q:
    """:func:`keeps` as a condition on few rows with a ``person``, asked of each row; of a post, not of the system."""
    works, serves = (rows.filter(person=OuterRef("person")) for rows in reached(actor, right))
    top = seat(actor, posts.kinds_with(right)).filter(organisation__superior=None)
    anywhere = current(Affiliation.objects.filter(person=OuterRef("person")))
    serving = in_office().filter(person=OuterRef("person"))
    nowhere = Q(Exists(top)) & ~Q(Exists(anywhere)) & ~Q(Exists(serving))
    return Q(Exists(works)) | Q(Exists(serves)) | nowhere


def _keeps(actor: Actor, right: str, person: Person) -> bool:
    if _within(actor, right).filter(pk=person.pk).exists():
        return True
    return at_the_top(actor, right) and not _belongs(person)


def _belongs(person: Person) -> bool:
    """Whether anybody's reach could hold this person: they work or hold a post somewhere today."""
    works, serves = current(Affiliation.objects.filter(person=person)), in_office().filter(person=person)
    return works.exists() or serves.exists()


def _within(actor: Actor, right: str) -> QuerySet[Person]:
    if actor.is_system:
        return Person.objects.all()
    works, serves = _there(actor, right)
    return Person.objects.filter(pk__in=works.union(serves, all=True))


def _there(actor: Actor, right: str) -> tuple[QuerySet[Any, Any], QuerySet[Any, Any]]:
    """Ids of those who work, and of those who hold a post, below where the acting post is held."""
    works, serves = reached(actor, right)
    return works.values("person"), serves.values("person")


def reached(actor: Actor, right: str) -> tuple[QuerySet[Affiliation], QuerySet[Post]]:
    """Who works, and who holds a post, today below where the acting post is held, if it carries ``right``."""
    held = seated(actor, right)
    below = Ancestry.objects.filter(ancestor_id=actor.organisation_id).values("descendant")
    works = current(Affiliation.objects.filter(held, organisation__in=below))
    return works, in_office().filter(held, organisation__in=below)
