"""换届提醒函 (rules.md 4.5): to an association whose term ends or is over, from the house that guides it. Pure."""

from dataclasses import dataclass
from datetime import date

from kexie.associations.documents import wording
from kexie.associations.documents.facts import day
from kexie.notices.documents.tables import Paper


@dataclass(frozen=True, slots=True)
class Due:
    """``ready_by`` until when the candidates are to be sent, None: within a month; ``latest`` to when the term may be
    put off, None: no more.
    """

    name: str
    house: str
    number: int
    starts_on: date
    ends_on: date
    today: date
    quorum: tuple[int, int]
    filing_days: int
    ready_by: date | None
    latest: date | None


def letter(told: Due) -> Paper:
    """换届提醒函."""
    term = f"你会第{wording.figure(told.number)}届委员会任期自{day(told.starts_on)}至{day(told.ends_on)}，"
    over = told.ends_on < told.today
    state = "现已届满，尚未换届。请尽快办理换届，有关事项函告如下：" if over else "即将届满。有关事项函告如下："
    until = f"{day(told.ready_by)}前" if told.ready_by else "收到本函之日起一个月内"
    part, whole = told.quorum
    share = f"{wording.figure(whole)}分之{wording.figure(part)}"
    meet = "候选人经同意后尽快" if over else f"{day(told.ends_on)}前"
    items = [
        f"一、{until}，将换届请示和候选人名单报我单位同意。",
        f"二、{meet}召开会员（代表）大会，到会的有选举权的会员（代表）达到应到人数的{share}以上，方可选举。",
        f"三、大会后 {told.filing_days} 天内，将换届备案表、委员会名册、计票表和章程报我单位备案。",
    ]
    if told.latest:
        items.append(f"四、确需延期的，应书面说明理由报我单位同意，延期不得晚于{day(told.latest)}。")
    return Paper(
        title="换届提醒函", before=(f"{told.name}：", term + state, *items, "请予办理。"),
        parties=(("",), (told.house, "（盖章）", day(told.today))),
    )  # fmt: skip
