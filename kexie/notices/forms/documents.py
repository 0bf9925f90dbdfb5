"""The form of a draft, all fields of rules.md 3 that a drafter sets."""

from typing import Any

from django import forms

from kexie.kit import clock
from kexie.kit.actor import Actor
from kexie.notices import documents as papers
from kexie.notices import queries, secrecy
from kexie.notices.forms.fields import DayField, LineField, NumberField, TextField, UnitsField
from kexie.notices.models import AddresseeClass, Column, Document, Kind, Openness, Urgency
from kexie.organisations.models import Organisation

LONGEST_TEXT = 100_000


class DocumentForm(forms.Form):
    """``values()`` for ``documents.draft`` and ``documents.edit``; ``issuer`` is the one chosen, or the document's."""

    issuer_number = forms.TypedChoiceField(label="发文机关", coerce=int, error_messages={"required": "请选择发文机关"})
    title = LineField("标题", 300, required=True, hint="如：关于印发《……》的通知")
    kind = forms.ChoiceField(label="文种", choices=Kind.choices, initial=Kind.NOTICE)
    urgency = forms.ChoiceField(label="紧急程度", choices=Urgency.choices, required=False)
    openness = forms.ChoiceField(
        label="公开属性", choices=Openness.choices, initial=Openness.PUBLIC,
        help_text="主动公开的，印发后登上公告栏；涉密文件不得在本平台办理",
    )  # fmt: skip
    column = forms.ModelChoiceField(
        label="栏目", queryset=Column.objects.filter(is_active=True), empty_label=None,
        error_messages={"required": "请选择栏目"},
    )  # fmt: skip
    addressee_text = LineField("主送", 1000, hint="照公文上的写法，如：各企事业科协，各区科协及相关学会")
    classes = forms.ModelMultipleChoiceField(
        label="收件范围", queryset=AddresseeClass.objects.none(), required=False, widget=forms.CheckboxSelectMultiple,
        help_text="印发时按当时的单位名册展开，逐家签收",
    )  # fmt: skip
    units = UnitsField("另选单位", hint="一行一个单位，写全称或简称；“相关学会”等须在这里写明是哪几家")
    body = TextField("正文", LONGEST_TEXT, rows=16, hint="一行一段；“一、”“（一）”“1.”“(1)”开头的短句作为标题")
    attachment_note = TextField("附件说明", 2000, rows=2, hint="不填则按附件标题列出")
    signature = TextField("署名", 300, rows=2, hint="一行一个机关；不填则不印署名")
    written_on = DayField("成文日期", hint="不填则为签发当天")
    co_issuers = UnitsField("联合发文单位", hint="一行一个单位；有联合发文的，核稿后先送会签")
    due_on = DayField("签收期限", hint="不填则按本单位惯用的工作日数推算")
    cc = LineField("抄送", 1000)
    contact_note = LineField("附注", 300, hint="如：联系人、电话")
    printed_by = LineField("印发机关", 120)
    source = LineField("来源", 120)
    author = LineField("作者", 120)
    given_number = NumberField("原有发文字号", hint="只在导入旧文时填写，如 武科协〔2011〕15号；新文由系统编号")
    published_at = forms.DateTimeField(
        label="网上发布时间", required=False, help_text="只在导入旧文时填写；新文以印发时间为准",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "step": 1}, format="%Y-%m-%dT%H:%M:%S"),
        error_messages={"invalid": "网上发布时间请按“2013-05-02 16:32:50”的样子填写"},
    )  # fmt: skip

    def __init__(
        self, data: Any = None, *, by: Actor, issuer: Organisation | None = None, document: Document | None = None
    ) -> None:
        """``issuer`` preselects; with ``document`` its text is shown and its issuer stays."""
        super().__init__(data, initial=initial_of(document) if document else None)
        self.document = document
        self._issuers = {one.number: one for one in ([document.issuer] if document else queries.issuers(by))}
        first = document.issuer if document else issuer or next(iter(self._issuers.values()), None)
        self.first_issuer = first
        chosen: Any = self.fields["issuer_number"]
        chosen.choices = [(number, one.name) for number, one in self._issuers.items()]
        chosen.initial = first.number if first else None
        if document is not None:
            chosen.required = False
        usable: Any = self.fields["classes"]
        usable.queryset = queries.classes(*([document.issuer] if document else self._issuers.values()), kept=document)
        if document is None:
            column: Any = self.fields["column"]
            column.initial = Column.objects.filter(is_active=True).order_by("position").first()

    @property
    def issuer(self) -> Organisation:
        """The issuer of a valid form."""
        if self.document is not None:
            return self.document.issuer
        return self._issuers[self.cleaned_data["issuer_number"]]

    def clean_published_at(self) -> Any:
        """A notice cannot have been published tomorrow."""
        moment = self.cleaned_data["published_at"]
        if moment is not None and moment > clock.now():
            raise forms.ValidationError("网上发布时间不能晚于现在。新文不必填写，印发时自动记下")
        return moment

    def clean(self) -> dict[str, Any]:
        """No paper that bears a 密级."""
        told: dict[str, Any] = super().clean() or self.cleaned_data
        for name, value in told.items():
            verdict = secrecy.verdict([value]) if isinstance(value, str) else None
            if verdict is not None and not verdict:
                self.add_error(name, verdict.reason)
                break
        return told

    def values(self) -> dict[str, Any]:
        """What the actions take, by field name. A text left as it was keeps its stored paragraphs."""
        told = {name: value for name, value in self.cleaned_data.items() if name in self.fields}
        told.pop("issuer_number")
        number = told.pop("given_number")
        told["given_code"] = number.code if number else ""
        told["given_year"] = number.year if number else None
        told["given_serial"] = number.serial if number else None
        told["classes"] = list(told["classes"])
        kept = self.document.body if self.document else []
        told["body"] = kept if told["body"] == papers.to_text(kept) else papers.from_text(told["body"])
        return told


_PLAIN = (
    "title", "kind", "urgency", "openness", "addressee_text", "attachment_note", "signature", "written_on", "due_on",
    "cc", "contact_note", "printed_by", "source", "author", "published_at",
)  # fmt: skip


def initial_of(document: Document) -> dict[str, Any]:
    """What the form shows of a draft."""
    return {
        **{name: getattr(document, name) for name in _PLAIN},
        "column": document.column_id,
        "classes": [one.pk for one in document.classes.all()],
        "units": UnitsField.shown(document.units.all()),
        "co_issuers": UnitsField.shown(row.organisation for row in document.co_issues.all()),
        "body": papers.to_text(document.body),
        "given_number": _given(document),
    }


def _given(document: Document) -> str:
    """The number a source bears, as it is written; empty for none."""
    if not document.given_code:
        return ""
    return f"{document.given_code}〔{document.given_year}〕{document.given_serial}号"
