"""The public material beside the project. Where there is none at all, what is left out is told and counted; in the
gate a part of it that is missing is a failure.
"""

import os
import warnings
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"


class LeftOutError(AssertionError):
    """The gate was to try something that is not at hand."""


def at_hand(place: str, left_out: str) -> Path | None:
    """The file or folder ``place``; None where it is missing, after a warning that names what is ``left_out``.

    KEXIE_LEFT_OUT is a file the same is added to. With KEXIE_NO_SKIPS nothing is left out of what there is: a folder
    that lacks a part is a failure.
    """
    path = SHARED / place
    if path.exists():
        return path
    told = f"left out: {left_out}, because {place} is not beside the project"
    if os.environ.get("KEXIE_NO_SKIPS") and SHARED.is_dir():
        raise LeftOutError(told)
    if note := os.environ.get("KEXIE_LEFT_OUT"):
        with Path(note).open("a", encoding="utf-8") as held:
            held.write(told + "\n")
    warnings.warn(told, stacklevel=2)
    return None
