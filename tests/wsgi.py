"""The product's WSGI door with the watch of tests/hits.py, for the servers that journeys start."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kexie.config.settings")

from kexie.config.wsgi import application
from tests import hits

hits.install()
if os.environ.get("SMS_SHOWN"):  # for a scan of the pages that are drawn only where something goes by SMS
    from kexie.messages import doors

    doors.connect({"email": doors.email, "sms": lambda outgoing: None})

__all__ = ["application"]
