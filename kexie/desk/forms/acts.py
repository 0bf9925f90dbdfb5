"""What an act on a document asks before it is done: an opinion, a reason, a code, a day."""

import contextlib
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from kexie.desk.forms.fields import Day, Line, Text
from kexie.notices import queries
from kexie.notices.rules import forwards


class ActForm(forms.Form):
    """The base: takes the document the act is about; ``values`` are the action's further arguments."""

    def __init__(self, *args: Any, document: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.document = document

    def values(self) -> dict[str, Any]:
        """Arguments for the action; what was left empty keeps the action's own default."""
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "")}


class OpinionForm(ActForm):
    """An opinion that may be left out."""

    note = Text("意见", 500, hint="可不填；填写后记入办理经过")


class ReasonForm(ActForm):
    """A reason that must be given: the next person works by it."""

    note = Text("理由", 500, required=True, hint="写明哪里要改、为什么", missing="请写明理由，对方要照此办理")


class NoteForm(forms.Form):
    """A reason that must be given, for acts on other things than documents."""

    note = Text("理由", 200, required=True, hint="记入操作日志", missing="请写明理由")


class DisclosureForm(forms.Form):
    """Why one looks at a number in clear."""

    reason = Line("查看的理由", 100, required=True, hint="记录在案，例如：催问年报、安排接站")


class NumberForm(ActForm):
    """Which 机关代字, where the issuer has several."""

    code = forms.ChoiceField(
        label="机关代字", required=False, error_messages={"invalid_choice": "本单位没有这个代字，请从列表中选择"}
    )

    def __init__(self, *args: Any, document: Any, **kwargs: Any) -> None:
        super().__init__(*args, document=document, **kwargs)
        codes = [] if document.given_code else [row.code for row in queries.codes(document.issuer)]
        if len(codes) > 1:
            field: Any = self.fields["code"]
            field.choices = [("", "按文种自动选择"), *((code, code) for code in codes)]
        else:
            del self.fields["code"]


class DueForm(ActForm):
    """Another day until which to sign for it."""

    due_on = Day("签收期限", hint="不填则不设期限")

    def __init__(self, *args: Any, document: Any, **kwargs: Any) -> None:
        super().__init__(*args, document=document, **kwargs)
        self.initial["due_on"] = document.due_on

    def clean_due_on(self) -> date | None:
        """What forwards a document is not due after it."""
        told: date | None = self.cleaned_data["due_on"]
        day = told
        if self.document.state != "issued":  # left empty, the draft's own or the usual one is taken
            day = told or self.document.due_on or forwards.latest(self.document)
        verdict = forwards.due_fits(self.document, day)
        if not verdict:
            raise forms.ValidationError(verdict.reason)
        return told

    def asked(self, query: Mapping[str, str]) -> date | None:
        """The day to count with: the one asked for in the address (it fills the field too), else the field's."""
        with contextlib.suppress(ValueError):
            self.initial["due_on"] = date.fromisoformat(query.get("due_on", ""))
        day: date | None = self.initial["due_on"]
        return day


class IssueForm(DueForm):
    """Until when to sign for it."""

    due_on = Day("签收期限", hint="不填则按拟稿时所定，或按本单位惯用的工作日数推算")
