"""What a unit is, and its figures of a year."""

from dataclasses import asdict
from typing import Any

from django import forms

from kexie.associations.codes import industries, units
from kexie.associations.told import Facts, Figures
from kexie.kit import clock
from kexie.organisations.forms import fields

NOT_SAID = [("", "未填")]
_MOST = 99_999_999


class ProfileForm(forms.Form):
    """单位概况 (rules.md 4.3). :meth:`values` gives ``facts``; ``profile`` is the row that stands, if any.

    ``credit_code``: where no nature is told, what the code says of it stands chosen, for whoever saves to look at.
    """

    nature = fields.choice("单位性质", [*NOT_SAID, *units.Nature.choices], required=False)
    subordination = fields.choice("隶属", [*NOT_SAID, *units.Subordination.choices], required=False)
    scale = fields.choice("规模", [*NOT_SAID, *units.Scale.choices], required=False)
    setting = fields.choice(
        "设置形式", [*NOT_SAID, *units.Setting.choices], required=False, hint="科协是怎样设立的；统计按它比较"
    )
    industry = fields.choice("行业", [], required=False, hint="国民经济行业分类（GB/T 4754）大类")
    products = fields.line("主营产品", 200, help_text="例如 中小型电机、变频器")
    emerging = forms.MultipleChoiceField(
        label="战略性新兴产业", choices=units.Emerging.choices, required=False, widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "请在列表中选择战略性新兴产业"},
    )  # fmt: skip
    qualifications = forms.MultipleChoiceField(
        label="资质", choices=units.Qualification.choices, required=False, widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "请在列表中选择资质"},
    )  # fmt: skip
    is_new_economy = forms.BooleanField(label="新经济组织", required=False)
    research = fields.line("研发机构", 200, help_text="例如 省级企业技术中心")
    party = fields.line("党组织情况", 100, help_text="例如 设党委，党员 86 人")
    has_union = forms.BooleanField(label="已有工会", required=False)
    has_league = forms.BooleanField(label="已有团委", required=False)
    office = fields.line("办公场所", 100, help_text="科协在哪里办公、有没有活动场所")
    funding = fields.line("经费来源", 100, help_text="例如 单位拨款，列入年度预算")
    full_time = forms.IntegerField(
        label="专职人员", required=False, min_value=0, max_value=999,
        error_messages={"invalid": "请填写整数", "min_value": "不能小于 0", "max_value": "不能大于 999"},
    )  # fmt: skip
    part_time = forms.IntegerField(
        label="兼职人员", required=False, min_value=0, max_value=999,
        error_messages={"invalid": "请填写整数", "min_value": "不能小于 0", "max_value": "不能大于 999"},
    )  # fmt: skip
    term_years = forms.IntegerField(
        label="每届年数", min_value=1, max_value=10, initial=5, help_text="按章程，一般 3 至 5 年；换届提醒按它计算",
        error_messages={
            "required": "请填写每届年数", "invalid": "请填写整数", "min_value": "不小于 1", "max_value": "不大于 10",
        },
    )  # fmt: skip

    def __init__(self, data: Any = None, *, profile: Any = None, credit_code: str = "", **more: Any) -> None:
        if profile is not None:
            more.setdefault("initial", {name: getattr(profile, name) for name in Facts.__dataclass_fields__})
        super().__init__(data, **more)
        if not self.initial.get("nature") and (nature := units.suggested(credit_code)):
            self.initial["nature"], self.fields["nature"].help_text = nature, units.SUGGESTED
        options = [(code, f"{code} {name}") for code, name in industries.divisions().items()]
        self.fields["industry"].choices = [*NOT_SAID, *options]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """``{"facts": Facts}``."""
        told: dict[str, Any] = {name: self.cleaned_data[name] for name in Facts.__dataclass_fields__}
        several = {name: tuple(told[name]) for name in ("emerging", "qualifications")}
        return {"facts": Facts(**{**told, **several})}


def _count(label: str, hint: str = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=_MOST, help_text=hint,
        error_messages={"invalid": "请填写整数", "min_value": "不能小于 0", "max_value": "数字太大，请核对"},
    )  # fmt: skip


class FiguresForm(forms.Form):
    """年度人数 of one year; what is left empty is unknown. :meth:`values` gives ``year`` and ``figures``."""

    year = forms.IntegerField(
        label="年度", min_value=1958, help_text="同一年度再填一次，以后填的为准",
        error_messages={"required": "请填写年度", "invalid": "年度请写成 2013 的样子", "min_value": "年度不早于 1958"},
    )  # fmt: skip
    staff = _count("职工总数")
    sci_tech = _count("科技人员数", "职工中的科技人员")
    senior = _count("高级职称")
    middle = _count("中级职称")
    junior = _count("初级职称")
    doctors = _count("博士")
    masters = _count("硕士")
    members = _count("科协会员数")
    research_spending = forms.DecimalField(
        label="年研发投入（万元）", required=False, min_value=0, max_digits=14, decimal_places=2,
        error_messages={
            "invalid": "请填写数字，例如 80.5", "min_value": "不能小于 0", "max_digits": "数字太大，请核对单位是万元",
            "max_decimal_places": "最多两位小数", "max_whole_digits": "数字太大，请核对单位是万元",
        },
    )  # fmt: skip

    def __init__(self, data: Any = None, *, row: Any = None, **more: Any) -> None:
        last = clock.today().year - 1
        told = {"year": row.year, **{name: getattr(row, name) for name in asdict(Figures())}} if row else {"year": last}
        more.setdefault("initial", told)
        super().__init__(data, **more)

    def clean(self) -> dict[str, Any]:
        """Not a year to come; parts not larger than the whole."""
        told: dict[str, Any] = super().clean() or {}
        this = clock.today().year
        if (told.get("year") or 0) > this:
            self.add_error("year", f"年度不能晚于 {this}")
        staff, sci_tech = told.get("staff"), told.get("sci_tech")
        if staff is not None and sci_tech is not None and sci_tech > staff:
            self.add_error("sci_tech", f"科技人员数 {sci_tech} 大于职工总数 {staff}，请核对")
        return told

    def values(self) -> dict[str, Any]:
        """``year`` and ``figures``."""
        told = dict(self.cleaned_data)
        return {"year": told.pop("year"), "figures": Figures(**told)}
