"""成立申请: the form of rules.md 4.3, sectioned; the same for the unit at the portal and the officer at the desk."""

from dataclasses import fields as fields_of
from decimal import Decimal
from typing import Any

from django import forms

from kexie.associations import applying
from kexie.associations.codes import industries, units
from kexie.associations.forms import fields
from kexie.associations.forms.nominees import NomineesForm
from kexie.associations.models import Founding
from kexie.associations.models.founding import KINDS
from kexie.associations.told import Facts, Figures
from kexie.kit.crypto.fields import clear
from kexie.organisations.codes import credit
from kexie.organisations.forms.fields import STREET
from kexie.organisations.kinds import Kind

_PLAIN = (
    "unit_name", "name", "kind", "credit_code", "address", "street_code", "contact", "telephone", "unit_opinion",
    "planned_members",
)  # fmt: skip
_NOT_ASKED = ("term_years",)
# Title, anchor, fields: the order of the page.
SECTIONS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("单位概况", "unit", (
        "unit_name", "credit_code", "nature", "subordination", "scale", "industry", "address", "street_code",
        "products", "is_new_economy", "emerging", "qualifications",
    )),
    ("人员与研发", "people", (
        "staff", "sci_tech", "senior", "middle", "junior", "doctors", "masters", "research", "research_spending",
    )),
    ("拟成立的科协", "association", (
        "name", "kind", "initiators", "setting", "planned_members", "full_time", "part_time", "office", "funding",
        "party", "has_union", "has_league",
    )),
    ("拟任人选", "nominees", ("gathering", "vice_places", "member_places")),
    ("单位意见与联系人", "opinion", ("unit_opinion", "contact", "telephone")),
)  # fmt: skip


def _listed(choices: Any) -> list[tuple[str, str]]:
    return [("", "未填"), *choices]


class ApplicationForm(NomineesForm):
    """:meth:`application` gives what ``foundings.edit`` takes."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    unit_name = fields.line("单位名称", 120, required=True, help_text="与营业执照或法人证书一致；联合会填牵头单位")
    credit_code = fields.line("统一社会信用代码", 24, help_text="18 位")
    nature = fields.choice("单位性质", _listed(units.Nature.choices), required=False)
    subordination = fields.choice("隶属", _listed(units.Subordination.choices), required=False)
    scale = fields.choice("规模", _listed(units.Scale.choices), required=False)
    industry = fields.choice("行业", [], required=False, hint="GB/T 4754 大类")
    address = fields.line("地址", 200)
    street_code = fields.line("街道代码", 9, STREET, inputmode="numeric", help_text="9 位，不知道可不填")
    products = fields.line("主营产品", 200)
    is_new_economy = fields.yes("属于新经济组织")
    emerging = fields.several("战略性新兴产业", units.Emerging.choices)
    qualifications = fields.several("资质", units.Qualification.choices)
    staff = fields.count("职工总数")
    sci_tech = fields.count("科技人员数")
    senior = fields.count("其中高级职称")
    middle = fields.count("其中中级职称")
    junior = fields.count("其中初级职称")
    doctors = fields.count("其中博士")
    masters = fields.count("其中硕士")
    research = fields.line("研发机构", 200)
    research_spending = forms.DecimalField(
        label="年研发投入（万元）", required=False, min_value=Decimal(0), max_digits=14, decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        error_messages={
            "invalid": "年研发投入应为数字，如 120.5", "min_value": "年研发投入不能为负",
            "max_decimal_places": "年研发投入最多两位小数", "max_digits": "年研发投入位数太多，请核对",
            "max_whole_digits": "年研发投入位数太多，请核对",
        },
    )  # fmt: skip
    name = fields.line("拟用名称", 120, required=True, help_text="如 某某公司科学技术协会")
    kind = fields.choice("类别", KINDS)
    initiators = fields.text(
        "发起单位", 6000, hint="只有联合会填：除牵头单位外的发起单位，每行一家，单位名称写全称", rows=4
    )
    setting = fields.choice("设置形式", _listed(units.Setting.choices), required=False)
    planned_members = fields.count("拟设会员数", 999_999)
    full_time = fields.count("专职人员", 9999)
    part_time = fields.count("兼职人员", 9999)
    office = fields.line("办公场所", 100)
    funding = fields.line("经费来源", 100)
    party = fields.line("党组织情况", 100, help_text="如 党委，党员 60 人")
    has_union = fields.yes("已有工会")
    has_league = fields.yes("已有团委")
    unit_opinion = fields.text("单位意见", 500, hint="同意成立的意见；打印的申请报告上由单位盖章")
    contact = fields.line("联系人", 60)
    telephone = fields.telephone("联系电话", 40)

    def __init__(self, data: Any = None, *, founding: Founding, standing: Any, **more: Any) -> None:
        initial = {**_told(founding), **more.pop("initial", {})}
        super().__init__(data, standing=standing, initial=initial, **more)
        listed = [(code, f"{code} {name}") for code, name in sorted(industries.divisions().items())]
        self.fields["industry"].choices = _listed(listed)  # type: ignore[attr-defined]
        self.fields["telephone"].kept = clear(founding.telephone)  # type: ignore[attr-defined]
        if not self.initial.get("nature") and (nature := units.suggested(founding.credit_code)):
            self.initial["nature"], self.fields["nature"].help_text = nature, units.SUGGESTED
        self.reasons: dict[str, str] = founding.reasons
        for name, words in self.reasons.items():
            if name in self.fields:
                self.fields[name].help_text = f"要求补正：{words}"

    def clean_credit_code(self) -> str:
        """Blocked by GB 32100; in its plain form."""
        typed: str = self.cleaned_data["credit_code"]
        outcome = credit.check(typed) if typed else None
        if outcome and outcome.error:
            raise forms.ValidationError(outcome.error)
        return outcome.code if outcome else ""

    def clean(self) -> dict[str, Any]:
        """Parts are no larger than their whole."""
        told = super().clean()
        staff, people = told.get("staff"), told.get("sci_tech")
        if staff is not None and people is not None and people > staff:
            self.add_error("sci_tech", f"科技人员数 {people} 大于职工总数 {staff}，请核对")
        if told.get("kind") == Kind.FEDERATION and not told.get("initiators"):
            self.add_error("initiators", "联合会由两家以上的单位发起，请填写其他发起单位")
        titled = sum(told.get(name) or 0 for name in ("senior", "middle", "junior"))
        if people is not None and titled > people:
            self.add_error("senior", f"高、中、初级职称合计 {titled}，大于科技人员数 {people}，请核对")
        return told

    def application(self) -> applying.Application:
        """What was typed, as values."""
        clean = self.cleaned_data
        facts = {one.name: clean[one.name] for one in fields_of(Facts) if one.name not in _NOT_ASKED}
        lists = {name: tuple(sorted(clean[name])) for name in ("emerging", "qualifications")}
        figures = {one.name: clean[one.name] for one in fields_of(Figures) if one.name != "members"}
        return applying.Application(
            **{name: clean[name] for name in _PLAIN}, initiators=tuple(clean["initiators"].splitlines()),
            facts=Facts(**{**facts, **lists}), figures=Figures(**figures), nominees=self.nominees(),
            places=self.places(),
        )  # fmt: skip

    def sections(self) -> list[dict[str, Any]]:
        """Title, anchor, bound fields and how many of them are wrong or asked to be mended."""
        drawn = []
        for title, anchor, names in SECTIONS:
            rows = self.rows() if anchor == "nominees" else []
            bound = [self[name] for name in names] + ([self["others"]] if rows else [])
            inside = bound + [one for _, group in rows for one in group]
            wrong = sum(bool(one.errors) or (not self.is_bound and one.name in self.reasons) for one in inside)
            drawn.append({"title": title, "anchor": anchor, "fields": bound, "rows": rows, "wrong": wrong})
        return drawn


def _told(founding: Founding) -> dict[str, Any]:
    plain = {name: getattr(founding, name) for name in _PLAIN}
    told = {**founding.facts, **founding.figures, **plain, "version": founding.version}
    told |= {name: getattr(founding.assembly, name) for name in applying.Places.__dataclass_fields__}
    shown = founding.telephone.masked if founding.telephone else ""
    return {**told, "telephone": shown, "initiators": "\n".join(founding.initiators)}
