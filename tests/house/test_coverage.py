"""What is measured in full: every room of rules and actions, whether a test has touched it or not."""

import tomllib

from tests.house import tree


def rooms() -> list[str]:
    found = {path for name in ("rules", "actions") for path in (tree.ROOT / "kexie").glob(f"*/{name}*")}
    assert all(path.is_dir() for path in found), "a folder each: the measurer takes no single files"
    return sorted(path.relative_to(tree.ROOT).as_posix() for path in found)


def test_every_room_of_rules_and_actions_is_measured() -> None:
    told = tomllib.loads((tree.ROOT / "pyproject.toml").read_text())["tool"]["slipcover"]
    assert told["branch"] is True
    assert sorted(told["source"]) == rooms()
    assert set(told) == {"branch", "source"}, "nothing is left out"
    assert "kexie/notices/rules" in rooms()
