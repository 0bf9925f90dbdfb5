"""Who holds a file: flock, never a number of a process in it, because the kernel drops it with the process, however
that dies."""

import fcntl
import os
import time
from pathlib import Path


def take(path: Path, patience: float = 0.0) -> int | None:
    """A descriptor that holds `path` until it is closed; None where somebody else still does after so many seconds."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    deadline = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                os.close(descriptor)
                return None
            time.sleep(0.1)
        else:
            return descriptor


def is_held(path: Path) -> bool:
    """Whether somebody holds it; False where there is no such file."""
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    else:
        return False
    finally:
        os.close(descriptor)
