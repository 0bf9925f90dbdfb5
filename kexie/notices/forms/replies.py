"""Reply slips: which form a document asks until when, and a unit's answer."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any, Self

from django import forms

from kexie.blanks import mobiles
from kexie.blanks import queries as blanks
from kexie.blanks.forms import AnswerForm, SheetForm, sheet
from kexie.kit import clock
from kexie.notices.models.replies import end_of, last_day


class DueMomentForm(forms.Form):
    """Before which moment an answer is in time: a day, and an hour of it or its end."""

    due_on = forms.DateField(
        label="回复期限", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "请填写回复期限", "invalid": "回复期限请按“2026-05-12”的样子填写"},
    )  # fmt: skip
    due_time = forms.TimeField(
        label="几点以前", required=False, help_text="不填则到当天结束",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": "几点以前请按“17:30”的样子填写"},
    )  # fmt: skip

    def __init__(self, *args: Any, due_at: datetime | None = None, **kwargs: Any) -> None:
        if due_at is not None:
            at = clock.local(due_at)
            hour = None if at.time() == time() else at.time()
            kwargs["initial"] = {"due_on": last_day(due_at), "due_time": hour} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)

    def due_at(self) -> datetime:
        """The moment, aware."""
        day, hour = self.cleaned_data["due_on"], self.cleaned_data["due_time"]
        if hour is None or hour == time():
            return end_of(day)
        return clock.shanghai(day.year, day.month, day.day, hour.hour, hour.minute)

    def clean_due_on(self) -> Any:
        """A day that a moment can be made of."""
        day = self.cleaned_data["due_on"]
        if not 2000 <= day.year <= 2099:
            raise forms.ValidationError("回复期限的年份不对，请核对")
        return day


class SlipForm(DueMomentForm):
    """The form to be answered: one of ``usable`` (published versions, with their forms)."""

    version = forms.ChoiceField(
        label="表单", widget=forms.RadioSelect,
        error_messages={"required": "请选择表单", "invalid_choice": "请在所列表单中选择"},
    )  # fmt: skip
    field_order = ("version", "due_on", "due_time")

    def __init__(self, *args: Any, usable: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.usable = {str(one.pk): one for one in usable}
        told = {pk: f"{one.blank.name}（{'本单位' if one.blank.owner else '通用'}）" for pk, one in self.usable.items()}
        self.fields["version"].choices = list(told.items())  # type: ignore[attr-defined]

    def chosen(self) -> Any:
        """The version."""
        return self.usable[self.cleaned_data["version"]]


class ReplyForm(AnswerForm):
    """A unit's answer. ``changes``: which of its answers the page showed (0: none), so that an old page is told."""

    def __init__(self, *args: Any, standing: Any = None, **kwargs: Any) -> None:
        """``standing``: the answer that counts now."""
        before = standing.answer.values if standing else {}
        known = blanks.mobiles_of(standing.answer) if mobiles.masked(kwargs["asked"], before) else {}
        super().__init__(*args, before=before, known=known, **kwargs)
        self.standing = standing
        self.fields["changes"] = forms.IntegerField(
            required=False, min_value=0, max_value=30_000, widget=forms.HiddenInput, initial=self.before_round
        )

    @property
    def before_round(self) -> int:
        """The number of the answer that counts now; 0 for none."""
        return self.standing.round if self.standing else 0

    @property
    def changes(self) -> int:
        """The number the page showed; 0 for one that told none."""
        return self.cleaned_data.get("changes") or 0

    def table(self, addressee: Any, slip: Any) -> bytes:
        """The slip of this unit as .xlsx, to be filled in without the site; what it answered before stands in it."""
        document, version = addressee.document, slip.version
        note = f"{document.number or ''} {document.title}，{addressee.name}填".strip()
        return sheet.draw(self, mark=str(version.pk), title=version.blank.name, note=note)

    def sheet_form(self, slip: Any, *sent: Any) -> SheetForm:
        """The upload of that table, filled in."""
        return SheetForm(*sent, asked=self.asked, mark=str(slip.version_id))

    def filled(self, told: SheetForm) -> Self:
        """The same form as a table filled it in, checked; what cannot be relied on is told at its field.

        What only the page asks (who fills it in) is not missed yet.
        """
        form = type(self)(
            told.filled.data(self.asked, self.prefix or "", changes=self.before_round),
            asked=self.asked, standing=self.standing,
        )  # fmt: skip
        form.is_valid()
        for name in set(form.errors) - set(AnswerForm(asked=self.asked).fields):
            del form.errors[name]
        for name, reason in told.filled.faults.items():
            form.add_error(name, reason)
        return form

    def catch_up(self, standing: Any) -> None:
        """Somebody of the unit was faster: keep what was typed, now as a change of the answer that stands."""
        self.standing = standing
        sent: Any = self.data
        data = sent.copy()
        data[self.add_prefix("changes")] = self.before_round
        self.data = data


def table_name(document: Any) -> str:
    """What the file of its slip is called."""
    return f"回执 {document.number or document.ref}.xlsx"
