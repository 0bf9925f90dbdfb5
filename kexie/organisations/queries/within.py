"""Branches and groups inside a big unit (rules.md 4.2), with who leads them."""

from dataclasses import dataclass, field

from kexie.kit.actor import Actor
from kexie.organisations import kinds
from kexie.organisations.models import Ancestry, Organisation, Post
from kexie.organisations.rules import in_office, visible_organisations


@dataclass(slots=True)
class Part:
    """A branch or a group, its posts of today and the groups below it."""

    organisation: Organisation
    leaders: list[Post] = field(default_factory=list)
    groups: list["Part"] = field(default_factory=list)


def within(actor: Actor, unit: Organisation) -> list[Part]:
    """What the actor sees of them, by pinyin: branches and groups, each with its own. Two queries."""
    below = Ancestry.objects.filter(ancestor=unit, depth__gt=0).values("descendant")
    rows = visible_organisations(actor).filter(pk__in=below, kind__in=list(kinds.ABOVE), state="active")
    parts = {one.pk: Part(one) for one in rows.order_by("kind", "name_key", "id")}
    for post in in_office().filter(organisation__in=list(parts)).select_related("person").order_by("starts_on", "id"):
        parts[post.organisation_id].leaders.append(post)
    for part in parts.values():
        above = parts.get(part.organisation.superior_id)  # type: ignore[arg-type]  # a part stands below something
        if above is not None:
            above.groups.append(part)
    return [part for part in parts.values() if part.organisation.superior_id == unit.pk]


def branches(unit: Organisation) -> list[Organisation]:
    """Its branches, by pinyin: below which a group may stand; the unit must be seen. One query."""
    rows = Organisation.objects.filter(superior=unit, kind=kinds.Kind.BRANCH, state="active")
    return list(rows.order_by("name_key", "id"))
