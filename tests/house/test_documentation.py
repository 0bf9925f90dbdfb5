"""The docs name every command, every make target and every variable of the environment; and nothing that is not."""

import re

import pytest

from kexie.demo import cast
from kexie.machine import cli
from tests.house.tree import PACKAGE, ROOT


def documentation() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")])


def variables() -> set[str]:
    """What the environment is asked for anywhere: in the product, its scripts, its tests and its benches."""
    found: set[str] = {"DATABASE_URL", "PORT"}
    for folder in ("kexie", "scripts", "tests", "bench"):
        for path in (ROOT / folder).rglob("*.py"):
            found |= set(re.findall(r'"(KEXIE_[A-Z][A-Z_]*)(?:"|=)', path.read_text("utf-8")))
    # Settings of Django that bear the name too: they are read from a variable of another name, or from none.
    settings = (PACKAGE / "config" / "settings.py").read_text("utf-8")
    return found - set(re.findall(r"^(KEXIE_[A-Z_]+)\b(?=[^\n]*=)", settings, flags=re.M))


def test_every_variable_of_the_environment_is_documented():
    text, asked = documentation(), variables()
    assert {"KEXIE_HOME", "KEXIE_NO_SKIPS", "KEXIE_DRESSES", "KEXIE_HITS", "KEXIE_TEST_SERVER"} <= asked
    # What may be given as a file too is said once for all of them.
    assert sorted(name for name in asked if f"`{name.removesuffix('_FILE')}`" not in text) == []


def test_every_command_is_documented():
    text = documentation()
    assert {"serve", "manage", "plan-import"} <= set(cli.COMMANDS)
    assert [name for name in cli.COMMANDS if f"kexie {name}" not in text] == []


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
