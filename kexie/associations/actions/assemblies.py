"""The meeting: its candidates, its votes, what is filed of it. The flows of founding and re-election share it."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, timedelta

from kexie.associations import elections
from kexie.associations.applying import Nominee, Places
from kexie.associations.days import later
from kexie.associations.models import Assembly, Candidate, LifeRules
from kexie.associations.rules.settled import counting
from kexie.associations.told import Filing, Meeting
from kexie.kit import clock, journal
from kexie.kit.crypto.fields import clear
from kexie.kit.verdict import Refused

__all__ = ["Filing", "Meeting", "file", "hold", "nominate", "nominees", "places"]

MOST_NOMINEES = 60
_PLAIN = tuple(name for name in Nominee.__dataclass_fields__ if name != "telephone")
_KEPT = ("held_on", "place", "method", "entitled", "present", "charter_adopted")


def nominees(assembly: Assembly) -> list[Nominee]:
    """Who stands, in the order of the ballot."""
    return [
        Nominee(**{name: getattr(one, name) for name in _PLAIN}, telephone=clear(one.telephone))
        for one in assembly.candidates.all()
    ]


def places(assembly: Assembly) -> Places:
    """What meeting it is and how many it elects."""
    return Places(**{name: getattr(assembly, name) for name in Places.__dataclass_fields__})


def nominate(assembly: Assembly, told: Sequence[Nominee], wanted: Places) -> None:
    """Replace who stands and for how many places. Raises Refused for too many or too few, or one without a name."""
    if len(told) > MOST_NOMINEES:
        raise Refused(f"人选不超过 {MOST_NOMINEES} 名", "nominees.most")
    if nameless := next((one for one in told if not one.name), None):
        raise Refused(f"有一名{Candidate(role=nameless.role).get_role_display()}人选没有填写姓名", "nominees.name")
    if wrong := elections.short([one.role for one in told], elections.places(wanted.vice_places, wanted.member_places)):
        raise Refused(wrong, "nominees.places")
    for name, value in asdict(wanted).items():
        setattr(assembly, name, value)
    assembly.save(update_fields=list(asdict(wanted)))
    assembly.candidates.all().delete()
    Candidate.objects.bulk_create(
        Candidate(assembly=assembly, position=place, **asdict(one)) for place, one in enumerate(told, start=1)
    )


def forget_telephones(assembly: Assembly) -> None:
    """Nobody will be called any more."""
    assembly.candidates.update(telephone=None)


def hold(
    assembly: Assembly, meeting: Meeting, settled: LifeRules, *, since: date, founds: bool
) -> dict[str, journal.Change]:
    """Write a meeting that was valid; what changed, for the journal.

    Raises:
        Refused: a day that cannot be, too few present, too few votes: with the numbers.
    """
    _on_a_day(meeting.held_on, since)
    rules, candidates = counting(settled), list(assembly.candidates.all())
    ballots = [_ballot(one, meeting) for one in candidates]
    wanted = elections.places(assembly.vice_places, assembly.member_places)
    elected, tied = elections.winners(ballots, meeting.entitled, meeting.present, rules, wanted)
    for wrong in (
        elections.invalid(meeting.entitled, meeting.present, rules),
        elections.overcounted(ballots, meeting.present),
        elections.missing(ballots, meeting.entitled, meeting.present, rules),
        elections.overmarked(ballots, meeting.present, wanted),
        tied,
    ):
        if wrong:
            raise Refused(wrong, "assembly.vote")
    if founds and not meeting.charter_adopted:
        raise Refused("成立大会须通过章程。章程没有通过的，请修改后重开大会", "assembly.charter")
    before = {name: getattr(assembly, name) for name in _KEPT}
    for name in (*_KEPT, "minutes"):
        setattr(assembly, name, getattr(meeting, name))
    for one, ballot, is_elected in zip(candidates, ballots, elected, strict=True):
        one.votes_for, one.votes_against, one.votes_abstain = (
            ballot.votes_for, ballot.votes_against, ballot.votes_abstain,
        )  # fmt: skip
        one.is_elected = is_elected
    assembly.save()
    Candidate.objects.bulk_update(candidates, ["votes_for", "votes_against", "votes_abstain", "is_elected"])
    return journal.changes(before, {name: getattr(assembly, name) for name in _KEPT})


def file(assembly: Assembly, filing: Filing) -> dict[str, journal.Change]:
    """Write what is filed: the term begins with the day of the meeting. Raises Refused."""
    if not filing.members:
        raise Refused("请填写会员数", "assembly.members")
    if not filing.charter.strip():
        raise Refused("请附上大会通过的章程全文", "assembly.charter_text")
    if not 1 <= filing.term_years <= 10:
        raise Refused("每届年数应在 1 至 10 之间，按章程填写", "assembly.term_years")
    assert assembly.held_on is not None, "only a held meeting is filed (flow)"
    assembly.members, assembly.charter = filing.members, filing.charter.strip()
    assembly.starts_on = assembly.held_on
    assembly.ends_on = later(assembly.held_on, 12 * filing.term_years) - timedelta(days=1)
    assembly.filed_on = clock.today()
    assembly.save()
    told = {name: getattr(assembly, name) for name in ("members", "starts_on", "ends_on", "filed_on")}
    return journal.changes({}, told)


def _on_a_day(day: date, since: date) -> None:
    if day > clock.today():
        raise Refused("大会日期不能晚于今天", "assembly.not_future")
    if day < since:
        raise Refused(f"大会日期不能早于 {since}（批复或同意候选人的日期）", "assembly.after_approval")


def _ballot(candidate: Candidate, meeting: Meeting) -> elections.Ballot:
    votes = meeting.votes.get(candidate.pk)
    if votes is None:
        raise Refused(f"请填写{candidate.name}的得票数", "assembly.votes")
    return elections.Ballot(candidate.name, candidate.role, *votes)
