"""Every place in the database that points at a person: what the copy of one's data calls it, what erasing leaves of it
and why, and what a merger of two records does with it. Pure data.

``tests/custody/test_ties.py`` walks all foreign keys to a person: a new one that stands here nowhere fails it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ground:
    """Why something stays, and under which name; ``kept`` empty: it goes."""

    code: str
    kept: str
    reason: str


GONE = Ground("gone", "", "")
# Numbers of articles are those in force since 2021 (个人信息保护法), 2020 (档案法).
OFFICIAL = Ground(
    "official", "保留，姓名改为代号",
    "公文办理记录属于本单位职责形成的档案，依《档案法》第十三条应当归档保存；《个人信息保护法》第十三条第一款第三项、第四十七条第二款。",
)  # fmt: skip
OFFICE = Ground(
    "office",
    "保留，姓名改为代号",
    "任职、届次和选举结果是组织的历史记录，依《档案法》第十三条保存；出生、电话、政治面貌等一并删去。",
)
MEMBERSHIP = Ground(
    "membership",
    "保留起止日期，姓名改为代号",
    "会员数和会费、表决的依据，依章程留存；同意书的同意和撤回是合法处理的证明（《个人信息保护法》第十四条、第十五条）。",
)
SERVICE = Ground("service", "保留发送时间和渠道，内容删去", "送达的证明；《个人信息保护法》第十三条第一款第三项。")
AUDIT = Ground(
    "audit",
    "保留，只有编号没有姓名",
    "操作日志封存成链，依《网络安全法》网络日志留存不少于六个月的规定和等级保护要求保存，不含姓名和号码。",
)
REQUEST = Ground("request", "保留办理结果，文字删去", "证明申请已经办理；《个人信息保护法》第五十条。")

GROUNDS: dict[str, Ground] = {one.code: one for one in (GONE, OFFICIAL, OFFICE, MEMBERSHIP, SERVICE, AUDIT, REQUEST)}


@dataclass(frozen=True, slots=True)
class Tie:
    """One foreign key to a person (or to an account): ``table`` of the copy, the ground, and the word for people.

    ``moves``: a merger carries the row over. What a database guard keeps as it was signed stays with the record it
    names, which from then on points at the one kept (``Person.merged_into``).
    """

    table: str
    ground: Ground
    label: str
    moves: bool = False


TABLE: dict[tuple[str, str], Tie] = {
    ("people.Account", "person"): Tie("accounts", GONE, "账号、登录方式"),
    ("people.Invitation", "person"): Tie("invitations", GONE, "认领邀请"),
    ("people.Photo", "person"): Tie("photos", GONE, "照片", moves=True),
    ("people.Consent", "person"): Tie("consents", MEMBERSHIP, "同意和撤回", moves=True),
    ("organisations.Post", "person"): Tie("posts", OFFICE, "任职", moves=True),
    ("organisations.Affiliation", "person"): Tie("affiliations", OFFICE, "所在单位", moves=True),
    ("organisations.Member", "person"): Tie("members", MEMBERSHIP, "会员身份", moves=True),
    ("kexie_messages.Message", "person"): Tie("messages", SERVICE, "发给本人的消息", moves=True),
    ("blanks.Blank", "made_by"): Tie("blanks", OFFICIAL, "本人建的表单"),
    ("blanks.Version", "made_by"): Tie("blank_versions", OFFICIAL, "本人建的表单版本"),
    ("notices.Document", "drafted_by"): Tie("documents", OFFICIAL, "本人拟稿、核稿、签发、印发的公文"),
    ("notices.Document", "reviewed_by"): Tie("documents", OFFICIAL, "本人拟稿、核稿、签发、印发的公文"),
    ("notices.Document", "signed_off_by"): Tie("documents", OFFICIAL, "本人拟稿、核稿、签发、印发的公文"),
    ("notices.Document", "issued_by"): Tie("documents", OFFICIAL, "本人拟稿、核稿、签发、印发的公文"),
    ("notices.CoIssue", "answered_by"): Tie("countersignatures", OFFICIAL, "本人会签的公文"),
    ("notices.Numbering", "by"): Tie("numberings", OFFICIAL, "本人编的文号"),
    ("notices.Receipt", "by"): Tie("receipts", OFFICIAL, "本人签收的公文"),
    ("notices.ReceiptLink", "made_by"): Tie("receipt_links", OFFICIAL, "本人生成的签收链接"),
    ("notices.PhoneCall", "logged_by"): Tie("phone_calls", OFFICIAL, "本人记的电话联系"),
    ("notices.Reply", "by"): Tie("replies", OFFICIAL, "本人填的回执"),
    ("notices.Reminder", "person"): Tie("reminders", OFFICIAL, "对本人的催办"),
    ("notices.SourceText", "stored_by"): Tie("sources", OFFICIAL, "本人录入的公文原文"),
    ("associations.Founding", "entered_by"): Tie("foundings", OFFICIAL, "本人录入的成立申请"),
    ("associations.Activity", "entered_by"): Tie("activities", OFFICIAL, "本人记的活动"),
    ("associations.YearPlan", "filed_by"): Tie("year_plans", OFFICIAL, "本人报的年度计划"),
    ("associations.AnnualReport", "submitted_by"): Tie("annual_reports", OFFICIAL, "本人报送、核对的年报"),
    ("associations.AnnualReport", "accepted_by"): Tie("annual_reports", OFFICIAL, "本人报送、核对的年报"),
    ("associations.Guidance", "entered_by"): Tie("guidance", OFFICIAL, "本人记的指导"),
    ("associations.GapVisit", "entered_by"): Tie("gap_visits", OFFICIAL, "本人记的对未覆盖单位的走访"),
    ("associations.Home", "decided_by"): Tie("homes", OFFICIAL, "本人评定的建家申报"),
    ("associations.Candidate", "person"): Tie("candidates", OFFICE, "候选人记录", moves=True),
    ("associations.Seat", "person"): Tie("seats", OFFICE, "届次里的职务", moves=True),
    ("plans.AnnualPlan", "drafted_by"): Tie("annual_plans", OFFICIAL, "本人拟的工作要点"),
    ("plans.PlanSource", "stored_by"): Tie("plan_sources", OFFICIAL, "本人录入的工作要点原文"),
    ("plans.AnswerReminder", "person"): Tie("plan_reminders", OFFICIAL, "对本人的催报"),
    ("plans.Report", "reported_by"): Tie("plan_reports", OFFICIAL, "本人报送、核实的进展"),
    ("plans.Report", "settled_by"): Tie("plan_reports", OFFICIAL, "本人报送、核实的进展"),
    ("custody.Correction", "person"): Tie("corrections", REQUEST, "更正申请", moves=True),
    ("custody.Correction", "settled_by"): Tie("corrections", OFFICIAL, "本人答复的更正申请"),
    ("custody.Erasure", "person"): Tie("erasures", REQUEST, "删除申请", moves=True),
    ("custody.Erasure", "asked_by"): Tie("erasures", OFFICIAL, "本人办理的删除申请"),
    ("custody.Erasure", "checked_by"): Tie("erasures", OFFICIAL, "本人办理的删除申请"),
    ("custody.Erasure", "settled_by"): Tie("erasures", OFFICIAL, "本人办理的删除申请"),
    ("custody.Dismissal", "by"): Tie("merges", OFFICIAL, "本人办理的合并和判断"),
    ("custody.Merge", "by"): Tie("merges", OFFICIAL, "本人办理的合并和判断"),
    ("custody.Merge", "undone_by"): Tie("merges", OFFICIAL, "本人办理的合并和判断"),
    ("custody.Merge", "kept"): Tie("merges", OFFICIAL, "与重复记录的合并"),
    ("custody.Merge", "gone"): Tie("merges", OFFICIAL, "与重复记录的合并"),
    ("people.Person", "merged_into"): Tie("merges", OFFICIAL, "与重复记录的合并"),
}
# Rows of an account go with it.
OF_ACCOUNT: dict[tuple[str, str], str] = {
    ("account.EmailAddress", "user"): "accounts",  # allauth's own table
    ("people.Factor", "account"): "factors",
    ("people.RecoveryCode", "account"): "factors",
    ("people.Reset", "account"): "resets",
    ("people.FormerPassword", "account"): "accounts",
    ("people.Session", "account"): "sessions",
    ("people.SignInPhone", "account"): "phones",
    ("people.PhoneCode", "account"): "phones",
}
# What is held without a key: ids in rows of kit, and the person's own row.
WITHOUT_KEY: tuple[tuple[str, Ground, str], ...] = (
    ("person", GONE, "个人资料、证件号码、手机号、银行账号"),
    ("changes", GONE, "个人资料改前改后的内容"),
    ("kept_forms", GONE, "没有保存的填写内容"),
    ("unit_mobiles", GONE, "登记本人手机号作联系电话的单位"),
    ("answer_mobiles", GONE, "回执里填的本人手机号"),
    ("reveals", AUDIT, "谁看过本人的完整号码"),
    ("unit_reveals", AUDIT, "谁看过单位登记的本人手机号"),
    ("acts", AUDIT, "本人的操作日志"),
    ("files", OFFICIAL, "本人上传的文件"),
    ("progress", OFFICIAL, "本人发起的后台工作"),
    ("import_rows", GONE, "导入表格前后的内容"),
    ("imports", OFFICIAL, "本人导入的表格"),
)


def kinds() -> list[tuple[list[str], Ground]]:
    """What is kept of whom, as people read it: each ground once with all it covers, what goes first."""
    told = {label: ground for _, ground, label in WITHOUT_KEY} | {one.label: one.ground for one in TABLE.values()}
    return [
        ([label for label, ground in told.items() if ground is one], one)
        for one in sorted(GROUNDS.values(), key=lambda one: bool(one.kept))
    ]
