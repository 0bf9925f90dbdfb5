"""Covered units and members of a federation: adding one, ending one."""

from typing import Any

from django import forms

from kexie.associations.told import Tenant
from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.organisations import queries
from kexie.organisations.codes import credit
from kexie.organisations.forms import MemberRulesForm, fields
from kexie.organisations.membership import Kinds

_MOST = 99_999_999


def _not_to_come(form: forms.Form, name: str) -> Any:
    told = form.cleaned_data[name]
    if told and told > clock.today():
        raise forms.ValidationError("不能晚于今天")
    return told


class TenantForm(forms.Form):
    """A unit under a park, joint or trade association. :meth:`values` gives ``tenant`` and ``on``."""

    name = fields.line("单位名称", 120, required=True, help_text="与营业执照一致")
    credit_code = fields.line("统一社会信用代码", 24, help_text="填写后自动对上它自己的科协")
    is_covered = forms.BooleanField(label="已覆盖", required=False, initial=True, help_text="入驻但还没有覆盖的不勾")
    sci_tech = forms.IntegerField(
        label="科技人员数", required=False, min_value=0, max_value=_MOST,
        error_messages={"invalid": "请填写整数", "min_value": "不能小于 0", "max_value": "数字太大，请核对"},
    )  # fmt: skip
    on = fields.day("自哪天起", hint="可以补记过去的日期")

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["on"].initial = clock.today()

    def clean_credit_code(self) -> str:
        """GB 32100 blocks; in its plain form."""
        told: str = self.cleaned_data["credit_code"]
        outcome = credit.check(told) if told else None
        if outcome and outcome.error:
            raise forms.ValidationError(outcome.error)
        return outcome.code if outcome else ""

    def clean_on(self) -> Any:
        """Not to come."""
        return _not_to_come(self, "on")

    def values(self) -> dict[str, Any]:
        """``tenant`` and ``on``."""
        told = dict(self.cleaned_data)
        return {"on": told.pop("on"), "tenant": Tenant(**told)}


class MemberForm(forms.Form):
    """A unit, by its short number, and as what. Clean values are the arguments of ``actions.ties.join``."""

    on = fields.day("加入日期", hint="可以补记过去的日期")

    def __init__(self, data: Any = None, *, by: Actor, kinds: Kinds, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["kind"] = fields.choice("会员类别", [(name, name) for name, _ in kinds], required=False)
        self.fields["member"] = forms.ModelChoiceField(
            label="成员单位", queryset=queries.visible_organisations(by).filter(state="active"), to_field_name="number",
            widget=forms.HiddenInput,
            error_messages={"required": "请先找到并选择一个单位", "invalid_choice": "没有这个单位，请重新查找"},
        )  # fmt: skip
        self.fields["on"].initial = clock.today()
        self.order_fields(("member", "kind"))

    def clean_on(self) -> Any:
        """Not to come."""
        return _not_to_come(self, "on")


class MembershipRulesForm(MemberRulesForm):
    """单位会员设置 of a house. Clean values are the arguments of ``actions.memberships.settle``."""

    def __init__(self, data: Any = None, *, settled: Any, **more: Any) -> None:
        super().__init__(data, settled=settled, **more)
        self.fields["kinds"].help_text = (
            "每行一种，从低到高，名称后空一格写有效月数，长期有效的不写，例如 理事单位 48。"
            "新会员不选时按第一种，名单从最后一种起排列"
        )


class LastDayForm(forms.Form):
    """The last day of a term."""

    last_day = fields.day("最后一天", hint="当天 24 时止")

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["last_day"].initial = clock.today()


class SettleForm(forms.Form):
    """Who covers a unit of a list, by the association's short number; nobody where it is left empty."""

    note = fields.line("依据", 200, required=True, help_text="例如 电话核实，由园区科协覆盖")

    def __init__(self, data: Any = None, *, by: Actor, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["association"] = forms.ModelChoiceField(
            label="覆盖它的科协", queryset=queries.visible_organisations(by).filter(state="active"), required=False,
            to_field_name="number", widget=forms.HiddenInput,
            error_messages={"invalid_choice": "没有这个科协，请重新查找"},
        )  # fmt: skip
        self.order_fields(("association",))
