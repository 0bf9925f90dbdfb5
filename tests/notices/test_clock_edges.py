"""The last second of a day and the first of the next, in Shanghai, where it costs somebody something (bar.md C5).

On an ordinary day, on 29 February, at the turn of a year; and with the machine's clock set back by an hour.
"""

from calendar import isleap
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from kexie.kit import clock, journal
from kexie.kit.verdict import Refused
from kexie.notices import queries, rules
from kexie.notices.actions import documents, links, receipts, replies
from kexie.notices.actions.replies import Told
from kexie.notices.models import Document
from kexie.notices.models.replies import end_of
from tests.notices.office import Office
from tests.notices.test_replies import issue, ready, values

SOON = clock.today() + timedelta(days=10)
LEAP = next(year for year in range(SOON.year + (date(SOON.year, 2, 25) < SOON), SOON.year + 9) if isleap(year))
DAYS = (SOON, date(LEAP, 2, 29), date(SOON.year + 1, 12, 31), date(SOON.year + 2, 1, 1))
# The gate tries the first of them.
EVERY = [
    pytest.param(day, id=name, marks=() if day == SOON else pytest.mark.full)
    for day, name in zip(DAYS, ("soon", "29 February", "31 December", "1 January"), strict=True)
]
Freeze = Callable[[datetime], None]


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch) -> Freeze:
    """Let the clock stand: however slow the machine, the act happens in this very instant."""
    return lambda moment: monkeypatch.setattr(clock, "now", lambda: moment)


def edges(day: date) -> tuple[datetime, datetime]:
    """The last second of a day and the first of the next."""
    after = day + timedelta(days=1)
    return clock.shanghai(day.year, day.month, day.day, 23, 59, 59), clock.shanghai(after.year, after.month, after.day)


def asked_until(office: Office, day: date) -> Document:
    """Issued four days before, to sign for and to answer by the end of this day."""
    with clock.at(edges(day)[0] - timedelta(days=4)):
        draft = office.draft(classes=office.classes("各区科协", "各企业科协"), openness="internal", due_on=day)
        replies.attach(draft, ready(), end_of(day), by=office["chen"])
        return issue(office, draft)


@pytest.mark.parametrize("day", EVERY)
def test_a_receipt_is_in_time_until_the_last_second_and_late_from_the_first(
    office: Office, frozen: Freeze, day: date
) -> None:
    document = asked_until(office, day)
    assert document.due_on == day
    for unit, who, moment in zip(("jiang", "motor"), ("zhao", "wang"), edges(day), strict=True):
        frozen(moment)
        receipts.sign(document.addressees.get(organisation=office.unit(unit)), by=office[who])
    told = {row.name: row.is_late for row in queries.addressees(document, "signed")}
    assert told == {"江边区科协": False, "光明电机公司科协": True}


@pytest.mark.parametrize("day", EVERY)
def test_an_answer_is_changed_until_the_last_second_and_not_in_the_first(
    office: Office, frozen: Freeze, day: date
) -> None:
    unit = asked_until(office, day).addressees.get(organisation=office.unit("motor"))
    last, first = edges(day)
    frozen(last)
    made = replies.answer(unit, Told(values()), by=office["wang"])
    changed = replies.answer(unit, Told(values("3"), changes=1), by=office["wang"])
    frozen(first)
    with pytest.raises(Refused, match="回执期限已过"):
        replies.answer(unit, Told(values("4"), changes=2), by=office["wang"])
    assert (made.round, changed.round, [one.round for one in queries.replies.rounds(unit)]) == (1, 2, [2, 1])


@pytest.mark.parametrize("day", EVERY)
def test_a_link_signs_until_the_last_second_of_its_last_day(office: Office, frozen: Freeze, day: date) -> None:
    document = asked_until(office, day)
    with clock.at(edges(day)[0] - timedelta(days=3)):
        link = links.make(document.addressees.get(organisation=office.unit("motor")), by=office["chen"]).link
    last, first = edges(clock.local(link.expires_at - timedelta(seconds=1)).date())
    frozen(last)
    assert rules.can_sign_by_link(link)
    frozen(first)
    assert rules.can_sign_by_link(link).rule == "expired"


def test_a_document_belongs_to_the_year_of_the_second_it_was_signed_off_in(office: Office, frozen: Freeze) -> None:
    papers = [office.at("sign_off", openness="internal") for _ in range(3)]
    last, first = edges(DAYS[2])
    told = []
    for paper, moment in zip(papers, (last, first, first + timedelta(seconds=1)), strict=True):
        frozen(moment)
        numbered = documents.number(documents.sign_off(paper, by=office["leader"]), by=office["registrar"])
        told.append((numbered.written_on, numbered.number.year, numbered.number.serial))
    new_year = DAYS[2] + timedelta(days=1)
    assert told == [(DAYS[2], DAYS[2].year, 1), (new_year, new_year.year, 1), (new_year, new_year.year, 2)]


def test_a_clock_set_back_by_an_hour_opens_no_answer_again_that_was_closed_and_breaks_no_journal(
    office: Office, frozen: Freeze
) -> None:
    document = asked_until(office, DAYS[0])
    motor, jiang = (document.addressees.get(organisation=office.unit(key)) for key in ("motor", "jiang"))
    _, first = edges(DAYS[0])
    frozen(first)
    receipts.sign(motor, by=office["wang"])
    frozen(first - timedelta(hours=1))
    receipts.sign(jiang, by=office["zhao"])
    # Each is judged by the second it was signed in, and the journal stands in the order things happened.
    told = {row.name: row.is_late for row in queries.addressees(document, "signed")}
    assert told == {"江边区科协": False, "光明电机公司科协": True}
    acts = [entry for unit in (motor, jiang) for entry in journal.queries.history("addressee", unit.pk)]
    assert [entry.pk for entry in acts] == sorted(entry.pk for entry in acts)


def test_canary_a_clock_that_rules_in_utc_takes_late_ones_for_eight_hours(
    office: Office, frozen: Freeze, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "SHANGHAI", UTC)
    unit = asked_until(office, DAYS[0]).addressees.get(organisation=office.unit("motor"))
    monkeypatch.undo()
    frozen(edges(DAYS[0])[1])
    replies.answer(unit, Told(values()), by=office["wang"])
    assert replies.answer(unit, Told(values("3"), changes=1), by=office["wang"]).round == 2
