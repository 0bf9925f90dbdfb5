"""Particulars of a person."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.validators import RegexValidator

from kexie.desk.forms.fields import Day, Line, Text
from kexie.kit import clock
from kexie.kit.forms import fields
from kexie.people.actions import persons
from kexie.people.forms import signed

_CODE = RegexValidator(r"^[0-9]{3}([0-9]{2}){0,2}$", "学科代码为 3、5 或 7 位数字，如 430（材料）")


class ParticularsForm(forms.Form):
    """The fields of ``persons.Particulars``, shown and limited as the person's own table has them."""

    name = Line("姓名", 60, required=True)
    gender = forms.ChoiceField(label="性别", required=False)
    birth_year = forms.IntegerField(
        label="出生年份", required=False, min_value=1900,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "bday-year"}),
        error_messages={"invalid": "出生年份应为四位数字，如 1978", "min_value": "出生年份应为四位数字，如 1978"},
    )  # fmt: skip
    born_on = Day("出生日期", hint="知道日期的填这里，年份自动带出；用于年龄条件和生日慰问")
    ethnic_group = forms.ChoiceField(label="民族", required=False, help_text="用于会员登记、表彰推荐和统计")
    political_status = forms.ChoiceField(label="政治面貌", required=False, help_text="用于表彰推荐和任职审核")
    education = forms.ChoiceField(label="学历", required=False, help_text="最高学历，用于会员登记和统计")
    occupation = Line("岗位", 40, hint="如：研发、生产技术、质量管理；用于会员登记")
    title = Line("职称", 40, hint="如：高级工程师")
    title_level = forms.ChoiceField(label="职称级别", required=False)
    discipline = Line("学科代码", 7, hint="GB/T 13745，如 430 材料、510 电子与通信", validators=[_CODE])
    degree = forms.ChoiceField(label="学位", required=False)
    email = fields.Email(
        label="电子邮箱", required=False, max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": "请填写正确的电子邮箱，例如 name@example.cn", "max_length": "电子邮箱太长，请核对"},
    )  # fmt: skip
    note = Text("备注", 200)

    def __init__(self, data: Any = None, *, person: Any, asking: Sequence[Any] = ()) -> None:
        super().__init__(data, initial={name: getattr(person, name) for name in persons.FIELDS})
        if asking:
            self.fields["signed"] = signed(asking)
            names = list(self.fields)
            self.order_fields([*names[: names.index("political_status") + 1], "signed"])  # beside what it is asked for
        for name in ("gender", "ethnic_group", "political_status", "education", "title_level", "degree"):
            field: Any = self.fields[name]
            choices = list(person._meta.get_field(name).flatchoices)
            field.choices = choices if ("" in dict(choices)) else [("", "未填"), *choices]
            field.error_messages["invalid_choice"] = f"没有这种{field.label}，请从列表中选择"

    def clean_birth_year(self) -> int | None:
        """Not in the future."""
        year: int | None = self.cleaned_data["birth_year"]
        if year is not None and year > clock.today().year:
            raise forms.ValidationError(f"出生年份不能晚于 {clock.today().year}")
        return year

    def clean_born_on(self) -> date | None:
        """A day that has been, of somebody who may be alive."""
        day: date | None = self.cleaned_data["born_on"]
        if day is not None and not date(1900, 1, 1) <= day <= clock.today():
            raise forms.ValidationError("出生日期不可能，请核对")
        return day

    def clean(self) -> dict[str, Any]:
        """Year and day of birth tell the same."""
        cleaned: dict[str, Any] = super().clean() or {}
        year, day = cleaned.get("birth_year"), cleaned.get("born_on")
        if day and year and year != day.year and "birth_year" in self.changed_data:
            self.add_error("birth_year", f"与出生日期不一致，日期的年份是 {day.year}")
        return cleaned

    def particulars(self) -> persons.Particulars:
        """The clean values as the action takes them."""
        return persons.Particulars(**{name: self.cleaned_data[name] for name in persons.FIELDS})
