"""What Django loads for the ENGINE `kexie.kit.database`."""

import types
from typing import Any

import psycopg
from django.db.backends.postgresql import base

from kexie.kit.database.patience import Patient, quick


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, whose connections are `Patient` ones."""

    Database: Any = types.SimpleNamespace(**{**vars(psycopg), "connect": Patient.connect})

    def is_usable(self) -> bool:
        """Asked before the first statement of a request on a kept connection."""
        with quick(self.connection):
            return bool(super().is_usable())
