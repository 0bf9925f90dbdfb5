"""Founding an association: who applies, checks, replies, records, registers; one condition a line."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kexie.associations import flow
from kexie.associations.days import later
from kexie.associations.models import Founding, LifeRules
from kexie.associations.rules import settled, twins
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations import kinds
from kexie.organisations.models import Organisation
from kexie.organisations.rules import holds, organisations_where

GUIDE = "organisations.edit"
SHOWS_CANDIDATES = "people.read"
REVEAL = "people.reveal"
# So many applications may be begun at the portal in an hour, by everybody together.
MOST_BEGUN = 200
RECORDED_WITHIN = 10  # days after the last one for the meeting


@dataclass(frozen=True, slots=True)
class Applicant(Actor):
    """The unit itself, by the link it was given: a part in this one record (house.md 4), nobody of ours."""

    founding_id: UUID | None = None


def applicant(founding_id: UUID | None = None, request_id: UUID | None = None) -> Applicant:
    """Whoever holds the link of this application; without one, whoever begins it."""
    return Applicant(part="applicant", request_id=request_id, founding_id=founding_id)


def places() -> QuerySet[Organisation]:
    """Under which an association may be founded: districts, zones, the city."""
    return Organisation.objects.filter(state="active", level__in=(*kinds.DISTRICT_LEVELS, "city"))


def visible_foundings(actor: Actor) -> QuerySet[Founding]:
    """Applications under one's places and to be replied by one's house; what units still fill in is theirs."""
    if actor.is_system or actor.person_id is None:
        return Founding.objects.all() if actor.is_system else Founding.objects.none()
    reached = organisations_where(actor, SHOWS_CANDIDATES)
    # Asked of each, for they are few: joined by OR both sets would be gathered whole.
    at, above = (Exists(reached.filter(pk=OuterRef(name))) for name in ("place", "authority"))
    return Founding.objects.filter(at | above).filter(~Q(state="draft") | Q(entered_by__isnull=False))


def can_view_founding(actor: Actor, founding: Founding) -> Verdict:
    """Agrees with :func:`visible_foundings`."""
    if not visible_foundings(actor).filter(pk=founding.pk).exists():
        return refused("您的任职不涉及这份申请", "founding.view")
    return ALLOWED


def place_stands(place: Organisation) -> Verdict:
    """An application runs under an association that stands: nobody else could register what it asks for."""
    if place.state != "active":
        return refused(f"{place.label}已撤销，请向现在的区科协重新申请", "founding.place.closed")
    return ALLOWED


def can_enter(actor: Actor, place: Organisation) -> Verdict:
    """Type an application for a unit."""
    if place.state != "active" or place.level not in (*kinds.DISTRICT_LEVELS, "city"):
        return refused("请选择在册的区、功能区科协或市科协作为业务指导单位", "founding.place")
    if isinstance(actor, Applicant):
        return _portal_open()
    if not holds(actor, GUIDE, place.pk):
        return refused(f"由{place.label}的经办人代为填报", "founding.enter.right")
    return ALLOWED


def _portal_open() -> Verdict:
    """A flood of empty applications is stopped; nobody's real one is lost by it."""
    begun = Founding.objects.filter(state="draft", entered_by=None, created_at__gte=clock.now() - timedelta(hours=1))
    if begun.count() >= MOST_BEGUN:
        return refused("现在申请的太多，请一小时后再试，或请区科协代为填报", "founding.enter.flood")
    return ALLOWED


def can_edit_founding(actor: Actor, founding: Founding) -> Verdict:
    """Write the application: before it is sent, and once more where it came back."""
    if founding.state not in ("draft", "returned"):
        return refused(f"申请{_label(founding)}，退回补正后才能修改", "founding.state")
    return _unit_or_guide(actor, founding)


def can_send(actor: Actor, founding: Founding) -> Verdict:
    """Apply, or send again what was mended."""
    may = can_edit_founding(actor, founding)
    return may if not may else twins.unique(founding)


def can_check(actor: Actor, founding: Founding) -> Verdict:
    """The district's check: pass it on, or not."""
    if founding.state != "applied":
        return _elsewhere(founding, "核查")
    return _guide(actor, founding, "核查")


def can_return(actor: Actor, founding: Founding) -> Verdict:
    """For 补正, once (rules.md 2.1, 8)."""
    may = can_check(actor, founding)
    if may and founding.was_returned:
        return refused("已退回补正过一次。请核查通过，或不同意成立并写明理由", "founding.return.once")
    return may


def can_refuse(actor: Actor, founding: Founding) -> Verdict:
    """By who checks, later by who replies."""
    if founding.state == "checked":
        return can_approve(actor, founding)
    return can_check(actor, founding)


def can_approve(actor: Actor, founding: Founding) -> Verdict:
    """Draft the reply, in the name of the approving association."""
    if founding.state != "checked":
        return _elsewhere(founding, "拟批复")
    house = founding.authority
    if house is None or not holds(actor, "documents.draft", house.pk):
        return refused(f"由{house.label if house else '批复单位'}的拟稿人拟批复", "founding.approve.right")
    return ALLOWED


def can_hold(actor: Actor, founding: Founding) -> Verdict:
    """Record the founding meeting, while the reply holds."""
    if founding.state != "approved":
        return _elsewhere(founding, "记录成立大会")
    if clock.today() > recorded_by(founding):
        return refused(f"批复后 {_rules(founding).lapse_months} 个月内没有召开成立大会，批复已失效", "founding.lapsed")
    return _unit_or_guide(actor, founding)


def can_file(actor: Actor, founding: Founding) -> Verdict:
    """Send what was resolved."""
    if founding.state != "held":
        return _elsewhere(founding, "报备案")
    return _unit_or_guide(actor, founding)


def can_reopen_filing(actor: Actor, founding: Founding) -> Verdict:
    """Send the filing back to be mended."""
    if founding.state != "filed":
        return _elsewhere(founding, "退回备案")
    return _guide(actor, founding, "核对")


def can_activate(actor: Actor, founding: Founding) -> Verdict:
    """Register the association with its term, posts and people."""
    may = can_reopen_filing(actor, founding)
    return may if not may else twins.unique(founding)


def can_withdraw(actor: Actor, founding: Founding) -> Verdict:
    """The unit wants it no longer; not while a reply is on its way."""
    if flow.FOUNDING.step("withdraw", founding.state) is None:
        return _elsewhere(founding, "撤回")
    return _unit_or_guide(actor, founding)


def can_lapse(actor: Actor, founding: Founding) -> Verdict:
    """By the clock alone."""
    if not actor.is_system or founding.state != "approved" or clock.today() <= recorded_by(founding):
        return refused("批复还在有效期内", "founding.lapse")
    return ALLOWED


def lapses_on(founding: Founding) -> date:
    """The last day for the founding meeting."""
    return later(founding.approved_on or clock.today(), _rules(founding).lapse_months)


def recorded_by(founding: Founding) -> date:
    """The last day to record a meeting that was held in time: what was voted on the last evening is not lost."""
    return lapses_on(founding) + timedelta(days=RECORDED_WITHIN)


def in_time(founding: Founding, held_on: date) -> Verdict:
    """The meeting lies within the months of the reply (rules.md 14a)."""
    if held_on > (last := lapses_on(founding)):
        return refused(f"批复的有效期到 {last}，大会日期不能晚于这一天", "founding.meeting.late")
    return ALLOWED


def _rules(founding: Founding) -> LifeRules:
    return settled.life_rules(founding.place)


def _guide(actor: Actor, founding: Founding, act: str) -> Verdict:
    if not holds(actor, GUIDE, founding.place_id):
        return refused(f"由{founding.place.label}的经办人{act}", "founding.guide.right")
    return ALLOWED


def _unit_or_guide(actor: Actor, founding: Founding) -> Verdict:
    if isinstance(actor, Applicant) and actor.founding_id == founding.pk:
        return ALLOWED
    if not holds(actor, GUIDE, founding.place_id):
        return refused(f"由申请单位凭链接办理，或由{founding.place.label}的经办人代办", "founding.unit.right")
    return ALLOWED


def _elsewhere(founding: Founding, act: str) -> Verdict:
    return refused(f"申请{_label(founding)}，现在不能{act}。请刷新页面查看", "founding.state")


def _label(founding: Founding) -> str:
    return f"现在是“{flow.FOUNDING.state(founding.state).label}”"


def can_reveal_telephones(actor: Actor, founding: Founding) -> Verdict:
    """See the numbers of the contact and of who stands: who may see people's numbers where it is handled."""
    if founding.telephone is None and not founding.assembly.candidates.exclude(telephone=None).exists():
        return refused("没有登记电话", "founding.reveal.none")
    if not holds(actor, REVEAL, founding.place_id):
        return refused(f"由{founding.place.label}的经办人查看电话", "founding.reveal.right")
    return ALLOWED


def can_make_link(actor: Actor, founding: Founding) -> Verdict:
    """Hand the unit a link to go on with itself, while it has something to do."""
    if founding.state not in ("draft", *flow.RUNNING):
        return _elsewhere(founding, "生成链接")
    return _guide(actor, founding, "生成链接")
