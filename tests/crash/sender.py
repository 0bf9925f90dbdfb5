"""A sender in a process of its own, to be killed: `python -m tests.crash.sender LEDGER claiming|naive`.

Its door writes the message's id into the ledger, through to the disk, and lingers: that is when most kills come.
"""

import os
import sys
import time
from pathlib import Path

LINGER_SECONDS = 0.04


def main(ledger: Path, how: str) -> None:
    """Send until nothing waits or is being sent."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kexie.config.settings")
    import django

    django.setup()
    from kexie.messages.actions import sending
    from kexie.messages.models import Message

    def door(outgoing):
        with ledger.open("a") as book:
            book.write(f"{outgoing.id}\n")
            book.flush()
            os.fsync(book.fileno())
        time.sleep(LINGER_SECONDS)

    while Message.objects.filter(state__in=("waiting", "sending")).exists():
        if how == "claiming":
            sending.run(lambda channel: door)
            time.sleep(0.02)  # the database may not have noticed yet that the last one died
            continue
        row = Message.objects.filter(state="waiting").order_by("id").first()
        door(row)
        claimed = sending.claim()  # the canary: the claim comes after the door, with the note that it is out
        assert claimed is not None
        sending.settle(claimed, "sent", "")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
