"""How long what is kept: kinds of personal data with an end, what falls due of each, and what then happens to it.

Periods are rows (``models.KeepingTerm``); what stands here is the usual one and its bounds. What law keeps has no line:
``custody.ties`` says why.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kexie.associations.actions import materials
from kexie.associations.flow import CHANGE
from kexie.associations.models import Assembly, AssemblyFile, Candidate, Change, Founding, Reelection
from kexie.custody.models import Correction
from kexie.custody.rules.leaving import gone_since
from kexie.kit import clock
from kexie.kit.journal.models import Value
from kexie.kit.web.models import KeptForm
from kexie.messages.models import Message
from kexie.people.actions import forgetting
from kexie.people.models import Account, Person

# What a ballot told of somebody beside the name.
_TOLD: dict[str, str | None] = dict.fromkeys(("gender", "born", "politics", "job", "title"), "") | {"telephone": None}
NAMELESS = "（已删去）"
# At a time, so that nobody who writes has to wait for the sweep.
BATCH = 2000


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: ``due`` gives the rows from before a moment, ``forget`` treats the rows with these keys.

    ``told`` is what one's own page calls it, of particulars that go after one has left.
    """

    code: str
    label: str
    what: str
    usual: int
    least: int
    most: int
    due: Callable[[datetime], QuerySet[Any]]
    forget: Callable[[QuerySet[Any]], int]
    told: str = ""


def _forms(before: datetime) -> QuerySet[KeptForm]:
    return KeptForm.objects.filter(kept_at__lt=before)


def _messages(before: datetime) -> QuerySet[Message]:
    rows = Message.objects.filter(queued_at__lt=before).exclude(state__in=("waiting", "sending"))
    return rows.exclude(Q(subject="") & Q(text="") & Q(address_shown=""))


def _ballots(before: datetime) -> QuerySet[Candidate]:
    """Of meetings that were filed, and of those that never will be: whoever was to be rung has been."""
    filed = Q(assembly__filed_on__lt=clock.local(before).date())
    folded = Q(assembly__reelection__state="withdrawn", assembly__reelection__state_since__lt=before)
    return Candidate.objects.filter(filed | folded).exclude(telephone=None)


def _left() -> Q:
    """Of a meeting that came to nothing somebody is still named, or a file lies there."""
    named = Candidate.objects.filter(assembly=OuterRef("assembly")).exclude(name=NAMELESS, **_TOLD)
    return Q(Exists(named)) | Q(Exists(AssemblyFile.objects.filter(assembly=OuterRef("assembly"))))


def _forget_meetings(keys: list[UUID]) -> None:
    Candidate.objects.filter(assembly__in=keys).update(name=NAMELESS, **_TOLD)
    for meeting in Assembly.objects.filter(pk__in=keys, files__isnull=False).distinct():
        materials.forget(meeting)


def _foundings(before: datetime) -> QuerySet[Founding]:
    """That came to nothing."""
    rows = Founding.objects.filter(state__in=("refused", "withdrawn", "lapsed"), state_since__lt=before)
    return rows.filter(~Q(contact="", telephone=None, typed=None) | _left())


def _forget_foundings(rows: QuerySet[Any]) -> int:
    found = dict(rows.values_list("pk", "assembly"))
    _forget_meetings(list(found.values()))
    return Founding.objects.filter(pk__in=list(found)).update(contact="", telephone=None, typed=None)


def _reelections(before: datetime) -> QuerySet[Reelection]:
    """That were withdrawn."""
    return Reelection.objects.filter(_left(), state="withdrawn", state_since__lt=before)


def _forget_reelections(rows: QuerySet[Any]) -> int:
    meetings = list(rows.values_list("assembly", flat=True))
    _forget_meetings(meetings)
    return len(meetings)


def _changes(before: datetime) -> QuerySet[Change]:
    ended = [state.code for state in CHANGE.states if state.code != "asked"]
    rows = Change.objects.filter(kind="leader", state__in=ended, asked_at__lt=before)
    return rows.exclude(telephone=None, asked__born="", asked__politics="")


def _forget_changes(rows: QuerySet[Any]) -> int:
    found = list(rows)
    for row in found:
        row.asked, row.telephone = row.asked | dict.fromkeys(("born", "politics"), ""), None
    Change.objects.bulk_update(found, ["asked", "telephone"])
    return len(found)


def _corrections(before: datetime) -> QuerySet[Correction]:
    rows = Correction.objects.exclude(state="asked").filter(asked_at__lt=before)
    return rows.exclude(words="", note="")


# What the particulars of people who have left still tell, by kind: a row without any of it is not due.
_SIGNS_IN = Account.objects.filter(~Q(email="") | Q(phone__isnull=False), person=OuterRef("pk"), is_active=False)
_PAPER, _BANK = Q(id_number__isnull=False), Q(bank_account__isnull=False)
_CONTACTS = Q(mobile__isnull=False) | ~Q(email="") | Q(Exists(_SIGNS_IN))
_ATTRIBUTES = ~Q(ethnic_group="", political_status="") | Q(born_on__isnull=False)
_CAREER = ~Q(career="", public_offices="")
# Of fields that stand empty today too; beside their columns it would be asked of everybody.
_EDITS = Exists(
    Value.objects.filter(entry__entity="person", entry__entity_id=OuterRef("pk"), field__in=forgetting.EDITED)
)


def _leavers(code: str, told: str, what: str, usual: int, standing: Q, forget: Callable[[list[UUID]], int]) -> Kind:
    """One kind of particulars of people who have left, half a year to twenty years after (``rules.leaving``)."""

    def due(before: datetime) -> QuerySet[Person]:
        return gone_since(before).filter(standing)

    def forget_rows(rows: QuerySet[Any]) -> int:
        return forget(list(rows.values_list("pk", flat=True)))

    return Kind(code, f"离开人员的{told}", what, usual, 180, 7300, due, forget_rows, told)


_TABLE = (
    Kind("kept_forms", "没有保存的填写内容", "删去", 30, 1, 30, _forms, lambda rows: int(rows.delete()[0])),
    Kind(
        "messages", "发出消息的标题、正文和地址", "删去内容，发送时间和渠道留存", 730, 90, 3650, _messages,
        lambda rows: rows.update(subject="", text="", address_shown=""),
    ),
    Kind(
        "ballots", "大会备案、换届撤回后候选人的电话", "删去电话", 90, 1, 3650, _ballots,
        lambda rows: rows.update(telephone=None),
    ),
    Kind(
        "foundings", "没有办成的成立申请里的联系人、人选和附件", "删去姓名、电话等和附件", 365, 30, 3650,
        _foundings, _forget_foundings,
    ),
    Kind(
        "reelections", "撤回的换届里的候选人和附件", "删去姓名、出生等和附件", 365, 30, 3650,
        _reelections, _forget_reelections,
    ),
    Kind("changes", "办结的负责人变更里的电话、出生、政治面貌", "删去", 365, 30, 3650, _changes, _forget_changes),
    Kind(
        "corrections", "办结的更正申请的文字", "删去文字，办理结果留存", 365, 180, 3650, _corrections,
        lambda rows: rows.update(words="", note=""),
    ),
    _leavers("left_papers", "证件号码", "删去", 1095, _PAPER, partial(forgetting.fields, emptied=forgetting.PAPER)),
    _leavers(
        "left_contacts", "手机号、电子邮箱", "删去，停用账号的登录手机号和邮箱一并删去", 1095,
        _CONTACTS, forgetting.contacts,
    ),
    _leavers("left_banks", "银行账号", "删去", 1095, _BANK, partial(forgetting.fields, emptied=forgetting.BANK)),
    _leavers(
        "left_attributes", "民族、政治面貌、出生日期", "删去，出生年份留存", 1825,
        _ATTRIBUTES, partial(forgetting.fields, emptied=forgetting.ATTRIBUTES),
    ),
    _leavers("left_photos", "照片", "连同文件删去", 1095, Q(photo__isnull=False), forgetting.photos),
    _leavers(
        "left_careers", "学习工作简历、社会兼职", "删去", 1825,
        _CAREER, partial(forgetting.fields, emptied=forgetting.CAREER),
    ),
    _leavers("left_edits", "以上各项改前改后的内容", "删去，改过哪一项留存", 1095, Q(_EDITS), forgetting.edits),
)  # fmt: skip
KINDS: dict[str, Kind] = {one.code: one for one in _TABLE}
# Whose particulars those of ``left_…`` are, as the page of periods and one's own say it.
LEAVERS = (
    "离开人员指没有所在单位、任职、会员身份和启用的账号，也没有办理中的更正、删除、导入涉及本人，或由本人填报的成立申请的人员。"
    "天数从最后一项结束起算，都没有过的从登记起算。姓名、任职和届次照常保留。"
)
# Kept for a fixed time by the storeys below (their jobs): told on the same page, set by nobody.
FIXED: tuple[tuple[str, str], ...] = (
    ("短信验证码和号码", "1 天"),
    ("登录失败记录", "1 小时"),
    ("登录会话", "8 小时后当晚"),
    ("表单提交标记", "2 天"),
    ("没有提出的成立申请", "最后改动后 60 天"),
    ("导入的原表", "导入后 7 天"),
    ("导入前的内容，撤销导入用", "导入后 90 天"),
)
