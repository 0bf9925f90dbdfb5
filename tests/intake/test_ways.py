"""An import from the file to its end: broken off and gone on with, undone, remembered, kept apart, forgotten."""

import io
from datetime import date, timedelta
from uuid import UUID

import openpyxl
import pytest
from django.core.files.base import ContentFile
from django.db import OperationalError

from kexie.associations import names
from kexie.associations.actions import coverage, profiles
from kexie.associations.models import BaseList, BaseUnit, Profile, YearFigures
from kexie.associations.told import BaseLine, Facts, Figures
from kexie.config import plugs
from kexie.intake import flow, invariants, privacy, queries, reading, rules
from kexie.intake import jobs as intake_jobs
from kexie.intake.actions import batches, keeping, rows, running, undoing
from kexie.intake.models import Batch, BatchRow, RememberedMapping
from kexie.kit import clock, files
from kexie.kit.actor import STRANGER, SYSTEM, Actor
from kexie.kit.crypto import keys, sealing
from kexie.kit.flow import matrix
from kexie.kit.journal.models import Entry
from kexie.kit.progress.models import Progress
from kexie.kit.verdict import Overtaken, Refused
from kexie.organisations.actions import members, numbers, organisations
from kexie.organisations.models import Affiliation, Organisation, Post
from kexie.people.actions import accounts, persons
from kexie.people.actions import bulk as people
from kexie.people.models import Person
from tests.intake.sent import HEADS, MOBILE, OTHER_MOBILE, code, faults, file, number, row, sums, take, work
from tests.intake.test_units import HEADS as UNIT_HEADS
from tests.intake.test_units import row as unit_row

ID = number()


def reason(call, *args, **more) -> str:
    with pytest.raises((Refused, Overtaken)) as told:
        call(*args, **more)
    return told.value.rule


def begun(city, *told, by="chen", kind="people", **options) -> Batch:
    upload = file(*told) if kind == "people" else file(*told, heads=options.pop("heads"))
    house = next(one for one in city.units.values() if one.pk == city.actors[by].organisation_id)
    return batches.upload(house, kind, upload, by=city.actors[by], **options)


def checked(city, *told, policy="skip", **more) -> Batch:
    batch = begun(city, *told, **more)
    batches.check(batch, batch.columns, policy, by=city.actors[more.get("by", "chen")])
    return work(batch)


def state(batch: Batch) -> str:
    batch.refresh_from_db()
    return batch.state


def undone(city, batch: Batch, by="chen") -> Batch:
    batches.undo(batch, by=city.actors[by], note="传错了")
    return work(batch)


def kept_why(batch: Batch) -> dict[int, str]:
    return dict(queries.batches.kept(batch).values_list("number", "undo_reason"))


# ---- what rests on consent


def test_nation_and_party_come_in_with_the_signatures_of_all_in_the_table_which_the_journal_says(city):
    heads = [*HEADS, "民族", "政治面貌"]
    upload = file([*row("张明"), "汉族", "群众"], heads=heads)
    batch = batches.upload(city["city"], "people", upload, by=city.actors["chen"])
    assert {"ethnic_group", "political_status"} <= set(batch.columns.values())
    assert reason(batches.check, batch, batch.columns, "skip", by=city.actors["chen"]) == "import.consent"
    without = {at: code for at, code in batch.columns.items() if code not in ("ethnic_group", "political_status")}
    batches.check(batch, without, "skip", by=city.actors["chen"])
    work(batch)
    assert batch.options["signed"] == []
    batches.check(batch, batch.columns | {len(HEADS): "ethnic_group"}, "skip", by=city.actors["chen"], signed=True)
    work(batch)
    entry = Entry.objects.filter(entity_id=batch.pk, verb="check").order_by("-id").first()
    assert (batch.state, batch.options["signed"], entry.diff["signed"]) == (
        "checked", ["sensitive"], ["", "民族和政治面貌"],
    )  # fmt: skip


def test_the_console_asks_for_the_signatures_in_whose_name_ever_it_works(city):
    upload = [*row("张明"), "汉族"]
    heads = [*HEADS, "民族"]
    told = (city["city"], "people")
    for by in (city.actors["chen"], SYSTEM):
        assert reason(batches.take, *told, file(upload, heads=heads), by=by) == "import.consent"
        assert batches.take(*told, file(upload, heads=heads), by=by, signed=True).state == "running"


# ---- the flow


def test_every_state_takes_the_steps_of_its_table_and_no_other(city):
    def make(state: str) -> Batch:
        return Batch.objects.create(organisation=city["city"], kind="people", state=state, made_at=clock.now())

    assert matrix.deviations(flow.BATCH, make, by=SYSTEM) == []


def test_the_worker_hears_of_each_step_that_is_its_to_do():
    heard = {verb for entity, verb in plugs.SUBSCRIBERS if entity == "import_batch"}
    assert heard == {"check", "start", "resume", "undo"}


def test_a_check_writes_nothing_and_a_start_forgets_it(city):
    batch = checked(city, row("张明"), row("王芳", 性别="不详"))
    assert (batch.state, sums(batch), batch.done_row) == ("checked", (1, 0, 0, 1), 0)
    assert not Person.objects.filter(name="张明").exists()
    assert [one.number for one in batch.lines.all()] == [3]
    batches.start(batch, by=city.actors["chen"])
    batch = work(batch)
    assert (batch.state, sums(batch), batch.done_row, batch.lines.count()) == ("done", (1, 0, 0, 1), 3, 2)
    assert Progress.objects.get(pk=batch.progress_id).message == "共 2 行：新登记 1 行，更新 0 行，跳过 0 行，退回 1 行"


def test_units_of_the_same_file_are_found_when_checked_as_when_imported(city, monkeypatch):
    monkeypatch.setattr(reading, "CHUNK", 2)
    told = [unit_row("某街道科协", 类别="科协", 级别="街道（乡镇）", 业务指导单位="江边区科协")]
    told += [unit_row(f"第{n}厂科协") for n in range(1)]
    told += [unit_row("街道下的厂科协", 业务指导单位="某街道科协"), unit_row("光明电机公司科协")]
    batch = checked(city, *told, kind="units", heads=UNIT_HEADS)
    assert sums(batch) == (3, 0, 1, 0)


def test_refusals_on_the_way(city):
    chen, batch = city.actors["chen"], begun(city, row("张明"))
    assert reason(batches.check, batch, {0: "name", 1: "name"}, "skip", by=chen) == "import.mapping.once"
    assert reason(batches.check, batch, {0: "nonsense"}, "skip", by=chen) == "import.mapping.known"
    assert reason(batches.check, batch, {99: "name"}, "skip", by=chen) == "import.mapping.known"
    assert reason(batches.check, batch, {0: "name"}, "skip", by=chen) == "import.mapping.required"
    assert reason(batches.start, batch, by=chen) == "import_batch.start"
    assert reason(batches.start, checked(city, row("张明", 性别="x")), by=chen) == "import.start.any"
    assert reason(batches.undo, batch, by=chen, note="x") == "import_batch.undo"
    assert reason(batches.drop, batch, by=city.actors["zhao"]) == "import.view"
    assert reason(begun, city, row("张明"), by="sun") == "import.right"
    assert reason(batches.upload, city["physics"], "units", file(row("x")), by=city.actors["sun"]) == "import.right"
    Organisation.objects.filter(pk=city["motor"].pk).update(state="closed", closed_on=clock.today())
    city["motor"].refresh_from_db()
    assert reason(batches.upload, city["motor"], "people", file(row("x")), by=chen) == "import.active"
    assert reason(batches.upload, city["motor"], "base_list", file(row("x")), by=chen) == "base_list.kind"


def test_who_sees_an_import_is_who_may_handle_it(city):
    batch = begun(city, row("张明"))
    city.actor("he", "data_entry", "city")
    city.actor("qian", "officer", "office")
    for name, seen in {"chen": True, "he": True, "zhao": False, "wang": False, "sun": False, "qian": False}.items():
        by = city.actors[name]
        assert bool(rules.can_view(by, batch)) == seen == rules.visible_batches(by).filter(pk=batch.pk).exists(), name
        assert bool(rules.can_handle(by, batch)) == seen
    assert rules.can_view(SYSTEM, batch)
    assert not rules.can_view(STRANGER, batch)
    assert rules.can_take_file(city.actors["chen"], batch)
    assert rules.can_take_file(city.actors["he"], batch).rule == "import.file.sender"
    batches.drop(batch, by=city.actors["chen"])
    batch.refresh_from_db()
    assert rules.can_take_file(city.actors["chen"], batch).rule == "import.file.gone"


# ---- memory


def test_the_same_heads_are_understood_as_they_were_settled_the_last_time(city):
    first = checked(city, row("张明"))
    heads = {at: code for at, code in first.columns.items() if code != "position"}
    batches.check(first, heads, "skip", by=city.actors["chen"])
    batches.start(work(first), by=city.actors["chen"])
    again = begun(city, row("王芳"))
    assert again.columns == heads
    assert again.options["reasons"]["0"] == ["与上次同样表头的对应相同", True]
    assert begun(city, row("王芳"), by="zhao").columns != heads
    assert RememberedMapping.objects.count() == 1


# ---- broken off


def test_a_worker_killed_between_chunks_goes_on_with_nothing_twice(city, monkeypatch):
    monkeypatch.setattr(reading, "CHUNK", 2)
    told = [row(f"人{n}", 身份证号=number(serial=n)) for n in (1, 3, 5, 7, 9)] + [row("人1", 身份证号=number(serial=1))]
    batch = batches.take(city["city"], "people", file(*told), by=city.actors["chen"])
    taken = []

    def killed(*arguments):
        if len(taken) == 1:
            raise KeyboardInterrupt
        taken.append(original(*arguments))

    original = running.take
    monkeypatch.setattr(running, "take", killed)
    with pytest.raises(KeyboardInterrupt):
        running.run(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, batch.done_row, batch.rows, batch.lines.count()) == ("running", 3, 2, 2)
    monkeypatch.setattr(running, "take", original)
    running.run(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, sums(batch), batch.lines.count()) == ("done", (5, 0, 0, 1), 6)
    assert faults(batch) == {7: ["与第 2 行的身份证号码相同"]}
    assert Person.objects.filter(name__startswith="人").count() == 5
    running.run(batch.pk)  # a job given twice
    assert Person.objects.filter(name__startswith="人").count() == 5
    assert invariants.sums() == []


def test_a_killed_import_of_units_and_one_in_the_middle_of_a_chunk(city, monkeypatch):
    monkeypatch.setattr(reading, "CHUNK", 2)
    told = [unit_row("第9厂科协", 年度="2999")]
    told += [unit_row(f"第{n}厂科协", 统一社会信用代码=code(n)) for n in range(3)]
    told += [unit_row("第0厂科协")]
    batch = batches.take(city["city"], "units", file(*told, heads=UNIT_HEADS), by=city.actors["chen"])
    original = rows.keep
    kept = []

    def killed(*arguments):
        kept.append(original(*arguments))
        if len(kept) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(rows, "keep", killed)
    with pytest.raises(KeyboardInterrupt):
        running.run(batch.pk)
    assert Organisation.objects.filter(name__startswith="第").count() == 1
    monkeypatch.setattr(rows, "keep", original)
    running.run(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, sums(batch)) == ("done", (3, 0, 0, 2))
    assert Organisation.objects.filter(name__startswith="第").count() == 3


def test_what_somebody_wrote_meanwhile_is_looked_at_anew_and_a_lasting_fault_rises(city, monkeypatch):
    batch = batches.take(city["city"], "people", file(row("张明")), by=city.actors["chen"])
    original, turns = running.take, []

    def first_fails(*arguments):
        turns.append(1)
        if len(turns) < 3:
            raise OperationalError("lock timeout")
        original(*arguments)

    monkeypatch.setattr(running, "take", first_fails)
    running.run(batch.pk)
    assert (state(batch), len(turns)) == ("done", 3)
    other = batches.take(city["city"], "people", file(row("王芳")), by=city.actors["chen"])
    monkeypatch.setattr(running, "take", lambda *arguments: (_ for _ in ()).throw(OperationalError("away")))
    with pytest.raises(OperationalError):
        running.run(other.pk)
    assert state(other) == "running"


def test_a_chunk_that_another_run_has_written_is_left_alone(city):
    batch = batches.take(city["city"], "people", file(row("张明")), by=city.actors["chen"])
    Batch.objects.filter(pk=batch.pk).update(done_row=5)
    with reading.of_batch(Batch.objects.get(pk=batch.pk)) as chunks:
        (records,) = chunks
    running.take(batch.pk, None, records, city.actors["chen"])
    assert not Person.objects.filter(name="张明").exists()


def test_rows_made_ready_with_old_keys_are_found_and_sealed_by_those_of_their_writing(city, settings, monkeypatch):
    batch = batches.take(city["city"], "people", file(row("张明", 手机号=MOBILE, 身份证号=ID)), by=city.actors["chen"])
    original, new = running.take, keys.Key(b"\x07" * 32)

    def changed_before(*arguments):
        settings.FIELD_KEYS = f"{new.line}\n{settings.FIELD_KEYS}"
        original(*arguments)

    monkeypatch.setattr(running, "take", changed_before)
    running.run(batch.pk)
    found = Person.objects.get(id_index=people.ID_INDEX.value(ID), mobile_index=people.MOBILE_INDEX.value(MOBILE))
    assert found.name == "张明"
    assert {sealing.key_id(one.sealed) for one in (found.id_number, found.mobile)} == {new.id}


def test_whoever_lost_their_post_imports_nothing_more_and_another_goes_on(city):
    batch = batches.take(city["city"], "people", file(row("张明")), by=city.actors["chen"])
    Post.objects.filter(pk=city.actors["chen"].post_id).update(starts_on=date(2000, 1, 1), ends_on=date(2000, 2, 1))
    running.run(batch.pk)
    assert state(batch) == "failed"
    Post.objects.filter(pk=city.actors["chen"].post_id).delete()
    city.actor("he", "officer", "city")
    batches.resume(batch, by=city.actors["he"])
    assert work(batch).state == "done"
    assert running.actor_of(Batch(person_id=city.people["chen"].pk, post_id=None)) == Actor(
        person_id=city.people["chen"].pk
    )


def test_a_file_that_breaks_off_while_checked_goes_back_to_its_beginning(city):
    batch = begun(city, row("张明"))
    batches.check(batch, batch.columns, "skip", by=city.actors["chen"])
    files.keeping.path_of(batch.file_id).unlink()
    assert work(batch).state == "uploaded"
    assert Progress.objects.get(pk=batch.progress_id).state == "failed"
    running.check(batch.pk)  # nothing waits for it any more
    assert state(batch) == "uploaded"


def test_another_sheet_of_the_file_is_read_with_its_own_heads(city):
    book = openpyxl.Workbook()
    book.active.append(["姓名", "单位"])
    other = book.create_sheet("二")
    other.append(["单位", "姓名"])
    other.append(["光明电机公司科协", "张明"])
    held = io.BytesIO()
    book.save(held)
    batch = batches.upload(city["city"], "people", ContentFile(held.getvalue(), name="a.xlsx"), by=city.actors["chen"])
    assert reason(batches.choose_sheet, batch, "三", by=city.actors["chen"]) == "tables.sheet"
    batch = batches.choose_sheet(batch, "二", by=city.actors["chen"])
    assert (batch.sheet, batch.columns, batch.state) == ("二", {0: "unit", 1: "name"}, "uploaded")


def test_a_run_that_comes_last_leaves_the_end_as_it_is(city, monkeypatch):
    batch = batches.take(city["city"], "people", file(row("张明")), by=city.actors["chen"])
    original = running.take

    def overtaken(*arguments):
        original(*arguments)
        Batch.objects.filter(pk=batch.pk).update(state="done")

    monkeypatch.setattr(running, "take", overtaken)
    running.run(batch.pk)
    assert state(batch) == "done"
    assert not Entry.objects.filter(entity="import_batch", verb="finish").exists()
    batches.undo(batch, by=city.actors["chen"], note="传错了")
    chunk = undoing._chunk

    def undone_by_another(*arguments):
        done = chunk(*arguments)
        Batch.objects.filter(pk=batch.pk).update(state="undone")
        return done

    monkeypatch.setattr(undoing, "_chunk", undone_by_another)
    undoing.run(batch.pk)
    assert not Entry.objects.filter(entity="import_batch", verb="finish_undo").exists()


# ---- undone


def test_people_made_by_an_import_go_and_those_somebody_touched_since_stay_with_the_reason(city):
    told = [row(name) for name in ("甲", "乙", "丙", "丁", "戊", "己")]
    batch = take(city, city.actors["chen"], file(*told))
    people = {one.name: one for one in Person.objects.filter(name__in="甲乙丙丁戊己")}
    members.edit(people["乙"], persons.Particulars("乙", title="工程师"), by=SYSTEM)
    accounts.open_for(people["丙"], "bing", "a-long-password", by=SYSTEM)
    members.leave(people["丁"].affiliations.get(), clock.today(), by=SYSTEM)
    members.affiliate(people["戊"], city["steel"], by=SYSTEM)
    Affiliation.objects.filter(person=people["己"]).delete()
    people["己"].delete()
    batch = undone(city, batch)
    assert (batch.state, batch.undone, batch.kept) == ("undone", 1, 5)
    assert kept_why(batch) == {
        3: "导入后有人改过此人的信息",
        4: "导入后此人已有账号、任职或其他记录",
        5: "导入后有人改过此人的所在单位",
        6: "导入后此人已有账号、任职或其他记录",
        7: "此人已不在册",
    }
    assert set(Person.objects.filter(name__in="甲乙丙丁戊己").values_list("name", flat=True)) == set("乙丙丁戊")
    last = Entry.objects.get(entity="import_batch", verb="finish_undo")
    assert last.diff == {"undone": ["", "1"], "kept": ["", "5"]}
    undoing.run(batch.pk)
    assert state(batch) == "undone"


def test_people_changed_by_an_import_become_what_they_were(city):
    def known(name, **told):
        person = members.register(
            persons.Particulars(name, title="工程师", born_on=date(1980, 5, 2)),
            city["motor"],
            by=SYSTEM,
            position="科长",
        )
        numbers.put(person, told, by=SYSTEM, id_kind="resident" if "id_number" in told else "")
        return person

    known("甲", mobile=MOBILE)
    for name in "乙丙丁戊己":
        known(name)
    told = [row(name, 出生日期="1980-05-02", 职称="高级工程师") for name in "乙己"]
    told += [row("甲", 出生日期="1980-05-02", 手机号=OTHER_MOBILE, 身份证号=ID, 职务="处长", 职称="高级工程师")]
    told += [row("丙", 出生日期="1980-05-02", 职务="处长"), row("丁", 出生日期="1980-05-02", 职务="处长")]
    heads = [*HEADS, "备注"]
    batch = take(
        city,
        city.actors["chen"],
        file(*[[*one, "导入"] if one[0] != "丙" and one[0] != "丁" else [*one, None] for one in told], heads=heads),
        policy="overwrite",
    )
    assert sums(batch) == (0, 5, 0, 0)
    second = take(
        city, city.actors["chen"], file(row("戊", 出生日期="1980-05-02", 手机号="13871234503")), policy="fill"
    )
    two = Person.objects.get(name="乙")
    members.edit(two, persons.Particulars("乙", title="研究员", born_on=date(1980, 5, 2)), by=SYSTEM)
    Affiliation.objects.filter(person__name="丁").update(position="局长")
    gone = Person.objects.get(name="己")
    Affiliation.objects.filter(person=gone).delete()
    gone.delete()
    batch, second = undone(city, batch), undone(city, second)
    assert (batch.undone, batch.kept, second.undone) == (2, 3, 1)
    assert set(kept_why(batch).values()) == {"导入后有人改过此人的信息", "导入后有人改过此人的所在单位", "此人已不在册"}
    person = Person.objects.get(name="甲")
    assert (person.title, person.note, person.mobile.reveal(), person.id_number, person.id_kind) == (
        "工程师",
        "",
        MOBILE,
        None,
        "",
    )
    assert person.affiliations.get().position == "科长"
    assert Affiliation.objects.get(person__name="丙").position == "科长"
    assert Person.objects.get(name="戊").mobile is None
    assert not BatchRow.objects.exclude(mobile_before=None).exists()


def test_another_unit_that_an_import_added_is_taken_away_unless_it_was_changed(city):
    for name in "甲乙":
        members.register(persons.Particulars(name), city["motor"], by=SYSTEM)
        numbers.put(Person.objects.get(name=name), {"mobile": {"甲": MOBILE, "乙": OTHER_MOBILE}[name]}, by=SYSTEM)
    told = [
        row("甲", 手机号=MOBILE, 单位="红旗钢铁公司科协"),
        row("乙", 手机号=OTHER_MOBILE, 单位="红旗钢铁公司科协", 出生日期="1980-01-02"),
    ]
    batch = take(city, city.actors["chen"], file(*told), policy="fill")
    assert sums(batch) == (0, 2, 0, 0)
    Affiliation.objects.filter(person__name="乙", organisation=city["steel"]).update(position="顾问")
    batch = undone(city, batch)
    assert (batch.undone, kept_why(batch)) == (1, {3: "导入后有人改过此人的所在单位"})
    assert list(Affiliation.objects.filter(person__name="甲").values_list("organisation", flat=True)) == [
        city["motor"].pk
    ]
    assert Person.objects.get(name="乙").born_on == date(1980, 1, 2)


def test_units_made_by_an_import_go_with_their_profile_and_those_in_use_stay(city, monkeypatch):
    monkeypatch.setattr(reading, "CHUNK", 1)
    told = [
        unit_row("街道科协", 类别="科协", 级别="街道（乡镇）", 业务指导单位="江边区科协"),
        unit_row("街道厂科协", 业务指导单位="街道科协", 单位性质="民企", 职工总数="10"),
    ]
    told += [
        unit_row(name, 单位性质="民企", 职工总数="10") for name in ("甲厂", "乙厂", "丙厂", "丁厂", "戊厂", "己厂")
    ]
    batch = take(city, city.actors["chen"], file(*told, heads=UNIT_HEADS), "units")
    assert sums(batch) == (8, 0, 0, 0)
    unit = {one.name: one for one in Organisation.objects.filter(name__endswith="厂")}
    organisations.edit(unit["乙厂"], organisations.Particulars("乙厂", contact="林工"), by=SYSTEM)
    profiles.edit(unit["丙厂"], Facts(nature="foreign"), by=SYSTEM)
    profiles.tell_year(unit["丁厂"], clock.today().year - 1, Figures(staff=11), by=SYSTEM)
    members.register(persons.Particulars("李四"), unit["戊厂"], by=SYSTEM)
    monkeypatch.setattr(undoing, "CHUNK", 4)
    for model in (Profile, YearFigures):
        model.objects.filter(organisation=unit["己厂"]).delete()
    Organisation.objects.filter(pk=unit["己厂"].pk).delete()
    batch = undone(city, batch)
    used, changed = "导入后该单位已有下级、人员、公文或其他记录", "导入后有人改过该单位的信息"
    assert kept_why(batch) == {5: changed, 6: changed, 7: changed, 8: used, 9: "该单位已不在册"}
    names = set(Organisation.objects.filter(name__in=[one[0] for one in told]).values_list("name", flat=True))
    assert names == {"乙厂", "丙厂", "丁厂", "戊厂"}


def test_a_unit_above_others_of_the_same_import_goes_with_them(city, monkeypatch):
    monkeypatch.setattr(reading, "CHUNK", 1)
    told = [
        unit_row("街道科协", 类别="科协", 级别="街道（乡镇）", 业务指导单位="江边区科协"),
        unit_row("街道厂科协", 业务指导单位="街道科协"),
    ]
    batch = undone(city, take(city, city.actors["chen"], file(*told, heads=UNIT_HEADS), "units"))
    assert (batch.undone, batch.kept) == (2, 0)


def test_units_changed_by_an_import_become_what_they_were(city):
    last = clock.today().year - 1
    for name in ("甲厂", "乙厂", "丙厂", "丁厂", "戊厂"):
        unit = organisations.register(
            organisations.Particulars(name, contact="老", founded_on=date(2000, 1, 1)),
            kind="enterprise",
            superior=city["city"],
            by=SYSTEM,
        )
        if name not in ("戊厂",):
            profiles.edit(unit, Facts(nature="private"), by=SYSTEM)
            profiles.tell_year(unit, last, Figures(staff=10), by=SYSTEM)
    told = [
        unit_row(name, 联系人="新", 单位性质="国企", 职工总数="20", 成立日期="2001-02-03")
        for name in ("甲厂", "乙厂", "丙厂", "丁厂", "戊厂")
    ]
    batch = take(city, city.actors["chen"], file(*told, heads=UNIT_HEADS), "units", policy="overwrite")
    assert sums(batch) == (0, 5, 0, 0)
    unit = {one.name: one for one in Organisation.objects.filter(name__endswith="厂")}
    organisations.edit(unit["乙厂"], organisations.Particulars("乙厂", contact="更新"), by=SYSTEM)
    profiles.edit(unit["丙厂"], Facts(nature="foreign"), by=SYSTEM)
    profiles.tell_year(unit["丁厂"], last, Figures(staff=11), by=SYSTEM)
    batch = undone(city, batch)
    assert set(kept_why(batch)) == {3, 4, 5}
    for name, told_ in (
        ("甲厂", ("老", date(2000, 1, 1), "private", 10)),
        ("戊厂", ("老", date(2000, 1, 1), None, None)),
    ):
        one = Organisation.objects.get(name=name)
        profile = Profile.objects.filter(organisation=one).first()
        figures = YearFigures.objects.filter(organisation=one).first()
        assert (one.contact, one.founded_on, profile and profile.nature, figures and figures.staff) == told_
    assert Organisation.objects.get(name="乙厂").contact == "更新"


def test_a_unit_that_is_gone_or_got_only_figures_only_facts_or_only_an_address(city):
    unit = {
        name: organisations.register(organisations.Particulars(name), kind="enterprise", superior=city["city"], by=SYSTEM)
        for name in ("甲厂", "乙厂", "丙厂", "丁厂", "戊厂")
    }  # fmt: skip
    told = [
        unit_row("甲厂", 职工总数="20"),
        unit_row("乙厂", 地址="大道"),
        unit_row("丙厂", 单位性质="民企"),
        unit_row("丁厂", 地址="大道"),
    ]
    told += [unit_row("戊厂", 职工总数="20")]
    batch = take(city, city.actors["chen"], file(*told, heads=UNIT_HEADS), "units", policy="fill")
    YearFigures.objects.filter(organisation=unit["甲厂"]).delete()
    Organisation.objects.filter(name="乙厂").delete()
    assert kept_why(undone(city, batch)) == {2: "导入后有人改过该单位的信息", 3: "该单位已不在册"}
    assert not Profile.objects.filter(organisation=unit["丙厂"]).exists()
    assert not YearFigures.objects.filter(organisation=unit["戊厂"]).exists()
    assert Organisation.objects.get(name="丁厂").address == ""


def test_an_undoing_whose_right_is_gone_or_that_is_through_stops(city):
    batch = take(city, city.actors["chen"], file(row("张明")))
    batches.undo(batch, by=city.actors["chen"], note="传错了")
    assert undoing._chunk(batch.pk, city.actors["chen"]) == 1
    assert undoing._chunk(batch.pk, city.actors["chen"]) == 0
    Batch.objects.filter(pk=batch.pk).update(state="undone")
    assert undoing._chunk(batch.pk, city.actors["chen"]) == 0


# ---- lists of units that ought to be covered

LIST = ["企业名称", "统一社会信用代码", "科技人员"]
TOLD = {
    "heads": LIST,
    "kind": "base_list",
    "year": 2012,
    "list_kind": "high_tech",
    "as_of": date(2012, 6, 30),
    "source": "市科技局",
}


def listed(city, *told) -> Batch:
    batch = checked(city, *told, **TOLD)
    batches.start(batch, by=city.actors["chen"])
    return work(batch)


def test_a_base_list_is_filled_once_and_stays_where_somebody_touched_it_since(city):
    batch = listed(city, ["甲公司", code(1), "5"], ["甲公司（集团）", code(1), "5"], ["乙公司", None, "x"])
    assert (batch.state, sums(batch), BaseList.objects.get().as_of) == ("done", (1, 0, 0, 2), date(2012, 6, 30))
    assert faults(batch)[3] == ["与第 2 行是同一单位"]
    BaseList.objects.all().delete()
    third = listed(city, ["丁公司", None, "7"])
    coverage.settle(BaseUnit.objects.get(), None, by=SYSTEM, note="无")
    assert kept_why(undone(city, third)) == {2: "名录导入后有人认定过或重新导入过，没有撤销"}
    BaseList.objects.all().delete()
    fourth = listed(city, ["丁公司", None, "7"])
    BaseList.objects.all().delete()
    assert kept_why(undone(city, fourth)) == {2: "名录已不在"}
    assert coverage.fill(city["city"], 2012, "park", [BaseLine("x")], by=SYSTEM).units.count() == 1


def test_a_list_that_was_replaced_comes_back_as_it_was_with_what_was_settled(city):
    told = [
        BaseLine("甲公司", code(1), staff=90, sci_tech=5, industry="C27"),
        BaseLine("乙公司", jurisdiction="420102"),
    ]
    before = coverage.fill(city["city"], 2012, "high_tech", told, by=SYSTEM, as_of=date(2012, 3, 31), source="旧名录")
    coverage.settle(BaseUnit.objects.get(name="乙公司"), city["motor"], by=SYSTEM, note="电话核实")
    batch = listed(city, ["丙公司", None, "7"], ["丁公司", None, "9"])
    now = dict(BaseUnit.objects.values_list("name", "by_hand"))
    assert now == {"丙公司": False, "丁公司": False}
    batch = undone(city, batch)
    assert (batch.undone, batch.kept) == (2, 0)
    again = BaseList.objects.get()
    assert (again.pk, again.as_of, again.source) == (before.pk, date(2012, 3, 31), "旧名录")
    assert set(coverage.lines(again)) == set(told)
    assert coverage.by_hand(again) == {names.key("乙公司"): (city["motor"].pk, "hand")}


def test_what_was_replaced_is_kept_a_week_and_then_nothing_can_be_undone(city):
    coverage.fill(city["city"], 2012, "high_tech", [BaseLine("甲公司")], by=SYSTEM)
    batch = listed(city, ["丙公司", None, "7"])
    assert rules.undone_until(batch) is None
    keeping.forget(ended=clock.now() + timedelta(days=1), untouched=clock.now() - timedelta(days=1))
    batch.refresh_from_db()
    assert reason(batches.undo, batch, by=city.actors["chen"], note="x") == "import.undo.replaced"
    assert BaseUnit.objects.get().name == "丙公司"


def test_a_base_list_that_nobody_touched_goes_whole(city):
    batch = undone(city, listed(city, ["甲公司", None, "5"]))
    assert (batch.undone, batch.kept, BaseList.objects.count()) == (1, 0, 0)


def test_a_base_list_written_by_another_run_is_not_filled_again(city):
    batch = checked(city, ["甲公司", None, "5"], **TOLD)
    batches.start(batch, by=city.actors["chen"])
    Batch.objects.filter(pk=batch.pk).update(done_row=2)
    work(batch)
    assert not BaseList.objects.exists()


# ---- kept and forgotten


def test_files_go_a_week_after_the_end_and_imports_nobody_goes_on_with_after_a_month(city):
    done, waiting = take(city, city.actors["chen"], file(row("张明"))), begun(city, row("王芳"))
    intake_jobs.forget_files.run()
    for batch in (done, waiting):
        batch.refresh_from_db()
        assert batch.file is not None
    assert keeping.forget(ended=clock.now() + timedelta(days=1), untouched=clock.now() + timedelta(days=1)) == 2
    for batch in (done, waiting):
        batch.refresh_from_db()
    assert (done.state, done.file, waiting.state, waiting.file) == ("done", None, "dropped", None)
    assert reason(reading.opened, None) == "import.file"
    assert invariants.files() == []


def test_what_imports_know_of_a_person_is_told_and_erased(city):
    person = members.register(persons.Particulars("张明"), city["motor"], by=SYSTEM)
    numbers.put(person, {"mobile": MOBILE}, by=SYSTEM)
    take(city, city.actors["chen"], file(row("张明", 手机号=MOBILE, 职称="工程师")), policy="fill")
    assert [one["outcome"] for one in privacy.export(person.pk)["import_rows"]] == ["updated"]
    assert [one["rows"] for one in privacy.export(city.people["chen"].pk)["imports"]] == [1]
    assert privacy.erase(person.pk, by=SYSTEM) == 1
    assert privacy.export(person.pk)["import_rows"] == []


def test_the_invariant_of_numbers_finds_two_people_that_two_imports_made_of_one(city):
    take(city, city.actors["chen"], file(row("张明"), row("李红")))
    people = list(Person.objects.filter(name__in=("张明", "李红")).order_by("created_at", "pk"))
    for place, one in enumerate(people):
        one.id_kind, one.id_number = "passport", "E12345678"
        one.created_at += timedelta(seconds=place)
        one.save()
    assert [sentence for _, sentence in invariants.one_number_one_person()] == ["两次导入把同一证件号码登记成了两个人"]
    Person.objects.filter(pk=people[1].pk).update(merged_into=people[0])
    assert invariants.one_number_one_person() == []


def test_the_invariants_find_what_may_not_be(city):
    take(city, city.actors["chen"], file(row("张明")))
    assert invariants.sums() == []
    Batch.objects.update(rows=7)
    assert [sentence for _, sentence in invariants.sums()] == ["导入批次的行数与明细不符"]
    Batch.objects.update(state="dropped")
    assert [sentence for _, sentence in invariants.files()] == ["已放弃的导入还留着上传的文件"]
    assert isinstance(keeping.key(str(Batch.objects.get().pk)), UUID)
