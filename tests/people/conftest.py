from collections.abc import Callable

import pytest
from django.contrib.auth import hashers

from kexie.kit.actor import SYSTEM
from kexie.people.actions import accounts, persons
from kexie.people.models import Account

PASSWORD = "kexie-demo"


@pytest.fixture
def open_account(db: None) -> Callable[..., Account]:
    """Makes an account with the usual password."""

    def make(username: str, email: str = "") -> Account:
        person = persons.record(persons.Particulars(name=username), by=SYSTEM)
        return accounts.open_for(person, username, PASSWORD, email=email, by=SYSTEM)

    return make


@pytest.fixture
def li(open_account: Callable[..., Account]) -> Account:
    """李工: has an account with an e-mail."""
    return open_account("li", "Li@example.cn")


@pytest.fixture
def hasher_runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows by one with every run of a password hasher."""
    runs: list[str] = []
    kind = type(hashers.get_hasher())
    encode = kind.encode

    def counted(self, password, salt, *args, **kwargs):  # type: ignore[no-untyped-def]
        runs.append("run")
        return encode(self, password, salt, *args, **kwargs)

    monkeypatch.setattr(kind, "encode", counted)
    return runs
