"""The demo city works up to today: notices of a year, papers under way, something to do for everybody on the staff."""

import itertools
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from kexie.demo import city, days, living, notice, papers, stages
from kexie.kit import calendar, clock, invariants
from kexie.kit.journal import Entry
from kexie.notices import queries
from kexie.notices.models import Document, Notice, Original, Receipt, Reply
from kexie.notices.queries.collation import collation
from kexie.portal.views.board import PAGE

FEW = 2100
NOW = clock.shanghai(2026, 11, 23, 11)
PLACES = (
    ("chen", "officer"), ("he", "office_reviewer"), ("he", "registrar"), ("qian", "leader"), ("jin", "leader"),
    ("zhao", "chair"), ("shi", "secretary_general"), ("fang", "officer"), ("wang", "secretary_general"),
    ("gao", "chair"), ("lin", "officer"), ("sun", "secretary_general"),
)  # fmt: skip
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff》”〕][,;:?!()]|[,;:?!()][\u4e00-\u9fff《“]")


# The gate builds the city of the demo once (test_city.py); a year of its life is built in full.
pytestmark = pytest.mark.full


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: Any) -> Iterator[city.City]:
    """The whole world on a fixed day, staged once: the tests here only look at it."""
    with django_db_blocker.unblock(), transaction.atomic():
        found = city.build(people=FEW)
        notice.issue(found)
        with clock.at(NOW):
            living.go_on(found)
        stages.understood()
        yield found
        transaction.set_rollback(True)


def _waiting(made: city.City, username: str, kind: str) -> list[tuple[str, int]]:
    with clock.at(NOW):
        by = made.actor(username, kind)
        sources = (*queries.todo.SOURCES, *queries.todo.ASIDE)
        return [(found.code, found.total) for source in sources if (found := source(by)).total]


def test_everybody_on_the_staff_finds_something_to_do(made: city.City) -> None:
    assert {f"{name} {kind}": _waiting(made, name, kind) for name, kind in PLACES} == {
        "chen officer": [("documents", 1), ("late", 2)],
        "he office_reviewer": [("documents", 1)],
        "he registrar": [("documents", 1), ("late", 2)],
        "qian leader": [("documents", 1)],
        "jin leader": [("documents", 1)],
        "zhao chair": [("documents", 1), ("inbox", 4)],
        "shi secretary_general": [("documents", 1), ("inbox", 4)],
        "fang officer": [("inbox", 4)],
        "wang secretary_general": [("inbox", 4)],
        "gao chair": [("documents", 1), ("inbox", 4)],
        "lin officer": [("inbox", 4)],
        "sun secretary_general": [("inbox", 1)],
    }


def test_the_board_has_a_year_of_notices_in_every_column(made: city.City) -> None:
    further = Notice.objects.exclude(year=2013)
    columns = Counter(further.values_list("column__code", flat=True))
    assert columns == {"bulletin": 10, "news": 3, "frontline": 2, "work": 2, "briefing": 1}
    assert len(further) < PAGE, "the founding notice stands on the first page of the board"
    moments = [clock.local(one.published_at) for one in further]
    assert (min(moments).date() > date(2025, 11, 1) - (NOW.date() - date(2026, 10, 31)), max(moments) < NOW) == (
        True,
        True,
    )
    assert [one for one in moments if not calendar.is_working_day(one.date()) or not 9 <= one.hour < 18] == []


def test_every_rung_of_the_ladder_has_its_paper(made: city.City) -> None:
    states = Counter(Document.objects.filter(issuer=made.root).exclude(state="issued").values_list("state", flat=True))
    assert states == {"review": 1, "countersign": 1, "sign_off": 1, "signed": 1, "draft": 1}
    issuers = Counter(Document.objects.exclude(issuer=made.root).values_list("issuer__short_name", "state"))
    firm = made.places["enterprise"].short_name
    assert issuers == {
        ("江岸区科协", "issued"): 2, ("江岸区科协", "review"): 1, ("江岸区科协", "sign_off"): 1,
        (firm, "issued"): 1, (firm, "sign_off"): 1,
    }  # fmt: skip
    corrected = Document.objects.get(corrects__isnull=False)
    assert (corrected.state, corrected.title) == ("issued", f"{corrected.corrects}（更正）")


def test_the_newest_city_notice_is_half_signed_and_due_in_the_coming_days(made: city.City) -> None:
    newest = Document.objects.filter(issuer=made.root, state="issued").latest("issued_at")
    signed = newest.addressees.exclude(receipt=None).count() / newest.addressees.count()
    assert 0.5 < signed < 0.6
    assert NOW.date() < newest.due_on <= date(2026, 11, 27)
    assert Receipt.objects.filter(at__gt=NOW).count() == 0


def test_a_slip_is_answered_in_time_late_and_by_link_and_one_unit_has_more_time(made: city.City) -> None:
    document = Document.objects.get(issuer=made.root, reply_slip__isnull=False)
    with clock.at(NOW):
        slip = queries.replies.slip(document)
        found = collation(made.actor("chen", "officer"), document, slip)
        mine = collation(made.actor("zhao", "chair"), document, slip)
    ways = Counter(Reply.objects.values_list("way", flat=True))
    assert (ways, found.sum.late, len(found.districts) > 9) == ({"desk": 50, "link": 5}, 6, True)
    assert (found.sum.total - found.sum.answered, found.sum.open - found.sum.overdue) == (16, 1)
    assert {line.district for line in mine.lines} == {"江岸区"}


def test_paper_originals_stand_in_every_state_of_a_year(made: city.City) -> None:
    states = Counter(Original.objects.values_list("state", flat=True))
    assert states == {"made": 2, "stamped": 3, "sent": 2, "received": 4, "lost": 1}


def test_the_journal_runs_in_the_order_of_time_and_nothing_is_amiss(made: city.City) -> None:
    moments = list(Entry.objects.order_by("id").values_list("at", flat=True))
    assert [one for one, after in itertools.pairwise(moments) if one > after] == []
    assert list(invariants.breaches()) == []


@pytest.mark.parametrize("today", [date(2026, 1, 1), date(2026, 2, 20), date(2026, 10, 5), date(2028, 7, 1)])
def test_days_are_worked_and_past_whatever_day_it_is_built_on(today: date) -> None:
    made = days.Days(today, _packaged)
    told = tomllib.loads(living.TEXTS.read_text(encoding="utf-8"))
    found = [made.last(text["on"], living.QUIET) for text in told["notice"]] + [made.back(n) for n in range(15)]
    assert [day for day in found if day >= today or not made.working(day)] == []


def _packaged(day: date) -> bool:
    if day.year > 2026:
        raise calendar.UnknownYear(day.year)
    return day.weekday() < 5


def test_the_texts_bear_full_width_punctuation_only() -> None:
    text = living.TEXTS.read_text(encoding="utf-8")
    written = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    assert HALF_WIDTH.findall(written) == []
    assert HALF_WIDTH.findall("一,二") == ["一,"]


def test_an_unknown_state_is_no_rung(made: city.City) -> None:
    with pytest.raises(ValueError, match="not in"):
        papers.rungs(papers.city(made), "draft")
