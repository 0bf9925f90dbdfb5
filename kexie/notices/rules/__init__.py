"""Who may see and do what with documents, receipts and numbers."""

from kexie.notices.rules.acts import Act, acts
from kexie.notices.rules.documents import (
    can_correct,
    can_countersign,
    can_download,
    can_draft,
    can_edit,
    can_issue,
    can_number,
    can_object,
    can_return,
    can_review,
    can_set_due,
    can_sign_off,
    can_submit,
    can_void,
    can_withdraw,
    co_issues_for,
    lacks,
    too_long,
)
from kexie.notices.rules.house import house, written_by, wrote
from kexie.notices.rules.receipts import can_read_receipts, can_set_term, can_sign
from kexie.notices.rules.series import can_change_class, can_set_class, can_set_code
from kexie.notices.rules.visible import can_view, visible_addressees, visible_documents, visible_notices

__all__ = [
    "Act",
    "acts",
    "can_change_class",
    "can_correct",
    "can_countersign",
    "can_download",
    "can_draft",
    "can_edit",
    "can_issue",
    "can_number",
    "can_object",
    "can_read_receipts",
    "can_return",
    "can_review",
    "can_set_class",
    "can_set_code",
    "can_set_due",
    "can_set_term",
    "can_sign",
    "can_sign_off",
    "can_submit",
    "can_view",
    "can_void",
    "can_withdraw",
    "co_issues_for",
    "house",
    "lacks",
    "too_long",
    "visible_addressees",
    "visible_documents",
    "visible_notices",
    "written_by",
    "wrote",
]
