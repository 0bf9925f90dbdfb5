"""Forms of this domain: answering one, and building one."""

from kexie.blanks.forms.answering import AnswerForm, Group
from kexie.blanks.forms.building import FieldForm, IntroductionForm, NameForm

__all__ = ["AnswerForm", "FieldForm", "Group", "IntroductionForm", "NameForm"]
