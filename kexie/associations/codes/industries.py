"""行业: sections and divisions of GB/T 4754-2017, told as a letter and two figures (C39). Pure."""

import json
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parent / "industries.json"


@cache
def sections() -> dict[str, str]:
    """Letter -> name, in the order of the standard."""
    return {letter: str(row["label"]) for letter, row in _table().items()}


@cache
def divisions() -> dict[str, str]:
    """C39 -> 计算机、通信和其他电子设备制造业, in the order of the standard."""
    return {f"{letter}{code}": name for letter, row in _table().items() for code, name in row["divisions"].items()}


def label(code: str) -> str:
    """C39 and its name; the section's name for a letter alone; a code that is none stands as it is."""
    name = divisions().get(code) or sections().get(code, "")
    return f"{code} {name}" if name else code


def section(code: str) -> str:
    """The letter of a code, empty where it is none."""
    return code[:1] if code[:1] in sections() else ""


@cache
def _table() -> dict[str, Any]:
    told: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return told
