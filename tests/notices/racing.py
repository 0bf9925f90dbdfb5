"""Many clients at once, each on a connection of its own."""

import threading
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connections


def race(acts: Sequence[Callable[[], Any]]) -> Counter[str]:
    """Start all at the same moment; how often each outcome came: ``ok`` or the class of what was raised."""
    gate = threading.Barrier(len(acts))
    outcomes: list[str] = []

    def run(act: Callable[[], Any]) -> None:
        try:
            gate.wait(timeout=30)
            act()
            outcomes.append("ok")
        except Exception as fault:
            outcomes.append(type(fault).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not any(thread.is_alive() for thread in threads)
    return Counter(outcomes)
