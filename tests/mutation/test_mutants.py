"""A mutant differs from its rule in one place, and stands in for it wherever the rule was imported to."""

from collections import Counter
from typing import Any

from tests.mutation.mutants import mutants

SOURCE = '''
ALLOWED, LIMIT = True, 3
def refused(words, rule):
    return False

def may(count, names):
    """Words."""
    if count > LIMIT:
        return refused("too many", "count")
    if not names or any(name in ("a", "b") for name in names):
        return ALLOWED
    return refused("nobody", "names")
'''


def made() -> dict[str, Any]:
    told: dict[str, Any] = {}
    exec(compile(SOURCE, "rule.py", "exec"), told)
    return told


def test_every_kind_of_change_is_made_once_for_each_place() -> None:
    changes = Counter(one.change for one in mutants(SOURCE, "rule.py") if one.function == "may")
    assert changes == {
        "if turned round": 2, "Gt -> LtE": 1, "refused -> ALLOWED": 2, "Or -> And": 1, "not dropped": 1,
        "any -> all": 1, "In -> NotIn": 1, "ALLOWED -> refused": 1,
    }  # fmt: skip


def test_a_mutant_takes_the_place_of_its_rule_and_gives_it_back() -> None:
    told = made()
    may = told["may"]
    right = may.__code__
    asked = [(4, ["a"]), (3, []), (3, ["c"]), (3, ["a"]), (3, ["a", "c"])]
    expected = [False, True, False, True, True]
    noticed = 0
    for one in mutants(SOURCE, "rule.py"):
        if one.function != "may":
            continue
        may.__code__ = one.code
        noticed += [may(*words) for words in asked] != expected
        may.__code__ = right
        assert [may(*words) for words in asked] == expected
    assert noticed == 10, "each of the ten changes is one that these five questions tell"
