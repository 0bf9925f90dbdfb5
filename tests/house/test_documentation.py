"""The docs name every command, every make target and every variable of the environment; and nothing that is not."""

import re

import pytest

from kexie.demo import cast
from tests.house.tree import PACKAGE, ROOT, sources


def documentation() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")])


def variables() -> set[str]:
    found: set[str] = set()
    for path in sources():
        found |= set(re.findall(r'env\.(?:text|flag|number|choice|words)\(\s*"([A-Z_]+)"', path.read_text("utf-8")))
        found |= set(
            re.findall(r'environ(?:\.get\(|\[)\s*"(KEXIE_[A-Z_]+|DATABASE_URL|PORT)"', path.read_text("utf-8"))
        )
    return found


def test_every_variable_of_the_environment_is_documented():
    text = documentation()
    assert sorted(name for name in variables() if f"`{name}`" not in text) == []


def test_every_command_is_documented():
    source = "\n".join(path.read_text("utf-8") for path in (PACKAGE / "machine").rglob("*.py"))
    names = [
        "serve", "worker", "demo", "doctor", "backup", "restore",
        "journal-verify", "check-invariants", "flow-docs", "notice-import", "plan-import",
    ]  # fmt: skip
    text = documentation()
    assert [name for name in names if name not in source or f"kexie {name}" not in text] == []


def test_every_make_target_is_documented():
    targets = re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text("utf-8"), flags=re.M)
    text = documentation()
    assert [target for target in targets if target != "help" and f"make {target}" not in text] == []


def test_every_decision_is_named_in_the_architecture():
    text = (ROOT / "docs/architecture.md").read_text("utf-8")
    assert [path.name for path in (ROOT / "docs/decisions").glob("*.md") if path.name not in text] == []


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_everybody_of_the_cast_stands_in_the_readme(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    everybody = [part.username for part in (cast.OFFICER, cast.ADMINISTRATOR, *cast.OTHERS)]
    assert [one for one in everybody if f"`{one}`" not in text] == []
