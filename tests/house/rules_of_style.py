"""The rules themselves, as functions from a syntax tree to findings, so that the canary tests can feed them holes."""

import ast
from collections.abc import Iterator

FORBIDDEN_MODULES = {"utils", "helpers", "services", "managers", "signals", "constants", "common", "misc"}
ORM_WORDS = {
    "objects", "save", "delete", "update", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create",
}  # fmt: skip
CLOCKS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"), ("timezone", "now")}
# A form's field table, its first values, the query of an address: their own .update() writes no row. No other verb of
# theirs is excused, and no name that rows go by (found, values, wanted, data).
HARMLESS_OWNERS = {"fields", "initial", "query"}


def orm_in_a_face(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Faces never say ``.objects``, ``.save(``, ``.delete(``, ``.update(``, ``.create(``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ORM_WORDS:
            owner = node.value.id if isinstance(node.value, ast.Name) else getattr(node.value, "attr", "")
            if node.attr == "update" and owner in HARMLESS_OWNERS:
                continue
            yield node.lineno, f".{node.attr}"


def other_clocks(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """``kit.clock`` is the only clock."""
    for node in ast.walk(tree):
        named = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        if named and (node.value.id, node.attr) in CLOCKS:
            yield node.lineno, f"{node.value.id}.{node.attr}"


def state_writers(tree: ast.Module, fields: frozenset[str] = frozenset({"state"})) -> Iterator[tuple[int, str]]:
    """Assignments to a state field, by attribute, by setattr or by a queryset's update."""
    for node in ast.walk(tree):
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
            for target in targets:
                if isinstance(target, ast.Attribute) and target.attr in fields:
                    yield node.lineno, f".{target.attr} ="
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name == "update":
                for keyword in node.keywords:
                    if keyword.arg in fields:
                        yield node.lineno, f".update({keyword.arg}=)"
            field = node.args[1] if name == "setattr" and len(node.args) > 1 else None
            if isinstance(field, ast.Constant) and field.value in fields:
                yield node.lineno, f"setattr {field.value}"


def hidden_imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Imports inside functions (each wants a reason in a comment)."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    yield node.lineno, getattr(node, "module", None) or node.names[0].name


def request_in_an_action(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Actions take an actor and clean values, never a request or flash messages."""
    for node in ast.walk(tree):
        if isinstance(node, ast.arg) and node.arg == "request":
            yield node.lineno, "request"
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("django.contrib.messages"):
            yield node.lineno, node.module
