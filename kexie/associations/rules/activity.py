"""Records of activities: who sees them, who writes them; one condition a line."""

from django.db.models import QuerySet

from kexie.associations import flow
from kexie.associations.models import Activity
from kexie.associations.rules.apart import OWN
from kexie.associations.rules.tenure import GUIDE
from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations import kinds
from kexie.organisations.models import Organisation
from kexie.organisations.rules import at_the_top, holds, listed_organisations, seated


def visible_activities(actor: Actor) -> QuerySet[Activity]:
    """Of one's own unit and of all below."""
    if actor.is_system:
        return Activity.objects.all()
    if actor.person_id is None:
        return Activity.objects.none()
    if at_the_top(actor):
        return Activity.objects.filter(seated(actor))
    return Activity.objects.filter(organisation__in=listed_organisations(actor).values("pk"))


def can_view_activity(actor: Actor, activity: Activity) -> Verdict:
    """Agrees with :func:`visible_activities`."""
    if not visible_activities(actor).filter(pk=activity.pk).exists():
        return refused("您的任职不涉及这条活动记录", "activity.view")
    return ALLOWED


def works(organisation: Organisation) -> Verdict:
    """Whether such a unit keeps records of its work: basic-level associations and federations that stand."""
    if organisation.state != "active":
        return refused("该组织已撤销", "activity.active")
    if organisation.kind not in kinds.ELECTING:
        return refused("只有企事业科协和联合会记录活动", "activity.kind")
    return ALLOWED


def can_record(actor: Actor, organisation: Organisation) -> Verdict:
    """Enter an activity: the unit itself, or who guides it."""
    if not (fit := works(organisation)):
        return fit
    return _own_or_guide(actor, organisation)


def can_correct(actor: Actor, activity: Activity) -> Verdict:
    """Change what was entered, add and take away evidence."""
    if activity.state != "recorded":
        return refused(f"这条记录{flow.ACTIVITY.state(activity.state).label}，不能再改", "activity.state")
    return _own_or_guide(actor, activity.organisation)


def _own_or_guide(actor: Actor, organisation: Organisation) -> Verdict:
    if holds(actor, OWN, organisation.pk) or holds(actor, GUIDE, organisation.pk):
        return ALLOWED
    return refused("由本单位或业务指导单位的经办人记录", "activity.right")
