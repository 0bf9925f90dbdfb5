"""docs/mission.md against the packaged notice: every sentence once and in order, every named test really there."""

import ast
import re
from pathlib import Path

import pytest
from django.urls import Resolver404, resolve

ROOT = Path(__file__).resolve().parents[2]
MISSION = ROOT / "docs" / "mission.md"
NOTICE = ROOT / "kexie" / "demo" / "data" / "notice-2013.txt"
ROW = re.compile(r"^\| (\d+) \| (.+?) \| (.+?) \| (.+?) \|$")
PAGE = re.compile(r"`(/[^`]*)`")
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def sentences(text: str) -> list[str]:
    """Split at line ends and after 。; runs of blanks count as one, so that the page's layout does not matter."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [found for line in lines for found in re.findall(r"[^。]*。[”』」)]*|[^。]+$", line)]


def rows(text: str) -> list[tuple[int, str, str, str]]:
    """The table of the document: number, sentence, where it works, proof."""
    found = (ROW.match(line) for line in text.splitlines())
    return [(int(row[1]), row[2], row[3], row[4]) for row in found if row]


def functions(path: Path) -> set[str]:
    """The names of all test functions of a file, those inside classes too."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def faults(table: list[tuple[int, str, str, str]], notice: str, root: Path = ROOT) -> list[str]:
    """What is wrong with the table, one sentence each; empty when all is well."""
    told = [row[1] for row in table]
    wrong = [] if told == sentences(notice) else ["the sentences are not those of the notice, once each and in order"]
    if [row[0] for row in table] != list(range(1, len(table) + 1)):
        wrong.append("the numbers do not run from 1 without a gap")
    for number, _, place, proof in table:
        named = TEST.findall(proof)
        if place != "not yet" and all(_unknown(page) for page in PAGE.findall(place)):
            wrong.append(f"{number}: names no page of the product")
        if not named and (place, proof) != ("not yet", "not yet"):
            wrong.append(f"{number}: names neither a test nor, twice, `not yet`")
        if named and not any(path.startswith("tests/journeys/") for path, _ in named):
            wrong.append(f"{number}: names no journey that sees it on its page")
        for path, name in named:
            if not (root / path).is_file() or name not in functions(root / path):
                wrong.append(f"{number}: {path}::{name} does not exist")
    return wrong


def test_every_sentence_of_the_notice_stands_once_in_order_and_every_named_test_exists() -> None:
    notice = NOTICE.read_text(encoding="utf-8")
    assert faults(rows(MISSION.read_text(encoding="utf-8")), notice) == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("| 1 | 甲。 | not yet | not yet |", ["the sentences are not those of the notice, once each and in order"]),
        (
            "| 1 | 甲。 | `/notices/` | `tests/house/test_mission.py::test_gone` |\n| 2 | 乙 | not yet | not yet |",
            [
                "1: names no journey that sees it on its page",
                "1: tests/house/test_mission.py::test_gone does not exist",
            ],
        ),
        (
            "| 1 | 甲。 | `/notices/` | seen by eye |\n| 2 | 乙 | not yet | not yet |",
            ["1: names neither a test nor, twice, `not yet`"],
        ),
        (
            "| 1 | 甲。 | every page's foot, `/nowhere/` | seen by eye |\n| 2 | 乙 | not yet | not yet |",
            ["1: names no page of the product", "1: names neither a test nor, twice, `not yet`"],
        ),
        (
            "| 1 | 甲。 | not yet | not yet |\n| 3 | 乙 | not yet | not yet |",
            ["the numbers do not run from 1 without a gap"],
        ),
    ],
)
def test_a_missing_sentence_a_lost_test_or_a_gap_is_found(line: str, told: list[str]) -> None:
    assert faults(rows(line), "甲。乙\n") == told


def test_every_page_named_is_an_address_of_the_product() -> None:
    told = " ".join(where for _, _, where, _ in rows(MISSION.read_text(encoding="utf-8")))
    pages = set(PAGE.findall(told))
    assert {"/", "/notices/2013/1/", "/desk/plans/1/board/"} <= pages
    assert [page for page in sorted(pages) if _unknown(page)] == []
    assert _unknown("/nowhere/at/all/")


def _unknown(page: str) -> bool:
    try:
        resolve(re.split("[?#]", page)[0])
    except Resolver404:
        return True
    return False
