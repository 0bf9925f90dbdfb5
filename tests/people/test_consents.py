"""Consent: versions of the words, a yes and its withdrawal, what a withdrawal takes with it."""

import pytest
from django.db import IntegrityError, transaction

from kexie.kit import clock
from kexie.kit.actor import SYSTEM, Actor
from kexie.kit.journal import Entry
from kexie.kit.verdict import Overtaken, Refused
from kexie.people import consents as table
from kexie.people import queries
from kexie.people.actions import consents, numbers, persons
from kexie.people.models import Consent, ConsentText, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def li(db: None) -> Person:
    told = persons.Particulars(name="李工", ethnic_group="01", political_status="13", title="工程师")
    return persons.record(told, by=SYSTEM)


def me(person: Person) -> Actor:
    return Actor(person_id=person.pk)


def now(purpose: str = "membership") -> ConsentText:
    found = queries.consent_text(purpose)
    assert found is not None
    return found


def test_every_purpose_starts_with_its_words() -> None:
    assert {purpose: text.version for purpose, text in queries.consent_texts().items()} == dict.fromkeys(table.TABLE, 1)
    assert [code for code, _ in table.choices()] == list(table.TABLE)


def test_other_words_are_the_next_version_and_the_same_words_are_none(li: Person) -> None:
    with transaction.atomic():
        made = consents.publish("membership", " 新的同意书 ", by=SYSTEM)
    assert (made.version, made.text, now()) == (2, "新的同意书", made)
    for purpose, words, reason in (
        ("membership", "新的同意书", "没有改动"), ("membership", "  ", "没有改动"), ("no", "文字", "没有这种同意书"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=reason), transaction.atomic():
            consents.publish(purpose, words, by=SYSTEM)
    with pytest.raises(IntegrityError), transaction.atomic():
        ConsentText.objects.create(purpose="membership", version=2, text="别的", published_at=clock.now())
    ConsentText.objects.filter(purpose="bank_account").delete()
    with transaction.atomic():
        assert consents.publish("bank_account", "从头来", by=SYSTEM).version == 1


def test_one_says_yes_oneself_to_the_words_that_hold_and_once(li: Person) -> None:
    given = consents.give(li, now(), by=me(li))
    assert (queries.consent_of(li, "membership"), given.way, str(given)) == (given, "page", f"{li.pk} {now().pk}")
    with pytest.raises(Refused, match="只能由本人同意"):
        consents.give(li, now("sensitive"), by=SYSTEM)
    with pytest.raises(Overtaken, match="已经同意过了"):
        consents.give(li, now(), by=me(li))
    old = now()
    with transaction.atomic():
        consents.publish("membership", "新版", by=SYSTEM)
    assert queries.consent_of(li, "membership") is None
    for text in (old, None):
        with pytest.raises(Overtaken, match="刚发布了新版"):
            consents.give(li, text, by=me(li))
    consents.give(li, now(), by=me(li))
    assert [row.text.version for row in queries.consents_of(li)] == [2, 1]


def test_a_version_is_found_as_a_form_names_it() -> None:
    assert queries.consent_version("membership", "1") == now()
    for wrong in ("2", "x", "", "１", "9" * 12):
        assert queries.consent_version("membership", wrong) is None


def test_withdrawing_takes_with_it_what_only_that_allowed_to_keep(li: Person) -> None:
    with transaction.atomic():
        numbers.write(li, {"bank_account": "6222020000112233", "mobile": "13812345678"}, by=SYSTEM)
    for purpose in table.TABLE:
        consents.give(li, now(purpose), by=me(li))
    with transaction.atomic():
        rows = [consents.withdraw(li, purpose, by=me(li)) for purpose in table.TABLE]
    found = Person.objects.get(pk=li.pk)
    assert (found.ethnic_group, found.political_status, found.bank_account) == ("", "", None)
    assert (found.title, found.mobile.reveal(), [len(one) for one in rows]) == ("工程师", "13812345678", [1, 1, 1])
    assert not Consent.objects.filter(withdrawn_at=None).exists()
    with pytest.raises(Overtaken, match="没有有效的同意"), transaction.atomic():
        consents.withdraw(li, "membership", by=me(li))
    told = Entry.objects.filter(entity="consent").order_by("id").values_list("verb", flat=True)
    assert list(told) == ["give"] * 3 + ["withdraw"] * 3
