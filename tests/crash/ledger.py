"""The client's own book: what it sent, what was acknowledged. After a crash the database must agree with it."""

import http.client
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.crash.browser import Browser

UNKNOWN = (OSError, http.client.HTTPException)


@dataclass
class Ledger:
    """Titles sent and titles acknowledged (redirected to the new document, or told that the form was sent before)."""

    sent: set[str] = field(default_factory=set)
    acknowledged: set[str] = field(default_factory=set)
    answers: dict[int, int] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, title: str, status: int | None) -> bool:
        """Enter an answer; True when the outcome is known. 302 made it, 409 says that an earlier sending did."""
        with self.lock:
            self.sent.add(title)
            self.answers[status or 0] = self.answers.get(status or 0, 0) + 1
            if status in (302, 409):
                self.acknowledged.add(title)
        return status in (302, 409)


class Load:
    """Clients that draft documents as fast as they are answered; each repeats a sending until its outcome is known."""

    def __init__(self, browser: Browser, ledger: Ledger, values: list[tuple[str, str]], clients: int = 4) -> None:
        self.ledger = ledger
        self.values = values
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._write, args=(browser.copy(), n)) for n in range(clients)]

    def __enter__(self) -> "Load":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(60)
            assert not thread.is_alive(), "a client hangs"

    def _write(self, browser: Browser, client: int) -> None:
        while not self._stop.is_set():
            title = f"账本 {client} {uuid.uuid4()}"
            values = [*self.values, ("title", title), ("idempotency_key", str(uuid.uuid4()))]
            while not self.ledger.note(title, self._send(browser, values)) and not self._stop.is_set():
                time.sleep(0.05)

    def _send(self, browser: Browser, values: list[tuple[str, str]]) -> int | None:
        try:
            return browser.post("/desk/documents/new/", values).status
        except UNKNOWN:
            return None

    def wait_for(self, more: int, seconds: float = 60.0, restless: Callable[[], None] | None = None) -> None:
        """Until so many more sendings were acknowledged; `restless` is called in between."""
        target = len(self.ledger.acknowledged) + more
        deadline = time.monotonic() + seconds
        while len(self.ledger.acknowledged) < target:
            if time.monotonic() > deadline:
                raise AssertionError(
                    f"only {len(self.ledger.acknowledged)} of {target}; answers: {self.ledger.answers}"
                )
            if restless is not None:
                restless()
            time.sleep(0.01)
