"""The public material the tests read is whole: a test over nothing would pass."""

import pytest

from tests import beside

# Folder or file beside the project, and how many files it holds.
WHOLE = {
    "data/bad_inputs/generated": 25,
    "data/bad_inputs/office": 73,
    "data/bad_inputs/pdf": 67,
    "data/plans": 4,
}


@pytest.mark.parametrize("place", WHOLE)
def test_every_file_of_the_material_is_beside_the_project(place: str) -> None:
    folder = beside.at_hand(place, f"{WHOLE[place]} files")
    if folder is not None:
        assert len(list(folder.iterdir())) == WHOLE[place]


def test_missing_material_fails_where_nothing_may_be_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Canary: without the failure every test over the material would pass over nothing."""
    monkeypatch.setenv("KEXIE_NO_SKIPS", "1")
    with pytest.raises(pytest.fail.Exception, match="data/nowhere is not beside the project: 25 files"):
        beside.at_hand("data/nowhere", "25 files")
    monkeypatch.delenv("KEXIE_NO_SKIPS")
    with pytest.warns(UserWarning, match="left out: 25 files"):
        assert beside.at_hand("data/nowhere", "25 files") is None
