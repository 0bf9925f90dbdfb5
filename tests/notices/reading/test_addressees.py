"""主送 split by sense."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kexie.notices.reading import addressees, lines


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("各企事业科协,各区科协及相关学会:", ["各企事业科协", "各区科协", "相关学会"]),
        ("各企事业科协，各区科协及相关学会：", ["各企事业科协", "各区科协", "相关学会"]),
        ("各街道科协、各企(事)业科协:", ["各街道科协", "各企(事)业科协"]),
        (
            "各县(市、区)科协,市属各学会、协会、研究会,各企业科协:",
            ["各县(市、区)科协", "市属各学会、协会、研究会", "各企业科协"],
        ),
        ("各市、州、县科协:", ["各市、州、县科协"]),
        ("各企业和事业单位科协:", ["各企业和事业单位科协"]),
        ("各区科协和有关单位:", ["各区科协", "有关单位"]),
        ("市委组织部、市人社局、市科协:", ["市委组织部", "市人社局", "市科协"]),
        ("各区科协以及各高校科协;机关各部室", ["各区科协", "各高校科协", "机关各部室"]),
        ("各区科协,,\u3000各学会 :", ["各区科协", "各学会"]),
        ("各学会(协会,研究会):", ["各学会(协会,研究会)"]),
        (":", []),
        ("", []),
    ],
)
def test_addressees_are_split_by_sense(text: str, classes: list[str]) -> None:
    assert list(addressees.split(text)) == classes


@given(st.text(alphabet="各区科协学会、,;及和以及()（）：: 市县\u3000", max_size=60))
def test_every_class_stands_in_the_text_in_order(text: str) -> None:
    at = 0
    for name in addressees.split(text):
        assert name == lines.trim(name) != ""
        at = text.index(name, at) + len(name)


@pytest.mark.parametrize(
    ("line", "is_list"),
    [
        ("各企事业科协,各区科协及相关学会:", True),
        ("各位代表、各位委员:", True),
        ("现将有关事项通知如下:", False),
        ("联系单位:", False),
        ("工作要点:", False),
        ("各区科协", False),
    ],
)
def test_only_a_list_of_bodies_with_a_colon_is_addressed(line: str, is_list: bool) -> None:
    assert addressees.closes(line) is is_list


@pytest.mark.parametrize(
    ("name", "joined"),
    [("各区科协、科技局", True), ("各市、县(市、区)科协", False), ("各企业科协", False), ("、各学会", True)],
)
def test_bodies_joined_under_one_determiner_are_noticed(name: str, joined: bool) -> None:
    assert addressees.joined(name) is joined
