"""An activity as it is typed, and its evidence."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from kexie.associations.codes.tasks import Category
from kexie.associations.doings import Doing
from kexie.associations.forms import fields
from kexie.associations.models import Activity, YearPlanItem
from kexie.kit import clock
from kexie.kit.files import kinds

_FILE = {
    "required": "请选择文件", "empty": "文件是空的，请重新选择", "missing": "没有收到文件，请重新选择",
    "invalid": "没有收到文件，请重新选择", "max_length": "文件名太长，请改短后再上传",
}  # fmt: skip


def upload(*, required: bool, label: str = "佐证材料", purpose: str = "attachment", hint: str = "") -> forms.FileField:
    """One file of evidence."""
    return forms.FileField(
        label=label, required=required, max_length=200, error_messages=_FILE,
        help_text=hint or "照片、通知、签到表、名单等，一次一个文件",
        widget=forms.ClearableFileInput(attrs={"accept": kinds.accept(purpose)}),
    )  # fmt: skip


class ActivityForm(forms.Form):
    """活动记录. :meth:`doing` gives what ``activities.record`` and ``activities.correct`` take."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = fields.line("活动名称", 120, required=True)
    category = fields.choice("类别", [("", "请选择"), *Category.choices], hint="《企业科学技术协会组织通则》的七项任务")
    starts_on = fields.day("开始日期")
    ends_on = fields.day("结束日期", required=False, hint="只有一天的不填")
    place = fields.line("地点", 120)
    people = fields.count("参加人数", 999_999, required=True)
    sci_tech = fields.count("其中科技工作者", 999_999, hint="不填按 0 计")
    hosts = fields.line("主办单位", 200, help_text="不填则为本单位")
    co_hosts = fields.line("协办单位", 200)
    item_id = fields.choice("年度计划中的项目", [("", "不在计划里")], required=False)
    summary = fields.text("活动情况", 5000, hint="做了什么、有什么结果", rows=5)
    file = upload(required=False)

    def __init__(
        self, data: Any = None, files: Any = None, *, items: Iterable[YearPlanItem] = (), row: Activity | None = None
    ) -> None:
        told = {name: getattr(row, name) for name in (*Doing.__dataclass_fields__, "version")} if row else {}
        super().__init__(data, files, initial=told or {"starts_on": clock.today()})
        listed: Any = self.fields["item_id"]
        known = [(str(one.pk), f"{one.plan.year} 年{one.get_quarter_display()}：{one.title}") for one in items]
        listed.choices = [("", "不在计划里"), *known]
        if not known:
            del self.fields["item_id"]
        if row is not None:
            del self.fields["file"]

    def clean(self) -> dict[str, Any]:
        """Days in order and not to come; the part not larger than the whole."""
        told: dict[str, Any] = super().clean() or {}
        starts_on, ends_on = told.get("starts_on"), told.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", "结束日期不能早于开始日期")
        elif starts_on and (ends_on or starts_on) > clock.today():
            self.add_error("ends_on" if ends_on else "starts_on", "还没有举行的活动请列入年度计划，举行后再记录")
        people, sci_tech = told.get("people"), told.get("sci_tech")
        if people is not None and sci_tech and sci_tech > people:
            self.add_error("sci_tech", f"其中科技工作者 {sci_tech} 人，多于参加人数 {people} 人，请核对")
        return told

    def doing(self) -> Doing:
        """What took place."""
        clean = self.cleaned_data
        told: dict[str, Any] = {name: clean.get(name) for name in Doing.__dataclass_fields__}
        told["item_id"] = UUID(clean["item_id"]) if clean.get("item_id") else None
        return Doing(**(told | {"ends_on": clean["ends_on"] or clean["starts_on"], "sci_tech": clean["sci_tech"] or 0}))

    def uploads(self) -> list[Any]:
        """The file that came with it, if any."""
        return [one for one in (self.cleaned_data.get("file"),) if one]


class EvidenceForm(forms.Form):
    """One more file."""

    file = upload(required=True)
