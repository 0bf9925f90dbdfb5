"""The printed papers of a founding and a re-election (rules.md 4.5), and which there are. Pure."""

from collections.abc import Callable

from kexie.associations import elections
from kexie.associations.documents import plaque, script
from kexie.associations.documents.charter import charter
from kexie.associations.documents.facts import Told, by_strokes, day
from kexie.associations.documents.wording import figure, or_gap, places, where_and_when
from kexie.notices.documents.tables import Column, Paper, Table

_SIGN = ("负责人（签字）：", "日期：　　　　年　　月　　日")
_PEOPLE = (
    Column("拟任职务", 22), Column("姓名", 22), Column("性别", 12), Column("出生年月", 22), Column("政治面貌", 24),
    Column("单位职务", 28), Column("职称", 26),
)  # fmt: skip


def application(told: Told) -> Paper:
    """申请报告, with the form's facts and who is to be elected; opinions and seals of unit and superior."""
    before = (
        f"{told.authority}：",
        (
            f"为团结服务科技工作者，促进科技创新和科学普及，根据《企业科学技术协会组织通则》，我单位拟成立{told.name}，"
            f"业务上接受{told.place}指导。筹备工作已就绪，现提出申请，请予批复。"
        ),
    )
    rows = [(name, value) for name, value in told.application]
    return Paper(
        title=f"关于成立{told.name}的请示",
        before=before,
        tables=(
            Table("一、单位情况", (Column("项目", 46), Column("内容", 110)), rows, nothing="（另附）"),
            Table("二、拟任人选", _PEOPLE, _people(told), nothing="（另附）"),
        ),
        parties=_opinions(told),
    )


def _opinions(told: Told) -> tuple[tuple[str, ...], ...]:
    """The unit's, the superior's, and that of who replies where it is another: boxes to sign and to seal."""
    unit, above = f"申请单位（盖章）：{told.unit}", f"业务指导单位意见（盖章）：{told.opinion}"
    if told.authority == told.place:
        return (unit, *_SIGN), (above, *_SIGN)
    narrow = (_SIGN[0], "日期：　　年　月　日")
    return (unit, *narrow), (above, *narrow), (f"批复单位意见（盖章）：{told.authority}", *narrow)


def agenda(told: Told) -> Paper:
    """议程."""
    first = "宣读批复" if told.elects == "成立" else "听取上一届委员会工作报告"
    charter = "审议通过章程（草案）" if told.elects == "成立" else "审议章程修改事项（如有）"
    items = (
        "主持人报告应到、实到人数，宣布大会开始", first, charter, "通过选举办法、监票人和计票人名单", "介绍候选人情况",
        _vote(told), "监票人报告选举结果", "新当选的主席讲话", "业务指导单位负责人讲话",
    )  # fmt: skip
    rows = [(str(place), item, "") for place, item in enumerate(items, start=1)]
    columns = (Column("序号", 16, figures=True), Column("议程", 100), Column("主持（报告）人", 40))
    return Paper(title=f"{told.occasion}议程", about=where_and_when(told), tables=(Table("", columns, rows),))


def _vote(told: Told) -> str:
    return f"投票选举{places(told) or '主席、副主席、秘书长、委员'}"


def method(told: Told) -> Paper:
    """选举办法, with the shares that hold for this association."""
    part, whole = told.quorum
    share = f"{figure(whole)}分之{figure(part)}"
    base = "应到人数" if told.votes_of == "entitled" else "实到人数"
    chairs = sum(1 for one in told.nominees if one.role == "主席")
    elected = places(told) or f"主席 {chairs} 人和副主席、秘书长、委员"
    kind = f"以{told.gathering}形式" if told.gathering else ""
    many = "；每张选票所选人数不超过应选名额，超过的为无效票" if told.places else ""
    articles = (
        f"一、根据《企业科学技术协会组织通则》和章程，制定本办法，经{told.occasion}通过后施行。",
        f"二、本次大会{kind}选举第{figure(told.number)}届委员会：{elected}，候选人共 {len(told.nominees)} 人。",
        f"三、到会的有选举权的{told.voters}达到应到人数的{share}以上，方可选举。",
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
        parties=(("监票人（签字）：", _SIGN[1]), ("计票人（签字）：", _SIGN[1])),
    )


def filing(told: Told) -> Paper:
    """备案表."""
    rows = [
        ("名称", told.name), ("业务指导单位", told.place), ("批复文号", told.reply or "—"),
        (f"{told.elects}日期", day(told.held_on)), ("届次", f"第{figure(told.number)}届"),
        ("任期", f"{day(told.starts_on)}至{day(told.ends_on)}"), ("会员数", or_gap(told.members)),
        ("会议形式", told.gathering or "—"), ("应选名额", places(told) or "—"),
        ("应到、实到人数", f"{or_gap(told.entitled)}、{or_gap(told.present)}"), ("选举方式", told.method),
        ("章程", "大会通过，文本附后"),
    ]  # fmt: skip
    return Paper(
        title=f"{told.name}{told.elects}备案表",
        tables=(
            Table("一、基本情况", (Column("项目", 46), Column("内容", 110)), rows),
            Table("二、领导机构", _PEOPLE, _people(told, elected=True), nothing="还没有选出。"),
        ),
        parties=(
            (f"报备单位（盖章）：{told.name}", *_SIGN),
            ("业务指导单位意见（盖章）：", *_SIGN),
        ),
    )


def roster(told: Told) -> Paper:
    """名册 of who was elected."""
    columns = (Column("序号", 14, figures=True), *_PEOPLE[:3], *_PEOPLE[3:])
    rows = [(str(place), *row) for place, row in enumerate(_people(told, elected=True), start=1)]
    narrow = tuple(Column(one.label, one.width * 156 / 170, one.figures) for one in columns)
    title = f"{told.name}第{figure(told.number)}届委员会名册"
    return Paper(title=title, about=told.order, tables=(Table("", narrow, rows, nothing="还没有选出。"),))


def plaque_of(told: Told) -> Paper:
    """牌匾文字: by whom and when it was approved; of a re-election the register knows who guides it."""
    approved_by = told.authority if told.elects == "成立" else ""
    return plaque.plaque(told.name, approved_by, told.place, told.approved_on)


# Code in the address -> words, paper.
ALL: dict[str, tuple[str, Callable[[Told], Paper]]] = {
    "application": ("申请报告", application),
    "charter": ("章程（草案）", charter),
    "agenda": ("大会议程", agenda),
    "script": ("主持词", script.script),
    "method": ("选举办法", method),
    "ballot": ("选票", ballot),
    "tally": ("计票表", tally),
    "filing": ("备案表", filing),
    "roster": ("名册", roster),
    "plaque": ("牌匾文字", plaque_of),
}

# Papers whose people may stand by the strokes of their names: addresses ask ?order=strokes.
BY_STROKES = ("ballot", "tally", "roster")


def drawn(told: Told, code: str, order: str = "") -> Paper:
    """The paper of this code, in the order that was asked for. Raises KeyError where there is none."""
    return ALL[code][1](by_strokes(told) if order == "strokes" and code in BY_STROKES else told)


def _people(told: Told, *, elected: bool = False) -> list[tuple[str, ...]]:
    return [
        (one.role, one.name, one.gender, one.born, one.politics, one.job, one.title)
        for one in told.nominees
        if not elected or one.is_elected
    ]
