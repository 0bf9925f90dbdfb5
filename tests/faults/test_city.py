"""The city that the tests of faults, rights and races stand on."""

# ruff: noqa: F401, F811 (fixtures are imported by name and asked for by name)

from django.test import Client

from tests.city import city, city_of_module


def test_the_staged_city_has_a_document_in_every_state_and_the_founding_notice_on_the_board(city):
    from kexie.notices import flow
    from kexie.notices.models import Document, Notice, Receipt

    assert {one.state for one in Document.objects.all()} == {state.code for state in flow.DOCUMENT.states}
    notice = Notice.objects.get(year=2013)
    assert (notice.year, notice.number) == (2013, 1)
    assert Receipt.objects.count() == 3


def test_the_front_page_of_the_staged_city_opens(city):
    assert Client().get("/").status_code == 200
