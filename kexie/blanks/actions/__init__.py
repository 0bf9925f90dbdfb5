"""What is done with forms and answers. Call them through their module."""

from kexie.blanks.actions import answers, blanks, fields

__all__ = ["answers", "blanks", "fields"]
