"""What is asked about tasks of a plan, their split, their progress, and plans in answer."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from kexie.desk.forms.fields import Day, Line, Text
from kexie.plans import counting, lights
from kexie.plans.actions import reports, tables, targets, tasks

KINDS = (("count", "数量"), ("amount", "金额"), ("date", "按期完成"), ("yes", "是否完成"))


class Figure(forms.DecimalField):
    """A number of the trade: at most four decimals."""

    def __init__(self, label: str, *, required: bool = False, hint: str = "", **more: Any) -> None:
        super().__init__(
            label=label, required=required, help_text=hint, max_digits=18, decimal_places=4, min_value=Decimal(0),
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            error_messages={
                "required": f"请填写{label}", "invalid": f"{label}应为数字，如 60 或 12.5",
                "min_value": f"{label}不能小于 0",
                "max_digits": f"{label}位数太多，请核对", "max_whole_digits": f"{label}位数太多，请核对",
                "max_decimal_places": f"{label}最多四位小数",
            },
            **more,
        )  # fmt: skip


class TaskForm(forms.Form):
    """``told()`` for ``tasks.add`` and ``tasks.change``; ``departments`` are those of the house."""

    name = Line("任务", 200, required=True, hint="如：新建企业科协")
    lead = forms.ChoiceField(label="责任部门", required=False)
    co_owners = forms.MultipleChoiceField(label="配合部门", required=False, widget=forms.CheckboxSelectMultiple)
    due_on = Day("完成时限", hint="按季度的，填该季度最后一天")
    kind = forms.ChoiceField(label="指标类别", choices=KINDS, widget=forms.RadioSelect, initial="count")
    target = Figure("目标", hint="按期完成、是否完成的不填")
    unit = Line("单位", 20, hint="如：家、人次、万元、%")
    figure = forms.ChoiceField(label="自动统计", required=False, help_text="选了的由系统统计，单位随指标，不用填报")
    weight = forms.IntegerField(
        label="考核权重", min_value=1, max_value=100, initial=1, widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text="年中、年末评分时的分量，1 到 100",
        error_messages={
            "required": "请填写考核权重", "invalid": "考核权重应为整数", "min_value": "考核权重从 1 起",
            "max_value": "考核权重不超过 100",
        },
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    note = Text("更改理由", 500, required=True, hint="工作要点已下达，更改会通知到各单位能看到的办理经过")

    def __init__(
        self, data: Any = None, *, departments: Sequence[Any], initial: Any = None, issued: bool = False
    ) -> None:
        super().__init__(data, initial=initial)
        self.departments = {str(one.number): one for one in departments}
        fields: dict[str, Any] = self.fields
        listed = [(number, one.label) for number, one in self.departments.items()]
        fields["lead"].choices = [("", "未定"), *listed]
        fields["co_owners"].choices = listed
        fields["figure"].choices = [
            ("", "不用，由责任单位填报"),
            *((f.code, f.label) for f in counting.FIGURES.values()),
        ]
        for name in ("lead", "co_owners", "kind", "figure"):
            fields[name].error_messages["invalid_choice"] = f"没有这个{fields[name].label}，请从列表中选择"
        if not issued:
            del self.fields["note"]

    def told(self) -> tasks.Told:
        """What the action takes."""
        clean = self.cleaned_data
        return tasks.Told(
            name=clean["name"],
            lead=self.departments.get(clean["lead"]),
            co_owners=[self.departments[number] for number in clean["co_owners"]],
            due_on=clean["due_on"], kind=clean["kind"], target=clean["target"] or None,
            unit=counting.FIGURES[clean["figure"]].unit if clean["figure"] else clean["unit"],
            figure=clean["figure"], weight=clean["weight"],
            reason=self.initial.get("reason", ""),
        )  # fmt: skip


class SplitForm(forms.Form):
    """One figure a unit (``v-<number>``), one day for those that are changed; ``parts()`` for ``targets.split``."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    due_on = Day("各单位完成时限", hint="不填则同上级；区一级常比市里早一个季度")

    def __init__(self, data: Any = None, *, units: Sequence[Any], have: dict[int, Any], version: int) -> None:
        super().__init__(data, initial={"version": version})
        self.units, self.have = {one.number: one for one in units}, have
        for number, one in self.units.items():
            given = have.get(number)
            self.fields[f"v-{number}"] = Figure(one.label, initial=_plain(given.value) if given else None)

    def rows(self) -> list[tuple[Any, Any, Any]]:
        """(unit, its field, its target or None) in order."""
        return [(one, self[f"v-{number}"], self.have.get(number)) for number, one in self.units.items()]

    def parts(self) -> list[targets.Part]:
        """Every unit with its figure; those left empty have none. A unit that is not changed keeps its day."""
        found = []
        for number, one in self.units.items():
            value, given = self.cleaned_data[f"v-{number}"] or Decimal(0), self.have.get(number)
            due_on = self.cleaned_data["due_on"]
            if due_on is None and given is not None and given.value == value:
                due_on = given.due_on
            if value or given:
                found.append(targets.Part(one, value, due_on))
        return found


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


class ReportForm(forms.Form):
    """``told()`` for ``reports.report``."""

    value = Figure("本次完成数", required=True, hint="上次报送以后完成的；只报情况的填 0")
    words = Text("完成情况", 2000, required=True, hint="做了什么、在哪里、什么时候")
    file = forms.FileField(
        label="佐证材料", required=False, help_text="照片、名单、批复等，一次一个文件",
        error_messages={"empty": "文件是空的，请重新选择"},
    )  # fmt: skip
    proof = Line("佐证出处", 300, hint="没有文件的，写文号或网址，如 某科协〔2026〕7号")

    def clean(self) -> dict[str, Any]:
        """What counts has its evidence."""
        clean = super().clean() or {}
        if clean.get("value") and "file" not in self.errors and not clean.get("file") and not clean.get("proof"):
            self.add_error("file", reports.UNPROVEN)
        return clean

    def told(self) -> reports.Told:
        """What the action takes."""
        clean = self.cleaned_data
        return reports.Told(clean["value"], clean["words"], clean["file"], clean["proof"])


class RowForm(forms.Form):
    """One row of the table of proposals; words and verbs separated by blanks or 、."""

    any_of = Line("措施里有", 400, required=True, hint="任何一个词就算，用空格分开，如：企业科协 园区科协")
    verbs = Line("并且有动词", 200, hint="任何一个就算；不填则不看动词")
    department = Line(
        "责任部门",
        60,
        required=True,
        hint="与组织里的部门名称一致，采纳时自动填上。有几种叫法的用顿号分开，用本单位有的第一个",
    )
    indicator = Line("指标", 60, required=True, hint="如：新建企业科协数")
    unit = Line("单位", 20, required=True, hint="如：家")
    is_active = forms.BooleanField(label="启用", required=False, initial=True)

    def clean_any_of(self) -> str:
        """Each at most 40 characters."""
        return self._short("any_of", 40)

    def clean_verbs(self) -> str:
        """Each at most 10 characters."""
        return self._short("verbs", 10)

    def _short(self, name: str, longest: int) -> str:
        told: str = self.cleaned_data[name]
        if any(len(word) > longest for word in _words(told)):
            raise forms.ValidationError(f"每个词不超过 {longest} 字，用空格分开")
        return told

    def told(self) -> tables.Row:
        """What the action takes."""
        clean = self.cleaned_data
        return tables.Row(
            _words(clean["any_of"]), _words(clean["verbs"]), clean["department"], clean["indicator"], clean["unit"],
            clean["is_active"],
        )  # fmt: skip


def _words(told: str) -> list[str]:
    return [word for word in told.replace("、", " ").replace("，", " ").split() if word]


class LightForm(forms.Form):
    """The thresholds of the lights."""

    on_course = forms.IntegerField(label="绿灯：达到时间进度的（%）", min_value=2, max_value=100)
    slow = forms.IntegerField(label="黄灯：达到时间进度的（%）", min_value=1, max_value=99)
    soon = forms.IntegerField(label="按期完成的任务到期前几天起为黄灯", min_value=0, max_value=365)

    def __init__(self, data: Any = None, *, initial: lights.Rule) -> None:
        super().__init__(data, initial={name: getattr(initial, name) for name in self.base_fields})
        for field in self.fields.values():
            field.widget = forms.TextInput(attrs={"inputmode": "numeric"})
            field.error_messages |= {
                "required": "请填写这一项", "invalid": "应为整数", "min_value": "太小，最小 %(limit_value)s",
                "max_value": "太大，最大 %(limit_value)s",
            }  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Yellow begins below green."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("slow") and told.get("on_course") and told["slow"] >= told["on_course"]:
            self.add_error("slow", "黄灯的比例要小于绿灯的")
        return told

    def rule(self) -> lights.Rule:
        """What the action takes."""
        return lights.Rule(**self.cleaned_data)


def quarter(day: date | None) -> str:
    """第三季度 for the last day of one, else empty."""
    ends = {(3, 31): "一", (6, 30): "二", (9, 30): "三", (12, 31): "四"}
    name = ends.get((day.month, day.day)) if day else None
    return f"第{name}季度" if name else ""
