"""Kinds of message of this domain, with their standard wording; a house words them its own way at the desk."""

from kexie.messages.kinds import Kind, Placeholder, Wording

# What every step of a ladder may tell, whatever it asks after.
OF_STEPS = (
    Placeholder("期限", "这家单位的期限", "2026年5月12日"),
    Placeholder("情况", "离期限还有几天，或过了几天", "还有 2 个工作日到期"),
    Placeholder("附言", "催办设置里写的附言，可以没有", "有疑问请致电 65692263。"),
)
_PLACEHOLDERS = (
    Placeholder("文件", "公文的标题", "关于召开座谈会的通知"),
    Placeholder("文号", "发文字号", "某科协〔2026〕7号"),
    Placeholder("单位", "没有签收或没有交回执的单位", "某公司科协"),
    *OF_STEPS,
    Placeholder("网址", "打开就能办理的地址", "https://kexie.example/desk/inbox/7/"),
)


def step(code: str, name: str, placeholders: tuple[Placeholder, ...], subject: str, text: str) -> Kind:
    """A kind for steps of a ladder: the same words by every channel, its postscript at the end; with the address where
    there is room for one.
    """
    words = f"{{收件人}}：{text}"
    return Kind(
        code, name, placeholders,
        {
            "in_app": Wording(subject, f"{words}{{附言}}办理：{{网址}}"),
            "email": Wording(subject, f"{words}{{附言}}\n\n办理：{{网址}}\n\n{{发件单位}}\n"),
            "sms": Wording("", f"{words}{{附言}}"),
        },
    )  # fmt: skip


def chosen(three: tuple[Kind, Kind, Kind], days: int, to: str) -> Kind:
    """Of the kinds before the day (and on it), after it, to the superior: that of a step ``days`` after the due day."""
    soon, late, superior = three
    if to == "superior":
        return superior
    return late if days > 0 else soon


def _kind(code: str, name: str, subject: str, text: str) -> Kind:
    return step(code, name, _PLACEHOLDERS, subject, text)


SIGN_SOON = _kind(
    "notices.sign_soon", "签收提醒（期限前）", "请签收：{文件}",
    "{发件单位}印发的“{文件}”（{文号}），请{单位}于{期限}前签收，{情况}。",
)  # fmt: skip
SIGN_LATE = _kind(
    "notices.sign_late", "催签收（期限后）", "逾期未签收：{文件}",
    "{发件单位}印发的“{文件}”（{文号}）应于{期限}前签收，{情况}，{单位}还没有签收，请尽快办理。",
)  # fmt: skip
SIGN_SUPERIOR = _kind(
    "notices.sign_superior", "请业务指导单位督促签收", "请督促签收：{文件}",
    "{发件单位}印发的“{文件}”（{文号}）应于{期限}前签收，{情况}。由贵单位指导的{单位}还没有签收，请督促。",
)  # fmt: skip
ANSWER_SOON = _kind(
    "notices.answer_soon", "回执提醒（期限前）", "请交回执：{文件}",
    "{发件单位}印发的“{文件}”（{文号}），请{单位}于{期限}前交回执，{情况}。",
)  # fmt: skip
ANSWER_LATE = _kind(
    "notices.answer_late", "催回执（期限后）", "回执逾期：{文件}",
    "{发件单位}印发的“{文件}”（{文号}）应于{期限}前交回执，{情况}，{单位}还没有交，请尽快办理。",
)  # fmt: skip
ANSWER_SUPERIOR = _kind(
    "notices.answer_superior", "请业务指导单位督促回执", "请督促交回执：{文件}",
    "{发件单位}印发的“{文件}”（{文号}）应于{期限}前交回执，{情况}。由贵单位指导的{单位}还没有交，请督促。",
)  # fmt: skip

# What is asked after -> before the day (and on it), after it, to the superior.
REMINDERS: dict[str, tuple[Kind, Kind, Kind]] = {
    "receipt": (SIGN_SOON, SIGN_LATE, SIGN_SUPERIOR),
    "answer": (ANSWER_SOON, ANSWER_LATE, ANSWER_SUPERIOR),
}
# 群发: one's own words to many units. They are filled for each unit first, then stand in the place of 内容.
CIRCULAR = Kind(
    "notices.circular", "群发消息",
    (
        Placeholder("标题", "群发时写的标题", "请核对联系方式"),
        Placeholder("内容", "群发时写的内容", "请于本周五前核对贵单位的联系人和电话。"),
    ),
    {
        "in_app": Wording("{标题}", "{内容}"),
        "email": Wording("{标题}", "{内容}\n\n{发件单位}\n"),
        "sms": Wording("", "{内容}"),
    },
)  # fmt: skip
# What such words may name: of everybody, and where units are chosen by a document they have not signed for.
OF_UNITS = ("收件人", "单位", "发件单位")
OF_DOCUMENTS = ("文件", "文号", "期限")
ALL: tuple[Kind, ...] = (*(kind for three in REMINDERS.values() for kind in three), CIRCULAR)


def reminder(about: str, days: int, to: str) -> Kind:
    """The kind of message for a step ``days`` after the due day."""
    return chosen(REMINDERS[about], days, to)
