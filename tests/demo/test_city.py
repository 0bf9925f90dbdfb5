"""The demo city as it stands: through real actions, whole, and only where it may."""

from collections import Counter
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kexie.demo import cast, city, notice
from kexie.kit import clock, invariants
from kexie.kit.journal import Entry
from kexie.notices import invariants as notice_invariants
from kexie.notices import queries as notices
from kexie.notices.models import Document
from kexie.notices.queries import reminders
from kexie.organisations import invariants as organisation_invariants
from kexie.organisations import queries
from kexie.organisations.models import Batch, Installation, Organisation, Post
from kexie.people.models import Account, Person
from tests.people.test_sign_in import enter

FEW = 2100


@pytest.fixture(scope="module")
def whole(django_db_setup: None, django_db_blocker: Any) -> Iterator[city.City]:
    """The city with fewer people, built once."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield city.build(people=FEW)
        transaction.set_rollback(True)


@pytest.fixture
def made(whole: city.City) -> Iterator[city.City]:
    """The same for every test: what one does to it is taken back."""
    with transaction.atomic():
        yield whole
        transaction.set_rollback(True)


def test_the_city_has_its_units_people_and_cast(made: city.City) -> None:
    kinds = Counter(Organisation.objects.values_list("kind", flat=True))
    assert kinds == {
        "association": 18, "department": 24, "joint_issuer": 5, "academician_centre": 1, "society": 40, "enterprise": 300,
        "institution": 24, "institute": 16, "university": 20, "hospital": 14, "park": 8, "joint": 6, "federation": 6,
    }  # fmt: skip
    assert Person.objects.count() == FEW + 31
    assert Account.objects.count() == len(made.accounts) == 31
    assert queries.public_counts() == queries.PublicCounts(enterprises=300, people=FEW + 31)
    assert Installation.objects.get().is_demo


def test_everybody_else_works_somewhere_and_has_no_account(made: city.City) -> None:
    crowd = Person.objects.filter(account=None)
    assert crowd.count() == FEW
    assert crowd.filter(affiliations=None).count() == 0
    assert crowd.filter(discipline="").count() == crowd.filter(title="").count() == 0


def test_the_tree_is_sound(made: city.City) -> None:
    assert list(invariants.breaches(organisation_invariants.ALL)) == []


def test_bulk_acts_left_one_row_each(made: city.City) -> None:
    batches = {(batch.entity, batch.count) for batch in Batch.objects.all()}
    assert batches == {("organisation", 70), ("organisation", 411), ("person", FEW), ("post", 452 * 4 - 5)}
    entries = Counter(Entry.objects.filter(entity="batch").values_list("verb", flat=True))
    assert entries == {"register_many": 3, "appoint_many": 1}


def test_no_association_of_the_cast_has_two_chairs_or_two_secretaries(made: city.City) -> None:
    heads = Post.objects.filter(kind__in=("chair", "secretary_general"), ends_on=None)
    counted = Counter(heads.values_list("organisation_id", "kind"))
    assert {made.places[place].label: times for place in ("district", "enterprise", "society", "university")
            for (unit, _), times in counted.items() if unit == made.places[place].pk and times > 1} == {}  # fmt: skip
    assert len(counted) == 452 * 2


def test_the_cast_signs_in_and_holds_its_posts(made: city.City) -> None:
    held = {
        username: [(post.kind, post.organisation.label) for post in queries.posts_held(account.person)]
        for username, account in made.accounts.items()
        if account.person is not None
    }
    firm = made.places["enterprise"].label
    assert held == {
        "chen": [("officer", "武汉市科协")],
        "admin": [("system_admin", "武汉市科协")],
        "he": [("office_reviewer", "武汉市科协"), ("registrar", "武汉市科协")],
        "qian": [("leader", "武汉市科协")],
        "jin": [("leader", "市科学技术局")],
        "zhao": [("chair", "江岸区科协")],
        "shi": [("secretary_general", "江岸区科协")],
        "fang": [("officer", "江岸区科协")],
        "wang": [("secretary_general", firm)],
        "gao": [("chair", firm)],
        "lin": [("officer", firm)],
        "sun": [("secretary_general", "武汉市机械工程学会")],
        "li": [],
        "zhou": [],
        "wu": [],
        "jianghan": [("officer", "江汉区科协")],
        "qiaokou": [("officer", "硚口区科协")],
        "hanyang": [("officer", "汉阳区科协")],
        "wuchang": [("officer", "武昌区科协")],
        "qingshan": [("officer", "青山区科协")],
        "hongshan": [("officer", "洪山区科协")],
        "dongxihu": [("officer", "东西湖区科协")],
        "hannan": [("officer", "汉南区科协")],
        "caidian": [("officer", "蔡甸区科协")],
        "jiangxia": [("officer", "江夏区科协")],
        "huangpi": [("officer", "黄陂区科协")],
        "xinzhou": [("officer", "新洲区科协")],
        "guanggu": [("officer", "东湖高新区科协")],
        "jingkai": [("officer", "武汉经开区科协")],
        "donghu": [("officer", "东湖风景区科协")],
        "changjiang": [("officer", "长江新区科协")],
    }
    for number, username in enumerate(made.accounts):
        assert enter(Client(), username, cast.PASSWORD, f"10.0.1.{number}").status_code == 302


def test_the_enterprise_of_the_cast_stands_under_the_district_of_the_cast(made: city.City) -> None:
    assert [one.label for one in queries.path(made.places["enterprise"])][:2] == ["武汉市科协", "江岸区科协"]


def test_the_founding_notice_goes_the_whole_way_and_is_signed_for_by_some(made: city.City) -> None:
    issued = notice.issue(made)
    document = Document.objects.get()
    assert (document.pk, document.state, str(document.number)) == (issued.pk, "issued", "武科协〔2013〕1号")
    assert document.title == "关于印发《2013年武汉市企事业科协工作要点》的通知"
    assert document.source_text.text == notice.TEXT.read_text(encoding="utf-8")
    assert (document.written_on, clock.local(document.notice.published_at)) == (
        clock.shanghai(2013, 4, 25).date(), clock.shanghai(2013, 5, 2, 16, 32, 50),
    )  # fmt: skip
    kinds = Counter(document.addressees.values_list("organisation__kind", flat=True))
    assert kinds == {
        "enterprise": 300, "institution": 24, "institute": 16, "university": 20, "hospital": 14, "park": 8, "joint": 6,
        "association": 17, "society": 16,
    }  # fmt: skip
    told = notices.summed(notices.by_district(document))
    assert (told.signed, told.late, told.by_link, told.by_phone, told.open, told.called) == (201, 12, 9, 6, 220, 14)
    assert list(invariants.breaches(notice_invariants.ALL)) == []
    signed = document.addressees.filter(receipt__isnull=False)
    unsigned = {made.places[key].pk for key in notice.OPEN}
    assert signed.filter(organisation__in=unsigned).count() == 0
    assert signed.filter(organisation=made.places["society"]).count() == 1
    verbs = Entry.objects.filter(entity="document", entity_id=document.pk).order_by("id").values_list("verb", flat=True)
    assert list(verbs)[:8] == ["draft", "import", "edit", "submit", "review", "sign_off", "number", "issue"]
    # Signatures are entered before each step of the ladder: who has signed by then is not asked.
    later = Counter(list(verbs)[8:])
    assert (set(later), later["sign_many"], later["remind"] > 4) == ({"remind", "sign_many"}, 3, True)
    outcomes = reminders.outcomes(document)
    assert [(one.days, one.sent + one.stopped + one.missed + one.nobody) for one in outcomes] == [
        (days, told.total) for days in (-2, 1, 3, 5)
    ]  # fmt: skip
    assert all(one.sent and one.stopped and not one.missed for one in outcomes)


def test_nobody_signed_on_a_day_off(made: city.City) -> None:
    from kexie.kit import calendar

    document = notice.issue(made)
    days = {clock.local(one.receipt.at).date() for one in document.addressees.filter(receipt__isnull=False)}
    assert {day for day in days if not calendar.is_working_day(day)} == set()


def test_a_city_that_stands_is_left_alone(made: city.City) -> None:
    out = StringIO()
    with CaptureQueriesContext(connection) as seen:
        call_command("demo", stdout=out)
    assert (out.getvalue(), len(seen)) == ("there is an installation already; nothing was done\n", 1)
