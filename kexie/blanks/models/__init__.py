"""Tables of forms and answers."""

from kexie.blanks.models.answers import Answer, AnswerFile, AnswerTelephone
from kexie.blanks.models.blanks import Blank, Field, Version

__all__ = ["Answer", "AnswerFile", "AnswerTelephone", "Blank", "Field", "Version"]
