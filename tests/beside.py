"""The public material beside the project, where it is at hand; where it is missing a warning says what is left out.

Under KEXIE_NO_SKIPS, as in `make test`, what is missing is a failure.
"""

import os
import warnings
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


def at_hand(place: str, left_out: str) -> Path | None:
    """The file or folder ``place``; None where it is missing, after a warning that names what is ``left_out``."""
    path = SHARED / place
    if path.exists():
        return path
    if os.environ.get("KEXIE_NO_SKIPS"):
        pytest.fail(f"{place} is not beside the project: {left_out} would be left out")
    warnings.warn(f"left out: {left_out}, because {place} is not beside the project", stacklevel=2)
    return None
