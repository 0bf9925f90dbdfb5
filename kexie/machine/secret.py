"""Secrets of an installation: made once, kept in files that only their owner may read."""

import contextlib
import os
import secrets as random_source
from collections.abc import Callable
from pathlib import Path


def _word() -> str:
    return random_source.token_urlsafe(36)


def read_or_make(folder: Path, name: str, *, make: Callable[[], str] = _word) -> str:
    """The secret `name` in `folder`; made (48 characters, or by `make`) when it is missing.

    Written to a side file and linked into place, so that two processes starting together
    end with the same secret and a crash leaves no empty one.
    """
    path = folder / name
    with contextlib.suppress(FileNotFoundError):
        return path.read_text(encoding="ascii").strip()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    side = folder / f".{name}.{os.getpid()}"
    descriptor = os.open(side, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as out:
        out.write(make())
        out.flush()
        os.fsync(out.fileno())
    with contextlib.suppress(FileExistsError):
        os.link(side, path)
    side.unlink()
    return path.read_text(encoding="ascii").strip()
