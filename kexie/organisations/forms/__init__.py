"""Forms about organisations, posts and the working calendar: text to clean values, no rights, no writes."""

from kexie.organisations.forms.branches import BranchForm
from kexie.organisations.forms.calendar import DayForm, DayRemovalForm
from kexie.organisations.forms.closing import CloseForm, ReopenForm
from kexie.organisations.forms.members import AffiliateForm, LeaveForm, TransferForm
from kexie.organisations.forms.organisation import EditForm, MoveForm, RegisterForm
from kexie.organisations.forms.posts import AppointForm, EndPostForm
from kexie.organisations.forms.roll import AdmitForm, MemberEndForm, MemberRulesForm, MemberTermForm, seen
from kexie.organisations.forms.site import SiteForm

__all__ = [
    "AdmitForm",
    "AffiliateForm",
    "AppointForm",
    "BranchForm",
    "CloseForm",
    "DayForm",
    "DayRemovalForm",
    "EditForm",
    "EndPostForm",
    "LeaveForm",
    "MemberEndForm",
    "MemberRulesForm",
    "MemberTermForm",
    "MoveForm",
    "RegisterForm",
    "ReopenForm",
    "SiteForm",
    "TransferForm",
    "seen",
]
