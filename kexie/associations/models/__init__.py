"""Tables of organisation building."""

from kexie.associations.models.assembly import Assembly, Candidate
from kexie.associations.models.coverage import BaseList, BaseUnit
from kexie.associations.models.founding import ApprovalAuthority, Founding, LifeRules
from kexie.associations.models.profile import Profile, YearFigures
from kexie.associations.models.tenure import Change, Dormancy, Merger, Reelection, Seat, Tenure, TermReminder
from kexie.associations.models.ties import CoveredUnit, Membership

__all__ = [
    "ApprovalAuthority",
    "Assembly",
    "BaseList",
    "BaseUnit",
    "Candidate",
    "Change",
    "CoveredUnit",
    "Dormancy",
    "Founding",
    "LifeRules",
    "Membership",
    "Merger",
    "Profile",
    "Reelection",
    "Seat",
    "Tenure",
    "TermReminder",
    "YearFigures",
]
