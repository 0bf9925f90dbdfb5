"""An association from the application to the register: every step, every refusal with its reason."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kexie.associations import applying, invariants, jobs, privacy, queries
from kexie.associations.actions import founding_replies, foundings, locking, meetings, reminding, settling
from kexie.associations.models import Assembly, Candidate, Founding, Tenure
from kexie.associations.queries import founding as reads
from kexie.associations.queries import todo
from kexie.associations.rules import founding as rules
from kexie.associations.told import NUMBERS
from kexie.kit import clock
from kexie.kit.actor import STRANGER, SYSTEM
from kexie.kit.journal.models import Entry
from kexie.kit.verdict import Overtaken, Refused
from kexie.notices.actions import documents
from kexie.notices.models import Document
from kexie.organisations.actions import organisations
from kexie.organisations.models import Organisation, Post
from kexie.organisations.particulars import Particulars
from kexie.people import privacy as people_privacy
from kexie.people.models import Invitation
from tests.associations import staged
from tests.notices.office import Office

UNIT = rules.applicant


def reason(call: Callable[..., Any], *args: Any, **more: Any) -> str:
    with pytest.raises(Refused) as told:
        call(*args, **more)
    return told.value.rule


def verbs(founding: Founding) -> list[str]:
    return list(
        Entry.objects.filter(entity="founding", entity_id=founding.pk).order_by("id").values_list("verb", flat=True)
    )


def test_a_unit_is_founded_from_its_application_to_the_register(office: Office) -> None:
    made = staged.founded(office)
    row, unit, tenure = made.founding, made.organisation, made.tenure
    today = clock.today()
    assert (row.state, str(row), str(row.assembly)) == ("active", row.name, str(today))
    assert (unit.name, unit.short_name, unit.superior, unit.credit_code, unit.founded_on) == (
        "江边精密仪器有限公司科学技术协会", "江边精密仪器有限公司科协", office.unit("jiang"), staged.CODE, today,
    )  # fmt: skip
    assert (unit.profile.nature, unit.profile.industry, unit.profile.emerging, unit.profile.term_years) == (
        "private", "C40", ["2"], 5,
    )  # fmt: skip
    figures = unit.year_figures.get()
    assert (figures.year, figures.staff, figures.sci_tech, figures.members, str(figures.research_spending)) == (
        today.year, 300, 80, 62, "120.50",
    )  # fmt: skip
    assert (tenure.number, tenure.starts_on, tenure.ends_on) == (1, today, tenure.due_on)
    assert [(seat.person.name, seat.role, seat.votes_for) for seat in tenure.seats.select_related("person")] == [
        ("周大明", "chair", 48), ("吴小红", "vice_chair", 48), ("郑文", "secretary_general", 48),
        ("冯工", "committee_member", 48),
    ]  # fmt: skip
    held = Post.objects.filter(organisation=unit).order_by("id")
    assert {(post.kind, post.starts_on, post.ends_on) for post in held} == {
        (kind, today, tenure.ends_on) for kind in ("chair", "vice_chair", "secretary_general", "committee_member")
    }
    chair = held.get(kind="chair").person
    assert (chair.gender, chair.birth_year, chair.title, chair.mobile is not None) == (
        "male", 1965, "高级工程师", True,
    )  # fmt: skip
    assert (Invitation.objects.get().person, bool(made.token)) == (made.secretary, True)
    assert verbs(row) == ["begin", "edit", "apply", "check", "approve", "reply", "hold", "file", "activate"]
    assert [found for one in invariants.ALL for found in one()] == []
    assert set(Candidate.objects.values_list("telephone", flat=True)) == {None}


def test_a_persons_rows_are_told_and_of_a_ballot_only_the_votes_stay(office: Office) -> None:
    made = staged.founded(office)
    chair = made.tenure.seats.get(role="chair").person
    told = privacy.export(chair.pk)
    assert (told["candidates"][0]["born"], told["seats"][0]["role"], told["foundings"]) == ("1965-03", "chair", [])
    assert privacy.erase(chair.pk, by=SYSTEM) == 1
    after = privacy.export(chair.pk)["candidates"][0]
    told_of = (after["name"], after["born"], after["politics"], after["votes_for"])
    assert told_of == (people_privacy.pseudonym(chair.pk), "", "", 48)
    assert len(privacy.export(office["zhao"].person_id)["foundings"]) == 1  # type: ignore[arg-type]


def test_the_reply_is_a_document_with_its_words_and_the_founding_waits_for_its_issue(office: Office) -> None:
    founding = staged.replying(office)
    paper = founding.reply
    assert paper is not None
    assert (paper.kind, paper.issuer, paper.title, paper.addressee_text) == (
        "reply", office.unit("jiang"), "关于同意成立江边精密仪器有限公司科学技术协会的批复", "江边精密仪器有限公司",
    )  # fmt: skip
    assert "自批复之日起六个月内召开成立大会" in paper.body[1]["text"]
    assert founding_replies.replied(office.at("issued")) is None  # another document
    entry = Entry.objects.filter(entity="document", entity_id=staged.issued(office, founding).pk, verb="issue").get()
    assert (jobs.replied.run(entry_id=entry.pk), jobs.replied.run(entry_id=entry.pk)) == (True, False)
    founding.refresh_from_db()
    assert (founding.state, founding.approved_on, verbs(founding).count("reply")) == ("approved", clock.today(), 1)


def test_a_discarded_reply_is_drafted_anew(office: Office) -> None:
    founding = staged.replying(office)
    documents.void(founding.reply, by=office["zhao"], note="写错了")
    entry = Entry.objects.filter(entity="document", verb="void").get()
    assert jobs.reply_dropped.run(entry_id=entry.pk)
    assert founding_replies.reply_dropped(Document.objects.get()) is None
    founding.refresh_from_db()
    assert (founding.state, founding.reply) == ("checked", None)
    assert foundings.approve(founding, by=office["zhao"]).reply is not None


def test_the_city_replies_where_the_table_says_so_and_the_district_is_addressed(office: Office) -> None:
    settling.set_authority(office.unit("city"), by=office["chen"], kind="enterprise")
    founding = staged.checked(office)
    assert founding.authority == office.unit("city")
    assert rules.can_approve(office["zhao"], founding).reason == "由某市科协的拟稿人拟批复"
    founding = foundings.approve(founding, by=office["chen"])
    assert founding.reply is not None
    assert (founding.reply.issuer, list(founding.reply.units.all())) == (office.unit("city"), [office.unit("jiang")])


def test_an_application_comes_back_once_with_reasons_by_field_and_is_sent_again(office: Office) -> None:
    founding = staged.applied(office)
    founding = foundings.return_(
        founding, by=office["zhao"], note="请补正", reasons={"address": "写到门牌", "office": " "}
    )
    assert (founding.state, founding.reasons) == ("returned", {"address": "写到门牌"})
    told = replace(staged.APPLICATION, address="江边大道100号")
    founding = foundings.edit(founding, told, by=office["zhao"], version=founding.version)
    founding = foundings.send(founding, by=office["zhao"])
    assert (founding.state, founding.reasons, founding.address) == ("applied", {}, "江边大道100号")
    assert reason(foundings.return_, founding, by=office["zhao"], note="再补", reasons={}) == "founding.return.once"
    assert foundings.refuse(founding, by=office["zhao"], note="不具备条件").state == "refused"


def test_an_application_can_be_refused_by_who_replies_and_withdrawn_by_the_unit(office: Office) -> None:
    founding = staged.checked(office)
    assert reason(foundings.refuse, founding, by=office["hong_officer"], note="不") == "founding.approve.right"
    assert foundings.refuse(founding, by=office["zhao"], note="名额已满").state == "refused"
    other = staged.applied(office)
    other = foundings.withdraw(other, by=UNIT(other.pk), note="暂不成立")
    assert other.state == "withdrawn"
    assert reason(foundings.withdraw, other, by=UNIT(other.pk), note="再撤") == "founding.withdraw"
    assert rules.can_withdraw(UNIT(other.pk), other).rule == "founding.state"


def test_the_unit_acts_with_its_own_link_and_with_no_other(office: Office) -> None:
    made = foundings.begin(office.unit("jiang"), "江边精密仪器有限公司", by=UNIT())
    row, mine = made.founding, rules.applicant(made.founding.pk, None)
    assert reads.founding_of(made.token) == row
    assert reads.founding_of("guessed") is None
    assert row not in rules.visible_foundings(office["zhao"])  # what is still filled in is the unit's
    foundings.keep_typed(row, [("unit_name", "江边")], by=mine, version=1)
    assert applying.unpacked(Founding.objects.get().typed) == [["unit_name", "江边"]]
    with pytest.raises(Overtaken):
        foundings.keep_typed(row, [], by=mine, version=9)
    stranger = UNIT(office.unit("city").pk)
    assert reason(foundings.edit, row, staged.APPLICATION, by=stranger, version=1) == "founding.unit.right"
    assert reason(foundings.edit, row, staged.APPLICATION, by=STRANGER, version=1) == "founding.unit.right"
    row = foundings.edit(row, staged.APPLICATION, by=mine, version=1)
    assert (row.typed, row.version) == (None, 2)
    with pytest.raises(Overtaken, match="有人已改过"):
        foundings.edit(row, staged.APPLICATION, by=mine, version=1)
    row = foundings.edit(row, staged.APPLICATION, by=mine, version=2)  # nothing new: no line in the journal
    row = foundings.send(row, by=mine)
    assert verbs(row) == ["begin", "edit", "apply"]
    assert row in rules.visible_foundings(office["zhao"])
    fresh = foundings.make_link(row, by=office["zhao"])
    assert (reads.founding_of(made.token), reads.founding_of(fresh.token)) == (None, row)


def test_a_flood_of_empty_applications_is_stopped_for_an_hour(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "MOST_BEGUN", 1)
    foundings.begin(office.unit("jiang"), "某公司", by=UNIT())
    assert reason(foundings.begin, office.unit("jiang"), "另一公司", by=UNIT()) == "founding.enter.flood"
    with clock.at(clock.now() + timedelta(minutes=61)):
        assert foundings.begin(office.unit("jiang"), "另一公司", by=UNIT()).token


def test_a_fault_that_is_no_double_stays_a_fault(office: Office) -> None:
    with pytest.raises(IntegrityError), locking.once():
        Assembly.objects.create(filed_on=clock.today())


def test_a_link_is_made_while_the_unit_has_something_to_do(office: Office) -> None:
    row = staged.applied(office)
    assert reason(foundings.make_link, row, by=office["wang"]) == "founding.guide.right"
    row = foundings.withdraw(row, by=office["zhao"], note="不办了")
    assert reason(foundings.make_link, row, by=office["zhao"]) == "founding.state"


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"credit_code": "123"}, "founding.credit_code"),
        ({"kind": "association"}, "founding.kind"),
        ({"unit_name": ""}, "founding.unit_name"),
        ({"nominees": (replace(staged.NOMINEES[0], name=""),)}, "nominees.name"),
        ({"nominees": staged.NOMINEES * 20}, "nominees.most"),
    ],
)
def test_what_cannot_be_is_not_written(office: Office, changes: dict[str, Any], rule: str) -> None:
    row = foundings.begin(office.unit("jiang"), "某公司", by=office["zhao"]).founding
    told = replace(staged.APPLICATION, **changes)
    assert reason(foundings.edit, row, told, by=office["zhao"], version=row.version) == rule


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": ""}, "请填写拟用名称"),
        ({"nominees": staged.NOMINEES[1:]}, "请填写拟任主席人选"),
        ({"nominees": staged.NOMINEES[:2]}, "请填写拟任秘书长人选"),
        ({"nominees": (*staged.NOMINEES, staged.NOMINEES[0])}, "主席只设一人"),
    ],
)
def test_an_application_that_is_not_whole_is_not_sent(office: Office, changes: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words):
        staged.applied(office, **changes)


def test_one_begins_only_under_a_place_and_by_who_guides_it(office: Office) -> None:
    begin = foundings.begin
    assert reason(begin, office.unit("motor"), "某公司", by=office["chen"]) == "founding.place"
    assert reason(begin, office.unit("hong"), "某公司", by=office["zhao"]) == "founding.enter.right"
    assert reason(begin, office.unit("jiang"), "", by=UNIT()) == "founding.unit_name"
    closed = Organisation(state="closed", level="district", name="某区科协")
    assert rules.can_enter(SYSTEM, closed).rule == "founding.place"
    assert set(reads.places()) == {office.unit(key) for key in ("city", "jiang", "hong", "lake")}


def test_a_unit_has_one_running_application_by_code_and_by_name(office: Office) -> None:
    first = staged.applied(office)
    assert reason(staged.applied, office) == "founding.twice"
    other = {"credit_code": "", "name": "某新材料科协"}
    by_name = staged.applied(office, unit_name="某新材料（集团）公司", **other)
    assert reason(staged.applied, office, unit_name="某新材料(集团)公司", **other) == "founding.twice"
    foundings.withdraw(by_name, by=office["zhao"], note="改报")
    assert staged.applied(office, unit_name="某新材料(集团)公司", **other).state == "applied"
    other = staged.begun(office)
    with pytest.raises(IntegrityError), transaction.atomic():
        Founding.objects.filter(pk=other.pk).update(state="applied")
    assert first.unit_key == other.unit_key


def test_what_came_back_cannot_take_the_code_of_another_running_application(office: Office) -> None:
    staged.applied(office)
    other = staged.applied(office, credit_code="", unit_name="某厂", name="某厂科协")
    other = foundings.return_(other, by=office["zhao"], note="补代码", reasons={"credit_code": "补填"})
    told = replace(staged.APPLICATION, unit_name="某厂", name="某厂科协")
    with pytest.raises(Overtaken, match="已有一份成立申请在办"):
        foundings.edit(other, told, by=office["zhao"], version=other.version)


def test_a_unit_that_has_an_association_is_not_founded_again(office: Office) -> None:
    organisations.edit(office.unit("motor"), Particulars(name="光明电机公司科协", credit_code=staged.CODE), by=SYSTEM)
    assert reason(staged.applied, office) == "founding.registered"
    # By name: as the association is called or as its unit is, whatever the spelling.
    assert reason(staged.applied, office, credit_code="", unit_name="光明电机公司") == "founding.registered"
    other = {"credit_code": "", "unit_name": "别的公司", "name": "光明电机公司科学技术协会"}
    assert reason(staged.applied, office, **other) == "founding.registered"
    # Another credit code is another unit, though its name is alike.
    same_name = {"credit_code": "91440300708461136T", "unit_name": "光明电机公司", "name": "光明电机科学技术协会"}
    assert staged.applied(office, **same_name).state == "applied"


def test_what_was_registered_meanwhile_stops_the_activation(office: Office) -> None:
    founding = staged.filed(office)
    told = Particulars(name="江边精密仪器科协", credit_code=staged.CODE)
    organisations.register(told, kind="enterprise", superior=office.unit("hong"), by=SYSTEM)
    assert reason(meetings.activate, founding, by=office["zhao"]) == "founding.registered"
    founding.refresh_from_db()
    assert (founding.state, founding.organisation) == ("filed", None)
    assert [words for one in invariants.ALL for _, words in one()] == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"present": 39}, "应到 60 人，实到 39 人，不足三分之二（至少 40 人），选举无效"),
        ({"present": 61}, "实到人数应在 1 至应到人数之间"),
        ({"present": 40, "figures": ((30, 0, 0), (40, 0, 0), (40, 0, 0), (40, 0, 0))}, "没有选出主席：最多得 30 票，当选须至少 31 票"),
        ({"figures": ((48, 2, 1), (48, 0, 0), (48, 0, 0), (48, 0, 0))}, "周大明的票数合计 51，多于实到人数 50"),
        ({"charter_adopted": False}, "成立大会须通过章程"),
        ({"held_on": 1}, "大会日期不能晚于今天"),
        ({"held_on": -1}, "大会日期不能早于"),
        ({"votes": {}}, "请填写周大明的得票数"),
    ],
)  # fmt: skip
def test_a_meeting_that_does_not_elect_is_refused_with_its_numbers(
    office: Office, changes: dict[str, Any], words: str
) -> None:
    founding = staged.approved(office)
    if "figures" in changes:
        changes = {**changes, "votes": staged.votes(founding.assembly, *changes["figures"])}
        del changes["figures"]
    if isinstance(changes.get("held_on"), int):
        changes = {"held_on": clock.today() + timedelta(days=changes["held_on"])}
    with pytest.raises(Refused, match=words):
        meetings.hold(founding, staged.meeting(founding.assembly, **changes), by=UNIT(founding.pk))


def test_whoever_gets_too_few_votes_is_not_on_the_committee(office: Office) -> None:
    founding = staged.approved(office)
    figures = staged.votes(founding.assembly, (50, 0, 0), (20, 30, 0), (50, 0, 0), (31, 0, 19))
    meetings.hold(founding, staged.meeting(founding.assembly, votes=figures), by=UNIT(founding.pk))
    assert [one.is_elected for one in founding.assembly.candidates.all()] == [True, False, True, True]
    made = meetings.activate(meetings.file(founding, staged.FILING, by=UNIT(founding.pk)), by=office["zhao"])
    assert [seat.role for seat in made.tenure.seats.all()] == ["chair", "secretary_general", "committee_member"]


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"members": 0}, "assembly.members"),
        ({"charter": "  "}, "assembly.charter_text"),
        ({"term_years": 11}, "assembly.term_years"),
    ],
)
def test_a_filing_that_is_not_whole_is_refused(office: Office, changes: dict[str, Any], rule: str) -> None:
    founding = staged.held(office)
    assert reason(meetings.file, founding, replace(staged.FILING, **changes), by=office["zhao"]) == rule


def test_a_filing_goes_back_and_comes_again(office: Office) -> None:
    founding = meetings.reopen(staged.filed(office), by=office["zhao"], note="缺章程第三章")
    assert founding.state == "held"
    founding = meetings.file(founding, replace(staged.FILING, term_years=3), by=UNIT(founding.pk))
    made = meetings.activate(founding, by=office["chen"])
    assert (made.organisation.profile.term_years, made.tenure.ends_on.year) == (3, clock.today().year + 3)
    with pytest.raises(Overtaken):
        meetings.activate(founding, by=office["chen"])


def test_a_reply_nobody_used_lapses_after_its_months(office: Office) -> None:
    founding = staged.approved(office)
    last = rules.lapses_on(founding)
    assert founding.due_on == last
    assert reason(foundings.lapse, founding, by=SYSTEM) == "founding.lapse"
    until = last + timedelta(days=rules.RECORDED_WITHIN)
    with clock.at(clock.shanghai(until.year, until.month, until.day, 23)):
        assert reminding.sweep() == 0
        assert rules.can_hold(UNIT(founding.pk), founding)
    after = until + timedelta(days=1)
    with clock.at(clock.shanghai(after.year, after.month, after.day, 1)):
        assert rules.can_hold(UNIT(founding.pk), founding).reason == "批复后 6 个月内没有召开成立大会，批复已失效"
        assert reason(foundings.lapse, founding, by=office["chen"]) == "founding.lapse"
        assert reminding.sweep() == 1
        assert reminding.sweep() == 0
    founding.refresh_from_db()
    assert (founding.state, verbs(founding)[-1]) == ("lapsed", "lapse")


def test_a_meeting_of_the_last_evening_is_recorded_days_later_and_one_held_too_late_never(office: Office) -> None:
    founding = staged.approved(office)
    last = rules.lapses_on(founding)
    days = last + timedelta(days=rules.RECORDED_WITHIN)
    with clock.at(clock.shanghai(days.year, days.month, days.day, 20)):
        late = staged.meeting(founding.assembly, held_on=last + timedelta(days=1))
        assert reason(meetings.hold, founding, late, by=UNIT(founding.pk)) == "founding.meeting.late"
        held = meetings.hold(founding, staged.meeting(founding.assembly, held_on=last), by=UNIT(founding.pk))
    assert (held.state, held.assembly.held_on) == ("held", last)


def test_a_meeting_recorded_while_the_sweep_runs_stands(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    founding = staged.approved(office)
    after = rules.recorded_by(founding) + timedelta(days=1)
    monkeypatch.setattr(foundings, "lapse", lambda *_, **__: (_ for _ in ()).throw(Refused("已开会")))
    with clock.at(clock.shanghai(after.year, after.month, after.day, 1)):
        assert reminding.sweep() == 0


def test_drafts_nobody_sent_are_dropped_wherever_they_were_begun(office: Office) -> None:
    foundings.begin(office.unit("jiang"), "某公司", by=UNIT())
    foundings.begin(office.unit("jiang"), "某厂", by=office["zhao"])
    with clock.at(clock.now() + timedelta(days=59)):
        assert reminding.sweep() == 0
    with clock.at(clock.now() + timedelta(days=61)):
        jobs.sweep.run()
    assert (Founding.objects.count(), Assembly.objects.count()) == (0, 0)


def test_each_step_is_its_own_persons_and_of_its_own_state(office: Office) -> None:
    founding = staged.applied(office)
    wang, zhao = office["wang"], office["zhao"]
    assert reason(foundings.check, founding, by=wang, opinion="好") == "founding.guide.right"
    assert reason(foundings.check, founding, by=zhao, opinion=" ") == "founding.opinion"
    assert rules.can_edit_founding(zhao, founding).reason == "申请现在是“待核查”，退回补正后才能修改"
    for verdict in (
        rules.can_approve(zhao, founding), rules.can_hold(zhao, founding), rules.can_file(zhao, founding),
        rules.can_activate(zhao, founding), rules.can_reopen_filing(zhao, founding), rules.can_lapse(SYSTEM, founding),
    ):  # fmt: skip
        assert not verdict
    founding = foundings.check(founding, by=zhao, opinion="同意")
    assert rules.can_check(zhao, founding).reason.startswith("申请现在是“待批复”，现在不能核查")
    assert rules.can_approve(wang, founding).reason == "由江边区科协的拟稿人拟批复"
    filed = meetings.file(
        staged.held(office, credit_code="", unit_name="某厂", name="某厂科协"), staged.FILING, by=zhao
    )
    assert rules.can_reopen_filing(office["wang"], filed).reason == "由江边区科协的经办人核对"
    with pytest.raises(Overtaken):
        foundings.check(filed, by=zhao, opinion="同意")


def test_who_sees_an_application_is_who_may_view_it(office: Office) -> None:
    founding = staged.applied(office)
    actors = {"system": SYSTEM, "stranger": STRANGER} | {n: office[n] for n in ("chen", "zhao", "wang", "hong_officer")}
    seen = {
        n: (founding in rules.visible_foundings(by), bool(rules.can_view_founding(by, founding)))
        for n, by in actors.items()
    }
    yes, no = (True, True), (False, False)
    assert seen == {"system": yes, "stranger": no, "chen": yes, "zhao": yes, "wang": no, "hong_officer": no}
    assert reads.founding(office["zhao"], founding.ref) == founding
    assert reads.founding(office["wang"], founding.ref) is None
    assert list(reads.listed(office["zhao"], "applied")) == list(reads.listed(office["zhao"], "")) == [founding]
    assert reads.counts(office["zhao"]) == {
        "applied": 1, "returned": 0, "reply": 0, "meeting": 0, "active": 0, "ended": 0,
    }  # fmt: skip


def test_the_completeness_list_names_what_is_missing_and_what_stands_already(office: Office) -> None:
    founding = staged.applied(
        office, address="", figures=replace(staged.APPLICATION.figures, sci_tech=8, senior=1, middle=1, junior=1)
    )
    house = reads.house_rules(office.unit("jiang"))[0]
    told = {line.label: (line.told, line.tone) for line in reads.completeness(founding, house)}
    assert told["地址"] == ("没有填写", "bad")
    assert told["拟任人选"] == ("4 名", "ok")
    assert told["代码校验"] == ("校验位正确", "ok")
    assert told["规模"][1] == "warn"
    assert told["是否重复"] == ("没有重复的申请或在册科协", "ok")
    bare = staged.applied(office, credit_code="", unit_name="某厂", name="某厂科协")
    assert "代码校验" not in {line.label for line in reads.completeness(bare, house)}


def test_every_clock_of_the_way_is_told(office: Office) -> None:
    with clock.at(clock.shanghai(2026, 12, 7, 10)):
        founding = staged.applied(office)
        assert str(founding.due_on) == "2026-12-14"
        assert {str(one.due) for one in todo.WAITING.alone(office["zhao"]).items} == {"2026-12-14"}
        founding = foundings.check(founding, by=office["zhao"], opinion="同意")
        assert str(founding.due_on) == "2026-12-21"
        founding = foundings.approve(founding, by=office["zhao"])
        founding = founding_replies.replied(staged.issued(office, founding))
        founding = meetings.hold(founding, staged.meeting(founding.assembly), by=office["zhao"])
        assert str(founding.due_on) == "2027-01-06"
        founding = meetings.file(founding, staged.FILING, by=office["zhao"])
        founding = meetings.activate(founding, by=office["zhao"]).founding
        assert founding.due_on is None
    with clock.at(clock.shanghai(2031, 3, 2, 10)):
        other = staged.applied(office, credit_code="", unit_name="某厂", name="某厂科协")
        assert other.due_on is None  # no calendar knows that year


def test_a_day_nobody_could_count_is_told_as_soon_as_it_can_be_and_one_that_was_told_stays(office: Office) -> None:
    with clock.at(clock.shanghai(2026, 12, 7, 10)):
        founding = staged.applied(office)
        Founding.objects.update(due_on=None)
        assert (reminding.sweep(), reminding.sweep()) == (1, 0)
        founding.refresh_from_db()
        assert str(founding.due_on) == "2026-12-14"
        house = reads.house_rules(office.unit("jiang"))[0]
        told = {name: getattr(house, name) for name in NUMBERS} | {"votes_of": house.votes_of, "check_days": 20}
        settling.settle(office.unit("jiang"), told, by=office["zhao"])
        assert reminding.sweep() == 0
        founding.refresh_from_db()
        assert str(founding.due_on) == "2026-12-14"
    with clock.at(clock.shanghai(2031, 3, 2, 10)):
        staged.applied(office, credit_code="", unit_name="某厂", name="某厂科协")
        assert reminding.sweep() == 0  # no calendar knows that year yet


def test_an_association_without_a_long_name_has_no_short_one() -> None:
    assert (meetings.short("某厂科协"), meetings.short("科学技术协会"), meetings.short("某厂科学技术协会")) == (
        "", "", "某厂科协",
    )  # fmt: skip


def test_the_tables_hold_what_no_action_writes(office: Office) -> None:
    founding = staged.approved(office)
    for bad in ({"state": "active"}, {"reply": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Founding.objects.filter(pk=founding.pk).update(**bad)
    for bad in ({"held_on": clock.today(), "entitled": 10, "present": 11}, {"filed_on": clock.today()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Assembly.objects.create(**bad)
    with pytest.raises(IntegrityError), transaction.atomic():
        Candidate.objects.filter(assembly=founding.assembly, role="chair").update(is_elected=True)
    assert str(Candidate.objects.first()) == "周大明"


def test_what_a_founded_association_may_never_be_is_found_by_the_rule_of_each(office: Office) -> None:
    made = staged.founded(office)
    Post.objects.filter(pk=made.tenure.seats.get(role="chair").post_id).update(ends_on=None)
    assert [words for one in invariants.ALL for _, words in one()] == ["由选举产生的任职没有任期，或晚于届满之日"]
    Tenure.objects.filter(pk=made.tenure.pk).update(assembly=None, ends_on=made.tenure.due_on + timedelta(days=400))
    made.tenure.seats.update(starts_on=made.tenure.starts_on - timedelta(days=1))
    running = staged.applied(office, credit_code="", unit_name="另一家公司", name="另一家公司科协")
    Founding.objects.filter(pk=running.pk).update(credit_code=staged.CODE)
    assert {words for one in invariants.ALL for _, words in one()} == {
        "已成立的科协没有由成立大会产生的届次", "届次席位的日期或任职不符", "延期超过一年",
        "在办的成立申请与其信用代码或名称不符", "同一单位有两份成立申请在办或已成立",
    }  # fmt: skip
    assert queries.profile_of(office["zhao"], made.organisation) is not None
    assert Document.objects.count() == 1
