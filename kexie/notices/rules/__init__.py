"""Who may see and do what with documents, receipts and numbers."""

from kexie.notices.rules.acts import Act, acts
from kexie.notices.rules.archive import can_read_archive, can_set_retention
from kexie.notices.rules.chasing import (
    can_chase,
    can_log_call,
    can_make_link,
    can_make_links,
    can_open_link,
    can_revoke_link,
    can_sign_by_link,
    can_sign_by_phone,
    needs_link,
)
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
from kexie.notices.rules.originals import can_keep_originals
from kexie.notices.rules.receipts import can_read_receipts, can_set_term, can_sign
from kexie.notices.rules.series import can_change_class, can_set_class, can_set_code
from kexie.notices.rules.sources import can_read_source
from kexie.notices.rules.statistics import can_read_figures, visible_figures
from kexie.notices.rules.visible import can_view, visible_addressees, visible_documents, visible_notices

__all__ = [
    "Act",
    "acts",
    "can_change_class",
    "can_chase",
    "can_correct",
    "can_countersign",
    "can_download",
    "can_draft",
    "can_edit",
    "can_issue",
    "can_keep_originals",
    "can_log_call",
    "can_make_link",
    "can_make_links",
    "can_number",
    "can_object",
    "can_open_link",
    "can_read_archive",
    "can_read_figures",
    "can_read_receipts",
    "can_read_source",
    "can_return",
    "can_review",
    "can_revoke_link",
    "can_set_class",
    "can_set_code",
    "can_set_due",
    "can_set_retention",
    "can_set_term",
    "can_sign",
    "can_sign_by_link",
    "can_sign_by_phone",
    "can_sign_off",
    "can_submit",
    "can_view",
    "can_void",
    "can_withdraw",
    "co_issues_for",
    "house",
    "lacks",
    "needs_link",
    "too_long",
    "visible_addressees",
    "visible_documents",
    "visible_figures",
    "visible_notices",
    "written_by",
    "wrote",
]
