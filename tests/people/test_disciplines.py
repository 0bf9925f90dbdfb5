"""学科 in words."""

import pytest

from kexie.people import disciplines


@pytest.mark.parametrize(
    ("code", "label"),
    [("510", "电子与通信"), ("51040", "电子与通信（51040）"), ("999", "999"), ("", "")],
)
def test_a_code_of_the_standard_is_told_by_its_name(code: str, label: str) -> None:
    assert disciplines.label(code) == label


def test_every_code_has_three_figures_and_a_name() -> None:
    assert [code for code, name in disciplines.NAMES.items() if len(code) != 3 or not code.isdigit() or not name] == []
