"""Python's search for objects that hold each other, put off while rows by the hundred thousand pass through."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

# So many new objects before they are looked through, and so many times before those that stayed are. Rows hold no
# cycles and go by themselves; the usual 700 has everything that is loaded looked through over and over.
_SELDOM = (100_000, 50, 1000)
_lock = Lock()
_inside = 0
_usual = gc.get_threshold()


@contextmanager
def seldom() -> Iterator[None]:
    """For the whole process, until the last that asked for it is through."""
    global _inside, _usual  # the threshold is one for all threads
    with _lock:
        if not _inside:
            _usual = gc.get_threshold()
            gc.set_threshold(*_SELDOM)
        _inside += 1
    try:
        yield
    finally:
        with _lock:
            _inside -= 1
            if not _inside:
                gc.set_threshold(*_usual)
