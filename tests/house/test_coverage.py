"""What is measured in full: every room of rules and actions, whether a test has touched it or not."""

import tomllib

from tests.house import tree


def rooms() -> list[str]:
    found = {path for name in ("rules", "actions") for path in (tree.ROOT / "kexie").glob(f"*/{name}*")}
    return sorted(f"kexie.{path.parent.name}.{path.stem}" for path in found if path.suffix in ("", ".py"))


def test_every_room_of_rules_and_actions_is_measured() -> None:
    told = tomllib.loads((tree.ROOT / "pyproject.toml").read_text())["tool"]["coverage"]["run"]
    assert told["branch"] is True
    assert sorted(told["source"]) == rooms()
    assert "omit" not in told
    assert "kexie.notices.rules" in rooms()
