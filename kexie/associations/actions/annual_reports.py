"""年报: asked for, filled in, sent, returned by field, accepted; and whoever is late reminded."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from kexie.associations import kinds, reporting
from kexie.associations.actions import locking
from kexie.associations.flow import OWING, REPORT
from kexie.associations.models import AnnualReport
from kexie.associations.queries import report as reads
from kexie.associations.reporting import Yearly
from kexie.associations.rules import report as rules
from kexie.kit import clock, flow, journal
from kexie.kit.actor import SYSTEM, Actor
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.messages.actions import outbox
from kexie.messages.addresses import Receiver
from kexie.organisations.models import Organisation
from kexie.organisations.rules import in_office

# So many units are asked in one go; the sweep of the next morning goes on.
MOST = 5_000


@transaction.atomic
def begin(organisation: Organisation, year: int, *, by: Actor) -> AnnualReport:
    """Begin the report of a year. Raises Refused; Overtaken where it is begun already."""
    unit = locking.organisation(organisation)
    require(rules.can_begin(by, unit, year))
    row = AnnualReport(organisation=unit, year=year, due_on=reads.due_on(unit, year))
    with locking.once():
        row.save(force_insert=True)
    journal.write(REPORT.entity, row.pk, "begin", by=by, target=row.state, diff=journal.changes({}, {"year": year}))
    return row


@transaction.atomic
def ask(house: Organisation, year: int, due_on: date, *, by: Actor) -> int:
    """布置年报: all below are to report of this year until then; of those that owe one the day moves. How many."""
    locked = locking.organisation(house)
    require(rules.can_ask(by, locked))
    if not rules.FIRST_YEAR <= year <= clock.today().year:
        raise Refused(f"年度应在 {rules.FIRST_YEAR} 至 {clock.today().year} 之间", "annual_report.year")
    if due_on < date(year, 12, 1):
        raise Refused(f"{year} 年的年报，报送期限不能早于当年 12 月", "annual_report.due")
    below = Organisation.objects.filter(ancestry__ancestor=locked)
    open_ones = AnnualReport.objects.filter(organisation__in=below.values("pk"), year=year, state__in=OWING)
    moved = open_ones.exclude(due_on=due_on).update(due_on=due_on)
    made = _made(reads.owing(below, year)[:MOST], year, due_on)
    diff = journal.changes({}, {"year": year, "due_on": due_on, "count": made + moved})
    journal.write("organisation", locked.pk, "ask_reports", by=by, diff=diff)
    return made + moved


def ask_of_last_year() -> int:
    """Every morning: whoever owes a report of last year and was not asked is asked, until the day of its house."""
    year, done = clock.today().year - 1, 0
    owing = reads.owing(Organisation.objects.filter(superior__isnull=False), year).select_related("superior")
    by_house: dict[Organisation, list[Organisation]] = {}
    for unit in owing[:MOST]:
        assert unit.superior is not None  # by the filter
        by_house.setdefault(unit.superior, []).append(unit)
    for house, units in by_house.items():
        due_on = reads.due_on(house, year)
        if clock.today() > due_on:
            continue  # what came on the register after that day is asked for by hand
        with transaction.atomic():
            count = _made(units, year, due_on)
            diff = journal.changes({}, {"year": year, "count": count})
            journal.write("organisation", house.pk, "ask_reports", by=SYSTEM, diff=diff)
        done += count
    return done


@transaction.atomic
def edit(report: AnnualReport, told: Yearly, *, by: Actor, version: int) -> AnnualReport:
    """Save what is filled in, whole or not. Raises Refused, Overtaken."""
    row = locking.report(report)
    require(rules.can_fill(by, row))
    if row.version != version:
        raise Overtaken("这份年报刚被改过，请刷新后再改", "annual_report.version")
    if (large := reporting.too_large(told.figures)) is not None:
        raise Refused(large[1], f"annual_report.{large[0]}")
    before = {name: getattr(row, name) for name in reporting.WORDS}
    after = {name: getattr(told, name) for name in reporting.WORDS}
    diff = journal.changes(before, after, personal=reporting.WORDS)
    diff |= journal.changes(row.figures, told.plain())
    for name, value in after.items():
        setattr(row, name, value)
    row.figures, row.version = told.plain(), row.version + 1
    row.save()
    journal.write(REPORT.entity, row.pk, "edit", by=by, diff=diff)
    return row


@transaction.atomic
def send(report: AnnualReport, *, by: Actor) -> AnnualReport:
    """报送, or send again what was mended; what the records count is kept beside it. Raises Refused, Overtaken."""
    row = locking.report(report)
    verb = "mend" if row.state == "returned" else "submit"
    locking.expect(row, REPORT, verb)
    require(rules.can_fill(by, row))
    if gaps := reporting.missing(row.words, row.figures):
        more = f"等 {len(gaps)} 项" if len(gaps) > 5 else ""
        raise Refused(f"还没有填写：{'、'.join(gaps[:5])}{more}。没有的填 0", "annual_report.missing")
    row.counted = reads.counted(row.organisation, row.year)
    row.submitted_at, row.submitted_by_id, row.reasons, row.note = clock.now(), by.person_id, {}, ""
    flow.move(row, REPORT, verb, by=by, also=("counted", "submitted_at", "submitted_by", "reasons", "note"))
    return row


@transaction.atomic
def recall(report: AnnualReport, *, by: Actor) -> AnnualReport:
    """收回修改, before it is looked at. Raises Refused, Overtaken."""
    row = locking.report(report)
    locking.expect(row, REPORT, "recall")
    require(rules.can_recall(by, row))
    flow.move(row, REPORT, "recall", by=by)
    return row


@transaction.atomic
def return_(report: AnnualReport, *, by: Actor, note: str, reasons: Mapping[str, str]) -> AnnualReport:
    """退回, with what is to be mended in which field. Raises Refused, Overtaken."""
    row = locking.report(report)
    locking.expect(row, REPORT, "return")
    require(rules.can_judge(by, row))
    known = {**reporting.WORDS, **reporting.ITEMS}
    row.reasons = {name: words[:200] for name, words in reasons.items() if name in known and words}
    row.note = note.strip()[:500]
    flow.move(row, REPORT, "return", by=by, note=note, also=("reasons", "note"))
    return row


@transaction.atomic
def accept(report: AnnualReport, *, by: Actor) -> AnnualReport:
    """核对通过. Raises Refused, Overtaken."""
    row = locking.report(report)
    locking.expect(row, REPORT, "accept")
    require(rules.can_judge(by, row))
    row.accepted_at, row.accepted_by_id = clock.now(), by.person_id
    flow.move(row, REPORT, "accept", by=by, also=("accepted_at", "accepted_by"))
    return row


@transaction.atomic
def reopen(report: AnnualReport, *, by: Actor, note: str) -> AnnualReport:
    """撤销通过: the unit puts it right and sends it again. Raises Refused, Overtaken."""
    row = locking.report(report)
    locking.expect(row, REPORT, "reopen")
    require(rules.can_reopen(by, row))
    row.accepted_at, row.accepted_by, row.note = None, None, note.strip()[:500]
    flow.move(row, REPORT, "reopen", by=by, note=note, also=("accepted_at", "accepted_by", "note"))
    return row


@transaction.atomic
def remind(house: Organisation, year: int, *, by: Actor) -> int:
    """催报 all below that owe the report of a year, each once a day. How many units. Raises Refused."""
    require(rules.can_ask(by, house))
    rows = AnnualReport.objects.filter(organisation__ancestry__ancestor=house, organisation__state="active")
    owing = list(rows.filter(year=year, state__in=OWING).select_related("organisation").order_by("id")[:MOST])
    if not owing:
        raise Refused(f"{year} 年的年报没有未报的单位", "annual_report.none")
    for row in owing:
        _tell(row, house, by)
    diff = journal.changes({}, {"year": year, "count": len(owing)})
    journal.write("organisation", house.pk, "remind_reports", by=by, diff=diff)
    return len(owing)


def _tell(row: AnnualReport, house: Organisation, by: Actor) -> None:
    values = {
        "单位": row.organisation.label, "年度": str(row.year), "报送期限": f"{row.due_on:%Y-%m-%d}",
        "网址": settings.SITE_ADDRESS.rstrip("/") + reverse("desk:annual_report", args=[row.pk]),
    }  # fmt: skip
    for place, receiver in enumerate(_receivers(row.organisation)):
        outbox.queue(
            kinds.REPORT_DUE, key=f"annual-report:{row.pk}:{clock.today()}:{place}", to=receiver, values=values,
            about=("annual_report", row.pk), by=by, house=house,
        )  # fmt: skip


def _receivers(unit: Organisation) -> Sequence[Receiver]:
    """Whoever keeps the association's papers, else the unit's own address."""
    held = in_office().filter(organisation=unit, kind__in=("secretary_general", "liaison", "officer"))
    people = {post.person_id: post.person for post in held.select_related("person").order_by("starts_on", "id")}
    return list(people.values()) or [unit]


def _made(units: Iterable[Organisation], year: int, due_on: date) -> int:
    rows = [AnnualReport(organisation=unit, year=year, due_on=due_on) for unit in units]
    return len(AnnualReport.objects.bulk_create(rows, ignore_conflicts=True))
