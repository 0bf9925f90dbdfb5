"""The public material beside the project, where it is at hand; where it is missing a warning says what is left out."""

import warnings
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"


def at_hand(place: str, left_out: str) -> Path | None:
    """The file or folder ``place``; None where it is missing, after a warning that names what is ``left_out``."""
    path = SHARED / place
    if path.exists():
        return path
    warnings.warn(f"left out: {left_out}, because {place} is not beside the project", stacklevel=2)
    return None
