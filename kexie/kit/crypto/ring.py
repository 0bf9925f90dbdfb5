"""The keys of this process: read again when their file has changed, so that they are changed while serving."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from kexie.kit.crypto import keys
from kexie.kit.crypto.keys import KeyFault, Ring

_read: tuple[tuple[int, int, int], Ring] | None = None
_held: ContextVar[Ring | None] = ContextVar("held_keys", default=None)


def current() -> Ring:
    """The keys as they stand now. One ``stat`` a call where they come from a file.

    Raises:
        KeyFault: the file is gone or holds none.
    """
    held = _held.get()
    return _now() if held is None else held


@contextmanager
def held() -> Iterator[None]:
    """The keys of this moment for everything inside: a chunk of an import asks for them several times a row.

    Keys that are changed meanwhile count from the next chunk on; the old ones still open everything until then.
    """
    token = _held.set(_now())
    try:
        yield
    finally:
        _held.reset(token)


def _now() -> Ring:
    global _read  # one file a process; two threads that read it at once read the same
    # As text: an import asks several times a row, and a Path takes ten times as long as the question itself.
    path: str = settings.FIELD_KEYS_FILE
    if not path:
        return _told(settings.FIELD_KEYS)
    try:
        facts = os.stat(path)
        stamp = (facts.st_mtime_ns, facts.st_size, facts.st_ino)
        if _read is None or _read[0] != stamp:
            _read = (stamp, keys.parse(Path(path).read_text(encoding="ascii"), path))
    except OSError as fault:
        raise KeyFault(f"KEXIE_FIELD_KEYS_FILE: cannot read {path}: {fault.strerror}") from fault
    return _read[1]


def file() -> Path | None:
    """Where the keys lie; None where they are told in the environment itself."""
    return Path(settings.FIELD_KEYS_FILE) if settings.FIELD_KEYS_FILE else None


def write(ring: Ring) -> None:
    """Put other keys into the file, complete or not at all, readable by its owner alone.

    Raises:
        KeyFault: the keys are no file of this machine.
    """
    path = file()
    if path is None:
        raise KeyFault("the keys are told by KEXIE_FIELD_KEYS; change it where it is set, or use KEXIE_FIELD_KEYS_FILE")
    side = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(side, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as out:
        out.write(ring.text())
        out.flush()
        os.fsync(out.fileno())
    side.replace(path)


@lru_cache(maxsize=4)
def _told(text: str) -> Ring:
    return keys.parse(text, "KEXIE_FIELD_KEYS")
