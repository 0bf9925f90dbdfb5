"""What tests read beside the project is there and whole: in the gate nothing of it is left out in silence."""

import json
from pathlib import Path

import pytest

from tests import beside

FILES = {
    "data/bad_inputs": 216,
    "data/bad_inputs/generated": 25,
    "data/bad_inputs/office": 73,
    "data/calendar": 1,
    "data/plans": 4,
}
LINES = {
    "data/bad_inputs/sqli_payloads.txt": 1619,
    "data/bad_inputs/xss_payloads.txt": 6590,
    "data/csl/csl_2000.jsonl": 2000,
    "data/names/company_short_names.txt": 267399,
    "data/regions/wuhan_streets.csv": 194,
}


@pytest.mark.parametrize(("place", "count"), FILES.items())
def test_every_folder_that_tests_read_holds_all_its_files(place: str, count: int) -> None:
    folder = beside.at_hand(place, f"{count} files")
    assert folder is None or sum(path.is_file() for path in folder.rglob("*")) == count


@pytest.mark.parametrize(("place", "count"), LINES.items())
def test_every_list_that_tests_read_holds_all_its_lines(place: str, count: int) -> None:
    path = beside.at_hand(place, f"{count} lines")
    assert path is None or sum(bool(line.strip()) for line in path.read_bytes().split(b"\n")) == count


def test_the_naughty_strings_are_all_515() -> None:
    path = beside.at_hand("data/bad_inputs/blns.json", "515 strings")
    assert path is None or len(json.loads(path.read_text("utf-8"))) == 515


def test_canary_in_the_gate_what_is_missing_is_a_failure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(beside, "SHARED", tmp_path)
    monkeypatch.setenv("KEXIE_NO_SKIPS", "1")
    with pytest.raises(beside.LeftOutError, match="515 strings"):
        beside.at_hand("data/bad_inputs/blns.json", "515 strings")
    monkeypatch.delenv("KEXIE_NO_SKIPS")
    monkeypatch.delenv("KEXIE_LEFT_OUT", raising=False)
    with pytest.warns(UserWarning, match="515 strings"):
        assert beside.at_hand("data/bad_inputs/blns.json", "515 strings") is None


def test_without_the_whole_folder_the_gate_goes_on_and_keeps_what_it_left_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(beside, "SHARED", tmp_path / "shared")
    monkeypatch.setenv("KEXIE_NO_SKIPS", "1")
    monkeypatch.setenv("KEXIE_LEFT_OUT", str(tmp_path / "left-out.txt"))
    for _ in range(2):
        with pytest.warns(UserWarning, match="515 strings"):
            assert beside.at_hand("data/bad_inputs/blns.json", "515 strings") is None
    told = "left out: 515 strings, because data/bad_inputs/blns.json is not beside the project"
    assert (tmp_path / "left-out.txt").read_text("utf-8").splitlines() == [told] * 2


def test_nobody_looks_beside_the_project_by_another_way() -> None:
    tests = Path(beside.__file__).parent
    found = [
        path.relative_to(tests).as_posix()
        for path in tests.rglob("*.py")
        if '/ "shared' in path.read_text("utf-8") or '"shared/' in path.read_text("utf-8")
    ]
    assert sorted(found) == ["beside.py", "house/test_beside.py"]
