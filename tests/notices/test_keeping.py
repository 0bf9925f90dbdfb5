"""A person's rows are told and erased, figures count what is there."""

from datetime import date, timedelta

from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.notices import figures, privacy
from kexie.notices.actions import documents, receipts
from kexie.organisations.models import Organisation


def test_a_person_s_rows_are_told_by_table(office):
    document = office.at("issued", classes=office.classes("各区科协"), co_issuers=("hong",))
    receipts.sign(document.addressees.get(organisation=office.unit("jiang")), by=office["zhao"])
    told = {name: privacy.export(office[name].person_id) for name in ("chen", "registrar", "zhao", "hong_leader")}
    assert [row["ref"] for row in told["chen"]["documents"]] == [document.ref]
    assert [row["serial"] for row in told["registrar"]["numberings"]] == [1]
    assert [row["addressee__name"] for row in told["zhao"]["receipts"]] == ["江边区科协"]
    assert len(told["hong_leader"]["countersignatures"]) == 1
    assert told["zhao"]["sources"] == []


def test_erasing_empties_free_words_of_open_documents_only(office):
    document = office.at("countersign", co_issuers=("jiang",))
    documents.object(document, by=office["zhao_leader"], note="某某不同意")
    assert privacy.erase(office["zhao_leader"].person_id, by=SYSTEM) == 1
    assert document.co_issues.get().note == ""
    assert privacy.erase(office["zhao_leader"].person_id, by=SYSTEM) == 0


def test_figures_count_the_days_told(office):
    document = office.at("issued", classes=office.classes("各区科协"))
    receipts.sign(document.addressees.get(organisation=office.unit("jiang")), by=office["zhao"])
    city, today = office.unit("city"), clock.today()
    assert (figures.issued(city, today, today), figures.addressed(city, today, today)) == (1, 3)
    assert (figures.signed(city, today, today), figures.signed_by_district(city, today, today)) == (1, {"": (1, 3)})
    with clock.at(clock.now() + timedelta(days=3)):
        receipts.sign(document.addressees.get(organisation=office.unit("hong")), by=office["hong_officer"])
    then = today + timedelta(days=3)
    by_day = [figures.signed_by_district(city, today, day) for day in (today, then - timedelta(days=1), then)]
    assert by_day == [{"": (1, 3)}, {"": (1, 3)}, {"": (2, 3)}], "as it stood at the end of the last day"
    # Closed the day after without having signed: none of those that were asked from then on.
    lake = Organisation.objects.filter(pk=office.unit("lake").pk)
    lake.update(state="closed", closed_on=today + timedelta(days=1))
    by_day = [figures.signed_by_district(city, today, day) for day in (today, then)]
    assert by_day == [{"": (1, 3)}, {"": (2, 2)}]
    yesterday = today - timedelta(days=1)
    assert figures.issued(city, date(2001, 1, 1), yesterday) == figures.addressed(city, yesterday, yesterday) == 0
