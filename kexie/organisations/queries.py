"""Named reads of the tree."""

from kexie.organisations.rules import organisations_where

__all__ = ["organisations_where"]
