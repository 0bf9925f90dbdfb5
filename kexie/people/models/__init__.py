"""Tables of the people."""

from kexie.people.models.account import Account
from kexie.people.models.invitation import Invitation
from kexie.people.models.person import Person
from kexie.people.models.reset import Reset
from kexie.people.models.session import Session

__all__ = ["Account", "Invitation", "Person", "Reset", "Session"]
