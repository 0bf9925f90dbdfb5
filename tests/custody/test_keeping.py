"""Periods of what is not kept for ever, and the nightly run that keeps to them."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kexie.associations.models import Assembly, AssemblyFile, Candidate, Change, Founding, Reelection
from kexie.custody import jobs, keeping, queries, rules
from kexie.custody.actions import corrections, sweeping
from kexie.custody.models import KeepingRun, KeepingTerm
from kexie.kit import clock, files, ids
from kexie.kit.actor import SYSTEM
from kexie.kit.files.keeping import path_of
from kexie.kit.files.models import StoredFile
from kexie.kit.journal import Entry
from kexie.kit.verdict import Refused
from kexie.kit.web.models import KeptForm
from kexie.messages.models import Message
from tests.city_foundings import PNG
from tests.custody.conftest import me
from tests.organisations.city import City

DAY = timedelta(days=1)
LEFT = [code for code, one in keeping.KINDS.items() if one.told]


def test_periods_are_set_by_whoever_manages_accounts_at_the_top_within_bounds(city: City) -> None:
    assert sweeping.set_terms({"messages": 365}, by=city.actors["管"])
    assert not sweeping.set_terms({"messages": 365}, by=SYSTEM)
    assert (queries.terms()["messages"], str(KeepingTerm.objects.get())) == (365, "messages 365")
    assert queries.terms()["ballots"] == keeping.KINDS["ballots"].usual
    with pytest.raises(Refused, match="应在 90 至 3650 之间"):
        sweeping.set_terms({"messages": 5}, by=city.actors["管"])
    with pytest.raises(Refused, match="由本系统所属科协的系统管理员"):
        sweeping.set_terms({"messages": 700}, by=city.actors["陈"])
    assert not rules.can_set_terms(city.actors["赵"])
    assert Entry.objects.get(verb="keeping").diff == {"messages": ["730", "365"]}


def plant(city: City) -> None:
    """One of each kind from today."""
    li, motor = city.people["李"], city["motor"]
    KeptForm.objects.create(id=ids.uuid7(), account=ids.uuid7(), path="/x/", fields="[]", kept_at=clock.now())
    row = corrections.ask(li, "post", "任职不对", by=me(li))
    corrections.refuse(row, by=city.actors["王"], note="没有不对")  # and with it, messages
    filed = Assembly.objects.create(
        held_on=clock.today(), entitled=3, present=3, starts_on=clock.today(), ends_on=clock.today(),
        filed_on=clock.today(),
    )  # fmt: skip
    Candidate.objects.create(assembly=filed, role="chair", position=1, name="赵", telephone="13800000000")
    failed = Assembly.objects.create()
    Candidate.objects.create(
        assembly=failed, role="chair", position=1, name="钱", telephone="13800000001", born="1970-01"
    )
    Founding.objects.create(
        place=city["jiang"], unit_name="某公司", unit_key="k", assembly=failed, state="refused", contact="孙",
        telephone="027-1", state_since=clock.now(),
    )  # fmt: skip
    Change.objects.create(
        organisation=motor, kind="leader", on=date(2010, 1, 1), state="refused", reason="换人",
        asked={"role": "chair", "name": "李", "born": "1970-01", "politics": "群众"}, telephone="13800000002",
    )  # fmt: skip


def test_each_night_what_has_been_kept_its_time_goes_and_the_dry_view_told_it(city: City) -> None:
    plant(city)
    assert set(queries.falling_due().values()) == {0}
    empty = sweeping.run()
    assert (set(empty.counts.values()), str(empty)) == ({0}, f"{empty.at}")
    assert Message.objects.exclude(text="").exists()
    with clock.at(clock.now() + 3651 * DAY):
        told = queries.falling_due()
        assert told == {
            "kept_forms": 1, "messages": 2, "ballots": 1, "foundings": 1, "reelections": 0, "changes": 1,
            "corrections": 1, **dict.fromkeys(LEFT, 0),
        }  # fmt: skip
        jobs.sweep.function()
        assert (queries.runs()[0].counts, set(queries.falling_due().values())) == (told, {0})
    assert not KeptForm.objects.exists()
    assert not Message.objects.exclude(subject="", text="", address_shown="").exists()
    assert not Candidate.objects.exclude(telephone=None).exists()
    assert set(Candidate.objects.values_list("name", flat=True)) == {"赵", keeping.NAMELESS}
    assert (Founding.objects.get().contact, Founding.objects.get().unit_name) == ("", "某公司")
    assert Change.objects.get().asked == {"role": "chair", "name": "李", "born": "", "politics": ""}
    assert Change.objects.get().telephone is None
    entries = Entry.objects.filter(entity="keeping_run").order_by("id")
    assert [entry.verb for entry in entries] == ["run", "run"]
    assert (entries[1].diff["messages"], entries[0].diff, KeepingRun.objects.count()) == (["", "2"], {}, 2)


def meeting(city: City, *, with_file: bool = False, named: bool = True) -> Assembly:
    """With one who stands, without a telephone, and what was handed in."""
    made = Assembly.objects.create()
    if named:
        Candidate.objects.create(
            assembly=made, role="chair", position=1, name="钱", born="1970-01", politics="群众", job="厂长",
            votes_for=3, votes_against=0, votes_abstain=0, is_elected=True,
        )  # fmt: skip
    if with_file:
        upload = SimpleUploadedFile("名录.png", PNG)
        stored = files.keep(upload, purpose="material", by=SYSTEM, organisation_id=city["jiang"].pk)
        AssemblyFile.objects.create(assembly=made, matter="roster", file=stored)
    return made


def application(city: City, state: str, held: Assembly) -> Founding:
    """That told neither contact nor telephone."""
    return Founding.objects.create(
        place=city["jiang"], unit_name="某公司", unit_key=state, assembly=held, state=state, state_since=clock.now()
    )


def told_of(held: Assembly) -> tuple[str, ...]:
    one = held.candidates.get()
    return one.name, one.born, one.politics, one.job


def after(days: int) -> KeepingRun:
    with clock.at(clock.now() + days * DAY):
        return sweeping.run()


KEPT, GONE = ("钱", "1970-01", "群众", "厂长"), (keeping.NAMELESS, "", "", "")


@pytest.mark.parametrize("state", ["refused", "withdrawn", "lapsed"])
def test_who_stood_in_an_application_that_told_no_contact_goes_too(city: City, state: str) -> None:
    ended, running = meeting(city), meeting(city, with_file=True)
    application(city, state, ended)
    application(city, "returned", running)
    assert (after(364).counts["foundings"], told_of(ended)) == (0, KEPT)
    assert (after(366).counts["foundings"], told_of(ended), told_of(running)) == (1, GONE, KEPT)
    assert (ended.candidates.get().votes_for, AssemblyFile.objects.count(), after(366).counts["foundings"]) == (3, 1, 0)


def test_what_was_handed_in_with_an_application_that_came_to_nothing_goes_from_the_store(
    city: City, django_capture_on_commit_callbacks: Any
) -> None:
    row = application(city, "refused", meeting(city, with_file=True, named=False))
    path = path_of(row.assembly.files.get().file_id)
    assert (after(364).counts["foundings"], path.exists()) == (0, True)
    with django_capture_on_commit_callbacks(execute=True):
        assert after(366).counts["foundings"] == 1
    assert (AssemblyFile.objects.count(), StoredFile.objects.count(), path.exists()) == (0, 0, False)
    assert (Founding.objects.get().unit_name, after(366).counts["foundings"]) == ("某公司", 0)


def test_of_a_reelection_that_was_withdrawn_who_stood_and_what_was_handed_in_goes(city: City) -> None:
    rows = {
        state: Reelection.objects.create(
            organisation=city["motor"], assembly=meeting(city, with_file=True), state=state, state_since=clock.now()
        )
        for state in ("withdrawn", "done", "asked")
    }
    Candidate.objects.update(telephone="13800000000")  # as one withdrawn before telephones went at once
    assert (after(91).counts["ballots"], Candidate.objects.filter(telephone=None).get().assembly) == (
        1, rows["withdrawn"].assembly,
    )  # fmt: skip
    assert after(364).counts["reelections"] == 0
    assert after(366).counts["reelections"] == 1
    told = {state: (told_of(row.assembly), row.assembly.files.count()) for state, row in rows.items()}
    assert told == {"withdrawn": (GONE, 0), "done": (KEPT, 1), "asked": (KEPT, 1)}
    assert (StoredFile.objects.count(), after(366).counts["reelections"]) == (2, 0)


def test_a_run_goes_in_small_batches(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "BATCH", 2)
    for n in range(5):
        KeptForm.objects.create(id=ids.uuid7(), account=ids.uuid7(), path=f"/{n}/", fields="[]", kept_at=clock.now())
    with clock.at(clock.now() + 31 * DAY):
        assert sweeping.run().counts["kept_forms"] == 5


def test_rows_a_kind_leaves_due_are_treated_once_and_the_job_tells_which(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, tried = keeping.KINDS["kept_forms"], list[int]()

    def forget(rows: Any) -> int:
        """Of each batch but those of one page, which a fault keeps."""
        tried.append(rows.count())
        assert len(tried) < 9, "the same rows come again and again"
        return int(rows.exclude(path="/stays/").delete()[0])

    monkeypatch.setattr(keeping, "BATCH", 2)
    monkeypatch.setitem(keeping.KINDS, "kept_forms", replace(real, forget=forget))
    for path in ("/stays/", "/a/", "/stays/", "/stays/", "/b/"):
        KeptForm.objects.create(id=ids.uuid7(), account=ids.uuid7(), path=path, fields="[]", kept_at=clock.now())
    with clock.at(clock.now() + 31 * DAY), pytest.raises(sweeping.Stuck, match="没有保存的填写内容 3 条"):
        sweeping.run()
    assert (sum(tried), KeptForm.objects.count()) == (5, 3)
    assert KeepingRun.objects.get().counts["kept_forms"] == 2
