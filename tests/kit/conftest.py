"""What the tests of the bottom storey share."""

from pathlib import Path

import pytest
from django.conf import LazySettings


@pytest.fixture(autouse=True)
def _home_of_its_own(settings: LazySettings, tmp_path: Path) -> None:
    """Published heads and kept files of one test never meet those of another."""
    settings.HOME = tmp_path
    settings.FILES_ROOT = tmp_path / "files"
