"""A part of the gate reads only the folders it has tests in: none of its tests lies elsewhere."""

import ast
from pathlib import Path

import pytest

from tests.conftest import FOLDERS, OTHERS, TESTS
from tests.house.tree import parsed

MARKED = ("browser", "crash", "machine")


def marks(path: Path) -> set[str]:
    """The markers a module of tests names: ``pytest.mark.x``."""
    return {
        node.attr
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute) and node.value.attr == "mark"
    }


def strays(part: str, modules: dict[Path, set[str]]) -> list[str]:
    """Modules with a test of this part in a folder that the part does not read."""
    return [
        str(path) for path, named in modules.items()
        if part in named and "full" not in named and not FOLDERS[part](path.relative_to(TESTS).parts[0])
    ]  # fmt: skip


@pytest.mark.parametrize("part", MARKED)
def test_every_test_of_a_part_lies_where_the_part_looks(part: str) -> None:
    modules = {path: marks(path) for path in sorted(TESTS.rglob("test_*.py"))}
    assert any(part in named for named in modules.values())
    assert strays(part, modules) == []


def test_what_is_left_out_of_the_units_has_other_markers_throughout() -> None:
    """Tests without a marker in a folder that neither units nor pages read would run nowhere."""
    left = {path.name for path in TESTS.iterdir() if path.is_dir() and not FOLDERS["unit"](path.name)}
    beside = {name for name in left if not FOLDERS["pages"](name)}
    unmarked = [
        str(path)
        for name in sorted(beside)
        for path in sorted((TESTS / name).rglob("test_*.py"))
        if not marks(path) & set(OTHERS)
    ]
    assert unmarked == []


@pytest.mark.parametrize("part", MARKED)
def test_canary_a_test_in_a_folder_that_is_not_read_is_seen(part: str) -> None:
    stray = TESTS / "blanks" / "test_new.py"
    assert strays(part, {stray: {part}}) == [str(stray)]
