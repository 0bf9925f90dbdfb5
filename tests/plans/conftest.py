"""The office of the notices' tests: who drafts documents drafts plans."""

from tests.notices.conftest import office, standing_office

__all__ = ["office", "standing_office"]
