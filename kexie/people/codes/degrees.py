"""学位, GB/T 6864-2003: what is stored in words is told outside as the standard's first figure."""

CODES = {"doctor": "2", "master": "3", "bachelor": "4"}


def code(degree: str) -> str:
    """2 for ``doctor``; empty for none."""
    return CODES.get(degree, "")
