"""Chinese text carries full-width punctuation (look.md 3): templates and scripts, and the sentences our Python says."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.look import sheets

HALF = re.compile(r"[\u4e00-\u9fff》”〕）][,;?](?=[\u4e00-\u9fff《“0-9{<]|$)|[\u4e00-\u9fff）]:(?=[\u4e00-\u9fff《“{])")
# A bracket of each kind, or half-width ones around or behind Chinese; (1) and (027) are as offices write them.
BRACKETS = re.compile(r"（[^（）]*\)|\([^()（）]*）|\([^()]*[\u4e00-\u9fff][^()]*\)|[\u4e00-\u9fff]\(")
OURS = ("kit/templates/**/*.html", "kit/static/kit/js/*.js", "ui/**/*.html", "desk/templates/desk/patterns/*.html")
# Readers fold what they read to half-width signs; commands and the machine speak English to a terminal.
OTHERS = {"migrations", "reading", "management", "machine"}


def _half_width(text: str, *signs: re.Pattern[str]) -> list[str]:
    return [text[max(0, m.start() - 6) : m.end() + 6] for sign in signs or (HALF,) for m in sign.finditer(text)]


def _said(node: ast.AST) -> Iterator[str]:
    """The strings of Python that are no comment, no docstring, no pattern; `{}` where an f-string has a value."""
    if isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
        for child in ast.iter_child_nodes(node):
            if not _is_pattern(node, child):
                yield from _said(child)


def _is_pattern(node: ast.AST, child: ast.AST) -> bool:
    """Whether this is the expression that a call compiles or checks by."""
    if not isinstance(node, ast.Call) or child not in node.args[:1]:
        return False
    called = ast.unparse(node.func)
    return called.startswith("re.") or called == "RegexValidator"


def _sources() -> Iterator[Path]:
    for path in sorted(sheets.PACKAGE.rglob("*.py")):
        if not OTHERS & set(path.relative_to(sheets.PACKAGE).parts):
            yield path


def test_no_half_width_punctuation_stands_between_chinese_words():
    found = {}
    for path in (p for pattern in OURS for p in sheets.PACKAGE.glob(pattern)):
        bad = _half_width(path.read_text(encoding="utf-8"))
        if bad:
            found[path.name] = bad
    assert found == {}


def test_no_sentence_said_by_python_has_half_width_punctuation():
    found = {}
    for path in _sources():
        said = _said(ast.parse(path.read_text(encoding="utf-8")))
        bad = [one for text in said for one in _half_width(text, HALF, BRACKETS)]
        if bad:
            found[str(path.relative_to(sheets.PACKAGE))] = bad
    assert found == {}


def test_canary_a_half_width_comma_is_found():
    assert _half_width("系统先读一遍,您核对后") == ["系统先读一遍,您核对后"[:13]]


def test_canary_half_width_brackets_in_a_sentence_of_python_are_found():
    source = '"""单位(旧)的"""\nP = re.compile("单位(旧)")\nA = f"{n}…({n} 字)"\nB = "代码（9 位)不符"\nC = "(1)，(027)6569"\n'
    said = list(_said(ast.parse(source)))
    assert said == ["{}…({} 字)", "代码（9 位)不符", "(1)，(027)6569"]
    assert [bool(_half_width(text, HALF, BRACKETS)) for text in said] == [True, True, False]
