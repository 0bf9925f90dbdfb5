"""Every page of the desk answers the right people, and nobody else."""

import pytest

from tests.city import City
from tests.desk.conftest import SignIn


def _pages(city: City) -> list[str]:
    f = city.facts
    draft, issued, founding = f.ref("city.draft"), f.ref("city.issued"), f.ref("founding")
    return [
        "/desk/", "/desk/?tab=started", "/desk/?tab=done", "/desk/acting/", "/desk/me/", "/desk/search/?q=科普",
        "/desk/documents/", "/desk/documents/?view=review&q=事项", "/desk/documents/new/", "/desk/documents/import/",
        f"/desk/documents/{draft}/", f"/desk/documents/{draft}/edit/", f"/desk/documents/{issued}/",
        f"/desk/documents/{founding}/", f"/desk/documents/{founding}/receipts/",
        f"/desk/documents/{founding}/receipts/?view=open&district=420102&q=科协",
        *(f"/desk/documents/{draft}/{noun}/" for noun in ("submission", "voiding", "review")),
        "/desk/inbox/", "/desk/organisations/", "/desk/organisations/?view=list&q=whskx",
        f"/desk/organisations/{f.number('city')}/", f"/desk/organisations/{f.number('dianji')}/",
        f"/desk/organisations/{f.number('dianji')}/edit/", f"/desk/organisations/{f.number('dianji')}/superior/",
        f"/desk/organisations/{f.number('dianji')}/posts/?q=li", "/desk/organisations/new/",
        "/desk/people/", "/desk/people/?q=lzq", f"/desk/people/{f.people['li']}/", "/desk/calendar/2026/",
        "/desk/calendar/2031/", f"/desk/progress/{f.progress}/", "/desk/patterns/",
    ]  # fmt: skip


def test_the_city_officer_opens_every_page_of_his_work(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    answers = {url: client.get(url) for url in _pages(city)}
    assert {url: answer.status_code for url, answer in answers.items() if answer.status_code != 200} == {}
    # The way out stands on every one of them.
    assert [url for url, answer in answers.items() if 'action="/accounts/logout/"' not in answer.content.decode()] == []


def test_what_belongs_to_other_posts_opens_through_them(city: City, sign_in: SignIn) -> None:
    assert sign_in("chen", "chen:registrar").get("/desk/series/").status_code == 200
    assert sign_in("qian").get("/desk/journal/").status_code == 200
    assert sign_in("admin").get("/desk/journal/").status_code == 200


def test_nobody_opens_the_desk_without_signing_in(city: City, client) -> None:
    for url in _pages(city):
        answer = client.get(url)
        assert (answer.status_code, answer.headers["Location"].partition("?")[0]) == (302, "/accounts/login/"), url


@pytest.mark.parametrize("who", ["li", "zhou", "admin", "wang", "zhao", "sun"])
def test_a_draft_of_the_city_is_not_there_for_those_it_does_not_concern(city: City, sign_in: SignIn, who: str) -> None:
    client = sign_in(who)
    draft = city.facts.ref("city.draft")
    assert client.get(f"/desk/documents/{draft}/").status_code == 404
    assert client.get(f"/desk/documents/{draft}/edit/").status_code == 404
    assert client.post(f"/desk/documents/{draft}/submission/").status_code == 404
