"""The product's WSGI door in a transaction that is taken back: every try of a scanner finds what the first one found.

Without this the first right sending moves the record on, and every later one is refused before its words are read.
"""

import os
from collections.abc import Callable, Iterable
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kexie.config.settings")

from django.core import signals
from django.db import close_old_connections, transaction

from kexie.config.wsgi import application as product

# Within a transaction of ours Django would take the connection for a broken one and close it.
signals.request_started.disconnect(close_old_connections)
signals.request_finished.disconnect(close_old_connections)


def application(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """One request, answered in full, its writes undone."""
    close_old_connections()
    with transaction.atomic():
        answer = product(environ, start)
        try:
            return [b"".join(answer)]
        finally:
            transaction.set_rollback(True)
            answer.close()
