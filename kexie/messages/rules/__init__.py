"""Who sees which message, who runs a house's outbox, wordings and quiet hours, who may be told where."""

from django.db.models import Q, QuerySet

from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.messages import flow
from kexie.messages.models import Message
from kexie.organisations.models import Installation, Organisation
from kexie.organisations.rules import holds, organisations_where, visible_people

RIGHT = "messages.manage"


def visible_messages(actor: Actor) -> QuerySet[Message]:
    """What was sent to oneself, what one's house sent, what was sent to people one sees through a post."""
    if actor.is_system:
        return Message.objects.all()
    if actor.person_id is None:
        return Message.objects.none()
    condition = Q(person=actor.person_id) | Q(house__in=organisations_where(actor, RIGHT))
    if "people.read" in actor.rights:
        condition |= Q(person__in=visible_people(actor))
    return Message.objects.filter(condition)


def can_view(actor: Actor, message: Message) -> Verdict:
    """Agrees with :func:`visible_messages`."""
    if not visible_messages(actor).filter(pk=message.pk).exists():
        return refused("您的任职不涉及这条消息", "message.view.reach")
    return ALLOWED


def own_messages(actor: Actor) -> QuerySet[Message]:
    """What was sent to this very person."""
    if actor.person_id is None:
        return Message.objects.none()
    return Message.objects.filter(person=actor.person_id)


def kept_messages(actor: Actor) -> QuerySet[Message]:
    """The outbox: what the houses sent in whose name the actor may send. Only there the text is shown."""
    return Message.objects.filter(house__in=organisations_where(actor, RIGHT))


def can_manage(actor: Actor, house: Organisation) -> Verdict:
    """Run this house's outbox."""
    if not holds(actor, RIGHT, house.pk):
        return refused(f"只有{house.label}的经办人、秘书长能管理它发出的消息", "message.manage.right")
    return ALLOWED


def can_resend(actor: Actor, message: Message) -> Verdict:
    """Send again by hand what failed, what nobody knows the outcome of, what had no address."""
    if message.state not in flow.AGAIN:
        now = flow.MESSAGE.state(message.state).label
        return refused(f"现在是“{now}”，不用重发", "message.resend.state")
    if not message.text:
        return refused("收件人的信息已删去，这条消息不能再发", "message.resend.erased")
    return can_manage(actor, message.house)


def can_read(actor: Actor, message: Message) -> Verdict:
    """Note that one has read it: one's own only."""
    if actor.person_id is None or actor.person_id != message.person_id:
        return refused("这不是发给您的消息", "message.read.own")
    return ALLOWED


def can_word(actor: Actor, house: Organisation | None) -> Verdict:
    """Set wordings: a house's own, or (None) the general ones, which belong to the installation's association."""
    if house is None:
        return _at_the_root(actor, "通用的消息文字", "template.set.general")
    if not holds(actor, RIGHT, house.pk):
        return refused(f"只有{house.label}的经办人、秘书长能改它的消息文字", "template.set.right")
    return ALLOWED


def can_try(actor: Actor, house: Organisation) -> Verdict:
    """Send a wording to oneself: the system has no inbox."""
    if actor.person_id is None:
        return refused("系统没有收件箱，请由经办人试发", "template.try.person")
    return can_manage(actor, house)


def can_set_hours(actor: Actor) -> Verdict:
    """The quiet hours are one for the whole installation."""
    return _at_the_root(actor, "免打扰时段", "quiet_hours.set.right")


def _at_the_root(actor: Actor, what: str, rule: str) -> Verdict:
    root = Installation.objects.values_list("organisation_id", flat=True).first()
    if not holds(actor, RIGHT, root):
        return refused(f"只有本系统所属科协的经办人、秘书长能改{what}", rule)
    return ALLOWED
