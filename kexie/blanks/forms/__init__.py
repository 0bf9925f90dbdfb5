"""Forms of this domain: answering one, and building one."""

from kexie.blanks.forms import sheet
from kexie.blanks.forms.answering import AnswerForm, Group
from kexie.blanks.forms.building import EditForm, FieldForm, NewForm
from kexie.blanks.forms.sheet import SheetForm

__all__ = ["AnswerForm", "EditForm", "FieldForm", "Group", "NewForm", "SheetForm", "sheet"]
