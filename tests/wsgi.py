"""The product's WSGI door with the watch of tests/hits.py, for the servers that journeys start."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kexie.config.settings")

from kexie.config.wsgi import application
from tests import hits

hits.install()
if os.environ.get("SMS_SHOWN"):  # for a scan of the pages that are drawn only where something goes by SMS
    from kexie.messages import doors

    doors.connect({"email": doors.email, "sms": lambda outgoing: None})

if days := int(os.environ.get("LATER_DAYS", "0")):  # for a journey that goes on years later, on the same database
    from datetime import datetime, timedelta

    from django.utils import timezone

    from kexie.kit import clock

    product, real = application, timezone.now

    def ahead() -> datetime:
        """For Django's own rows (sessions) too."""
        return real() + timedelta(days=days)

    timezone.now = ahead

    def application(environ: Any, start_response: Any) -> Iterable[bytes]:
        with clock.at(ahead()):
            return product(environ, start_response)


AXE = Path(__file__).resolve().parent.parent / "node_modules" / "axe-core" / "axe.min.js"
_site = application


def application(environ: Any, start_response: Any) -> Iterable[bytes]:
    """The site, and axe beside it: the browser fetches and compiles it once for all pages."""
    if environ["PATH_INFO"] != "/axe.min.js":
        return _site(environ, start_response)
    start_response("200 OK", [("Content-Type", "text/javascript; charset=utf-8"), ("Cache-Control", "max-age=3600")])
    return [AXE.read_bytes()]


__all__ = ["application"]
