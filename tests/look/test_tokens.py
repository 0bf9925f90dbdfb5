"""Colours: dark said twice is said alike, and every pair of text and ground can be read in all three themes."""

import pytest

from tests.look import sheets

THEMES = ("light", "dark", "contrast")
GROUNDS = ("paper", "surface", "sunken", "hover")
TEXT = [(ink, ground) for ink in ("ink", "ink-2", "ink-3") for ground in GROUNDS]
TEXT += [("brand", g) for g in GROUNDS] + [("brand", "brand-soft"), ("ink-3", "brand-soft")]
TEXT += [
    (f"{tone}-ink", ground)
    for tone in ("red", "amber", "green", "violet", "brand", "grey")
    for ground in ("surface", f"{tone}-soft")
]
TEXT += [("on-brand", f"brand-fill{state}") for state in ("", "-hover", "-press")]
TEXT += [("on-mast", "mast"), ("on-mast-2", "mast"), ("on-mast-2", "mast-2"), ("doc-red", "surface"), ("on-tip", "tip")]
MARKS = [(mark, "surface") for mark in ("field", "red", "amber", "green", "violet", "brand")]


@pytest.mark.parametrize("name", THEMES)
def test_text_has_a_contrast_of_at_least_four_and_a_half(name):
    tokens = sheets.theme(name)
    weak = {pair: round(sheets.ratio(*(tokens[p] for p in pair)), 2) for pair in TEXT}
    assert {pair: found for pair, found in weak.items() if found < 4.5} == {}


@pytest.mark.parametrize("name", THEMES)
def test_marks_and_borders_of_controls_have_a_contrast_of_at_least_three(name):
    tokens = sheets.theme(name)
    weak = {pair: round(sheets.ratio(*(tokens[p] for p in pair)), 2) for pair in MARKS}
    assert {pair: found for pair, found in weak.items() if found < 3} == {}


def test_canary_the_hover_blue_first_drawn_for_dark_is_found_too_weak():
    assert round(sheets.ratio("#3B76CF", "#FFFFFF"), 2) < 4.5


def test_dark_by_choice_and_dark_by_the_system_are_the_same():
    chosen = sheets.block("tokens-dark.css", 'html[data-theme="dark"]')
    system = sheets.block("tokens-dark.css", 'html[data-theme="auto"]')
    assert chosen.split() == system.split()


def test_dark_and_contrast_invent_no_token_of_their_own():
    light = set(sheets.theme("light"))
    for name in ("dark", "contrast"):
        assert set(sheets.theme(name)) - light == set()
