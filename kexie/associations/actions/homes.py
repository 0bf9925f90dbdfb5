"""建家: a unit assesses itself with evidence, the association above gives points and with them a star."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from kexie.associations import days, homes
from kexie.associations.actions import locking
from kexie.associations.actions.activities import Upload
from kexie.associations.flow import HOME
from kexie.associations.homes import Said
from kexie.associations.models import Home, HomeFile, HomeScore
from kexie.associations.queries import home as reads
from kexie.associations.rules import home as rules
from kexie.kit import clock, files, flow, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.notices.actions import documents
from kexie.notices.models import Document
from kexie.organisations.models import Organisation

MOST_FILES = 5


@transaction.atomic
def begin(organisation: Organisation, *, by: Actor) -> Home:
    """Of this year, by the checklist in use. Raises Refused; Overtaken where it is begun."""
    unit = locking.organisation(organisation)
    require(rules.can_begin(by, unit))
    checklist = rules.in_use(unit)
    assert checklist is not None, "asked by the rule"
    row = Home(organisation=unit, checklist=checklist, year=clock.today().year)
    with locking.once():
        row.save(force_insert=True)
    HomeScore.objects.bulk_create(HomeScore(home=row, item=item) for item in checklist.items.all())
    journal.write(HOME.entity, row.pk, "begin", by=by, target=row.state, diff={"year": ("", str(row.year))})
    return row


@transaction.atomic
def assess(home: Home, said: Mapping[UUID, Said], headline: str, article: str, *, by: Actor, version: int) -> Home:
    """Save what is said of each line (by its score's id), whole or not. Raises Refused, Overtaken."""
    row = locking.home(home)
    require(rules.can_assess(by, row))
    if row.version != version:
        raise Overtaken("这份自评刚被改过，请刷新后再改", "home.version")
    before = row.own_total
    row.own_total = 0
    for score in row.scores.select_related("item"):
        one = said.get(score.pk, Said(score.own_points, score.words))
        _fits(one.points, score)
        score.own_points, score.words = one.points, one.words
        score.save(update_fields=["own_points", "words"])
        row.own_total += one.points
    row.headline, row.article, row.version = headline, article, row.version + 1
    row.save()
    journal.write(HOME.entity, row.pk, "edit", by=by, diff=journal.changes({"value": before}, {"value": row.own_total}))
    return row


@transaction.atomic
def attach(score: HomeScore, upload: Upload, *, by: Actor) -> HomeFile:
    """Evidence of one line. Raises Refused."""
    row = locking.home(score.home)
    require(rules.can_assess(by, row))
    if HomeFile.objects.filter(score=score).count() >= MOST_FILES:
        raise Refused(f"一条最多附 {MOST_FILES} 个文件", "home.files")
    stored = files.keep(upload, purpose="attachment", by=by, organisation_id=row.organisation_id)
    kept = HomeFile.objects.create(score=score, file=stored)
    journal.write(HOME.entity, row.pk, "attach", by=by, diff=journal.changes({}, {"name": stored.name}))
    return kept


@transaction.atomic
def detach(evidence: HomeFile, *, by: Actor) -> None:
    """Take it away. Raises Refused; Overtaken where it was taken away."""
    row = locking.home(evidence.score.home)
    require(rules.can_assess(by, row))
    found = HomeFile.objects.select_related("file").filter(pk=evidence.pk).first()
    if found is None:
        raise Overtaken("这个文件已去掉，请刷新页面", "home.file.gone")
    stored = found.file
    found.delete()
    journal.write(HOME.entity, row.pk, "detach", by=by, diff=journal.changes({"name": stored.name}, {"name": ""}))
    files.discard(stored)


@transaction.atomic
def send(home: Home, *, by: Actor) -> Home:
    """报送自评; what the records count is kept with it. Raises Refused, Overtaken."""
    row = locking.home(home)
    verb = "mend" if row.state == "returned" else "submit"
    locking.expect(row, HOME, verb)
    require(rules.can_assess(by, row))
    counted = reads.counted(row.organisation, row.year)
    for score in row.scores.select_related("item").prefetch_related("files"):
        if score.item.needs_evidence and score.own_points and not score.files.all():
            raise Refused(f"“{score.item.text[:30]}”要附佐证材料", "home.evidence")
        score.counted = counted.get(score.item.figure)
        score.save(update_fields=["counted"])
    row.submitted_at, row.note = clock.now(), ""
    flow.move(row, HOME, verb, by=by, also=("submitted_at", "note"))
    return row


@transaction.atomic
def return_(home: Home, *, by: Actor, note: str) -> Home:
    """退回. Raises Refused, Overtaken."""
    row = locking.home(home)
    locking.expect(row, HOME, "return")
    require(rules.can_judge(by, row))
    row.note = note.strip()[:500]
    flow.move(row, HOME, "return", by=by, note=note, also=("note",))
    return row


@transaction.atomic
def decide(home: Home, points: Mapping[UUID, int], *, by: Actor, note: str = "") -> Home:
    """评定: points for every line (by its score's id), and the star they make. Raises Refused, Overtaken."""
    row = locking.home(home)
    locking.expect(row, HOME, "decide")
    require(rules.can_judge(by, row))
    row.total = 0
    for score in row.scores.select_related("item"):
        given = points.get(score.pk)
        if given is None:
            raise Refused(f"请给“{score.item.text[:30]}”评分", "home.points")
        _fits(given, score)
        score.points = given
        score.save(update_fields=["points"])
        row.total += given
    levels, today = row.checklist.levels, clock.today()
    row.stars, row.decided_on, row.decided_by_id = homes.stars(row.total, levels), today, by.person_id
    row.until, row.note = days.later(today, 12 * levels.years), note.strip()[:500]
    names = ("total", "stars", "until", "decided_on", "decided_by", "note")
    flow.move(row, HOME, "decide", by=by, note=note, also=names, diff={"value": ("", str(row.total))})
    return row


@transaction.atomic
def reopen(home: Home, *, by: Actor, note: str) -> Home:
    """撤销评定. Raises Refused, Overtaken."""
    row = locking.home(home)
    locking.expect(row, HOME, "reopen")
    require(rules.can_reopen(by, row))
    row.note = note.strip()[:500]
    row.total = row.stars = row.until = row.decided_on = row.decided_by = None
    row.scores.update(points=None)
    names = ("total", "stars", "until", "decided_on", "decided_by", "note")
    flow.move(row, HOME, "reopen", by=by, note=note, also=names)
    return row


@transaction.atomic
def publish(home: Home, house: Organisation, *, by: Actor) -> Document:
    """拟发经验材料: a draft in the house's name, with the unit as its author. Raises Refused."""
    row = locking.home(home)
    require(rules.can_publish(by, row, house))
    paper = documents.draft(house, _values(row), by=by)
    row.document = paper
    row.save(update_fields=["document"])
    journal.write(HOME.entity, row.pk, "publish", by=by, diff=journal.changes({}, {"document": paper.title}))
    return paper


def _values(row: Home) -> dict[str, Any]:
    lines = [line.strip() for line in row.article.split("\n") if line.strip()]
    body = [{"kind": "paragraph", "level": 0, "text": line} for line in lines]
    return {
        "title": row.headline or f"{row.organisation.name}建家经验材料", "author": row.organisation.name,
        "source": row.organisation.name, "openness": "public", "body": body,
    }  # fmt: skip


def _fits(points: int, score: HomeScore) -> None:
    if not 0 <= points <= score.item.points:
        raise Refused(f"“{score.item.text[:30]}”应在 0 至 {score.item.points} 分之间", "home.points")
