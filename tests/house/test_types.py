"""mypy reads the whole of Kexie strictly: what an exception loosens is one flag, for modules that still need it."""

import ast
import importlib
import tomllib
from pathlib import Path

import mypy.main
import pytest
from mypy.options import PER_MODULE_OPTIONS

from tests.house.tree import ROOT, parsed

# A class of a library without types is `Any` to mypy; nothing else of strict may be given up.
LOOSE = {"disallow_subclassing_any": False}
UNTYPED = ("allauth", "axes", "whitenoise")


def told() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mypy"]


def loosened(table: dict) -> list[str]:
    """Flags of strict that the table gives up, for all modules or for some, beside the one it may."""
    _, _, strict = mypy.main.define_options()
    assert len(strict) >= 13
    wanted = dict(strict)
    found = [] if table.get("strict") is True else ["strict"]
    found += [f"all: {name}" for name, value in wanted.items() if table.get(name, value) != value]
    for override in table.get("overrides", []):
        assert not set(override) - {"module"} - PER_MODULE_OPTIONS
        flags = {name: value for name, value in override.items() if name in wanted and wanted[name] != value}
        found += [f"{name} for {override['module']}" for name in flags if name not in LOOSE]
        if not override.keys() <= {"module", *wanted}:
            found.append(f"more than flags for {override['module']}")
    return found


def modules() -> list[str]:
    return [name for override in told()["overrides"] for name in override["module"]]


def bases(path: Path) -> set[str]:
    """The libraries the classes of this file descend from."""
    # The stages of allauth import each other in a ring that only its own views enter at the right end.
    importlib.import_module("allauth.account.views")
    module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    classes = [vars(module)[node.name] for node in parsed(path).body if isinstance(node, ast.ClassDef)]
    return {base.__module__.split(".")[0] for kind in classes for base in kind.__mro__}


def test_every_flag_of_strict_holds_for_every_module() -> None:
    table = told()
    assert (loosened(table), table["packages"], table["exclude"]) == ([], ["kexie"], ["migrations/"])


@pytest.mark.parametrize("name", modules())
def test_a_module_is_excused_only_while_it_descends_from_a_library_without_types(name: str) -> None:
    assert "*" not in name
    assert bases(ROOT / f"{name.replace('.', '/')}.py") & set(UNTYPED) != set()


@pytest.mark.parametrize(
    "hole",
    [
        {},
        {"strict": False},
        {"strict": True, "implicit_reexport": True},
        {"strict": True, "overrides": [{"module": "kexie.desk.*", "disallow_untyped_defs": False}]},
        {"strict": True, "overrides": [{"module": "kexie.desk.*", "ignore_errors": True}]},
    ],
)
def test_canary_a_flag_given_up_is_seen(hole: dict) -> None:
    assert loosened(hole) != []
