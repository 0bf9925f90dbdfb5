"""备案表 of a founding or a re-election, with the charter that was filed as its annex (rules.md 4.3). Pure."""

from kexie.associations.documents import charter
from kexie.associations.documents.facts import Told, day
from kexie.associations.documents.wording import PEOPLE, box, figure, or_gap, people, places
from kexie.notices.documents.tables import Column, Paper, Table


def filing(told: Told) -> Paper:
    """备案表."""
    rows = [
        ("名称", told.name), ("业务指导单位", told.place), *_agreed(told),
        (f"{told.elects}日期", day(told.held_on)), ("届次", f"第{figure(told.number)}届"),
        ("任期", f"{day(told.starts_on)}至{day(told.ends_on)}"), ("会员数", or_gap(told.members)),
        ("会议形式", told.gathering or "—"), ("应选名额", places(told) or "—"),
        ("应到、实到人数", f"{or_gap(told.entitled)}、{or_gap(told.present)}"), ("选举方式", told.method),
        ("章程", _charter(told)),
    ]  # fmt: skip
    return Paper(
        title=f"{told.name}{told.elects}备案表",
        tables=(
            Table("一、基本情况", (Column("项目", 46), Column("内容", 110)), rows),
            Table("二、领导机构", PEOPLE, people(told, elected=True), nothing="还没有选出。"),
        ),
        after=(f"附件：{told.name}章程",) if told.charter else (),
        boxes=(box("报备单位", told.name), box("业务指导单位意见", told.place)),
        annexes=(charter.adopted(told, charter.MARK),) if told.charter else (),
    )


def _agreed(told: Told) -> list[tuple[str, str]]:
    """On what the meeting rests: the reply to the application; of a re-election the consent to its candidates too."""
    reply = ("批复文号" if told.founds else "成立批复文号", told.reply or "—")
    return [reply] if told.founds else [reply, ("同意候选人日期", day(told.agreed_on))]


def _charter(told: Told) -> str:
    if not told.charter:
        return "待附大会通过的文本"
    return "大会通过，文本附后" if told.charter_adopted else "大会没有修改，现行文本附后"
