"""Forms of organisation building: text to clean values; no rights, no writes."""

from kexie.associations.forms.gaps import CorrectionForm, VisitForm
from kexie.associations.forms.profile import FiguresForm, ProfileForm
from kexie.associations.forms.ties import LastDayForm, MemberForm, MembershipRulesForm, SettleForm, TenantForm

__all__ = [
    "CorrectionForm",
    "FiguresForm",
    "LastDayForm",
    "MemberForm",
    "MembershipRulesForm",
    "ProfileForm",
    "SettleForm",
    "TenantForm",
    "VisitForm",
]
