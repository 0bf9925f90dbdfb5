"""Every page as its member sees it: axe, soundness, widths, scripts and content policy (bar.md J1, J3, J4)."""

import pytest

from tests.browser.room import ALL, Room, axe_and_soundness, looked_through
from tests.browser.visits import NO_PAGE, ON_THE_WAY, VISITS, Visit
from tests.city import CitySite
from tests.matrix import table

pytestmark = [pytest.mark.browser, pytest.mark.look]


def _in_gate() -> list[Visit]:
    """Of several visits to one page (and to its refusal) the gate makes the first; the rest is full's."""
    seen: dict[tuple[str, int], Visit] = {}
    for one in VISITS:
        seen.setdefault((one.name, one.status), one)
    return list(seen.values())


GATE = _in_gate()
# All of them under axe in both settings. Widths, zoom and spacing at every ninth: the parts of a page are the same on
# many, and what sticks out of one is seen on its neighbours.
WIDELY = GATE if ALL else GATE[::9]
LATER = [one for one in VISITS if one not in GATE]
LOOKED_AT = [*GATE, *(pytest.param(one, marks=pytest.mark.full) for one in LATER)]


@pytest.mark.parametrize("visit", LOOKED_AT, ids=str)
def test_a_page_has_no_fault(visit: Visit, room: Room, city_site: CitySite) -> None:
    one = room.window(visit.who)
    assert one.open(visit.path(city_site.facts)) == visit.status
    found = looked_through(one) if visit in WIDELY or visit not in GATE else axe_and_soundness(one)
    assert "\n".join(found) == ""


def test_every_address_that_answers_with_a_page_is_visited() -> None:
    pages = {name for _, name in table.patterns() if table.takes(name, "GET")}
    visited = {visit.name for visit in VISITS if visit.status == 200}
    assert pages - visited == NO_PAGE | ON_THE_WAY
    assert visited - pages == set()


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("document.querySelector('label[for=id_login]').remove()", "label"),
        ("document.querySelector('#id_login').id = 'id_password'", "id twice: id_password"),
        (
            "document.querySelector('main').insertAdjacentHTML('beforeend', '<h4>x</h4>')",
            "a heading of level 4 after 1",
        ),
        ("document.querySelector('main').firstElementChild.style.minWidth = '2000px'", "too wide"),
        ("document.querySelector('.btn-primary').style.cssText = 'min-height:0;height:6px;overflow:hidden'", "cut off"),
        pytest.param(
            "document.styleSheets[0].insertRule(':root[data-theme=dark] h1 { color: #333 !important }')",
            "dark: color-contrast",
            marks=pytest.mark.full,
        ),
        ("fetch('http://127.0.0.1:9/').catch(() => 0)", "Content Security Policy"),
    ],
)
def test_a_planted_fault_is_found(harm: str, told: str, room: Room) -> None:
    one = room.window("stranger")
    one.open("/accounts/login/")
    one.page.evaluate(harm)
    one.page.wait_for_timeout(50)
    assert any(told in found for found in looked_through(one))
