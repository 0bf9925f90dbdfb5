"""Whether a meeting was valid and who was elected: numbers in, sentences out (rules.md 4.4). Pure.

Shares are whole numbers over whole numbers: 20 of 30 are two thirds, which no percentage says.
"""

from collections.abc import Iterable
from dataclasses import dataclass

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


def _figure(number: int) -> str:
    return _FIGURES[number] if number < len(_FIGURES) else str(number)
