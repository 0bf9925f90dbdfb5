"""A visit of a unit that nobody covers yet, as it is typed."""

from datetime import date
from typing import Any

from django import forms

from kexie.associations.codes.tasks import Way
from kexie.associations.doings import Visited
from kexie.associations.forms import fields
from kexie.kit import clock


class VisitForm(forms.Form):
    """走访. :meth:`visited` gives what ``gaps.visit`` takes."""

    on = fields.day("日期")
    way = fields.choice("方式", list(Way.choices))
    note = fields.text("了解到的情况", 1000, required=True, hint="见了谁、有没有建科协的打算、下一步", rows=4)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"on": clock.today(), "way": Way.VISIT})

    def clean_on(self) -> date:
        """Not to come."""
        on: date = self.cleaned_data["on"]
        if on > clock.today():
            raise forms.ValidationError("走访日期不能晚于今天")
        return on

    def visited(self) -> Visited:
        """What took place."""
        return Visited(**self.cleaned_data)


class CorrectionForm(VisitForm):
    """The same of one that stands, with why. Clean values beside :meth:`visited`: ``version`` and ``reason``."""

    reason = fields.text("更正理由", 200, required=True, hint="记入操作日志", rows=2)
    version = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, row: Any) -> None:
        super().__init__(data)
        self.initial = {"on": row.on, "way": row.way, "note": row.note, "version": row.version}

    def visited(self) -> Visited:
        """What took place."""
        return Visited(**{name: self.cleaned_data[name] for name in ("on", "way", "note")})
