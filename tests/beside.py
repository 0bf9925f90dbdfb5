"""The public material beside the project. In the gate it must be there; elsewhere a warning says what is left out."""

import os
import warnings
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"


class LeftOutError(AssertionError):
    """The gate was to try something that is not at hand."""


def at_hand(place: str, left_out: str) -> Path | None:
    """The file or folder ``place``; None where it is missing, after a warning that names what is ``left_out``.

    With KEXIE_NO_SKIPS nothing is left out: what is missing is a failure.
    """
    path = SHARED / place
    if path.exists():
        return path
    told = f"left out: {left_out}, because {place} is not beside the project"
    if os.environ.get("KEXIE_NO_SKIPS"):
        raise LeftOutError(told)
    warnings.warn(told, stacklevel=2)
    return None
