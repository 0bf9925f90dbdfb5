"""Making mutants: one small change in one function of a module, as a code object that takes the function's place."""

import ast
import copy
import types
from collections.abc import Iterator
from dataclasses import dataclass

SWAPPED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
NAMES = {"filter": "exclude", "exclude": "filter", "any": "all", "all": "any"}


@dataclass(frozen=True)
class Mutant:
    """The function, what was changed where, and what it does now."""

    function: str
    line: int
    change: str
    code: types.CodeType


def _changes(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Every small change of this one node, as a new node."""
    if isinstance(node, ast.Compare):
        for place, operator in enumerate(node.ops):
            new = copy.deepcopy(node)
            new.ops[place] = SWAPPED[type(operator)]()
            yield f"{type(operator).__name__} -> {SWAPPED[type(operator)].__name__}", new
    elif isinstance(node, ast.BoolOp):
        new = copy.deepcopy(node)
        new.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield f"{type(node.op).__name__} -> {type(new.op).__name__}", new
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not dropped", copy.deepcopy(node.operand)
    elif isinstance(node, ast.If | ast.IfExp):
        new = copy.deepcopy(node)
        new.test = ast.UnaryOp(ast.Not(), new.test)
        yield "if turned round", new
    elif isinstance(node, ast.Return) and isinstance(node.value, ast.Name) and node.value.id == "ALLOWED":
        yield "ALLOWED -> refused", ast.Return(ast.parse("refused('mutant', 'mutant')", mode="eval").body)
    elif isinstance(node, ast.Return) and isinstance(node.value, ast.Call) and _called(node.value) == "refused":
        yield "refused -> ALLOWED", ast.Return(ast.Name("ALLOWED", ast.Load()))
    elif isinstance(node, ast.Attribute | ast.Name) and _named(node) in NAMES:
        new = copy.deepcopy(node)
        setattr(new, "attr" if isinstance(new, ast.Attribute) else "id", NAMES[_named(node)])
        yield f"{_named(node)} -> {NAMES[_named(node)]}", new
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield f"{node.value} -> {not node.value}", ast.Constant(not node.value)


def _named(node: ast.AST) -> str:
    return getattr(node, "attr", "") or getattr(node, "id", "")


def _called(call: ast.Call) -> str:
    return _named(call.func)


class _Replace(ast.NodeTransformer):
    def __init__(self, place: int, new: ast.AST) -> None:
        self.left, self.new = place, new

    def visit(self, node: ast.AST) -> ast.AST:
        self.left -= 1
        if self.left == -1:
            return ast.copy_location(self.new, node)
        return self.generic_visit(node)


def _code_of(module: types.CodeType, name: str) -> types.CodeType:
    return next(one for one in module.co_consts if isinstance(one, types.CodeType) and one.co_name == name)


def _in_order(node: ast.AST) -> Iterator[ast.AST]:
    """As _Replace walks."""
    yield node
    for child in ast.iter_child_nodes(node):
        yield from _in_order(child)


def mutants(source: str, file: str) -> Iterator[Mutant]:
    """Every mutant of the functions of a module, one change each."""
    tree = ast.parse(source)
    for function in tree.body:
        if not isinstance(function, ast.FunctionDef):
            continue
        first = copy.deepcopy(function)
        first.decorator_list = []
        body = ast.Module(first.body, [])
        for place, node in enumerate(_in_order(body)):
            for change, new in _changes(node):
                changed = copy.deepcopy(first)
                changed.body = _Replace(place, new).visit(copy.deepcopy(body)).body
                module = ast.fix_missing_locations(ast.Module([changed], []))
                made = _code_of(compile(module, file, "exec"), function.name)
                yield Mutant(function.name, getattr(node, "lineno", function.lineno), change, made)
