"""Forms of organisation building: text to clean values; no rights, no writes."""

from kexie.associations.forms.gaps import VisitForm
from kexie.associations.forms.profile import FiguresForm, ProfileForm
from kexie.associations.forms.ties import LastDayForm, MemberForm, MembershipRulesForm, SettleForm, TenantForm

__all__ = [
    "FiguresForm",
    "LastDayForm",
    "MemberForm",
    "MembershipRulesForm",
    "ProfileForm",
    "SettleForm",
    "TenantForm",
    "VisitForm",
]
