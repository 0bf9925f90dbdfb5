"""The docs name every command, every make target and every variable of the environment; and nothing that is not."""

import argparse
import re

import pytest

from kexie.demo import cast
from kexie.machine import cli
from tests.house.tree import PACKAGE, ROOT, sources

WRITTEN = ("kexie", "scripts", "tests", "bench")


def documentation() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")])


def variables() -> set[str]:
    """What the program asks the environment for, and every name of ours that stands anywhere in the source.

    A name with _FILE behind it is told for all of them in one sentence; a setting of Django is no variable.
    """
    found: set[str] = set()
    for path in [ROOT / "Makefile", *(file for folder in WRITTEN for file in (ROOT / folder).rglob("*.py"))]:
        found |= set(re.findall(r"\bKEXIE_[A-Z_]*[A-Z]\b", path.read_text("utf-8")))
    settings = re.findall(r"^(KEXIE_[A-Z_]+) =", (PACKAGE / "config" / "settings.py").read_text("utf-8"), flags=re.M)
    found = {name.removesuffix("_FILE") for name in found} - set(settings)
    for path in sources():
        found |= set(re.findall(r'env\.(?:text|flag|number|choice|words)\(\s*"([A-Z_]+)"', path.read_text("utf-8")))
        found |= set(
            re.findall(r'environ(?:\.get\(|\[)\s*"(KEXIE_[A-Z_]+|DATABASE_URL|PORT)"', path.read_text("utf-8"))
        )
    return found


def test_every_variable_of_the_environment_is_documented():
    text, asked = documentation(), variables()
    assert {"KEXIE_HOME", "KEXIE_NO_SKIPS", "KEXIE_DRESSES", "KEXIE_HITS", "KEXIE_TEST_SERVER"} <= asked
    # What may be given as a file too is said once for all of them.
    assert sorted(name for name in asked if f"`{name.removesuffix('_FILE')}`" not in text) == []


def commands() -> set[str]:
    """The commands the console script takes."""
    (told,) = (action for action in cli.parser()._actions if isinstance(action, argparse._SubParsersAction))
    return set(told.choices)


def test_every_command_that_is_offered_is_carried_out():
    assert commands() == set(cli.COMMANDS)
    assert {"serve", "prepare", "migrate", "manage"} <= commands()


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_the_commands_of_a_readme_are_those_there_are(name: str) -> None:
    told = set(re.findall(r"`kexie ([a-z-]+)", (ROOT / name).read_text("utf-8")))
    assert (commands() - told, told - commands()) == (set(), set())


def test_the_docs_name_no_command_that_is_not():
    assert set(re.findall(r"`kexie ([a-z-]+)", documentation())) - commands() == set()


def test_every_script_is_run_by_make_or_documented():
    text = (ROOT / "Makefile").read_text("utf-8") + documentation()
    assert [path.name for path in (ROOT / "scripts").glob("*.py") if f"scripts/{path.name}" not in text] == []


def test_every_picture_is_taken_by_the_script_and_shown():
    taken = set(re.findall(r'^    "(\w+)": \(', (ROOT / "scripts/pictures.py").read_text("utf-8"), flags=re.M))
    assert {path.stem for path in (ROOT / "docs/pictures").glob("*.png")} == taken
    for name in ("README.md", "README.zh.md"):
        shown = set(re.findall(r"docs/pictures/(\w+)\.png", (ROOT / name).read_text("utf-8")))
        assert shown == taken, name


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
