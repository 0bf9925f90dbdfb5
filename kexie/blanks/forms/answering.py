"""A definition as a form to be filled in: what people type becomes the values that are kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from kexie.blanks import mobiles, values
from kexie.blanks.forms import asking
from kexie.blanks.mobiles import Mobiles
from kexie.blanks.models import Field


@dataclass(frozen=True, slots=True)
class Group:
    """The fields of one question: one, or name, post and telephone of each person (``rows`` of three)."""

    field: Field
    rows: tuple[tuple[Any, ...], ...]

    @property
    def is_persons(self) -> bool:
        """True where the question is asked in rows."""
        return self.field.kind == "person"


class AnswerForm(forms.Form):
    """The fields of a version. ``told()`` and ``uploads()`` are what ``answers.keep`` takes.

    ``before``: the values that stand, to begin with; ``known``: the mobiles whose masks stand in them.
    """

    def __init__(
        self, *args: Any, asked: Sequence[Field], before: values.Values | None = None,
        known: Mobiles | None = None, **kwargs: Any,
    ) -> None:  # fmt: skip
        kwargs.setdefault("prefix", "a")
        super().__init__(*args, **kwargs)
        self.asked, self.before = list(asked), dict(before or {})
        self.known = dict(known or {})
        self._values: dict[str, Any] = {}
        for one in self.asked:
            if one.kind == "person":
                self.fields.update(asking.persons(one, self.before.get(one.key) or []))
            else:
                self.fields[one.key] = asking.field(one, self.before.get(one.key))

    def groups(self) -> list[Group]:
        """The questions in their order, for the page."""
        return [Group(one, tuple(tuple(self[name] for name in row) for row in _rows(one))) for one in self.asked]

    def clean(self) -> dict[str, Any]:
        """Every value by the one check for what may be kept."""
        self._unmask()
        for one in self.asked:
            names = [name for row in _rows(one) for name in row]
            if any(name in self.errors for name in names):
                continue
            try:
                value = self._value(one)
                why = values.fault(one, value)
            except forms.ValidationError as fault:
                why = fault.messages[0]
            if why:
                self.add_error(self._to_blame(one), why)
            elif value not in (None, "", []):
                self._values[one.key] = value
        return self.cleaned_data

    def _unmask(self) -> None:
        """Whose telephone was left as the page showed it keeps it."""
        for one in self.asked if self.known else ():
            if one.kind != "person":
                continue
            known = {place: told for (key, place), told in self.known.items() if key == one.key}
            for place, (name, _post, phone) in enumerate(_rows(one)):
                if "*" in self._line(phone):
                    self.cleaned_data[phone] = mobiles.whole(
                        self._line(phone), self._line(name), place, self.before.get(one.key) or [], known
                    )

    def _to_blame(self, one: Field) -> str:
        """The field that a refusal is told beside: of persons, the name or the telephone that is wrong."""
        rows = _rows(one)
        for name, *others in rows if one.kind == "person" else ():
            if self._line(name) and not values.PHONE.fullmatch(self._line(others[-1])):
                return others[-1]
            if not self._line(name) and any(map(self._line, others)):
                return name
        return rows[0][0]

    def _value(self, one: Field) -> Any:
        if one.kind == "person":
            rows = [dict(zip(values.PERSON, map(self._line, row), strict=True)) for row in _rows(one)]
            return [row for row in rows if any(row.values())]
        raw = self.cleaned_data.get(one.key)
        if raw in (None, "", []):
            return self.before.get(one.key) if one.kind == "file" else None
        return asking.read(one, raw)

    def _line(self, name: str) -> str:
        return str(self.cleaned_data.get(name, ""))

    def told(self) -> dict[str, Any]:
        """The clean values, without files."""
        return {one.key: self._values[one.key] for one in self.asked if one.key in self._values and one.kind != "file"}

    def uploads(self) -> dict[str, Any]:
        """The uploads that are new."""
        names = [one.key for one in self.asked if one.kind == "file"]
        return {name: self.cleaned_data[name] for name in names if self.cleaned_data.get(name)}


def _rows(one: Field) -> list[list[str]]:
    if one.kind != "person":
        return [[one.key]]
    return [[f"{one.key}-{row}-{part}" for part in values.PERSON] for row in range(asking.persons_asked(one))]
