"""The work of one import in a process of its own, to be killed: `python -m tests.crash.importer BATCH whole|apart`.

`apart` is the canary: it notes that a chunk is written only after it was, in a transaction of its own.
"""

import os
import sys
import time
from uuid import UUID

CHUNK = 40
LINGER_SECONDS = 0.03


def main(pk: UUID, how: str) -> None:
    """Go on with the import from where it stands."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kexie.config.settings")
    import django

    django.setup()
    from django.db import transaction

    from kexie.intake import reading
    from kexie.intake.actions import running
    from kexie.kit.crypto import ring

    reading.CHUNK = CHUNK
    recorded = running._record

    def in_two(batch, work, records, by):
        with ring.held(), transaction.atomic():
            at = running.clock.now()
            results = work.write(work.judge(records), at)
        time.sleep(LINGER_SECONDS)
        with transaction.atomic():
            recorded(running.in_turn(batch), results, at)

    def lingering(*arguments):
        recorded(*arguments)
        time.sleep(LINGER_SECONDS)

    if how == "apart":
        running.take = in_two
    else:
        running._record = lingering
    running.run(pk)


if __name__ == "__main__":
    main(UUID(sys.argv[1]), sys.argv[2])
