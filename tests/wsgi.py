"""The product's WSGI door with the watch of tests/hits.py, for the servers that journeys start."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kexie.config.settings")

from kexie.config.wsgi import application
from tests import hits

hits.install()

__all__ = ["application"]
