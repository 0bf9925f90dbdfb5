"""Who may do what in organisation building, with the reason where it is refused."""

from kexie.associations.rules.profiles import (
    can_edit_profile,
    can_keep_covered,
    can_keep_members,
    may_cover,
    visible_covered,
    visible_memberships,
    visible_profiles,
)

__all__ = [
    "can_edit_profile",
    "can_keep_covered",
    "can_keep_members",
    "may_cover",
    "visible_covered",
    "visible_memberships",
    "visible_profiles",
]
