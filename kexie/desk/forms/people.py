"""Particulars of a person."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from kexie.desk.forms.fields import Day, Line, Month, Text
from kexie.kit import clock
from kexie.kit.forms import fields
from kexie.people import disciplines
from kexie.people.actions import persons
from kexie.people.forms import signed

_CHOSEN = (
    "gender", "ethnic_group", "political_status", "education", "title_level", "degree", "administrative_rank",
)  # fmt: skip
# The form in parts, as forms of nomination ask: the last field of each; whatever follows is the last part.
_PARTS = (
    ("基本情况", "native_place"), ("学历和专业", "discipline"), ("工作", "career"), ("联系方式和备注", ""),
)  # fmt: skip


def _known(person: Any) -> dict[str, Any]:
    known = {name: getattr(person, name) for name in persons.FIELDS}
    return known | {"discipline": disciplines.told(person.discipline)}


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
    native_place = Line("籍贯", 60, hint="如：湖北孝感")
    education = forms.ChoiceField(label="学历", required=False, help_text="最高学历，用于会员登记和统计")
    degree = forms.ChoiceField(label="学位", required=False)
    graduated_from = Line("毕业院校", 80, hint="最高学历的院校，写全称")
    major = Line("所学专业", 60, hint="毕业证书上的专业名称")
    discipline = Line("学科", 60, hint="GB/T 13745 的名称或代码，可细到二、三级，如 51040 信息处理技术")
    began_work_on = Month("参加工作时间", hint="年月，如 1998-07")
    occupation = Line("岗位", 40, hint="如：研发、生产技术、质量管理；用于会员登记")
    title = Line("职称", 40, hint="如：高级工程师")
    title_level = forms.ChoiceField(label="职称级别", required=False)
    administrative_rank = forms.ChoiceField(label="行政级别", required=False, help_text="用于表彰推荐的资格审核")
    public_offices = Text("社会兼职", 300, hint="如：湖北省机械工程学会理事；几项之间换行", rows=2)
    career = Text("学习工作简历", 2000, hint="从大学起，每段一行：起止年月、单位、所学专业或职务", rows=6)
    email = fields.Email(
        label="电子邮箱", required=False, max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": "请填写正确的电子邮箱，例如 name@example.cn", "max_length": "电子邮箱太长，请核对"},
    )  # fmt: skip
    note = Text("备注", 200)

    def __init__(self, data: Any = None, *, person: Any, asking: Sequence[Any] = ()) -> None:
        super().__init__(data, initial=_known(person))
        self.fields["discipline"].widget.attrs["list"] = "disciplines"
        if asking:
            self.fields["signed"] = signed(asking)
            names = list(self.fields)
            self.order_fields([*names[: names.index("political_status") + 1], "signed"])  # beside what it is asked for
        for name in _CHOSEN:
            field: Any = self.fields[name]
            choices = list(person._meta.get_field(name).flatchoices)
            field.choices = choices if ("" in dict(choices)) else [("", "未填"), *choices]
            field.error_messages["invalid_choice"] = f"没有这种{field.label}，请从列表中选择"

    def disciplines(self) -> list[str]:
        """What the field of the discipline proposes: the first level, finer ones are typed."""
        return [disciplines.told(code) for code in disciplines.first_level()]

    def clean_discipline(self) -> str:
        """The code of what was typed."""
        typed = self.cleaned_data["discipline"]
        code, fault = disciplines.read(typed) if typed else ("", "")
        if fault:
            raise forms.ValidationError(fault)
        return code

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

    def clean_began_work_on(self) -> date | None:
        """A month that has been."""
        month: date | None = self.cleaned_data["began_work_on"]
        if month is not None and not date(1900, 1, 1) <= month <= clock.today():
            raise forms.ValidationError("参加工作时间不可能，请核对")
        return month

    def clean(self) -> dict[str, Any]:
        """Year and day of birth tell the same; nobody works before they are born."""
        cleaned: dict[str, Any] = super().clean() or {}
        year, day = cleaned.get("birth_year"), cleaned.get("born_on")
        if day and year and year != day.year and "birth_year" in self.changed_data:
            self.add_error("birth_year", f"与出生日期不一致，日期的年份是 {day.year}")
        born, began = (day.year if day else year), cleaned.get("began_work_on")
        if born and began and began.year <= born:
            self.add_error("began_work_on", "参加工作时间早于出生，请核对")
        return cleaned

    def parts(self) -> list[tuple[str, list[Any]]]:
        """Headings with their fields."""
        told, waiting = [], list(self)
        for heading, last in _PARTS:
            names = [field.name for field in waiting]
            end = names.index(last) + 1 if last else len(names)
            told.append((heading, waiting[:end]))
            waiting = waiting[end:]
        return told

    def particulars(self) -> persons.Particulars:
        """The clean values as the action takes them."""
        return persons.Particulars(**{name: self.cleaned_data[name] for name in persons.FIELDS})
