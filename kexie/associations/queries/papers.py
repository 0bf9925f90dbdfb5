"""What the printed papers of a founding, a re-election or an association that stands are drawn from."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import QuerySet

from kexie.associations import days, elections
from kexie.associations.documents.cards import Holder, UnitHolder
from kexie.associations.documents.facts import Ending, Nominee, Told
from kexie.associations.documents.letter import Due
from kexie.associations.models import Assembly, Change, Founding, Membership, Reelection, Tenure
from kexie.associations.rules import settled
from kexie.associations.rules import tenure as rules
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.organisations import queries as organisations
from kexie.organisations.kinds import Level
from kexie.organisations.models import Ancestry, Member, Organisation

# Months before the end from which an association is reminded in writing; until so many before it, its candidates are
# to be named.
_SOON, _AHEAD = 12, 3


def of_founding(row: Founding, application: Sequence[tuple[str, str]]) -> Told:
    """``application``: names and values of its form."""
    authority = row.authority or settled.authority_of(row.place, row.kind)
    return _told(
        row.assembly, row.place, "成立", unit=row.unit_name, name=row.name or row.unit_name, authority=authority.name,
        number=1, reply=_number(row), application=application,
        unit_opinion=row.unit_opinion, opinion=row.opinion, approved_on=row.approved_on, city=_city(row.place),
    )  # fmt: skip


def of_reelection(row: Reelection) -> Told:
    """The number is that of the term it leads to."""
    unit = row.organisation
    above = unit.superior or unit
    before, asked_on = _before(row), clock.local(row.asked_at).date()
    founding = Founding.objects.filter(organisation=unit).select_related("reply__number").first()
    return _told(
        row.assembly, above, "换届", unit=unit.name, name=unit.name, authority=above.name,
        number=before.number + 1 if before else 1, reply=_number(founding),
        ending=Ending(before.number, before.starts_on, _end(before, asked_on), before.due_on) if before else None,
        charter_before=before.assembly.charter if before and before.assembly else "",
        asked_on=asked_on, words=row.words, agreed_on=row.agreed_on,
    )  # fmt: skip


def _before(row: Reelection) -> Tenure | None:
    """The term that was to end when this re-election was asked for: none that it or a later one has begun."""
    terms = Tenure.objects.filter(organisation=row.organisation).select_related("assembly").order_by("-number")
    if row.state == "done":
        terms = terms.filter(number__lt=row.assembly.tenure.number)
    return terms.filter(starts_on__lte=clock.local(row.asked_at).date()).first()


def _end(term: Tenure, asked_on: date) -> date:
    """Its last day as it stood then: the next term cuts one that ran on, and a paper must not change with it."""
    put_off = Change.objects.filter(
        organisation=term.organisation_id, kind="postpone", state="agreed", asked_at__date__lte=asked_on,
        on__range=(term.due_on, days.later(term.due_on, rules.POSTPONED_MONTHS)),
    )  # fmt: skip
    return max(term.ends_on, term.due_on, *put_off.values_list("on", flat=True))


def _number(founding: Founding | None) -> str:
    """文号 of the reply to an application; empty where there is none yet."""
    reply = founding.reply if founding else None
    return str(reply.number) if reply and reply.number_id else ""


def _city(place: Organisation) -> str:
    """The city's association over a place, which may be itself; empty where the register has none."""
    line = Ancestry.objects.filter(descendant=place, ancestor__level=Level.CITY).select_related("ancestor")
    nearest = line.order_by("depth").first()
    return nearest.ancestor.name if nearest else ""


def plaque_of(unit: Organisation) -> tuple[str, str, str, date | None]:
    """Name, who approved it (empty: not known), who guides it, since when."""
    founding = Founding.objects.filter(organisation=unit).select_related("authority").first()
    guide = unit.superior.name if unit.superior else ""
    if founding is None or founding.authority is None:
        return unit.name, "", guide, unit.founded_on
    return unit.name, founding.authority.name, guide, founding.approved_on


def offered(actor: Actor, unit: Organisation) -> list[tuple[str, str]]:
    """Code and words of the papers of an association that stands, beside those of its foundings and re-elections."""
    if not rules.has_terms(unit):
        return []
    reminder = [("reminder", "换届提醒函")] if _ending(actor, unit) else []
    text = [("charter", "章程")] if _filed(actor, unit) else []
    return [*reminder, *text, ("plaque", "牌匾文字")]


def _filed(actor: Actor, unit: Organisation) -> Assembly | None:
    """The meeting of the newest term, where its charter was filed: a term entered as known has none."""
    term = _last(actor, unit)
    meeting = term.assembly if term else None
    return meeting if meeting and meeting.charter else None


def charter_of(actor: Actor, unit: Organisation) -> Told | None:
    """What the charter of an association that stands is drawn from; None where none is kept."""
    meeting, term = _filed(actor, unit), _last(actor, unit)
    if meeting is None or term is None:
        return None
    elects = "换届" if Reelection.objects.filter(assembly=meeting).exists() else "成立"
    above = unit.superior or unit
    return _told(meeting, above, elects, unit=unit.name, name=unit.name, authority=above.name, number=term.number)


def _ending(actor: Actor, unit: Organisation) -> Tenure | None:
    """The newest term, where it is over or ends within a year and the actor's house guides the unit."""
    term = _last(actor, unit)
    if term is None or term.ends_on > days.later(clock.today(), _SOON) or not rules.guides(actor, unit):
        return None
    return term


def _last(actor: Actor, unit: Organisation) -> Tenure | None:
    """The newest term; the page of terms has asked for it already (rules.tenure)."""
    term: Tenure | None = actor.once(("last tenure", unit.pk), lambda: rules.last(unit))
    return term


def due_of(actor: Actor, unit: Organisation) -> Due | None:
    """What a 换届提醒函 says; None where the actor's house does not guide it, or nothing is due within a year."""
    term, today = _ending(actor, unit), clock.today()
    if term is None or unit.superior is None:
        return None
    house, ahead, latest = settled.life_rules(unit.superior), days.later(term.ends_on, -_AHEAD), rules.latest_end(term)
    return Due(
        name=unit.name, house=unit.superior.name, number=term.number, starts_on=term.starts_on, ends_on=term.ends_on,
        today=today, quorum=(house.quorum_part, house.quorum_whole), filing_days=house.filing_days,
        ready_by=ahead if ahead > today else None, latest=latest if latest > max(today, term.ends_on) else None,
    )  # fmt: skip


def holding(actor: Actor, unit: Organisation) -> QuerySet[Member]:
    """Whose 会员证 are printed: members of today whose consent stands."""
    return organisations.roll(actor, unit).filter(consent__withdrawn_at=None)


def withheld(actor: Actor, unit: Organisation) -> QuerySet[Member]:
    """The other members of today: few, where all are many."""
    return organisations.roll(actor, unit).exclude(consent__withdrawn_at=None)


def holders(found: Iterable[Member]) -> list[Holder]:
    """What stands on the cards of some of :func:`holding`."""
    return [Holder(one.person.name, one.number, one.joined_on) for one in found]


def unit_holders(found: Iterable[Membership]) -> list[UnitHolder]:
    """Whose certificates are printed."""
    return [UnitHolder(one.member.name, one.number, one.kind, one.starts_on, one.valid_until) for one in found]


def _told(meeting: Assembly, place: Organisation, elects: str, **more: object) -> Told:
    house = settled.life_rules(place)
    plain = ("held_on", "entitled", "present", "members", "starts_on", "ends_on", "charter", "charter_adopted")
    told: dict[str, object] = {name: getattr(meeting, name) for name in plain}
    if meeting.method:
        told["method"] = meeting.method
    if meeting.vice_places is not None or meeting.member_places is not None:
        wanted = elections.places(meeting.vice_places, meeting.member_places)
        told["places"] = {elections.OFFICES[role]: number for role, number in wanted.items() if number}
    return Told(
        gathering=meeting.get_gathering_display(), elects=elects,
        place=place.name,
        held_at=meeting.place, nominees=_nominees(meeting),
        quorum=(house.quorum_part, house.quorum_whole), votes_of=house.votes_of,
        term_years=house.term_years, **told, **more,  # type: ignore[arg-type]
    )  # fmt: skip


def _nominees(meeting: Assembly) -> list[Nominee]:
    return [
        Nominee(
            role=one.get_role_display(), name=one.name, gender=one.gender, born=one.born, politics=one.politics,
            job=one.job, title=one.title, is_elected=one.is_elected,
            votes=None
            if one.votes_for is None or one.votes_against is None or one.votes_abstain is None
            else (one.votes_for, one.votes_against, one.votes_abstain),
        )
        for one in meeting.candidates.all()
    ]  # fmt: skip
