"""Who may do what in organisation building, with the reason where it is refused."""

from kexie.associations.rules.coverage import (
    can_keep_list,
    can_settle,
    can_visit,
    visible_base_lists,
    visible_base_units,
)
from kexie.associations.rules.profiles import (
    can_edit_profile,
    can_keep_covered,
    can_keep_members,
    can_undo_profile,
    may_cover,
    visible_covered,
    visible_memberships,
    visible_profiles,
)

__all__ = [
    "can_edit_profile",
    "can_keep_covered",
    "can_keep_list",
    "can_keep_members",
    "can_settle",
    "can_undo_profile",
    "can_visit",
    "may_cover",
    "visible_base_lists",
    "visible_base_units",
    "visible_covered",
    "visible_memberships",
    "visible_profiles",
]
