"""What a cell may hold: its text becomes a value, or the reason in Chinese why not. Nothing is guessed. Pure."""

from kexie.kit.tables.kinds.amounts import Amount, Whole
from kexie.kit.tables.kinds.basics import Answer, Kind, Text, cleaned, folded
from kexie.kit.tables.kinds.choices import Choice, Option, YesNo
from kexie.kit.tables.kinds.codes import Checked, IdNumber, Phone
from kexie.kit.tables.kinds.days import Day, Month

__all__ = [
    "Amount", "Answer", "Checked", "Choice", "Day", "IdNumber", "Kind", "Month", "Option", "Phone", "Text", "Whole",
    "YesNo", "cleaned", "folded",
]  # fmt: skip
