"""Every address x the cast x the objects x GET and POST, against the reviewed expectations in expected.csv."""

# ruff: noqa: F401, F811 (fixtures are imported by name and asked for by name)

import io

import pdfminer.high_level
import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import include, path

from kexie.kit import masks
from kexie.notices.models import Document
from tests import city_numbers
from tests.city import City, city, city_of_module
from tests.matrix import __main__ as sheet
from tests.matrix import asking, table, unseen

# Whom the gate asks: the public and the city; the rest of the cast in full.
ASKED = ("stranger", "chen")
MOST = 20  # statements a page (bar.md K2)
# Where a number is asked for with a reason, and told.
SEEN = ("desk:person_disclosure", "desk:organisation_disclosure", "desk:reply_telephones")
COLUMNS = [pytest.param(one, marks=() if one in ASKED else pytest.mark.full) for one in table.COLUMNS]
# The addresses of one column are asked in so many tests, which run beside each other.
SHARES = 4


@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("column", COLUMNS)
def test_each_of_the_cast_gets_on_every_address_what_the_reviewed_table_says(city: City, column: str, share: int):
    expected = sheet.read()
    told = list(asking.answers(column, city.facts, share=share, shares=SHARES))
    found = {one.row.key: one.status for one in told}
    wrong = {key: f"{status}, expected {_said(expected, key, column)}" for key, status in found.items()
             if status != _said(expected, key, column)}  # fmt: skip
    assert wrong == {}
    pages = [one for one in told if (one.row.method, one.status) == ("GET", "200")]
    many = {one.row.key: one.statements for one in pages if one.statements > MOST}
    assert many == {}, "pages that ask more of the database than a page may"
    assert {one.row.key: one.open for one in told if one.open} == {}, "what the headers leave open"
    clear = {one.row.key: one.clear for one in told if one.clear}
    asked = {one.row.key: 1 for one in told if one.row.name in SEEN and one.status == "200"
             and one.row.method == "POST"}  # fmt: skip
    # One's own copy shows one's own: papers, mobile, bank account.
    asked |= {one.row.key: 3 for one in told if one.row.name == "desk:my_data" and one.status == "200"}
    # What one sent oneself: mobile and paper of the row that goes back.
    asked |= {one.row.key: 2 for one in told if one.row.name == "desk:import_faults" and one.status == "200"}
    assert {key: len(numbers) for key, numbers in clear.items()} == asked, "numbers of people in clear"


@pytest.mark.full
def test_no_pdf_shows_a_number_of_a_person_and_one_that_is_planted_in_its_text_is_found(city: City):
    """Apart from the gate: reading a .pdf takes longer than drawing it."""
    client = asking.client_of("chen", city.facts)

    def shown() -> dict[tuple[str, str, str], list[str]]:
        found = {}
        for row, arguments in table.rows(city.facts):
            if row.method == "GET" and row.route.endswith(".pdf"):
                answer = asking.ask(client, row, city.facts, arguments)
                if answer.status_code == 200:
                    text = pdfminer.high_level.extract_text(io.BytesIO(answer.getvalue()))
                    found[row.key] = city_numbers.found(text.encode())
        return found

    drawn = shown()
    assert drawn
    assert [key for key, numbers in drawn.items() if numbers] == []
    leak = city_numbers.numbers(3)["id_number"]
    Document.objects.filter(state="draft").update(body=[{"kind": "paragraph", "level": 0, "text": f"号码{leak}。"}])
    assert {tuple(numbers) for numbers in shown().values()} >= {(leak,)}


def _said(expected: dict[tuple[str, str, str], dict[str, str]], key: tuple[str, str, str], column: str) -> str:
    return expected[key][column] if key in expected else "no line"


def test_every_address_has_its_lines_and_every_line_its_address(city: City):
    assert set(sheet.read()) == {row.key for row, _ in table.rows(city.facts)}


def test_no_line_of_the_reviewed_table_expects_a_fault():
    known = {"200", "302", "login", "403", "404", "405", "409", "410", "422"}
    assert {status for line in sheet.read().values() for status in line.values()} - known == set()


def test_a_stranger_is_let_in_nowhere_but_at_the_public_addresses():
    """Said once more without the table's lines: whatever is reviewed wrongly there, the desk stays shut."""
    for (address, _, _), line in sheet.read().items():
        if address.startswith("desk/"):
            assert line["stranger"] in ("login", "405"), address


def test_unsafe_methods_that_no_form_sends_are_answered_with_405_everywhere(city: City):
    from django.urls import reverse

    client = asking.client_of("chen", city.facts)
    seen = {}
    for row, arguments in table.rows(city.facts):
        if row.method == "GET" and row.name not in seen:
            address = reverse(row.name, kwargs=arguments)
            seen[row.name] = {
                method: client.generic(method, address).status_code for method in ("PUT", "PATCH", "DELETE")
            }
    assert {name: told for name, told in seen.items() if set(told.values()) != {405}} == {}
    assert len(seen) == len({name for _, name in table.patterns()})


def test_the_table_tells_nobody_of_what_they_may_not_see(city: City) -> None:
    assert {column: unseen.faults(unseen.Asker(column, city)) for column in table.COLUMNS} == {
        one: [] for one in table.COLUMNS
    }


@pytest.mark.full
@pytest.mark.parametrize("column", table.COLUMNS)
def test_the_product_tells_nobody_of_what_they_may_not_see(column: str, city: City) -> None:
    assert unseen.faults(unseen.Asker(column, city, asks=True)) == []


# ---- the canaries: what the matrix is for must turn it red


def unguarded(request: HttpRequest, ref: int) -> HttpResponse:
    """What a hurried hand writes: the record by its number, nobody asked who looks."""
    from kexie.notices.models import Document

    return HttpResponse(Document.objects.get(ref=ref).title)


class _Planted:
    """The product's addresses with one view replaced by its unguarded twin."""

    urlpatterns = (path("desk/documents/<int:ref>/", unguarded), path("", include("kexie.config.urls")))
    handler400 = handler403 = handler404 = handler500 = staticmethod(lambda *a, **k: HttpResponse(status=500))


def test_canary_a_view_without_its_check_turns_the_matrix_red(city: City):
    expected = sheet.read()
    rows = [
        (row, arguments) for row, arguments in table.rows(city.facts)
        if row.name == "desk:document" and row.method == "GET" and row.scope != "absent"
    ]  # fmt: skip
    with override_settings(ROOT_URLCONF=_Planted):
        client = asking.client_of("wang", city.facts)
        told = {row.scope: asking.status(asking.ask(client, row, city.facts, arguments)) for row, arguments in rows}
    assert told == {row.scope: "200" for row, _ in rows}
    assert {expected[row.key]["wang"] for row, _ in rows} == {"200", "404"}


def test_canary_an_address_nobody_described_is_named(city: City, monkeypatch: pytest.MonkeyPatch):
    known = list(table.patterns())
    monkeypatch.setattr(table, "patterns", lambda: iter([*known, ("desk/new-thing/<uuid:pk>/", "desk:new_thing")]))
    with pytest.raises(table.UndescribedError, match="desk:new_thing"):
        list(table.rows(city.facts))


def test_canary_a_number_without_its_mask_turns_the_matrix_red(city: City, monkeypatch: pytest.MonkeyPatch):
    rows = [
        (row, arguments) for row, arguments in table.rows(city.facts)
        if row.name in ("desk:person", "desk:person_numbers") and (row.method, row.scope) == ("GET", "li")
    ]  # fmt: skip
    client = asking.client_of("chen", city.facts)

    def clear() -> list[int]:
        told = [asking.told(client, row, city.facts, arguments, signed_in=True) for row, arguments in rows]
        return [len(one.clear) for one in told]

    assert clear() == [0, 0]
    monkeypatch.setattr(masks.Mask, "shown", lambda mask, text: text)
    assert clear() == [2, 2]  # papers and bank; nobody of the staged city has a mobile


def test_canary_an_answer_without_its_policy_turns_the_matrix_red(city: City):
    row, arguments = next((row, arguments) for row, arguments in table.rows(city.facts) if row.name == "desk:home")
    client = asking.client_of("chen", city.facts)
    assert asking.told(client, row, city.facts, arguments, signed_in=True).open == []
    left = [name for name in settings.MIDDLEWARE if name != "csp.middleware.CSPMiddleware"]
    with override_settings(MIDDLEWARE=left):
        loose = asking.client_of("chen", city.facts)
        found = asking.told(loose, row, city.facts, arguments, signed_in=True).open
    assert [fault.split(":")[0] for fault in found] == ["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("address", "method", "scope"),
    [
        ("desk/documents/<ref:ref>/", "GET", "wuchang"),
        ("desk/organisations/<ref:number>/edit/", "GET", "guangdian"),
        ("desk/messages/<uuid:pk>/reading/", "POST", "city.in_app"),
    ],
)
def test_canary_a_refusal_of_the_unseen_turns_the_table_red(address: str, method: str, scope: str, city: City) -> None:
    asker = unseen.Asker("wang", city)
    (row, arguments) = next(one for one in asker.rows if one[0].key == (address, method, scope))
    key = method, unseen.address_of(row.name, arguments)
    assert asker.told[key] == "404"
    asker.told[key] = "403"
    assert unseen.faults(asker) == [(*row.key, "403", "404")]
