"""Terms entered, candidates of a re-election, the small changes, and what a house settles."""

from typing import Any

from django import forms

from kexie.associations import told as values
from kexie.associations.forms import fields
from kexie.associations.forms.nominees import NomineesForm
from kexie.associations.models.founding import KINDS, VOTES_OF


class KnownForm(forms.Form):
    """A term that was running before; :meth:`known` for ``tenures.record``."""

    ordinal = fields.count("第几届", 99, required=True)
    starts_on = fields.day("任期开始")
    ends_on = fields.day("任期结束", hint="章程规定的届满日期")

    def known(self) -> values.Known:
        """As the action takes it."""
        clean = self.cleaned_data
        return values.Known(clean["ordinal"], clean["starts_on"], clean["ends_on"])


class ReelectionForm(NomineesForm):
    """Candidates and how far one is."""

    words = fields.text("换届准备情况", 500, hint="筹备、人选产生和征求意见的情况")
    field_order = ("words",)


class LeaderForm(forms.Form):
    """变更负责人: who takes over which office from when."""

    role = fields.choice("职务", [("secretary_general", "秘书长"), ("chair", "主席"), ("vice_chair", "副主席（增补）")])
    name = fields.line("接任人姓名", 60, required=True)
    gender = fields.choice("性别", [("", "未填"), ("男", "男"), ("女", "女")], required=False)
    born = fields.line("出生年月", 7, help_text="如 1970-03")
    politics = fields.line("政治面貌", 20)
    job = fields.line("单位职务", 60)
    title = fields.line("职称", 40)
    telephone = fields.line("电话", 20, fields.TELEPHONE, inputmode="tel")
    on = fields.day("自哪天起")
    reason = fields.text("理由", 500, required=True)


class NameForm(forms.Form):
    """变更名称."""

    name = fields.line("新名称", 120, required=True)
    short_name = fields.line("新简称", 60)
    on = fields.day("自哪天起")
    reason = fields.text("理由", 500, required=True)


class PostponeForm(forms.Form):
    """延期换届."""

    on = fields.day("延期到", hint="最多比章程规定的届满日期晚一年")
    reason = fields.text("理由", 500, required=True)


CHANGES: dict[str, type[forms.Form]] = {"leader": LeaderForm, "name": NameForm, "postpone": PostponeForm}


class RulesForm(forms.Form):
    """组织建设规则; ``cleaned_data`` for ``settling.settle``."""

    quorum_part = fields.count("到会比例：分子", 9, required=True, hint="如三分之二，这里填 2")
    quorum_whole = fields.count("到会比例：分母", 9, required=True, hint="如三分之二，这里填 3")
    votes_of = fields.choice("赞成票过半，按", VOTES_OF)
    check_days = fields.count("核查（工作日）", 60, required=True)
    reply_days = fields.count("批复（工作日）", 60, required=True)
    lapse_months = fields.count("批复后多少个月内开会", 24, required=True)
    filing_days = fields.count("开会后多少天内备案", 180, required=True)
    term_years = fields.count("每届年数", 10, required=True)
    dormant_months = fields.count("多少个月没有活动算休眠", 60, required=True)
    report_month = fields.count("年报截止：次年几月", 12, required=True)
    report_day = fields.count("年报截止：几日", 31, required=True, hint="当月没有这一天的，按月底")
    least_sci_tech = fields.count("建议科技人员不少于", 1000, required=True, hint="只作提示，不据此退回")

    def clean(self) -> dict[str, Any]:
        """From 1 on, where 0 would mean nothing."""
        told: dict[str, Any] = super().clean() or {}
        for name, (least, _) in values.NUMBERS.items():
            value = told.get(name)
            if value is not None and value < least:
                self.add_error(name, f"{self.fields[name].label}从 {least} 起")
        return told


class AuthorityForm(forms.Form):
    """批复权限: one row. ``associations`` are those that may reply, ``places`` those under which one is founded."""

    kind = fields.choice("类别", [("", "所有类别"), *KINDS], required=False)
    superior = fields.choice("区域", [], required=False)
    authority = fields.choice("批复单位", [])

    def __init__(self, data: Any = None, *, places: list[Any], **more: Any) -> None:
        super().__init__(data, **more)
        self.places = {str(one.number): one for one in places}
        listed = [(number, one.label) for number, one in self.places.items()]
        self.fields["superior"].choices = [("", "所有区域"), *listed]  # type: ignore[attr-defined]
        self.fields["authority"].choices = listed  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        """Arguments of ``settling.set_authority``."""
        clean = self.cleaned_data
        return {
            "authority": self.places[clean["authority"]], "kind": clean["kind"],
            "place": self.places.get(clean["superior"]),
        }  # fmt: skip
