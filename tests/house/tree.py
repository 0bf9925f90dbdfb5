"""Reading the project's own source: which files there are, what they say."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "kexie"


def packages_with(*rooms: str) -> tuple[str, ...]:
    """Packages that have one of these folders."""
    return tuple(sorted({path.parent.name for room in rooms for path in PACKAGE.glob(f"*/{room}") if path.is_dir()}))


# A face has views, a domain has models or actions of its own; kit's few tables serve all and belong to none.
FACES = packages_with("views")
DOMAINS = packages_with("models", "actions")
EVERY_PACKAGE = tuple(sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py")))


def sources(*parts: str, suffix: str = ".py") -> Iterator[Path]:
    """Source files of the package (or of the named parts), without migrations and built things."""
    roots = [PACKAGE / part for part in parts] if parts else [PACKAGE]
    for root in roots:
        for path in sorted(root.rglob(f"*{suffix}")):
            if not {"migrations", "vendor", "__pycache__", "node_modules"} & set(path.parts):
                yield path


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def name_of(path: Path) -> str:
    """A path as messages show it."""
    return str(path.relative_to(ROOT))


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
