"""Reading the project's own source: which files there are, what they say."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "kexie"
_PACKAGES = sorted(path.parent for path in PACKAGE.glob("*/__init__.py"))
# Who draws pages; who keeps records of the trade. The ground storey keeps some too and is neither.
FACES = tuple(path.name for path in _PACKAGES if (path / "views").is_dir())
DOMAINS = tuple(path.name for path in _PACKAGES if (path / "models").is_dir() or (path / "models.py").is_file())


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
