"""Periods of what is not kept for ever, and the nightly run that keeps to them."""

from datetime import date, timedelta

import pytest

from kexie.associations.models import Assembly, Candidate, Change, Founding
from kexie.custody import jobs, keeping, queries, rules
from kexie.custody.actions import corrections, sweeping
from kexie.custody.models import KeepingRun, KeepingTerm
from kexie.kit import clock, ids
from kexie.kit.actor import SYSTEM
from kexie.kit.journal import Entry
from kexie.kit.verdict import Refused
from kexie.kit.web.models import KeptForm
from kexie.messages.models import Message
from tests.custody.conftest import me
from tests.organisations.city import City

DAY = timedelta(days=1)


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
            "kept_forms": 1, "messages": 2, "ballots": 1, "foundings": 1, "changes": 1, "corrections": 1
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


def test_a_run_goes_in_small_batches(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "BATCH", 2)
    for n in range(5):
        KeptForm.objects.create(id=ids.uuid7(), account=ids.uuid7(), path=f"/{n}/", fields="[]", kept_at=clock.now())
    with clock.at(clock.now() + 31 * DAY):
        assert sweeping.run().counts["kept_forms"] == 5
