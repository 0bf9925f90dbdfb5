"""What an application tells, as names and values in the order of its form: for pages and for paper."""

from typing import Any

from kexie.associations.codes import industries, units
from kexie.associations.forms.application import SECTIONS, ApplicationForm
from kexie.associations.models import Founding
from kexie.associations.models.founding import KINDS
from kexie.kit.crypto.fields import Secret
from kexie.organisations.codes import streets

_CHOICES: dict[str, dict[str, str]] = {
    "nature": dict(units.Nature.choices), "subordination": dict(units.Subordination.choices),
    "scale": dict(units.Scale.choices), "setting": dict(units.Setting.choices), "kind": dict(KINDS),
    "emerging": dict(units.Emerging.choices), "qualifications": dict(units.Qualification.choices),
}  # fmt: skip


def sections(founding: Founding) -> list[tuple[str, list[tuple[str, str]]]]:
    """Title and lines of each section that has lines."""
    return [
        (title, [(_label(name), _value(founding, name)) for name in names]) for title, _, names in SECTIONS if names
    ]


def rows(founding: Founding) -> list[tuple[str, str]]:
    """All that was filled in, without the sections: for the paper, where the unit's opinion stands over its seal."""
    label_of_opinion = _label("unit_opinion")
    told = [pair for _, lines in sections(founding) for pair in lines]
    return [(label, value) for label, value in told if value and label != label_of_opinion]


def _label(name: str) -> str:
    return str(ApplicationForm.base_fields[name].label)


def _value(founding: Founding, name: str) -> str:
    value: Any = getattr(founding, name, None) if hasattr(founding, name) else None
    if not hasattr(founding, name):
        value = {**founding.facts, **founding.figures}.get(name)
    if isinstance(value, Secret):
        return value.masked
    if isinstance(value, bool):
        return "是" if value else ""
    if isinstance(value, list):
        return "、".join(_CHOICES.get(name, {}).get(str(one), str(one)) for one in value)
    if name == "street_code":
        return streets.label(str(value))
    if name == "industry" and value:
        return industries.label(str(value))
    return _CHOICES.get(name, {}).get(str(value), str(value)) if value not in (None, "") else ""
