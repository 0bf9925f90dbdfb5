"""What of organisation building waits for an actor: parts of the one query that such lists of the home share."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import CharField, Count, DateField, F, Min, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from kexie.associations import days
from kexie.associations.flow import OWING
from kexie.associations.models import AnnualReport, Change, Founding, Guidance, Home, Reelection, Revocation, Tenure
from kexie.associations.models.ties import MembershipReminder
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.todo import Todo, Waiting
from kexie.organisations.models import Ancestry, MemberReminder

_COLUMNS = ("what", "key", "title", "whom", "since", "due")
_PK, _NEVER = Cast("pk", CharField()), Cast(Value(None), DateField())
# A term is told of so many months before its end, and until it has been over for so long.
NEAR, HISTORY = 12, timedelta(days=3 * 365)
# What was promised is told of so long before its day.
SOON = timedelta(days=7)


def parts(actor: Actor) -> Sequence[QuerySet[Any, Any]]:
    """What waits as (what, key of its page, title, whom, since, due); nothing without the right."""
    if actor.person_id is None or actor.post_id is None:
        return ()
    here = Ancestry.objects.filter(ancestor_id=actor.organisation_id, inside=True).values("descendant")
    guide = (
        [*_foundings(here), *_elections(here), *_revocations(here), *_below(here)]
        if "organisations.edit" in actor.rights
        else []
    )
    rolls = _rolls(here) if "people.edit" in actor.rights else ()
    units = _units(here) if "organisations.edit" in actor.rights else ()
    return [*guide, *(_own(here) if "plans.work" in actor.rights else ()), *rolls, *units]


def _rolls(here: QuerySet[Any, Any]) -> tuple[QuerySet[Any, Any], ...]:
    """Members of one's own roll who were told that their validity ends and are not renewed yet: all together."""
    asked = MemberReminder.objects.filter(member__organisation__in=here, member__left_on=None,
                                          member__valid_until=F("valid_until"))  # fmt: skip
    due = asked.order_by().values("member__organisation").annotate(
        what=Value("members_due"), key=Cast("member__organisation__number", CharField()),
        title=Cast(Count("member", distinct=True), CharField()), whom=F("member__organisation__name"),
        since=Min("at"), due=Min("valid_until"),
    )  # fmt: skip
    return (due.values_list(*_COLUMNS),)


def _units(here: QuerySet[Any, Any]) -> tuple[QuerySet[Any, Any], ...]:
    """The same of units in one's own federation or society."""
    asked = MembershipReminder.objects.filter(member__federation__in=here, member__ends_on=None,
                                              member__valid_until=F("valid_until"))  # fmt: skip
    due = asked.order_by().values("member__federation").annotate(
        what=Value("units_due"), key=Cast("member__federation__number", CharField()),
        title=Cast(Count("member", distinct=True), CharField()), whom=F("member__federation__name"),
        since=Min("at"), due=Min("valid_until"),
    )  # fmt: skip
    return (due.values_list(*_COLUMNS),)


def _own(here: QuerySet[Any, Any]) -> tuple[QuerySet[Any, Any], ...]:
    """The yearly report of one's own unit: asked for, or sent back."""
    rows = AnnualReport.objects.filter(organisation__in=here, organisation__state="active", state__in=OWING)
    owed = rows.annotate(what=Concat(Value("report_"), F("state")), key=_PK, title=Cast("year", CharField()),
                         whom=F("organisation__superior__name"), since=F("asked_at"), due=F("due_on"))  # fmt: skip
    homes = Home.objects.filter(organisation__in=here, organisation__state="active", state__in=OWING)
    mine = homes.annotate(what=Concat(Value("home_"), F("state")), key=_PK, title=Cast("year", CharField()),
                          whom=F("organisation__superior__name"), since=F("begun_at"), due=_NEVER)  # fmt: skip
    return owed.values_list(*_COLUMNS), mine.values_list(*_COLUMNS)


def _below(here: QuerySet[Any, Any]) -> tuple[QuerySet[Any, Any], ...]:
    """Reports to check, each; those that are late, together; what was promised to units."""
    below = AnnualReport.objects.filter(organisation__superior__in=here, organisation__state="active")
    sent = below.filter(state="submitted").annotate(
        what=Value("report_sent"), key=_PK, title=F("organisation__name"), whom=F("organisation__name"),
        since=F("submitted_at"), due=_NEVER,
    )  # fmt: skip
    late = below.filter(state__in=OWING, due_on__lt=clock.today()).order_by().values("year").annotate(
        what=Value("reports_late"), key=Cast("year", CharField()), title=Cast(Count("pk"), CharField()),
        whom=Value(""), since=Min("asked_at"), due=Min("due_on"),
    )  # fmt: skip
    soon = Guidance.objects.filter(house__in=here, state="open", follow_on__lte=clock.today() + SOON)
    promised = soon.annotate(what=Value("guidance"), key=_PK, title=F("organisation__name"),
                             whom=F("organisation__name"), since=F("entered_at"), due=F("follow_on"))  # fmt: skip
    homes = Home.objects.filter(organisation__superior__in=here, organisation__state="active", state="submitted")
    judged = homes.annotate(what=Value("home_sent"), key=_PK, title=F("organisation__name"),
                            whom=F("organisation__name"), since=F("submitted_at"), due=_NEVER)  # fmt: skip
    return tuple(one.values_list(*_COLUMNS) for one in (sent, late, promised, judged))


def _foundings(here: QuerySet[Any, Any]) -> tuple[QuerySet[Any, Any], ...]:
    """To check or to register under one's own house; to reply in its name."""
    mine = Founding.objects.filter(place__in=here, state__in=("applied", "filed"))
    guided = mine.annotate(what=F("state"), key=Cast("ref", CharField()), title=F("unit_name"), whom=F("place__name"),
                           since=F("state_since"), due=F("due_on"))  # fmt: skip
    asked = Founding.objects.filter(authority__in=here, state="checked")
    replies = asked.annotate(what=Value("checked"), key=Cast("ref", CharField()), title=F("unit_name"),
                             whom=F("place__name"), since=F("state_since"), due=F("due_on"))  # fmt: skip
    return guided.values_list(*_COLUMNS), replies.values_list(*_COLUMNS)


def _elections(here: QuerySet[Any, Any]) -> tuple[QuerySet[Any, Any], ...]:
    """Candidates, filings and changes of those one guides; one's own steps; one's own term that ends."""
    above = Q(organisation__superior__in=here, state__in=("asked", "filed"))
    own = Q(organisation__in=here, state__in=("returned", "agreed", "held"))
    rows = Reelection.objects.filter(above | own, organisation__state="active")
    reelections = rows.annotate(what=F("state"), key=_PK, title=F("organisation__name"),
                                whom=F("organisation__superior__name"), since=F("state_since"),
                                due=F("due_on"))  # fmt: skip
    asked = Change.objects.filter(organisation__superior__in=here, organisation__state="active", state="asked")
    changes = asked.annotate(what=Value("change"), key=_PK, title=F("organisation__name"),
                             whom=F("organisation__name"), since=F("asked_at"), due=F("due_on"))  # fmt: skip
    today = clock.today()
    later = Tenure.objects.filter(organisation__in=here, starts_on__gt=today).values("organisation")
    ending = Tenure.objects.filter(organisation__in=here, organisation__state="active",
                                   ends_on__gte=today - HISTORY, ends_on__lte=days.later(today, NEAR))  # fmt: skip
    ending = ending.exclude(organisation__in=later).exclude(organisation__tenures__number__gt=F("number"))
    ending = ending.exclude(organisation__reelections__state__in=("asked", "returned", "agreed", "held", "filed"))
    terms = ending.annotate(what=Value("term"), key=Cast("organisation__number", CharField()),
                            title=F("organisation__name"), whom=F("organisation__superior__name"),
                            since=F("organisation__created_at"), due=F("ends_on"))  # fmt: skip
    return tuple(one.values_list(*_COLUMNS) for one in (reelections, changes, terms))


def _revocations(here: QuerySet[Any, Any]) -> tuple[QuerySet[Any, Any], ...]:
    """To decide in the name of one's house; to tell more of what one proposed."""
    decided = Q(authority__in=here, state="proposed")
    returned = Q(organisation__superior__in=here, organisation__state="active", state="returned")
    rows = Revocation.objects.filter(decided | returned).annotate(
        what=Concat(Value("revocation_"), F("state")), key=_PK, title=F("organisation__name"),
        whom=F("organisation__superior__name"), since=F("state_since"), due=F("due_on"),
    )  # fmt: skip
    return (rows.values_list(*_COLUMNS),)


# what -> icon, act, button, address; foundings go by number, elections by id.
_FOUNDINGS = {
    "applied": ("clipboard-check", "核查成立申请", "核查"),
    "filed": ("file-check", "核对备案", "核对"),
    "checked": ("file-pen", "拟批复", "拟批复"),
}
_REELECTIONS = {
    "asked": ("users", "同意换届候选人", "办理"),
    "filed": ("file-check", "核对换届备案", "核对"),
    "returned": ("pencil", "补正换届候选人", "补正"),
    "agreed": ("flag", "召开换届大会", "记录"),
    "held": ("flag", "报换届备案", "备案"),
}

_REPORTS = {
    "report_draft": ("file-chart-column", "填报", "填报"),
    "report_returned": ("pencil", "修改退回的", "修改"),
    "report_sent": ("file-check", "核对年报：", "核对"),
    "reports_late": ("bell-ring", "催报", "催报"),
}

_REVOCATIONS = {
    "revocation_proposed": ("archive", "决定撤销", "办理"),
    "revocation_returned": ("pencil", "补充撤销情况", "补充"),
}

_HOMES = {
    "home_draft": ("star", "建家自评", "自评"),
    "home_returned": ("pencil", "修改建家自评", "修改"),
    "home_sent": ("star", "评定建家", "评定"),
}

# what -> counted in, page.
_RENEWALS = {"members_due": ("名会员", "desk:roll"), "units_due": ("家单位会员", "desk:memberships")}


def _report(what: str, key: str, title: str, whom: str, since: datetime, due: date | None) -> Todo:
    icon, act, button = _REPORTS[what]
    if what == "reports_late":
        words, url = f"{act} {key} 年年报：{title} 家逾期", f"{reverse('desk:annual_reports')}?year={key}&view=late"
    else:
        words = f"{act}{title}" if what == "report_sent" else f"{act} {title} 年年报"
        url = reverse("desk:annual_report", args=[UUID(key)])
    return Todo(icon=icon, title=words, whom=whom, since=since, due=due, url=url, button=button)


def _todo(what: str, key: str, title: str, whom: str, since: datetime, due: date | None) -> Todo:
    if key.isdigit() and what in _FOUNDINGS:
        (icon, act, button), url = _FOUNDINGS[what], reverse("desk:founding", args=[int(key)])
    elif what in _REPORTS:
        return _report(what, key, title, whom, since, due)
    elif what in _HOMES:
        icon, act, button = _HOMES[what]
        title, url = f"{title} 年" if what != "home_sent" else title, reverse("desk:home_record", args=[UUID(key)])
    elif what in _REVOCATIONS:
        (icon, act, button), url = _REVOCATIONS[what], reverse("desk:revocation", args=[UUID(key)])
    elif what in _RENEWALS:
        (unit, page), view = _RENEWALS[what], "late" if due is not None and due < clock.today() else "soon"
        title, url = f"{title} {unit}将到期或逾期", f"{reverse(page, args=[int(key)])}?view={view}"
        icon, act, button = "users", "办理续会", "续会"
    elif what == "guidance":
        icon, act, button, url = "footprints", "跟进指导", "跟进", reverse("desk:guidance_record", args=[UUID(key)])
    elif what == "term":
        icon, act, button, url = "calendar-clock", "准备换届", "换届", reverse("desk:tenures", args=[int(key)])
    elif what == "change":
        icon, act, button, url = "repeat", "同意变更", "办理", reverse("desk:change", args=[UUID(key)])
    else:
        (icon, act, button), url = _REELECTIONS[what], reverse("desk:reelection", args=[UUID(key)])
    return Todo(icon=icon, title=f"{act}：{title}", whom=whom, since=since, due=due, url=url, button=button)


WAITING = Waiting(
    "associations",
    "组织建设",
    frozenset(
        (*_FOUNDINGS, *_REELECTIONS, *_REPORTS, *_HOMES, *_REVOCATIONS, *_RENEWALS, "change", "guidance", "term")
    ),
    parts,
    _todo,
)
