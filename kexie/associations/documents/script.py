"""主持词 (rules.md 4.5): what the chair of the meeting says, item by item of its agenda, with names and votes. Pure."""

from kexie.associations.documents import wording
from kexie.associations.documents.facts import Nominee, Told
from kexie.notices.documents.tables import Paper


def script(told: Told) -> Paper:
    """主持词."""
    items = (_opening(told), *_charter(told), *_election(told), *_closing(told))
    return Paper(title=f"{told.occasion}主持词", about=wording.where_and_when(told), before=items)


def _opening(told: Told) -> str:
    voters = told.voters
    counted = f"应到{voters} {wording.or_gap(told.entitled)} 人，实到 {wording.or_gap(told.present)} 人"
    share = f"达到应到人数的{wording.share(told)}以上，符合规定，可以开会"
    return f"一、宣布开会。各位{voters}，各位来宾：本次大会{counted}，{share}。我宣布，{told.occasion}现在开始。"


def _charter(told: Told) -> tuple[str, ...]:
    if told.founds:
        number = f"（{told.reply}）" if told.reply else ""
        first = f"二、宣读批复。现在宣读{told.authority}关于同意成立{told.name}的批复{number}。"
        charter = "三、审议章程。章程（草案）已发给大家，请审议。同意的请举手；不同意的请举手；弃权的请举手。通过。"
        return (first, charter)
    before = wording.figure(max(told.number - 1, 1))
    return (
        f"二、听取报告。请第{before}届委员会作工作报告。请审议，同意的请举手；不同意的请举手；弃权的请举手。通过。",
        "三、审议章程修改事项（没有修改的，本项略）。同意的请举手；不同意的请举手；弃权的请举手。通过。",
    )


def _election(told: Told) -> tuple[str, ...]:
    elected = [one for one in told.nominees if one.is_elected]
    results = "；".join(_result(one) for one in elected) or "（按计票表宣布）"
    return (
        "四、通过选举办法和监票人、计票人名单。同意的请举手；不同意的请举手；弃权的请举手。通过。",
        f"五、介绍候选人。{_places(told)}候选人共 {len(told.nominees)} 人：{_named(told)}。",
        (
            f"六、投票选举。选举采用{told.method}方式。请计票人分发选票，请大家填写、投票。发出选票{wording.GAP}张，"
            f"收回选票{wording.GAP}张，收回的选票不多于发出的选票，选举有效。请监票人、计票人计票。"
        ),
        f"七、宣布选举结果。请监票人报告计票结果。{results}。",
    )


def _closing(told: Told) -> tuple[str, ...]:
    chairs = [one.name for one in told.nominees if one.role == "主席" and one.is_elected is not False]
    chair = chairs[0] if len(chairs) == 1 else wording.GAP * 2
    return (
        f"八、请新当选的主席{chair}讲话。",
        f"九、请{told.place}负责人讲话。",
        f"大会议程已全部完成。我宣布，{told.occasion}闭幕。谢谢大家！",
    )


def _places(told: Told) -> str:
    return f"本次大会应选{wording.places(told)}。" if told.places else ""


def _named(told: Told) -> str:
    """By office, in the order of the ballot."""
    offices: dict[str, list[str]] = {}
    for one in told.nominees:
        offices.setdefault(one.role, []).append(f"{one.name}（{one.job}）" if one.job else one.name)
    return "；".join(f"{role}候选人{'、'.join(names)}" for role, names in offices.items()) or "（按选票宣读）"


def _result(one: Nominee) -> str:
    votes = f"，得赞成票 {one.votes[0]} 票" if one.votes else ""
    return f"{one.name}当选{one.role}{votes}"
