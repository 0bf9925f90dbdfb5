"""Who may do what in the tree, and what each may see. A right is a post in its term; nothing else gives one."""

from kexie.organisations.rules.changes import (
    can_change_superior,
    can_close,
    can_edit,
    can_register,
    can_reopen,
    closes_on,
    last_busy,
)
from kexie.organisations.rules.installation import can_begin, can_edit_calendar, can_read_journal, can_tell_site
from kexie.organisations.rules.members import (
    can_close_account,
    can_edit_person,
    can_end_affiliation,
    can_invite,
    can_record_affiliation,
    can_record_people,
    can_record_person,
    can_reopen_account,
    can_view_person,
    lasts,
    visible_people,
)
from kexie.organisations.rules.posts import can_appoint, can_appoint_all, can_appoint_in, can_end_post
from kexie.organisations.rules.resets import can_hand_reset
from kexie.organisations.rules.rights import (
    can_view,
    holds,
    in_office,
    listed_organisations,
    organisations_where,
    visible_organisations,
)

__all__ = [
    "can_appoint",
    "can_appoint_all",
    "can_appoint_in",
    "can_begin",
    "can_change_superior",
    "can_close",
    "can_close_account",
    "can_edit",
    "can_edit_calendar",
    "can_edit_person",
    "can_end_affiliation",
    "can_end_post",
    "can_hand_reset",
    "can_invite",
    "can_read_journal",
    "can_record_affiliation",
    "can_record_people",
    "can_record_person",
    "can_register",
    "can_reopen",
    "can_reopen_account",
    "can_tell_site",
    "can_view",
    "can_view_person",
    "closes_on",
    "holds",
    "in_office",
    "last_busy",
    "lasts",
    "listed_organisations",
    "organisations_where",
    "visible_organisations",
    "visible_people",
]
