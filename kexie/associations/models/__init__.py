"""Tables of organisation building."""

from kexie.associations.models.activity import Activity, ActivityFile
from kexie.associations.models.assembly import Assembly, AssemblyFile, Candidate
from kexie.associations.models.coverage import BaseList, BaseUnit
from kexie.associations.models.founding import ApprovalAuthority, Founding, LifeRules
from kexie.associations.models.gap import GapVisit
from kexie.associations.models.guidance import Guidance
from kexie.associations.models.home import Checklist, ChecklistItem, Home, HomeFile, HomeScore
from kexie.associations.models.profile import Profile, YearFigures
from kexie.associations.models.report import AnnualReport
from kexie.associations.models.revocation import Revocation
from kexie.associations.models.tenure import Change, Dormancy, Merger, Reelection, Seat, Tenure, TermReminder
from kexie.associations.models.ties import CoveredUnit, Membership, MembershipReminder, MembershipRules
from kexie.associations.models.year_plan import YearPlan, YearPlanItem

__all__ = [
    "Activity",
    "ActivityFile",
    "AnnualReport",
    "ApprovalAuthority",
    "Assembly",
    "AssemblyFile",
    "BaseList",
    "BaseUnit",
    "Candidate",
    "Change",
    "Checklist",
    "ChecklistItem",
    "CoveredUnit",
    "Dormancy",
    "Founding",
    "GapVisit",
    "Guidance",
    "Home",
    "HomeFile",
    "HomeScore",
    "LifeRules",
    "Membership",
    "MembershipReminder",
    "MembershipRules",
    "Merger",
    "Profile",
    "Reelection",
    "Revocation",
    "Seat",
    "Tenure",
    "TermReminder",
    "YearFigures",
    "YearPlan",
    "YearPlanItem",
]
