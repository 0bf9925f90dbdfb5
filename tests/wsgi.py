"""The product's WSGI door with the watch of tests/hits.py, for the servers that journeys start."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kexie.config.settings")

from kexie.config.wsgi import application  # noqa: E402  (settings first)
from tests import hits  # noqa: E402

hits.install()

__all__ = ["application"]
