"""Terms, re-elections, the small changes between them: who may do what."""

from datetime import date

from django.db.models import QuerySet

from kexie.associations import flow
from kexie.associations.days import later
from kexie.associations.models import Change, Reelection, Tenure
from kexie.associations.rules.apart import another
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations import kinds
from kexie.organisations.models import Organisation
from kexie.organisations.rules import current, holds, organisations_where, visible_organisations

GUIDE = "organisations.edit"
# A term may be longer by this at most (rules.md 4.4).
POSTPONED_MONTHS = 12
# What each yes of the superior answers.
_ANSWERS = {"agree": ("ask", "mend"), "complete": ("file",)}


def visible_reelections(actor: Actor) -> QuerySet[Reelection]:
    """Of the associations whose people the actor may read: candidates are named."""
    return Reelection.objects.filter(organisation__in=organisations_where(actor, "people.read").values("pk"))


def visible_changes(actor: Actor) -> QuerySet[Change]:
    """Likewise."""
    return Change.objects.filter(organisation__in=organisations_where(actor, "people.read").values("pk"))


def visible_tenures(actor: Actor) -> QuerySet[Tenure]:
    """Who held an office is told of every organisation that may be looked at."""
    return Tenure.objects.filter(organisation__in=visible_organisations(actor))


def running(organisation: Organisation) -> Tenure | None:
    """The term of today."""
    return current(Tenure.objects.filter(organisation=organisation)).first()


def last(organisation: Organisation) -> Tenure | None:
    """The newest term, whether it runs or is over."""
    return Tenure.objects.filter(organisation=organisation).order_by("-number").first()


def _last(actor: Actor, organisation: Organisation) -> Tenure | None:
    """The same, asked once by a page that only reads."""
    found: Tenure | None = actor.once(("last tenure", organisation.pk), lambda: last(organisation))
    return found


def _changing(actor: Actor, organisation: Organisation) -> set[str]:
    """Kinds of change that wait for consent; asked once by a page that only reads."""
    waiting = Change.objects.filter(organisation=organisation, state="asked").values_list("kind", flat=True)
    found: set[str] = actor.once(("changes asked", organisation.pk), lambda: set(waiting))
    return found


def has_terms(organisation: Organisation) -> Verdict:
    """Basic-level associations and federations elect; departments and local associations do not here."""
    if organisation.state != "active":
        return refused("该组织已撤销", "tenure.active")
    if organisation.kind not in kinds.ELECTING:
        return refused("只有企事业科协和联合会在这里办理换届", "tenure.kind")
    return ALLOWED


def can_record_tenure(actor: Actor, organisation: Organisation) -> Verdict:
    """Enter the term of an association that was on the register before; only where it has none."""
    if not (fit := has_terms(organisation)):
        return fit
    if not guides(actor, organisation):
        return refused("由业务指导单位的经办人登记届次", "tenure.record.right")
    if _last(actor, organisation) is not None:
        return refused("已登记届次，以后的届次由换届产生", "tenure.record.once")
    return ALLOWED


def can_ask_reelection(actor: Actor, organisation: Organisation) -> Verdict:
    """Begin one, by the association itself or who guides it."""
    if not (fit := has_terms(organisation)):
        return fit
    if not holds(actor, GUIDE, organisation.pk):
        return refused("由本单位秘书长、经办人或业务指导单位的经办人办理换届", "reelection.ask.right")
    if Reelection.objects.filter(organisation=organisation, state__in=flow.ELECTING).exists():
        return refused("换届正在办理，请打开办理中的一份", "reelection.twice")
    return ALLOWED


def can_do(actor: Actor, row: Reelection, verb: str) -> Verdict:
    """The association's own steps: mend, hold, file, withdraw."""
    if flow.REELECTION.step(verb, row.state) is None:
        return refused(f"换届现在是“{flow.REELECTION.state(row.state).label}”，请刷新页面查看", "reelection.state")
    if not holds(actor, GUIDE, row.organisation_id):
        return refused("由本单位秘书长、经办人或业务指导单位的经办人办理", "reelection.right")
    return ALLOWED


def can_judge(actor: Actor, row: Reelection, verb: str) -> Verdict:
    """The superior's: agree, return, reopen, complete. Whoever took the unit's step says no yes to it."""
    if flow.REELECTION.step(verb, row.state) is None:
        return refused(f"换届现在是“{flow.REELECTION.state(row.state).label}”，请刷新页面查看", "reelection.state")
    if not (may := superior_only(actor, row.organisation)) or verb not in _ANSWERS:
        return may
    return another(actor, flow.REELECTION.entity, row.pk, _ANSWERS[verb], row.organisation)


def can_ask_change(actor: Actor, organisation: Organisation, kind: str) -> Verdict:
    """Ask for one; its day and values are the action's to look at."""
    if not (fit := has_terms(organisation)):
        return fit
    if not holds(actor, GUIDE, organisation.pk):
        return refused("由本单位秘书长、经办人或业务指导单位的经办人申请", "change.ask.right")
    if kind != "name" and _last(actor, organisation) is None:
        return refused("还没有登记届次，请业务指导单位先登记", "change.tenure")
    if kind in _changing(actor, organisation):
        return refused("同样的变更正在等待同意", "change.twice")
    return ALLOWED


def can_judge_change(actor: Actor, change: Change) -> Verdict:
    """Refuse; agreeing asks more."""
    if change.state != "asked":
        return refused(f"这项变更{_state(change)}，请刷新页面查看", "change.state")
    return superior_only(actor, change.organisation)


def can_agree_change(actor: Actor, change: Change) -> Verdict:
    """Agree: not by who asked."""
    if not (may := can_judge_change(actor, change)):
        return may
    return another(actor, flow.CHANGE.entity, change.pk, ("ask",), change.organisation)


def can_withdraw_change(actor: Actor, change: Change) -> Verdict:
    """Take it back."""
    if change.state != "asked":
        return refused(f"这项变更{_state(change)}，请刷新页面查看", "change.state")
    if not holds(actor, GUIDE, change.organisation_id):
        return refused("由本单位秘书长、经办人或业务指导单位的经办人办理", "change.right")
    return ALLOWED


def latest_end(tenure: Tenure) -> date:
    """The last day to which this term may be postponed."""
    return later(tenure.due_on, POSTPONED_MONTHS)


def postpones(tenure: Tenure, until: date) -> Verdict:
    """Whether a term may run until then."""
    if until <= tenure.ends_on:
        return refused(f"本届任期到 {tenure.ends_on}，延期应晚于这一天", "postpone.later")
    if until > latest_end(tenure):
        told = f"换届最多延期一年：本届按章程于 {tenure.due_on} 届满，延期不能晚于 {latest_end(tenure)}"
        return refused(told, "postpone.year")
    if until <= clock.today():
        return refused("延期的日期应在今天之后", "postpone.past")
    return ALLOWED


def guides(actor: Actor, organisation: Organisation) -> bool:
    """Whether the actor keeps the organisation above this one."""
    return organisation.superior_id is not None and holds(actor, GUIDE, organisation.superior_id)


def superior_only(actor: Actor, organisation: Organisation) -> Verdict:
    """Whoever guides it."""
    if not guides(actor, organisation):
        return refused("由业务指导单位的经办人办理", "tenure.superior.right")
    return ALLOWED


def _state(change: Change) -> str:
    return f"现在是“{flow.CHANGE.state(change.state).label}”"
