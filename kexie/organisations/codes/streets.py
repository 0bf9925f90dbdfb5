"""Names of streets and townships by their nine-digit codes. Pure, over plain data (rules.md 12.2)."""

import json
from functools import cache
from pathlib import Path


@cache
def names() -> dict[str, str]:
    """Name by code, of the streets this installation knows."""
    told: dict[str, str] = json.loads(Path(__file__).with_name("streets.json").read_text("utf-8"))
    return told


def label(code: str) -> str:
    """大智街道; the code itself where its name is not known, and empty for none."""
    return names().get(code, code)
