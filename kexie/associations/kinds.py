"""Kinds of message of organisation building, with their standard wording; a house words them its own way."""

from kexie.messages.kinds import Kind, Placeholder, Wording

_TEXT = "{收件人}：{单位}{届次}任期将于{届满日期}届满。请按章程做好换届准备，提前报候选人，按期召开换届大会并备案。"
REELECTION_DUE = Kind(
    "associations.reelection_due", "换届提醒",
    (
        Placeholder("单位", "任期将满的科协", "某公司科协"),
        Placeholder("届次", "现在是第几届", "第2届"),
        Placeholder("届满日期", "本届任期的最后一天", "2027-05-12"),
        Placeholder("网址", "打开就能办理的地址", "https://kexie.example/desk/organisations/7/tenures/"),
    ),
    {
        "in_app": Wording("换届提醒：{单位}", _TEXT + "办理：{网址}"),
        "email": Wording("换届提醒：{单位}", _TEXT + "\n\n办理：{网址}\n\n{发件单位}\n"),
        "sms": Wording("", _TEXT),
    },
)  # fmt: skip
_REPORT = "{收件人}：{单位}{年度}年年报还没有报送，期限{报送期限}。活动次数和人数系统已按记录填好，请核对后报送。"
REPORT_DUE = Kind(
    "associations.report_due", "年报催报",
    (
        Placeholder("单位", "还没有报年报的科协", "某公司科协"),
        Placeholder("年度", "哪一年的年报", "2026"),
        Placeholder("报送期限", "最后一天", "2027-01-31"),
        Placeholder("网址", "打开就能填报的地址", "https://kexie.example/desk/annual-reports/…/"),
    ),
    {
        "in_app": Wording("年报催报：{单位}", _REPORT + "填报：{网址}"),
        "email": Wording("年报催报：{单位}", _REPORT + "\n\n填报：{网址}\n\n{发件单位}\n"),
        "sms": Wording("", _REPORT),
    },
)  # fmt: skip
_MEMBER = "{收件人}：您在{单位}的会员资格（{会员类别}）{到期情况}。需要续会的，请与{单位}联系办理；不再续的不用办理。"
MEMBER_DUE = Kind(
    "associations.member_due", "续会提醒",
    (
        Placeholder("单位", "哪个组织的会员", "某公司科协"),
        Placeholder("会员类别", "哪一种会员", "个人会员"),
        Placeholder("到期情况", "将到期或已到期，哪一天", "将于 2027-05-12 到期"),
        Placeholder("网址", "本人看会员情况的地址", "https://kexie.example/desk/me/"),
    ),
    {
        "in_app": Wording("续会提醒：{单位}", _MEMBER),
        "email": Wording("续会提醒：{单位}", _MEMBER + "\n\n本人的会员情况：{网址}\n\n{发件单位}\n"),
    },
)  # fmt: skip
_UNIT = (
    "{收件人}：{会员单位}在{单位}的会员资格（{会员类别}）{到期情况}。需要续会的，请与{单位}联系办理；不再续的不用办理。"
)
MEMBERSHIP_DUE = Kind(
    "associations.membership_due", "单位会员续会提醒",
    (
        Placeholder("会员单位", "哪个单位", "某公司科协"),
        Placeholder("单位", "哪个联合会或学会的会员", "江岸区企业科协联合会"),
        Placeholder("会员类别", "哪一种会员", "理事单位"),
        Placeholder("到期情况", "将到期或已到期，哪一天", "将于 2027-05-12 到期"),
        Placeholder("网址", "看本单位会员情况的地址", "https://kexie.example/desk/organisations/7/"),
    ),
    {
        "in_app": Wording("续会提醒：{单位}", _UNIT),
        "email": Wording("续会提醒：{单位}", _UNIT + "\n\n本单位的会员情况：{网址}\n\n{发件单位}\n"),
    },
)  # fmt: skip
ALL: tuple[Kind, ...] = (REELECTION_DUE, REPORT_DUE, MEMBER_DUE, MEMBERSHIP_DUE)
