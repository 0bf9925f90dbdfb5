"""Who may do what in organisation building, with the reason where it is refused."""

from kexie.associations.rules.coverage import (
    can_correct_visit,
    can_keep_list,
    can_settle,
    can_visit,
    visible_base_lists,
    visible_base_units,
)
from kexie.associations.rules.memberships import (
    can_keep_members,
    can_keep_membership,
    can_settle_memberships,
    membership_rules,
    takes_units,
    visible_memberships,
)
from kexie.associations.rules.profiles import (
    can_edit_profile,
    can_keep_covered,
    can_undo_profile,
    may_cover,
    visible_covered,
    visible_profiles,
)

__all__ = [
    "can_correct_visit",
    "can_edit_profile",
    "can_keep_covered",
    "can_keep_list",
    "can_keep_members",
    "can_keep_membership",
    "can_settle",
    "can_settle_memberships",
    "can_undo_profile",
    "can_visit",
    "may_cover",
    "membership_rules",
    "takes_units",
    "visible_base_lists",
    "visible_base_units",
    "visible_covered",
    "visible_memberships",
    "visible_profiles",
]
