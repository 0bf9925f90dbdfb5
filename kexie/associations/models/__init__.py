"""Tables of organisation building."""

from kexie.associations.models.coverage import BaseList, BaseUnit
from kexie.associations.models.profile import Profile, YearFigures
from kexie.associations.models.ties import CoveredUnit, Membership

__all__ = ["BaseList", "BaseUnit", "CoveredUnit", "Membership", "Profile", "YearFigures"]
