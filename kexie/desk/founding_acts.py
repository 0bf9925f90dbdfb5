"""Acts on foundings, re-elections, changes and revocations as pages offer them: what follows, what is asked."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.urls import reverse

from kexie.associations.actions import changes, foundings, meetings, reelections, revocations
from kexie.associations.rules import founding as rules
from kexie.associations.rules import revocation as revoking
from kexie.associations.rules import tenure as terms
from kexie.desk.plan_acts import Door
from kexie.kit.actor import Actor
from kexie.kit.verdict import Verdict


def _checked(row: Any, *, by: Actor, note: str) -> Any:
    return foundings.check(row, by=by, opinion=note)


def _doors(*doors: Door) -> dict[str, Door]:
    return {one.noun: one for one in doors}


def _judge(verb: str) -> Callable[[Actor, Any], Verdict]:
    return partial(_asked, terms.can_judge, verb)


def _do(verb: str) -> Callable[[Actor, Any], Verdict]:
    return partial(_asked, terms.can_do, verb)


def _asked(rule: Callable[[Actor, Any, str], Verdict], verb: str, by: Actor, row: Any) -> Verdict:
    return rule(by, row, verb)


_MENDS = "退回后由报备单位改好再报；已记录的大会情况保留。"
FOUNDING = _doors(
    Door("submission", "提出申请", rules.can_send, foundings.send, "提出后由业务指导单位核查，退回补正前不能再改。",
         "已提出申请，等待核查", "primary", confirms=True),
    Door("check", "核查通过", rules.can_check, _checked, "写明核查意见。通过后送批复单位；批复权限在设置里。",
         "已核查通过，等待批复", "primary", asks=True),
    Door("refusal", "不同意成立", rules.can_refuse, foundings.refuse, "申请到此结束，理由会告知申请单位。",
         "已记录不同意成立", "danger", asks=True),
    Door("approval", "拟批复", rules.can_approve, foundings.approve,
         "以批复单位名义拟一件批复，文字已填好，可以修改。批复印发后，申请单位召开成立大会。",
         "已拟批复，请核对后送核稿", "primary", confirms=True),
    Door("reopening", "退回备案", rules.can_reopen_filing, meetings.reopen, _MENDS, "已退回备案", asks=True),
    Door("withdrawal", "撤回申请", rules.can_withdraw, foundings.withdraw, "撤回后要成立须重新申请。", "已撤回申请",
         "danger", asks=True),
)  # fmt: skip
REELECTION = _doors(
    Door("consent", "同意候选人", _judge("agree"), reelections.agree, "同意后，该单位召开换届大会。", "已同意候选人",
         "primary", confirms=True),
    Door("return", "退回补正", _judge("return"), reelections.return_, "退回后由该单位改好再报。", "已退回补正",
         asks=True),
    Door("reopening", "退回备案", _judge("reopen"), reelections.reopen, _MENDS, "已退回备案", asks=True),
    Door("completion", "核对通过，登记新一届", _judge("complete"), reelections.complete,
         "新一届从大会当天起，上一届的任职到前一天止；当选人的任职同时登记。", "已登记新一届", "primary",
         confirms=True),
    Door("withdrawal", "撤回", _do("withdraw"), reelections.withdraw, "撤回后可以重新办理换届。", "已撤回", "danger",
         asks=True),
)  # fmt: skip
CHANGE = _doors(
    Door("consent", "同意", terms.can_agree_change, changes.agree, "同意后立即生效。", "已同意，变更已生效", "primary",
         confirms=True),
    Door("refusal", "不同意", terms.can_judge_change, changes.refuse, "理由会告知该单位。", "已记录不同意", asks=True),
    Door("withdrawal", "撤回", terms.can_withdraw_change, changes.withdraw, "撤回后可以重新申请。", "已撤回",
         asks=True),
)  # fmt: skip

REVOCATION = _doors(
    Door("decision", "拟撤销通知", revoking.can_decide, revocations.decide,
         "以批复单位名义拟一件通知，文字已填好，可以修改。通知印发后，该组织即撤销，任职同时终止，记录留存。",
         "已拟撤销通知，请核对后送核稿", "danger", confirms=True),
    Door("return", "退回补充", revoking.can_return, revocations.return_, "退回后由提出单位补充再报。", "已退回补充",
         asks=True),
    Door("refusal", "不予撤销", revoking.can_refuse, revocations.refuse, "该组织照常活动；理由会告知提出单位。",
         "已记录不予撤销", asks=True),
    Door("withdrawal", "撤回", revoking.can_withdraw, revocations.withdraw, "撤回后可以重新提出。", "已撤回",
         asks=True),
)  # fmt: skip


def buttons(doors: Mapping[str, Door], prefix: str, by: Actor, record: Any, key: Any) -> list[dict[str, Any]]:
    """Those that may be done now; each leads to its own page first, which tells what follows."""
    return [
        {"label": f"{one.label}…", "url": reverse(f"{prefix}{one.noun}", args=[key]), "tone": one.tone}
        for one in doors.values()
        if one.rule(by, record)
    ]
