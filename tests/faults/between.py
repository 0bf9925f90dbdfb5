"""Between a site and its database: a proxy that can be slow, cut, refuse, hang."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit, urlunsplit


@dataclass
class Proxy:
    """Passes everything on, until told otherwise. `port` is where it listens."""

    target: tuple[str, int]
    delay: float = 0.0  # seconds before each packet goes on, both ways
    hanging: bool = False  # nothing goes on any more, neither of old connections nor of new ones
    refusing: bool = False
    passed: int = 0
    _pairs: set[socket.socket] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._door.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Every connection there is ends at once."""
        with self._lock:
            for one in self._pairs:
                with contextlib.suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)
            self._pairs.clear()

    def close(self) -> None:
        """No more."""
        self._door.close()
        self.cut()

    def through(self, dsn: str) -> str:
        """The same database by way of this proxy."""
        told = urlsplit(dsn)
        return urlunsplit(told._replace(netloc=f"{told.netloc.rpartition('@')[0]}@127.0.0.1:{self.port}"))

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._door.accept()
            except OSError:
                return
            if self.refusing:
                near.close()
                continue
            far = socket.create_connection(self.target)
            with self._lock:
                self._pairs |= {near, far}
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while packet := one.recv(65536):
                time.sleep(self.delay)
                while self.hanging:
                    time.sleep(0.02)
                other.sendall(packet)
                self.passed += 1
        for end in (one, other):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def proxy(dsn: str) -> Iterator[Proxy]:
    """A proxy before the database of this address, until the block ends."""
    told = urlsplit(dsn)
    one = Proxy((told.hostname or "127.0.0.1", told.port or 5432))
    try:
        yield one
    finally:
        one.close()
