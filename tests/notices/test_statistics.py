"""Reading and signing in figures: against a count in plain Python over random rows; who sees whose; queries; openings."""

import random
import statistics
from dataclasses import asdict
from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext

from kexie.kit import clock, ids
from kexie.kit.actor import SYSTEM, Actor
from kexie.notices import queries, rules
from kexie.notices.actions import links, openings
from kexie.notices.models import Addressee, Opening, OwnTerm, PhoneCall, Receipt, ReceiptLink
from kexie.organisations.models import Jurisdiction, Organisation

figures = queries.statistics


def scattered(office, document, seed: int, start, *, closing: bool = False) -> list[dict]:
    """Addresses every unit of the small city, opened, signed and telephoned at random; what was made, as plain rows."""
    chance, made = random.Random(seed), []
    places = [None, *Jurisdiction.objects.order_by("position")[:3]]
    post = office["chen"].post_id
    for unit in Organisation.objects.order_by("number"):
        row = Addressee(document=document, organisation=unit, name=unit.name, addressed_at=start,
                        jurisdiction=chance.choice(places))  # fmt: skip
        row.save(force_insert=True)
        told = {"unit": unit, "place": row.jurisdiction_id or "", "read": None, "signed": None, "way": "", "calls": 0,
                "due": None, "closed": False}  # fmt: skip
        if chance.random() < 0.3:
            told["due"] = clock.local(start + timedelta(days=chance.choice((2, 9, 60)))).date()
            OwnTerm(addressee=row, due_on=told["due"]).save(force_insert=True)
        if chance.random() < 0.6:
            told["read"] = start + timedelta(minutes=chance.randrange(1, 9000))
            Opening(addressee=row, way="desk", at=told["read"]).save(force_insert=True)
        for _ in range(chance.choice((0, 0, 1, 2))):
            told["calls"] += 1
            call = PhoneCall(addressee=row, at=start, outcome="reached", name="龙卫国", post_id=post,
                             logged_by_id=office["chen"].person_id)  # fmt: skip
            call.save(force_insert=True)
        if chance.random() < 0.5:
            told["signed"] = start + timedelta(minutes=chance.randrange(1, 20_000))
            told["way"] = _signed(office, row, chance.choice(("desk", "link", "phone")), told["signed"])
        if closing and unit != office.unit("city") and chance.random() < 0.2:
            told["closed"] = True
            Organisation.objects.filter(pk=unit.pk).update(state="closed", closed_on=clock.today())
        made.append(told)
    return made


def owing(made: list[dict]) -> list[dict]:
    """Without those that were closed before they signed."""
    return [one for one in made if one["signed"] or not one["closed"]]


def _signed(office, row, way, at) -> str:
    more = {"name": "龙卫国"}
    if way == "desk":
        more = {"by_id": office["chen"].person_id, "post_id": office["chen"].post_id}
    elif way == "link":
        more["link"] = ReceiptLink(
            addressee=row, token_hash=ids.uuid7().hex, made_at=row.addressed_at, expires_at=at + timedelta(1)
        )
        more["link"].save(force_insert=True)
    else:
        more["phone_call"] = PhoneCall(addressee=row, at=row.addressed_at, outcome="signed", name="龙卫国",
                                       post_id=office["chen"].post_id, logged_by_id=office["chen"].person_id)  # fmt: skip
        more["phone_call"].save(force_insert=True)
    Receipt(addressee=row, way=way, at=at, **more).save(force_insert=True)
    return way


def counted(made: list[dict], start, due_on) -> dict:
    """The figures of some rows, by nobody's database."""
    first = [min(filter(None, (one["read"], one["signed"]))) for one in made if one["read"] or one["signed"]]
    signed = [one for one in made if one["signed"]]
    late = [one for one in signed if clock.local(one["signed"]).date() > (one["due"] or due_on)]
    open_ = len(made) - len(signed)
    overdue = sum(1 for one in made if not one["signed"] and clock.today() > (one["due"] or due_on))
    calls = [one["calls"] + (one["way"] == "phone") for one in made]
    return {
        "total": len(made), "read": len(first),
        "hours": statistics.median((one - start).total_seconds() / 3600 for one in first) if first else None,
        "in_time": len(signed) - len(late), "late": len(late), "open": open_,
        "overdue": overdue,
        **{way: sum(one["way"] == way for one in made) for way in ("desk", "link", "phone")},
        "called": sum(1 for one in calls if one), "calls": sum(calls),
    }  # fmt: skip


def plain(one) -> dict:
    told = asdict(one)
    return {name: told[name] for name in told if name not in ("key", "label")}


@pytest.mark.parametrize("seed", range(5))
def test_the_figures_are_those_a_count_in_python_gives(office, seed):
    document = office.at("issued", openness="internal")
    start = clock.now() - timedelta(days=20)
    due_on = clock.local(start + timedelta(days=7 if seed % 2 else 40)).date()
    type(document).objects.filter(pk=document.pk).update(due_on=due_on)
    made = owing(scattered(office, document, seed, start, closing=True))
    rows = figures.addressed(office["chen"], document=document)
    assert plain(figures.summed(rows)) == pytest.approx(counted(made, start, due_on))
    places = {one["place"] for one in made}
    assert {one.key: plain(one) for one in figures.by_district(rows)} == {
        place: pytest.approx(counted([one for one in made if one["place"] == place], start, due_on)) for place in places
    }
    for place in places:
        behind = figures.units(rows, place or "-")
        assert {row.organisation_id for row in behind} == {one["unit"].pk for one in made if one["place"] == place}
    assert [one.key for one in figures.by_document(rows)] == [str(document.ref)]


def test_a_district_counts_its_own_units_and_its_own_documents_only(office):
    document = office.at("issued", openness="internal")
    scattered(office, document, 1, clock.now())

    def seen(name):
        return set(figures.addressed(office[name], document=document).values_list("organisation__name", flat=True))

    assert seen("chen") == set(Organisation.objects.values_list("name", flat=True))
    jiang = {"江边区科协", "办公室", "光明电机公司科协", "江边区企业科协联合会"}
    assert seen("zhao") == jiang
    assert seen("wang") == {"光明电机公司科协"}
    assert seen("sun") == {"市物理学会"}
    assert seen("observer") == set()
    assert figures.addressed(SYSTEM, document=document).count() == Organisation.objects.count()


def test_whoever_may_read_figures_is_told_why_not(office):
    document = office.at("issued", openness="internal", units=[office.unit("motor")])
    draft = office.draft()
    reasons = {
        "issuer": rules.can_read_figures(office["chen"], document).reason,
        "superior of the unit": rules.can_read_figures(office["zhao"], document).reason,
        "at all": rules.can_read_figures(office["zhao"]).reason,
        "no unit": rules.can_read_figures(office["sun"], document).reason,
        "draft": rules.can_read_figures(office["chen"], draft).reason,
        "no right": rules.can_read_figures(office["observer"], document).reason,
        "nobody": rules.can_read_figures(Actor()).reason,
    }
    assert reasons == {
        "issuer": "", "superior of the unit": "", "at all": "",
        "no unit": "这件公文没有发给您指导的单位，没有可看的统计", "draft": "尚未印发，还没有统计",
        "no right": "您的职务不能查看签收统计", "nobody": "您的职务不能查看签收统计",
    }  # fmt: skip


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow_with_documents(office, count):
    for _ in range(count):
        scattered(office, office.at("issued", openness="internal"), count, clock.now())
    for ask in (figures.summed, figures.by_district, figures.by_document, lambda rows: list(figures.units(rows))):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            ask(figures.addressed(office["chen"]))
        assert len(asked) == 1


def test_days_of_issue_are_those_of_shanghai_both_included(office):
    document = office.at("issued", openness="internal", units=[office.unit("motor")])
    today = clock.local(document.issued_at).date()
    before, after = today - timedelta(days=1), today + timedelta(days=1)

    def total(first, last):
        return figures.summed(figures.addressed(office["chen"], first=first, last=last)).total

    assert (total(today, today), total(None, before), total(after, None), total(before, after)) == (1, 0, 0, 1)


def test_an_opening_is_put_down_once_and_stays(office):
    document = office.at("issued", openness="internal", units=[office.unit("motor")])
    row = document.addressees.get()
    openings.note(row.pk, "link")
    openings.note(row.pk, "desk")
    assert list(Opening.objects.values_list("addressee", "way")) == [(row.pk, "link")]
    with pytest.raises(ProgrammingError), transaction.atomic():
        Opening.objects.filter(pk=row.pk).update(way="desk")


def test_a_link_that_is_opened_counts_as_read_and_one_that_is_refused_does_not(office):
    document = office.at("issued", openness="internal", units=[office.unit("motor"), office.unit("steel")])
    made = {row.organisation_id: links.make(row, by=office["chen"]).link for row in document.addressees.all()}
    links.note(made[office.unit("motor").pk])
    links.note(made[office.unit("steel").pk], "expired")
    assert list(Opening.objects.values_list("addressee__organisation__name", "way")) == [("光明电机公司科协", "link")]
