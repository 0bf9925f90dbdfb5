"""The printed papers of a founding and a re-election (rules.md 4.5), and which there are. Pure."""

from collections.abc import Callable

from kexie.associations import elections
from kexie.associations.documents import charter, plaque, requests, script
from kexie.associations.documents.facts import Told, by_strokes, day
from kexie.associations.documents.filing import filing
from kexie.associations.documents.wording import DATED, PEOPLE, figure, or_gap, people, places, share, where_and_when
from kexie.notices.documents.tables import Column, Paper, Table


def agenda(told: Told) -> Paper:
    """议程."""
    first = "宣读批复" if told.founds else "听取上一届委员会工作报告"
    text = "审议通过章程（草案）" if told.founds else "审议章程修改事项（如有）"
    items = (
        "主持人报告应到、实到人数，宣布大会开始", first, text, "通过选举办法、监票人和计票人名单", "介绍候选人情况",
        _vote(told), "监票人报告选举结果", "新当选的主席讲话", "业务指导单位负责人讲话",
    )  # fmt: skip
    rows = [(str(place), item, "") for place, item in enumerate(items, start=1)]
    columns = (Column("序号", 16, figures=True), Column("议程", 100), Column("主持（报告）人", 40))
    return Paper(title=f"{told.occasion}议程", about=where_and_when(told), tables=(Table("", columns, rows),))


def _vote(told: Told) -> str:
    return f"投票选举{places(told) or '主席、副主席、秘书长、委员'}"


def method(told: Told) -> Paper:
    """选举办法, with the shares that hold for this association."""
    base = "应到人数" if told.votes_of == "entitled" else "实到人数"
    chairs = sum(1 for one in told.nominees if one.role == "主席")
    elected = places(told) or f"主席 {chairs} 人和副主席、秘书长、委员"
    kind = f"以{told.gathering}形式" if told.gathering else ""
    many = "；每张选票所选人数不超过应选名额，超过的为无效票" if told.places else ""
    articles = (
        f"一、根据《企业科学技术协会组织通则》和章程，制定本办法，经{told.occasion}通过后施行。",
        f"二、本次大会{kind}选举第{figure(told.number)}届委员会：{elected}，候选人共 {len(told.nominees)} 人。",
        f"三、到会的有选举权的{told.voters}达到应到人数的{share(told)}以上，方可选举。",
        f"四、选举采用{told.method}方式。对候选人可以赞成、反对、弃权；反对的可以另选他人。",
        f"五、收回的选票等于或少于发出的选票，选举有效；多于发出的选票，选举无效，重新选举{many}。",
        f"六、候选人得赞成票超过{base}的一半，始得当选{_most(told)}。",
        f"七、监票人在{told.voters}中推选，候选人不担任监票人、计票人。计票结果由监票人当场宣布并签字。",
    )
    return Paper(title=f"{told.occasion}选举办法", before=articles)


def _most(told: Told) -> str:
    """What happens where more get enough votes than there are places."""
    return "；超过半数的多于应选名额的，以得票多的当选，票数相同的再次投票" if told.places else ""


def ballot(told: Told) -> Paper:
    """选票: one a sheet."""
    columns = (
        Column("职务", 30), Column("候选人", 46), Column("赞成", 20), Column("反对", 20), Column("弃权", 20),
        Column("另选", 20),
    )  # fmt: skip
    rows = [(one.role, one.name, "", "", "", "") for one in told.nominees]
    note = "在所选一栏内画“○”，一人只画一栏。另选他人的，先在“反对”栏画“○”，再在“另选”栏写姓名。"
    if told.places:
        note = f"应选{places(told)}，所选人数不超过应选名额。{note}"
    tables = (Table("", columns, rows, note, "还没有候选人。"),)
    return Paper(title=f"{told.occasion}选票", about=told.order, tables=tables)


def tally(told: Told) -> Paper:
    """计票表: with the count where it is known, else to be filled in by hand."""
    columns = (
        Column("职务", 26), Column("候选人", 34), Column("赞成", 20, figures=True), Column("反对", 20, figures=True),
        Column("弃权", 20, figures=True), Column("是否当选", 36),
    )  # fmt: skip
    words = {True: "当选", False: "未当选", None: ""}
    rows = [
        (one.role, one.name, *(str(vote) for vote in one.votes or ("", "", "")), words[one.is_elected])
        for one in told.nominees
    ]
    counted = f"应到 {or_gap(told.entitled)} 人，实到 {or_gap(told.present)} 人"
    least = f"；应选{places(told)}" if told.places else ""
    if told.entitled and told.present:
        rules = elections.Rules(*told.quorum, told.votes_of)
        least += f"；当选须得赞成票 {elections.needed(told.entitled, told.present, rules)} 票以上"
    return Paper(
        title=f"{told.occasion}计票表",
        about=f"{day(told.held_on)}　{counted}{least}",
        tables=(Table("", columns, rows, told.order, "还没有候选人。"),),
        parties=(("监票人（签字）：", DATED), ("计票人（签字）：", DATED)),
    )


def roster(told: Told) -> Paper:
    """名册 of who was elected."""
    columns = (Column("序号", 14, figures=True), *PEOPLE)
    rows = [(str(place), *row) for place, row in enumerate(people(told, elected=True), start=1)]
    narrow = tuple(Column(one.label, one.width * 156 / 170, one.figures) for one in columns)
    title = f"{told.name}第{figure(told.number)}届委员会名册"
    return Paper(title=title, about=told.order, tables=(Table("", narrow, rows, nothing="还没有选出。"),))


def plaque_of(told: Told) -> Paper:
    """牌匾文字: by whom and when it was approved."""
    return plaque.plaque(told.name, told.authority, told.place, told.approved_on)


# Code in the address -> words, paper.
Papers = dict[str, tuple[str, Callable[[Told], Paper]]]
_MEETING: Papers = {
    "agenda": ("大会议程", agenda),
    "script": ("主持词", script.script),
    "method": ("选举办法", method),
    "ballot": ("选票", ballot),
    "tally": ("计票表", tally),
    "filing": ("备案表", filing),
    "roster": ("名册", roster),
}
FOUNDING: Papers = {
    "application": ("申请报告", requests.founding),
    "charter": ("章程（草案）", charter.draft),
    **_MEETING,
    "plaque": ("牌匾文字", plaque_of),
}
# The association stands: it has been applied for and has its plaque.
REELECTION: Papers = {
    "request": ("换届请示", requests.reelection),
    "charter": ("章程（修订草案）", charter.draft),
    **_MEETING,
}
_ADOPTED: Papers = {"charter": ("章程", charter.adopted)}

# Papers whose people may stand by the strokes of their names: addresses ask ?order=strokes.
BY_STROKES = ("ballot", "tally", "roster")


def offered(elects: str, *, adopted: bool) -> Papers:
    """What there is to print of a founding or a re-election; ``adopted``: its charter has been filed."""
    every = FOUNDING if elects == "成立" else REELECTION
    return {**every, **_ADOPTED} if adopted else every


def drawn(told: Told, code: str, order: str = "") -> tuple[str, Paper]:
    """Words and paper of this code, in the order that was asked for. Raises KeyError where there is none."""
    label, draw = offered(told.elects, adopted=bool(told.charter))[code]
    return label, draw(by_strokes(told) if order == "strokes" and code in BY_STROKES else told)
