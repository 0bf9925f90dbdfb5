"""Tables of forms and answers."""

from kexie.blanks.models.answers import Answer, AnswerFile
from kexie.blanks.models.blanks import Blank, Field, Version

__all__ = ["Answer", "AnswerFile", "Blank", "Field", "Version"]
