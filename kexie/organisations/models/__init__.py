"""Tables of the organisations."""

from kexie.organisations.models.batch import Batch, BatchItem
from kexie.organisations.models.installation import Installation
from kexie.organisations.models.jurisdiction import Jurisdiction
from kexie.organisations.models.member import Member, MemberReminder, MemberRules
from kexie.organisations.models.organisation import Organisation
from kexie.organisations.models.people import Affiliation, Post
from kexie.organisations.models.tree import Ancestry, Superiority
from kexie.organisations.models.validity import RollReminder, RollRules, Standing

__all__ = [
    "Affiliation",
    "Ancestry",
    "Batch",
    "BatchItem",
    "Installation",
    "Jurisdiction",
    "Member",
    "MemberReminder",
    "MemberRules",
    "Organisation",
    "Post",
    "RollReminder",
    "RollRules",
    "Standing",
    "Superiority",
]
