"""Registering an organisation, editing what is written of it, moving it under another superior."""

from typing import Any

from django import forms

from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.kit.crypto.fields import clear
from kexie.kit.forms import fields as typed
from kexie.organisations import kinds, queries
from kexie.organisations.codes import areas, credit
from kexie.organisations.forms import fields
from kexie.organisations.models import Organisation
from kexie.organisations.particulars import FIELDS, Particulars

# A list longer than this is no help: then only the levels of associations are offered, others by their number.
_MOST_OFFERED = 200


class EditForm(forms.Form):
    """What is written of an organisation. :meth:`values` gives the arguments of ``actions.organisations.edit``.

    ``warnings`` holds what should be looked at again but does not block (rules.md 12.1), after :meth:`is_valid`.
    """

    name = fields.line("全称", 120, required=True, help_text="与批复或登记证书一致，例如 某某公司科学技术协会")
    short_name = fields.line("简称", 60, help_text="列表和公文中的称呼，例如 某某公司科协")
    credit_code = fields.line(
        "统一社会信用代码", 24, help_text="所在单位的 18 位代码，例如 91110000600037341L；没有可不填"
    )
    jurisdiction = fields.choice("所属区域", [], required=False, hint="由哪个区或功能区的科协联系；可以与行政区划不同")
    admin_division = fields.line(
        "行政区划代码", 6, fields.DIVISION, inputmode="numeric", help_text="统计用的 6 位代码，例如 420111"
    )
    street_code = fields.line(
        "街道代码", 9, fields.STREET, inputmode="numeric", help_text="9 位，例如 420111080；填写后可推断所属区域"
    )
    document_code = fields.line("机关代字", 20, fields.DOCUMENT_CODE, help_text="用于发文字号，例如 武科协；不发文不填")
    founded_on = fields.day("成立日期", required=False)
    contact = fields.line("联系人", 60)
    telephone = fields.numbers("电话", help_text="固定电话公开显示；手机号加密保存，只显示头尾几位。几个号码之间用顿号")
    fax = fields.line("传真", 40, fields.TELEPHONE, fields.office, inputmode="tel")
    email = typed.Email(
        label="电子邮箱", required=False, error_messages={"invalid": "请填写正确的电子邮箱，例如 name@example.cn"}
    )
    address = fields.line("地址", 200)
    postcode = fields.line("邮编", 6, fields.POSTCODE, inputmode="numeric")
    website = typed.Web(
        label="网址",
        required=False,
        assume_scheme="https",
        error_messages={"invalid": "请填写正确的网址，例如 https://www.example.cn"},
    )

    def __init__(self, data: Any = None, *, organisation: Organisation | None = None, **more: Any) -> None:
        if organisation is not None:
            more.setdefault("initial", _told(organisation))
        super().__init__(data, **more)
        self._sealed = organisation.mobile if organisation is not None else None
        number: Any = self.fields["telephone"]
        number.kept = clear(self._sealed)
        if organisation is not None:
            self.initial["telephone"] = number.shown(organisation.telephone)
        self.warnings: list[str] = []
        self.areas = queries.jurisdictions()
        options = [("", "未定"), *[(one.code, one.name) for one in self.areas]]
        self.fields["jurisdiction"].choices = options  # type: ignore[attr-defined]

    def clean_credit_code(self) -> str:
        """Blocked by GB 32100, warned by GB 11714; in its plain form."""
        typed: str = self.cleaned_data["credit_code"]
        if not typed:
            return ""
        outcome = credit.check(typed)
        if outcome.error:
            raise forms.ValidationError(outcome.error)
        if outcome.warning:
            self.warnings.append(outcome.warning)
        return outcome.code

    def clean_founded_on(self) -> Any:
        """Not to come."""
        founded = self.cleaned_data["founded_on"]
        if founded and founded > clock.today():
            raise forms.ValidationError("成立日期不能晚于今天")
        return founded

    def clean(self) -> dict[str, Any]:
        """The street says whose area it is, where nobody said so; where somebody did, a difference is told."""
        told: dict[str, Any] = super().clean() or {}
        street, area = told.get("street_code", ""), told.get("jurisdiction", "")
        if street and told.get("admin_division") and not street.startswith(told["admin_division"]):
            self.add_error("street_code", "街道代码应以行政区划代码开头")
        if street:
            known = [areas.Area(o.code, o.name, o.short_name, o.kind, (), tuple(o.street_codes)) for o in self.areas]
            meant = areas.area_of_street(street, known)
            told["jurisdiction"] = area or meant
            if area and meant and area != meant:
                names = {one.code: one.short_name for one in self.areas}
                self.warnings.append(f"按街道代码应属{names[meant]}，所选为{names[area]}，请核对")
        return told

    def values(self) -> dict[str, Any]:
        """``{"particulars": Particulars}``. A mobile whose key is lost was not shown: only another one replaces it."""
        told = {name: self.cleaned_data[name] for name in FIELDS}
        lost = self._sealed is not None and not clear(self._sealed)
        return {"particulars": Particulars(**told, mobile=None if lost else "")}


class RegisterForm(EditForm):
    """A new organisation. :meth:`values` gives the arguments of ``actions.organisations.register``."""

    kind = fields.choice("类别", [("", "请选择"), *kinds.Kind.choices], hint="登记后不能更改")
    level = fields.choice("级别", kinds.Level.choices, required=False, hint="仅科协填写")

    field_order = ("superior", "kind", "level")

    def __init__(self, data: Any = None, *, by: Actor, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["superior"] = superior_field(by, self.initial.get("superior"))
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """An association has a level, nothing else has."""
        told = super().clean()
        association = told.get("kind") == kinds.Kind.ASSOCIATION
        if association and not told.get("level"):
            self.add_error("level", "请选择科协的级别")
        if told.get("kind") and not association and told.get("level"):
            self.add_error("level", "只有科协才填写级别")
        return told

    def values(self) -> dict[str, Any]:
        """``particulars``, ``kind``, ``level``, ``superior``."""
        return {**super().values(), **{name: self.cleaned_data[name] for name in ("kind", "level", "superior")}}


class MoveForm(forms.Form):
    """Another superior from a day on. :meth:`values` gives the arguments of ``actions.tree.change_superior``."""

    on = fields.day("自哪天起", hint="可以补记过去的日期，不能晚于今天")
    note = fields.line("理由", 200, required=True, help_text="例如 属地调整")

    def __init__(self, data: Any = None, *, by: Actor, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["superior"] = superior_field(by, self.initial.get("superior"), "新的业务指导单位")
        self.fields["on"].initial = clock.today()
        self.order_fields(("superior",))

    def clean_on(self) -> Any:
        """Not to come."""
        if self.cleaned_data["on"] > clock.today():
            raise forms.ValidationError("不能晚于今天")
        return self.cleaned_data["on"]

    def values(self) -> dict[str, Any]:
        """``superior``, ``on``, ``note``."""
        return dict(self.cleaned_data)


def superior_field(
    by: Actor, chosen: Any = None, label: str = "业务指导单位"
) -> "forms.ModelChoiceField[Organisation]":
    """One of the organisations this actor keeps, told by its short number.

    Any of them is taken; offered are all where they are few, else the associations and where the actor works.
    """
    kept = queries.organisations_where(by, "organisations.edit").filter(state="active").order_by("level", "name_key")
    field = forms.ModelChoiceField(
        label=label, queryset=kept, to_field_name="number", empty_label="请选择",
        error_messages={"required": f"请选择{label}", "invalid_choice": "您不负责该单位，或它已撤销；请在列表中选择"},
    )  # fmt: skip
    offered = list(kept[: _MOST_OFFERED + 1])
    if len(offered) > _MOST_OFFERED:
        offered = list(kept.exclude(level="")[:_MOST_OFFERED])
        here = kept.filter(number=chosen).first() if str(chosen or "").isdigit() else None
        offered += [here] if here and here not in offered else []
    field.widget.choices = [("", "请选择"), *[(one.number, one.name) for one in offered]]
    return field


def _told(organisation: Organisation) -> dict[str, Any]:
    told = {name: getattr(organisation, name) for name in FIELDS if name != "jurisdiction"}
    return {**told, "jurisdiction": organisation.jurisdiction_id or ""}
