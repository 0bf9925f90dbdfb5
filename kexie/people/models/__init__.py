"""Tables of the people."""

from kexie.people.models.account import Account
from kexie.people.models.consent import Consent, ConsentText
from kexie.people.models.factor import Factor, FactorKind, RecoveryCode
from kexie.people.models.invitation import Invitation
from kexie.people.models.person import Person
from kexie.people.models.phone import PhoneCode, SignInPhone
from kexie.people.models.photo import Photo
from kexie.people.models.policy import FormerPassword, SignInPolicy
from kexie.people.models.reset import Reset
from kexie.people.models.session import Session

__all__ = [
    "Account",
    "Consent",
    "ConsentText",
    "Factor",
    "FactorKind",
    "FormerPassword",
    "Invitation",
    "Person",
    "PhoneCode",
    "Photo",
    "RecoveryCode",
    "Reset",
    "Session",
    "SignInPhone",
    "SignInPolicy",
]
