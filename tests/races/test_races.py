"""Two at once, over real HTTP with granian and PostgreSQL: one document, one number, one receipt."""

# ruff: noqa: F401, F811 (fixtures are imported by name and asked for by name)

from collections import Counter
from typing import Any
from uuid import uuid4

import pytest

from tests.city import City, CitySite, city_site, django_on
from tests.races.browser import Answer, Browser, at_once, signed_in

ROUNDS = 3  # two at once meet by chance: so often is it tried
TEXT = {"kind": "notice", "openness": "internal", "body": "请按期报送。"}


@pytest.fixture
def in_database(city_site: CitySite, django_db_blocker: Any, django_db_setup: None):
    """Django of this process on the site's database, to stage and to count."""
    with django_db_blocker.unblock(), django_on(city_site.city.clone, city_site.city.home / "files"):
        yield


def actor(city_site: CitySite | City, key: str) -> Any:
    from kexie.organisations import actors
    from kexie.people.models import Account

    return actors.actor_of(
        Account.objects.get(username=key.partition(":")[0]), post_id=_uuid(city_site.facts.posts[key])
    )


def _uuid(text: str) -> Any:
    from uuid import UUID

    return UUID(text)


def signed(city_site: CitySite | City, many: int) -> list[Any]:
    """Documents of the city that wait for their number."""
    from kexie.notices.actions import documents
    from kexie.organisations.models import Organisation

    by = {key: actor(city_site, key) for key in ("chen", "he", "qian")}
    issuer = Organisation.objects.get(number=city_site.facts.number("city"))
    made = []
    for place in range(many):
        body = [{"kind": "paragraph", "level": 0, "text": "正文"}]
        one = documents.draft(
            issuer, {"title": f"关于第 {place} 件事的通知", "openness": "internal", "body": body}, by=by["chen"]
        )
        documents.submit(one, by=by["chen"])
        documents.review(one, by=by["he"])
        documents.sign_off(one, by=by["qian"])
        made.append(one)
    return made


@pytest.fixture(scope="module")
def officers(city_site: CitySite, django_db_blocker: Any, django_db_setup: None) -> list[tuple[Any, Browser]]:
    """Two accounts that may number the city's documents: 陈, and 何 whom the association appoints here; person, browser."""
    from kexie.kit.actor import SYSTEM
    from kexie.organisations.actions import posts
    from kexie.organisations.models import Organisation
    from kexie.people.models import Account

    with django_db_blocker.unblock(), django_on(city_site.city.clone, city_site.city.home / "files"):
        people = {login: Account.objects.get(username=login).person for login in ("chen", "he")}
        city = Organisation.objects.get(number=city_site.facts.number("city"))
        held = {
            "chen": city_site.facts.posts["chen:registrar"],
            "he": str(posts.appoint(people["he"], city, "registrar", by=SYSTEM).pk),
        }
    return [(people[login].pk, signed_in(city_site.url, login, post)) for login, post in held.items()]


def number(who: Browser, document: Any) -> Answer:
    return who.post(f"/desk/documents/{document.ref}/number/", {"idempotency_key": str(uuid4())})


def numbered_by(document: Any) -> list[Any]:
    """The persons who gave this document a number, by the journal."""
    from kexie.kit.journal.models import Entry

    entries = Entry.objects.filter(entity="document", entity_id=document.pk, verb="number")
    return list(entries.values_list("person_id", flat=True))


def test_two_officers_numbering_one_document_give_it_one_number(
    city_site: CitySite, in_database: None, officers: list[tuple[Any, Browser]]
):
    from kexie.notices.models import Numbering

    for one in signed(city_site, ROUNDS):
        before = Numbering.objects.count()
        answers = at_once([lambda who=who, one=one: number(who, one) for _, who in officers])
        assert Counter(answer.status for answer in answers) == {302: 1, 409: 1}
        assert (Numbering.objects.count() - before, Numbering.objects.filter(document=one).count()) == (1, 1)
        faster = next(person for (person, _), answer in zip(officers, answers, strict=True) if answer.status == 302)
        assert numbered_by(one) == [faster]


def test_two_officers_numbering_two_documents_give_each_a_number_of_its_own(
    city_site: CitySite, in_database: None, officers: list[tuple[Any, Browser]]
):
    from kexie.notices.models import Numbering

    papers = signed(city_site, 2 * ROUNDS)
    last = last_serial()
    for pair in zip(papers[::2], papers[1::2], strict=True):
        acts = list(zip(officers, pair, strict=True))
        answers = at_once([lambda who=who, one=one: number(who, one) for (_, who), one in acts])
        assert Counter(answer.status for answer in answers) == {302: 2}
        given = sorted(Numbering.objects.filter(document__in=pair).values_list("serial", flat=True))
        assert given == [last + 1, last + 2]
        assert [numbered_by(one) for _, one in acts] == [[person] for (person, _), _ in acts]
        last += 2


def test_sixteen_documents_numbered_at_once_get_sixteen_numbers_without_a_gap(
    city_site: CitySite, in_database: None, officers: list[tuple[Any, Browser]]
):
    from kexie.notices.models import Numbering

    papers, last = signed(city_site, 16), last_serial()
    hands = [officers[place % 2][1].twin() for place in range(16)]
    answers = at_once([lambda who=who, one=one: number(who, one) for who, one in zip(hands, papers, strict=True)])
    assert Counter(answer.status for answer in answers) == {302: 16}
    given = sorted(Numbering.objects.filter(document__in=papers).values_list("serial", flat=True))
    assert given == list(range(last + 1, last + 17))


def test_thirty_two_clients_signing_for_one_unit_leave_one_receipt(city_site: CitySite, in_database: None):
    from kexie.notices.models import Receipt

    ref = city_site.facts.ref("founding")
    first = signed_in(city_site.url, "wang")
    answers = at_once(
        [
            lambda who=first.twin(): who.post(f"/desk/inbox/{ref}/receipt/", {"idempotency_key": str(uuid4())})
            for _ in range(32)
        ]
    )
    assert Counter(answer.status for answer in answers) == {302: 1, 409: 31}
    mine = Receipt.objects.filter(
        addressee__document__ref=ref, addressee__organisation__number=city_site.facts.number("dianji")
    )
    assert mine.count() == 1


def test_a_double_click_on_a_new_document_makes_one_and_leads_the_second_to_it(
    city_site: CitySite,
    in_database: None,
):
    from kexie.notices.models import Document

    chen = signed_in(city_site.url, "chen")
    key, title = chen.key_of("/desk/documents/new/"), "关于双击的通知"
    told = {**TEXT, **_named(city_site), "title": title, "idempotency_key": key}
    answers = at_once([lambda who=chen.twin(): who.post("/desk/documents/new/", told) for _ in range(2)])
    assert Counter(answer.status for answer in answers) == {302: 1, 409: 1}
    made = Document.objects.get(title=title)
    assert next(a.location for a in answers if a.status == 302) == f"/desk/documents/{made.ref}/"
    assert f'href="/desk/documents/{made.ref}/"' in next(a.body for a in answers if a.status == 409)


def test_the_back_button_and_a_second_press_make_nothing_new(city_site: CitySite, in_database: None):
    from kexie.notices.models import Document

    chen = signed_in(city_site.url, "chen")
    told = {
        **TEXT,
        **_named(city_site),
        "title": "关于后退的通知",
        "idempotency_key": chen.key_of("/desk/documents/new/"),
    }
    first = chen.post("/desk/documents/new/", told)
    chen.get(first.location)
    second = chen.post("/desk/documents/new/", told)
    assert (first.status, second.status) == (302, 409)
    assert Document.objects.filter(title="关于后退的通知").count() == 1


def test_a_double_click_on_signing_for_is_told_as_done_and_not_as_a_fault(city_site: CitySite, in_database: None):
    from kexie.notices.models import Receipt

    ref = city_site.facts.ref("founding")
    sun = signed_in(city_site.url, "sun")
    told = {"idempotency_key": sun.key_of(f"/desk/inbox/{ref}/")}
    answers = at_once([lambda who=sun.twin(): who.post(f"/desk/inbox/{ref}/receipt/", told) for _ in range(2)])
    assert Counter(answer.status for answer in answers) == {302: 1, 409: 1}
    unit = city_site.facts.number("jixie")
    assert Receipt.objects.filter(addressee__document__ref=ref, addressee__organisation__number=unit).count() == 1


def test_canary_without_the_key_a_double_click_makes_two_documents(city_site: CitySite, in_database: None):
    """The same two presses with a key each: what the key is for."""
    from kexie.notices.models import Document

    chen = signed_in(city_site.url, "chen")
    told = {**TEXT, **_named(city_site), "title": "关于没有标记的通知"}
    answers = at_once(
        [
            lambda who=chen.twin(): who.post("/desk/documents/new/", {**told, "idempotency_key": str(uuid4())})
            for _ in range(2)
        ]
    )
    assert Counter(answer.status for answer in answers) == {302: 2}
    assert Document.objects.filter(title="关于没有标记的通知").count() == 2


def test_a_form_without_any_key_is_refused(city_site: CitySite, in_database: None):
    chen = signed_in(city_site.url, "chen")
    assert chen.post("/desk/documents/new/", {**TEXT, **_named(city_site), "title": "无标记"}).status == 403


def _named(city_site: CitySite) -> dict[str, str]:
    from kexie.notices.models import Column

    return {
        "issuer_number": str(city_site.facts.number("city")), "column": str(Column.objects.get(code="bulletin").pk),
    }  # fmt: skip


def last_serial() -> int:
    """The last number the city gave this year; 0 where it gave none."""
    from kexie.kit import clock
    from kexie.notices.models import Numbering

    given = Numbering.objects.filter(code="武科协", year=clock.today().year)
    return max([0, *given.values_list("serial", flat=True)])
