"""Reading a notice: text -> plain data. Pure: no Django, no database, no clock (house.md 2).

``read(text)`` proposes spans (kinds in ``kinds.KINDS``) and what they tell; the officer corrects spans, ``reread``
builds the notice from them. Sources of the rules: the founding notice, rules.md 3 and 3.1 (GB/T 9704-2012).
"""

from kexie.notices.reading.attached import Attached, Paragraph
from kexie.notices.reading.notice import Notice
from kexie.notices.reading.numbers import DocumentNumber, NumberError
from kexie.notices.reading.result import Reading, read, reread
from kexie.notices.reading.spans import Doubt, Span, SpansError

__all__ = [
    "Attached",
    "DocumentNumber",
    "Doubt",
    "Notice",
    "NumberError",
    "Paragraph",
    "Reading",
    "Span",
    "SpansError",
    "read",
    "reread",
]
