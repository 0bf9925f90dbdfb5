"""Tables of the people."""

from kexie.people.models.account import Account
from kexie.people.models.invitation import Invitation
from kexie.people.models.person import Person

__all__ = ["Account", "Invitation", "Person"]
