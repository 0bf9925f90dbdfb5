"""Appointing: who gives rights to whom."""

from collections.abc import Collection

from django.db.models import Q

from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations.models import Organisation, Post
from kexie.organisations.rules.rights import holds, organisations_where
from kexie.people.models import Person


def can_appoint(actor: Actor, person: Person, organisation: Organisation) -> Verdict:
    """A post for somebody else, given from above or by whoever manages accounts.

    Never for oneself: an officer would otherwise make themselves chair and sign what they drafted.
    """
    if organisation.state != "active":
        return refused("该组织已撤销，不能任职", "post.appoint.active")
    if not actor.is_system and actor.person_id == person.pk:
        return refused("不能为自己任命，请由业务指导单位办理", "post.appoint.not_self")
    return _may_appoint(actor, organisation)


def can_appoint_all(actor: Actor, lines: Collection[tuple[Person, Organisation]]) -> Verdict:
    """As :func:`can_appoint`, for all of them at once: three queries, and the first refusal of any."""
    keys = {organisation.pk for _, organisation in lines}
    managed = organisations_where(actor, "accounts.manage").values("pk")
    guided = organisations_where(actor, "organisations.edit").values("pk")
    allowed = Organisation.objects.filter(Q(pk__in=managed) | Q(superior__in=guided), state="active", pk__in=keys)
    good = set(allowed.values_list("pk", flat=True))
    for person, organisation in lines:
        if organisation.pk not in good or person.pk == actor.person_id:
            return can_appoint(actor, person, Organisation.objects.get(pk=organisation.pk))
    return ALLOWED


def can_appoint_in(actor: Actor, organisation: Organisation) -> Verdict:
    """Whether this actor appoints there at all: before a person is chosen."""
    if organisation.state != "active":
        return refused("该组织已撤销，不能任职", "post.appoint.active")
    return _may_appoint(actor, organisation)


def can_end_post(actor: Actor, post: Post) -> Verdict:
    """The end of a term, by those who may appoint."""
    if not actor.is_system and actor.person_id == post.person_id:
        return refused("不能为自己免职，请由业务指导单位办理", "post.end.not_self")
    return _may_appoint(actor, post.organisation)


def _may_appoint(actor: Actor, organisation: Organisation) -> Verdict:
    if holds(actor, "accounts.manage", organisation.pk):
        return ALLOWED
    if organisation.superior_id and holds(actor, "organisations.edit", organisation.superior_id):
        return ALLOWED
    return refused("须由业务指导单位的经办人或系统管理员办理任职", "post.appoint.right")
