"""What is asked for in writing: 申请报告 of a founding, 换届请示 of a re-election (rules.md 4.3, 4.5). Pure."""

from kexie.associations import days
from kexie.associations.documents.facts import Told, day
from kexie.associations.documents.wording import PEOPLE, box, figure, people, places, share
from kexie.notices.documents.tables import Box, Column, Paper, Table

# An end that lies further off is no reason to elect by itself: the association is early.
_SOON = 12
_FACTS = (Column("项目", 46), Column("内容", 110))
_ANOTHER = "（另附）"


def founding(told: Told) -> Paper:
    """申请报告, with the form's facts and who is to be elected; opinions and seals of unit, district and city."""
    before = (
        f"{told.authority}：",
        (
            f"为团结服务科技工作者，促进科技创新和科学普及，根据《企业科学技术协会组织通则》，我单位拟成立{told.name}，"
            f"业务上接受{told.place}指导。筹备工作已就绪，现提出申请，请予批复。"
        ),
    )
    return Paper(
        title=f"关于成立{told.name}的请示",
        before=before,
        tables=(
            Table("一、单位情况", _FACTS, list(told.application), nothing=_ANOTHER),
            Table("二、拟任人选", PEOPLE, people(told), nothing=_ANOTHER),
        ),
        boxes=_opinions(told),
    )


def reelection(told: Told) -> Paper:
    """换届请示: which term is over since when, what meeting elects how many, who stands; both opinions and seals."""
    return Paper(
        title=f"关于召开{_meeting(told)}进行换届选举的请示",
        before=(f"{told.authority}：", _why(told)),
        tables=(
            Table("一、换届情况", _FACTS, _facts(told)),
            Table("二、候选人", PEOPLE, people(told), nothing=_ANOTHER),
        ),
        after=("妥否，请批复。",),
        boxes=(
            box("单位意见", told.name, "", told.asked_on),
            box("业务指导单位意见", told.place, "同意候选人。" if told.agreed_on else "", told.agreed_on),
        ),
    )


def _meeting(told: Told) -> str:
    """第三次会员代表大会: counted where the term is known; the staff of a unit meets for more than this."""
    kind = told.gathering or "会员（代表）大会"
    counted = told.ending is not None and told.gathering != "职工代表大会"
    return f"第{figure(told.number)}次{kind}" if counted else kind


def _why(told: Told) -> str:
    """The term, and why the election is now: it ends soon, is over, or is to end early."""
    asked = f"根据章程和有关规定，我会拟召开{_meeting(told)}，进行换届选举。现将换届情况和候选人报上。"
    ending = told.ending
    if ending is None:
        return f"{told.name}现任委员会任期至{day(None)}。{asked}"
    term = f"{told.name}第{figure(ending.number)}届委员会任期自{day(ending.starts_on)}至{day(ending.due_on)}，"
    if ending.ends_on > ending.due_on:
        term += f"经同意延期至{day(ending.ends_on)}，"
    return f"{term}{_state(told, early='因工作需要，拟提前换届')}。{asked}"


def _state(told: Told, early: str) -> str:
    """Due, overdue since when, or early, on the day it was asked for."""
    if told.ending is None or told.asked_on is None:
        return "—"
    if told.ending.ends_on < told.asked_on:
        return f"已届满，{day(days.next_day(told.ending.ends_on))}起逾期未换届"
    return early if told.ending.ends_on > days.later(told.asked_on, _SOON) else "即将届满"


def _facts(told: Told) -> list[tuple[str, str]]:
    ending = told.ending
    term = f"第{figure(ending.number)}届，{day(ending.starts_on)}至{day(ending.ends_on)}" if ending else "—"
    base = "应到人数" if told.votes_of == "entitled" else "实到人数"
    method = (
        f"{told.method}；到会的有选举权的{told.voters}达到应到人数的{share(told)}以上方可选举，"
        f"得赞成票超过{base}的一半始得当选"
    )
    rows = [
        ("名称", told.name), ("业务指导单位", told.place), ("本届任期", term), ("届满情况", _state(told, "提前换届")),
        ("选举届次", f"第{figure(told.number)}届委员会"), ("会议形式", told.gathering or "—"),
        ("应选名额", places(told) or "—"), ("候选人数", f"{len(told.nominees)} 人"),
        ("选举办法", method), ("换届准备情况", told.words),
    ]  # fmt: skip
    return [(label, value) for label, value in rows if value]


def _opinions(told: Told) -> list[Box]:
    """Of unit, district and city (rules.md 4.3): who seals, and what of it is kept already.

    The city's stands always: it guides the unit itself, or replies, or the district has replied and files it there.
    """
    own, on = told.authority == told.place, told.approved_on if told.reply else None
    replied = f"同意成立（{told.reply}）。" if told.reply else ""
    above = f"{told.opinion.rstrip('。')}。" if told.opinion else ""
    boxes = [
        box("单位意见", told.unit, told.unit_opinion),
        box("业务指导单位意见", told.place, f"{above}{replied if own else ''}", on if own else None),
    ]
    if not own:
        boxes.append(box("批复单位意见", told.authority, replied, on))
    if told.city not in ("", told.place, told.authority):
        boxes.append(box("备案意见", told.city, f"{told.authority}{day(on)}以{told.reply}批复。" if told.reply else ""))
    return boxes
