"""Forms about people."""

from kexie.people.forms.consent import signed
from kexie.people.forms.numbers import NumbersForm, RevealForm
from kexie.people.forms.photo import PhotoForm

__all__ = ["NumbersForm", "PhotoForm", "RevealForm", "signed"]
