"""The city that the tests of faults, rights and races stand on."""

from django.test import Client

from tests.city import city, city_of_module  # noqa: F401


def test_the_staged_city_has_a_document_in_every_state_and_the_founding_notice_on_the_board(city):  # noqa: F811
    from kexie.notices import flow
    from kexie.notices.models import Document, Notice, Receipt

    assert {one.state for one in Document.objects.all()} == {state.code for state in flow.DOCUMENT.states}
    notice = Notice.objects.get(year=2013)
    assert (notice.year, notice.number) == (2013, 1)
    assert Receipt.objects.count() == 3


def test_the_front_page_of_the_staged_city_opens(city):  # noqa: F811
    assert Client().get("/").status_code == 200
