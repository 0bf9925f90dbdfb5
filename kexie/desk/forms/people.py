"""Particulars of a person."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator

from kexie.desk.forms.fields import Line, Text
from kexie.kit import clock
from kexie.kit.forms import fields
from kexie.people.actions import persons

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

    def __init__(self, data: Any = None, *, person: Any) -> None:
        super().__init__(data, initial={name: getattr(person, name) for name in persons.FIELDS})
        for name in ("gender", "title_level", "degree"):
            field: Any = self.fields[name]
            field.choices = person._meta.get_field(name).flatchoices
            field.error_messages["invalid_choice"] = f"没有这种{field.label}，请从列表中选择"

    def clean_birth_year(self) -> int | None:
        """Not in the future."""
        year: int | None = self.cleaned_data["birth_year"]
        if year is not None and year > clock.today().year:
            raise forms.ValidationError(f"出生年份不能晚于 {clock.today().year}")
        return year

    def particulars(self) -> persons.Particulars:
        """The clean values as the action takes them."""
        return persons.Particulars(**self.cleaned_data)
