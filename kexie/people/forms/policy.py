"""How one signs in here, as the administrator sets it."""

from typing import Any

from django import forms

from kexie.people import profiles


def _whole(label: str, least: int, most: int, hint: str) -> forms.IntegerField:
    said = f"填 {least} 至 {most} 的整数"
    return forms.IntegerField(
        label=label, min_value=least, max_value=most, help_text=hint,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), said),
    )  # fmt: skip


class PolicyForm(forms.Form):
    """Clean values are the fields of ``people.actions.policies.put``."""

    profile = forms.ChoiceField(
        label="密码要求", choices=profiles.choices, widget=forms.RadioSelect,
        error_messages={"required": "请选一种", "invalid_choice": "没有这种要求，请从列表中选择"},
    )  # fmt: skip
    needs_factor = forms.BooleanField(
        label="管理类职务必须设两步登录", required=False,
        help_text="经办人、编号员、核稿、签发领导、主席、副主席、秘书长、填报人、纪检监督员和系统管理员",
    )  # fmt: skip
    grace_days = _whole("宽限天数", 0, 90, "从要求之日或开户之日算起；过后要先设好才能办理")
    idle_minutes = _whole("不用多久自动退出（分钟）", 5, 30, "")
    fresh_minutes = _whole(
        "重要操作前多久内确认过身份（分钟）",
        1,
        60,
        "任免、停用账号、重设密码、改登录方式前，要在这段时间内登录或确认过",
    )

    def told(self) -> dict[str, Any]:
        """The clean values."""
        return dict(self.cleaned_data)
