"""The roll of an association: who keeps it, who ends a membership, who words what is consented to."""

from django.db.models import QuerySet

from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations import kinds
from kexie.organisations.models import Installation, Member, Organisation
from kexie.organisations.rules.members import keeps
from kexie.organisations.rules.rights import holds, organisations_where
from kexie.people import rules as people_rules
from kexie.people.models import Person

# What has members who are people: 企事业科协 and 学会. Federations have units (associations.models.Membership).
ROLL_KINDS = (*kinds.BASIC, kinds.Kind.SOCIETY)


def visible_members(actor: Actor) -> QuerySet[Member]:
    """The rolls of where the acting post reads people, and one's own memberships."""
    if actor.is_system:
        return Member.objects.all()
    if actor.person_id is None:
        return Member.objects.none()
    mine = Member.objects.filter(person=actor.person_id)
    return mine | Member.objects.filter(organisation__in=organisations_where(actor, "people.read"))


def can_admit(actor: Actor, organisation: Organisation) -> Verdict:
    """Somebody new in the roll of this association."""
    if organisation.kind not in ROLL_KINDS:
        return refused("只有企事业科协和学会登记个人会员", "member.admit.kind")
    if organisation.state != "active":
        return refused("该组织已撤销，不能登记会员", "member.admit.active")
    if not holds(actor, "people.edit", organisation.pk):
        return refused("您没有维护该组织会员的职责", "member.admit.right")
    return ALLOWED


def can_print_cards(actor: Actor, organisation: Organisation) -> Verdict:
    """会员证 of those in the roll."""
    if organisation.kind not in ROLL_KINDS or organisation.state != "active":
        return refused("该组织没有可以发证的会员名册", "member.cards.kind")
    if not holds(actor, "people.edit", organisation.pk):
        return refused("您没有维护该组织会员的职责", "member.cards.right")
    return ALLOWED


def can_end_member(actor: Actor, member: Member) -> Verdict:
    """退会: by oneself, or by who keeps the roll."""
    if member.left_on is not None:
        return refused("此人已退会，请刷新页面", "member.end.open")
    if actor.person_id is not None and actor.person_id == member.person_id:
        return ALLOWED
    if not holds(actor, "people.edit", member.organisation_id):
        return refused("您没有维护该组织会员的职责", "member.end.right")
    return ALLOWED


def can_note_consent(actor: Actor, person: Person) -> Verdict:
    """Noting what somebody signed on paper, or took back on paper: who keeps their data."""
    if not keeps(actor, "people.edit", person):
        return refused("您没有维护此人信息的职责", "consent.note.right")
    return ALLOWED


def can_withdraw_consent(actor: Actor, person: Person) -> Verdict:
    """Oneself; or on paper, through who keeps one's data."""
    if people_rules.can_consent(actor, person):
        return ALLOWED
    return can_note_consent(actor, person)


def can_word_consents(actor: Actor) -> Verdict:
    """The words are one for the whole installation: who guides the associations at its own."""
    root = Installation.objects.values_list("organisation_id", flat=True).first()
    if root is None or not holds(actor, "site.edit", root):
        return refused("同意书由本系统所属科协的经办人、秘书长或系统管理员发布", "consent.publish.right")
    return ALLOWED
