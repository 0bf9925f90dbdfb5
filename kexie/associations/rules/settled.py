"""What a house has settled for the life of its associations: numbers, and who replies to whom."""

from kexie.associations import elections
from kexie.associations.models import ApprovalAuthority, LifeRules
from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations.models import Ancestry, Organisation
from kexie.organisations.rules import holds


def life_rules(place: Organisation) -> LifeRules:
    """Those of the nearest house above that has its own (itself first), else the usual ones. One query."""
    line = Ancestry.objects.filter(descendant=place, ancestor__life_rules__isnull=False)
    nearest = line.select_related("ancestor__life_rules").order_by("depth").first()
    own: LifeRules | None = getattr(nearest.ancestor, "life_rules", None) if nearest else None
    return own or LifeRules(organisation=place)


def counting(settled: LifeRules) -> elections.Rules:
    """How votes are counted."""
    return elections.Rules(settled.quorum_part, settled.quorum_whole, settled.votes_of)


def authority_of(place: Organisation, kind: str) -> Organisation:
    """Who replies to an application of this kind under this place: the most particular row, else the place itself."""
    rows = ApprovalAuthority.objects.filter(kind__in=("", kind)).select_related("authority")
    fitting = [row for row in rows if row.place_id in (None, place.pk)]
    if not fitting:
        return place
    return max(fitting, key=lambda row: (row.place_id is not None, row.kind != "")).authority


def can_settle(actor: Actor, house: Organisation) -> Verdict:
    """Change the numbers of a house: of associations, not of the units they guide."""
    if not house.level:
        return refused("由科协设置，企事业单位按业务指导单位的规则", "life_rules.level")
    if not holds(actor, "organisations.edit", house.pk):
        return refused(f"由{house.label}的经办人设置", "life_rules.right")
    return ALLOWED


def can_settle_own(actor: Actor) -> Verdict:
    """As :func:`can_settle`, of the house the post is held in: for the list of settings."""
    if actor.organisation_id is None:
        return refused("您没有任职", "life_rules.right")
    return can_settle(actor, Organisation.objects.get(pk=actor.organisation_id))


def can_set_authority(actor: Actor) -> Verdict:
    """Say who replies: for the whole city, so by whoever keeps the top."""
    top = Organisation.objects.filter(superior=None, ancestry__isnull=False)
    line = Ancestry.objects.filter(descendant=actor.organisation_id, ancestor__in=top).first()
    if line is None or not holds(actor, "organisations.edit", line.ancestor_id):
        return refused("批复权限由最上级科协的经办人设置", "authority.right")
    return ALLOWED


def fits_as_authority(authority: Organisation, place: Organisation | None) -> Verdict:
    """An association that stands, and that stands over the place."""
    if authority.state != "active" or not authority.level:
        return refused("批复单位应是在册的科协", "authority.association")
    over = Ancestry.objects.filter(ancestor=authority, descendant=place)
    if place is not None and not over.exists():
        return refused(f"{authority.label}不是{place.label}的上级，不能批复", "authority.above")
    return ALLOWED
