"""Whether a meeting was valid and who was elected: numbers in, sentences out (rules.md 4.4). Pure.

Shares are whole numbers over whole numbers: 20 of 30 are two thirds, which no percentage says.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

OFFICES = {"chair": "主席", "vice_chair": "副主席", "secretary_general": "秘书长", "committee_member": "委员"}
_FIGURES = "零一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Ballot:
    """The votes for one candidate."""

    name: str
    role: str
    votes_for: int
    votes_against: int
    votes_abstain: int


@dataclass(frozen=True, slots=True)
class Rules:
    """What the house asks: so many of whom must come, more than half of whom elects."""

    quorum_part: int = 2
    quorum_whole: int = 3
    votes_of: str = "entitled"


def quorum(entitled: int, rules: Rules) -> int:
    """How many must come at least."""
    return -(-entitled * rules.quorum_part // rules.quorum_whole)


def needed(entitled: int, present: int, rules: Rules) -> int:
    """How many votes elect: the first whole number above half."""
    return (entitled if rules.votes_of == "entitled" else present) // 2 + 1


def invalid(entitled: int, present: int, rules: Rules) -> str:
    """Why the meeting cannot elect; empty where it can."""
    if not 1 <= present <= entitled:
        return f"实到 {present} 人、应到 {entitled} 人：实到人数应在 1 至应到人数之间"
    least = quorum(entitled, rules)
    if present < least:
        share = f"{_figure(rules.quorum_whole)}分之{_figure(rules.quorum_part)}"
        return f"应到 {entitled} 人，实到 {present} 人，不足{share}（至少 {least} 人），选举无效，请择期重开"
    return ""


def overcounted(ballots: Iterable[Ballot], present: int) -> str:
    """Why the count cannot be; empty where it can."""
    for one in ballots:
        cast = one.votes_for + one.votes_against + one.votes_abstain
        if cast > present:
            return f"{one.name}的票数合计 {cast}，多于实到人数 {present}，请核对计票表"
    return ""


def is_elected(ballot: Ballot, entitled: int, present: int, rules: Rules) -> bool:
    """Whether the votes are enough."""
    return ballot.votes_for >= needed(entitled, present, rules)


def missing(ballots: Iterable[Ballot], entitled: int, present: int, rules: Rules) -> str:
    """What was not elected though no committee goes without it; empty where all is there."""
    least = needed(entitled, present, rules)
    told = list(ballots)
    for role, word in (("chair", "主席"), ("secretary_general", "秘书长")):
        standing = [one for one in told if one.role == role]
        won = [one for one in standing if is_elected(one, entitled, present, rules)]
        if len(won) == 1:
            continue
        if len(won) > 1:
            return f"{word}只能选出一人，有 {len(won)} 人得票过半，请核对计票表"
        best = max((one.votes_for for one in standing), default=0)
        return f"没有选出{word}：最多得 {best} 票，当选须至少 {least} 票，请另行选举"
    return ""


def places(vice_places: int | None, member_places: int | None) -> dict[str, int]:
    """How many of each office are to be elected, where it was said; of chair and secretary-general there is one."""
    told = {"chair": 1, "vice_chair": vice_places, "secretary_general": 1, "committee_member": member_places}
    return {role: number for role, number in told.items() if number is not None}


def short(standing: Sequence[str], wanted: Mapping[str, int]) -> str:
    """Why so few cannot fill the places; empty where they can. Who is missing altogether is told elsewhere."""
    for role in ("vice_chair", "committee_member"):
        number = standing.count(role)
        if number < wanted.get(role, 0):
            return f"应选{OFFICES[role]} {wanted[role]} 名，候选人只有 {number} 名，请增加候选人或改应选名额"
    return ""


def manner(standing: int, wanted: int) -> str:
    """等额 or 差额: as many candidates as places, or more."""
    return "等额" if standing == wanted else "差额"


def overmarked(ballots: Iterable[Ballot], present: int, wanted: Mapping[str, int]) -> str:
    """Why the votes of an office cannot be: nobody marks more names than there are places. Empty where they can."""
    told = list(ballots)
    for role, number in wanted.items():
        cast = sum(one.votes_for for one in told if one.role == role)
        if cast > present * number:
            most = f" {present} 张选票、每张最多选 {number} 名"
            return f"{OFFICES[role]}的赞成票合计 {cast}，多于{most}的 {present * number} 票，请核对计票表"
    return ""


def winners(
    ballots: Sequence[Ballot], entitled: int, present: int, rules: Rules, wanted: Mapping[str, int]
) -> tuple[list[bool], str]:
    """Who is elected, in the order of the ballots: those with votes enough, the most first, no more than there are
    places; and why it cannot be said, where the last place falls to several with as many votes."""
    won = {place for place, one in enumerate(ballots) if is_elected(one, entitled, present, rules)}
    for role, number in wanted.items():
        of_office = sorted((p for p in won if ballots[p].role == role), key=lambda p: -ballots[p].votes_for)
        if len(of_office) <= number:
            continue
        edge = ballots[of_office[number]].votes_for
        if number and ballots[of_office[number - 1]].votes_for == edge:
            tied = "、".join(ballots[p].name for p in of_office if ballots[p].votes_for == edge)
            return [], f"应选{OFFICES[role]} {number} 名，{tied}同得 {edge} 票，请就他们再次投票"
        won -= set(of_office[number:])
    return [place in won for place in range(len(ballots))], ""


def _figure(number: int) -> str:
    return _FIGURES[number] if number < len(_FIGURES) else str(number)
