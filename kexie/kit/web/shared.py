"""Pieces of pages that are the same for everybody who may see them: drawn once for all who ask within moments.

A board is read by many at the same time, most of all on the day it is looked at together; it is dear to draw and the
same for all of them. Whoever asks while it is being drawn waits for that drawing, and whoever asks within the few
seconds it is ``kept`` gets it as it is. One's own act is never missing from what one sees next: ``since`` is when the
reader acted last, and a drawing begun before that is not for them.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

from kexie.kit import clock

MOST_PIECES = 128
# Seconds to wait for somebody else's drawing; after that one draws for oneself.
PATIENCE = 5.0


class _Piece:
    """One piece: its last drawing, and the lock of whoever draws it."""

    __slots__ = ("begun", "lock", "text")

    def __init__(self) -> None:
        self.lock, self.begun = threading.Lock(), 0.0
        self.text: str | None = None


class Shelf:
    """The last pieces asked for, shared by the threads of a process."""

    def __init__(self, most: int = MOST_PIECES) -> None:
        self._pieces: OrderedDict[Hashable, _Piece] = OrderedDict()
        self._lock, self._most = threading.Lock(), most

    def piece(self, key: Hashable, draw: Callable[[], str], *, kept: float, since: float = 0.0) -> str:
        """The piece under this key, at most ``kept`` seconds old and begun after ``since`` (seconds of the epoch).

        ``draw`` must take nothing from the reader but what is in the key. What it raises is raised, and nothing kept.
        """
        if kept <= 0:
            return draw()
        asked, held = clock.now().timestamp(), self._held(key)
        if not held.lock.acquire(timeout=PATIENCE):
            return draw()
        try:
            # Drawn while one waited counts too; after a clock set back nothing is kept that would be of a later day.
            if held.text is None or abs(asked - held.begun) > kept or held.begun <= since:
                begun = clock.now().timestamp()
                held.text, held.begun = draw(), begun
            return held.text
        finally:
            held.lock.release()

    def _held(self, key: Hashable) -> _Piece:
        with self._lock:
            held = self._pieces.get(key)
            if held is None:
                held = self._pieces[key] = _Piece()
                while len(self._pieces) > self._most:
                    self._pieces.popitem(last=False)
            self._pieces.move_to_end(key)
            return held

    def clear(self) -> None:
        """Forget all (tests)."""
        with self._lock:
            self._pieces.clear()

    def __len__(self) -> int:
        return len(self._pieces)


shelf = Shelf()
