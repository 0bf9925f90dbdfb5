"""Named reads of organisation building; all start from what the actor may see."""

from kexie.associations.queries.profiles import covered_units, federations_of, members_of, profile_of, years_of

__all__ = ["covered_units", "federations_of", "members_of", "profile_of", "years_of"]
