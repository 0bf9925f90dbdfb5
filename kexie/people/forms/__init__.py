"""Forms about people."""

from kexie.people.forms.consent import signed
from kexie.people.forms.numbers import NumbersForm, RevealForm

__all__ = ["NumbersForm", "RevealForm", "signed"]
