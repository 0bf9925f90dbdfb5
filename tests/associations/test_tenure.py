"""Terms: entered, told of, elected anew, put off; leaders and names that change; sleep and merging (rules.md 14, A9)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kexie.associations import invariants
from kexie.associations.actions import activities, changes, reelections, reminding, standing, tenures
from kexie.associations.models import AnnualReport, Candidate, Change, Dormancy, Reelection, Seat, Tenure, TermReminder
from kexie.associations.queries import tenure as reads
from kexie.associations.queries import todo
from kexie.associations.rules import standing as standing_rules
from kexie.associations.rules import tenure as rules
from kexie.kit import clock
from kexie.kit import todo as kit_todo
from kexie.kit.actor import STRANGER, SYSTEM
from kexie.kit.journal.models import Entry
from kexie.kit.verdict import Overtaken, Refused
from kexie.messages.models import Message
from kexie.organisations.actions import members, organisations, posts
from kexie.organisations.models import Affiliation, Organisation, Post
from kexie.people.actions import accounts
from kexie.people.actions.persons import Particulars
from tests.associations import staged, test_activities
from tests.notices.office import Office

DAY = timedelta(days=1)


def reason(call: Callable[..., Any], *args: Any, **more: Any) -> str:
    with pytest.raises(Refused) as told:
        call(*args, **more)
    return told.value.rule


def asked(office: Office, **more: Any) -> Reelection:
    return reelections.ask(office.unit("motor"), staged.NOMINEES, "换届准备就绪", by=office["chen"], **more)


def agreed(office: Office) -> Reelection:
    return reelections.agree(asked(office), by=office["zhao"], note="同意")


def held(office: Office) -> Reelection:
    row = agreed(office)
    return reelections.hold(row, staged.meeting(row.assembly, charter_adopted=False), by=office["chen"])


def filed(office: Office) -> Reelection:
    return reelections.file(held(office), staged.FILING, by=office["chen"])


def elected(office: Office) -> Tenure:
    return reelections.complete(filed(office), by=office["zhao"])


def whole() -> list[str]:
    return [words for one in invariants.ALL for _, words in one()]


def test_the_term_of_an_association_of_before_is_entered_with_who_sits_in_it(office: Office) -> None:
    motor, today = office.unit("motor"), clock.today()
    office.city.actor("secretary", "secretary_general", "motor")
    office.city.actor("second", "secretary_general", "motor")
    assert rules.last(motor) is None
    known = tenures.Known(3, today - timedelta(days=700), today + timedelta(days=400))
    made = tenures.record(motor, known, by=office["zhao"])
    assert (made.number, made.due_on, str(made)) == (3, known.ends_on, f"{motor.pk} 3")
    told = [(seat.person.name, seat.role, seat.starts_on, seat.ends_on) for seat in made.seats.all()]
    assert told == [
        ("wang_chair", "chair", today, known.ends_on), ("secretary", "secretary_general", today, known.ends_on),
    ]  # fmt: skip
    assert (rules.running(motor), rules.last(motor)) == (made, made)
    assert str(Seat.objects.first()).endswith("chair")
    assert reason(tenures.record, motor, known, by=office["zhao"]) == "tenure.record.once"


def test_a_term_that_is_over_has_no_seat_of_who_came_after_it(office: Office) -> None:
    today = clock.today()
    known = tenures.Known(1, today - timedelta(days=700), today - timedelta(days=10))
    assert tenures.record(office.unit("motor"), known, by=office["zhao"]).seats.count() == 0


@pytest.mark.parametrize(
    ("number", "starts", "ends", "rule"),
    [
        (0, -1, 100, "tenure.number"),
        (1, 1, 100, "tenure.days"),
        (1, -1, -2, "tenure.days"),
        (1, -1, 5000, "tenure.long"),
    ],
)
def test_a_term_that_cannot_be_is_not_entered(office: Office, number: int, starts: int, ends: int, rule: str) -> None:
    today = clock.today()
    known = tenures.Known(number, today + timedelta(days=starts), today + timedelta(days=ends))
    assert reason(tenures.record, office.unit("motor"), known, by=office["zhao"]) == rule


def test_who_enters_a_term_and_where_there_is_none(office: Office) -> None:
    known = tenures.Known(1, clock.today(), clock.today() + timedelta(days=400))
    for key, by, rule in (
        ("motor", "wang", "tenure.record.right"), ("jiang", "chen", "tenure.kind"), ("office", "chen", "tenure.kind"),
    ):  # fmt: skip
        assert reason(tenures.record, office.unit(key), known, by=office[by]) == rule
    closed = organisations.dissolve(office.unit("motor"), by=office["zhao"], note="外迁")
    assert reason(tenures.record, closed, known, by=office["zhao"]) == "tenure.active"


def test_a_reelection_ends_the_old_posts_and_begins_the_new_on_the_day(office: Office) -> None:
    old = staged.term(office)
    motor, today = office.unit("motor"), clock.today()
    sitting = office.city.people["wang_chair"]
    before = Post.objects.get(person=sitting, kind="chair")
    Post.objects.filter(pk=before.pk).update(starts_on=today - timedelta(days=400))
    old.seats.update(starts_on=today - timedelta(days=400))
    new = elected(office)
    assert (new.number, new.starts_on, rules.running(motor)) == (3, today, new)
    old.refresh_from_db()
    before.refresh_from_db()
    assert (old.ends_on, before.ends_on, old.seats.get().ends_on) == (today - DAY,) * 3
    held_now = Post.objects.filter(organisation=motor, starts_on=today, ends_on=new.ends_on)
    assert sorted(post.kind for post in held_now) == ["chair", "committee_member", "secretary_general", "vice_chair"]
    # Who held which office in which term stays told.
    told = {(row.number, seat.person.name) for row in reads.tenures(office["zhao"], motor) for seat in row.seats.all()}
    assert {(2, "wang_chair"), (3, "周大明"), (3, "郑文")} <= told
    assert (whole(), str(Reelection.objects.get())) == ([], f"{motor.pk} done")


def test_who_was_elected_and_has_left_since_is_known_and_a_later_namesake_is_not_taken(office: Office) -> None:
    motor, today = office.unit("motor"), clock.today()
    told = Candidate(name="周大明", role="chair", born="1965-03")
    then = members.register(Particulars(name="周大明"), motor, by=SYSTEM, on=today - 9 * DAY)
    Affiliation.objects.filter(person=then).update(ends_on=today - 5 * DAY)
    now = members.register(Particulars(name="周大明"), motor, by=SYSTEM, on=today)
    by = office["zhao"]
    assert [tenures.person_of(motor, told, today - n * DAY, by) for n in (9, 5, 4, 0)] == [then, then, now, now]


def test_whoever_works_there_already_is_known_by_name_and_year(office: Office) -> None:
    motor = office.unit("motor")
    known = members.register(Particulars(name="周大明", birth_year=1965), motor, by=SYSTEM)
    members.register(Particulars(name="吴小红", birth_year=1980), motor, by=SYSTEM)  # another of this name
    for _ in range(2):
        members.register(Particulars(name="郑文"), motor, by=SYSTEM)  # two of one name: nobody guesses
    new = elected(office)
    people = {seat.role: seat.person for seat in new.seats.select_related("person")}
    assert people["chair"] == known
    assert people["vice_chair"].birth_year == 1970
    assert Affiliation.objects.filter(organisation=motor, person__name="郑文").count() == 3
    assert Candidate.objects.get(role="chair").person == known


def test_a_first_election_on_the_register_is_the_first_term(office: Office) -> None:
    assert elected(office).number == 1


def test_candidates_come_back_and_are_mended_and_the_filing_too(office: Office) -> None:
    row = reelections.return_(asked(office), by=office["zhao"], note="缺副主席")
    assert (row.state, row.note) == ("returned", "缺副主席")
    row = reelections.mend(row, staged.NOMINEES[:3], "已补", by=office["chen"])
    assert (row.state, row.words, row.assembly.candidates.count()) == ("asked", "已补", 3)
    assert reason(reelections.mend, row, staged.NOMINEES, "", by=office["chen"]) == "reelection.mend"
    assert row.assembly.candidates.exclude(telephone=None).count() == 2
    row = reelections.withdraw(row, by=office["chen"], note="另择期")
    assert row.state == "withdrawn"
    assert not row.assembly.candidates.exclude(telephone=None).exists()  # nobody will be called any more
    row = reelections.reopen(filed(office), by=office["zhao"], note="缺章程")
    assert (row.state, row.note) == ("held", "缺章程")
    assert reads.reelection(office["zhao"], row.pk) == row
    assert [one.state for one in reads.reelections(office["zhao"], office.unit("motor"))] == ["held", "withdrawn"]


def test_candidates_lack_neither_chair_nor_secretary(office: Office) -> None:
    by = office["chen"]
    ask = reelections.ask
    assert reason(ask, office.unit("motor"), staged.NOMINEES[1:], "", by=by) == "reelection.nominees"
    assert reason(ask, office.unit("motor"), staged.NOMINEES[:2], "", by=by) == "reelection.nominees"


def test_one_reelection_at_a_time_by_the_unit_and_who_guides_it(office: Office) -> None:
    row = asked(office)
    ask = reelections.ask
    assert reason(ask, office.unit("motor"), staged.NOMINEES, "", by=office["zhao"]) == "reelection.twice"
    assert reason(ask, office.unit("optics"), staged.NOMINEES, "", by=office["zhao"]) == "reelection.ask.right"
    assert reason(ask, office.unit("jiang"), staged.NOMINEES, "", by=office["chen"]) == "tenure.kind"
    with pytest.raises(IntegrityError), transaction.atomic():
        Reelection.objects.create(organisation=row.organisation, assembly=staged.Assembly.objects.create())
    assert rules.can_judge(office["wang"], row, "agree").rule == "tenure.superior.right"
    assert rules.can_judge(office["zhao"], row, "complete").rule == "reelection.state"
    assert rules.can_do(office["zhao"], row, "file").rule == "reelection.state"
    assert rules.can_do(office["hong_officer"], row, "withdraw").rule == "reelection.right"
    with pytest.raises(Overtaken):
        reelections.complete(row, by=office["zhao"])


def test_a_meeting_lies_after_the_consent_and_after_the_term_before_it_began(office: Office) -> None:
    row = agreed(office)
    early = staged.meeting(row.assembly, held_on=clock.today() - DAY)
    assert reason(reelections.hold, row, early, by=office["chen"]) == "assembly.after_approval"
    known = tenures.Known(1, clock.today(), clock.today() + timedelta(days=400))
    tenures.record(office.unit("motor"), known, by=office["zhao"])
    assert reason(reelections.hold, row, staged.meeting(row.assembly), by=office["chen"]) == "assembly.after_approval"


def test_a_term_entered_after_the_meeting_stops_the_one_that_was_elected(office: Office) -> None:
    row = filed(office)
    known = tenures.Known(1, clock.today(), clock.today() + timedelta(days=400))
    tenures.record(office.unit("motor"), known, by=office["zhao"])
    assert reason(reelections.complete, row, by=office["zhao"]) == "tenure.after"


def test_a_post_that_began_with_the_new_term_ends_with_its_first_day_and_stays_told(office: Office) -> None:
    old = staged.term(office)
    assert old.seats.count() == 1  # began today, so did its post
    new = elected(office)
    assert (old.seats.count(), new.seats.count()) == (0, 4)
    assert Post.objects.get(person=office.city.people["wang_chair"]).ends_on == clock.today()


def test_whoever_is_elected_to_the_office_they_were_given_since_goes_on_in_it(office: Office) -> None:
    known = members.register(Particulars(name="周大明", birth_year=1965), office.unit("motor"), by=SYSTEM)
    given = posts.appoint(known, office.unit("motor"), "chair", by=SYSTEM)
    new = elected(office)
    given.refresh_from_db()
    assert (given.ends_on, new.seats.get(role="chair").post) == (new.ends_on, given)
    assert Post.objects.filter(person=known, kind="chair").count() == 1


# ---- A9: due, overdue, put off; the secretary changed


def test_reelection_is_told_of_twelve_six_and_three_months_before_each_once(office: Office) -> None:
    office.city.actor("secretary", "secretary_general", "motor")
    tenure = staged.term(office, days=400)
    told = lambda: list(TermReminder.objects.order_by("told_at").values_list("months", flat=True))  # noqa: E731
    assert (reminding.sweep(), told()) == (0, [])
    for before, expected in ((360, [12]), (359, [12]), (180, [12, 6]), (90, [12, 6, 3]), (1, [12, 6, 3])):
        day = tenure.ends_on - timedelta(days=before)
        with clock.at(clock.shanghai(day.year, day.month, day.day, 8)):
            reminding.sweep()
            assert told() == expected
    letters = Message.objects.filter(kind="associations.reelection_due", channel="in_app")
    assert (letters.count(), {row.person_id for row in letters}) == (3, {office.city.people["secretary"].pk})
    assert str(TermReminder.objects.order_by("told_at").first()).endswith("12")


def test_what_was_missed_is_not_told_as_well(office: Office) -> None:
    staged.term(office, days=60)
    assert (reminding.sweep(), TermReminder.objects.get().months) == (1, 3)


def test_without_a_secretary_the_chair_is_told_and_without_anybody_the_unit(office: Office) -> None:
    staged.term(office, "motor")
    staged.term(office, "steel", by="chen")
    assert reminding.sweep() == 2
    rows = Message.objects.filter(kind="associations.reelection_due", channel="email")
    assert {(row.person_id, row.unit_id) for row in rows} == {
        (office.city.people["wang_chair"].pk, None), (None, office.unit("steel").pk),
    }  # fmt: skip


def test_terms_that_end_soon_and_associations_without_a_term_are_listed(office: Office) -> None:
    staged.term(office, days=100)
    motor, zhao = office.unit("motor"), office["zhao"]
    assert (list(reads.ending(zhao, 12)), list(reads.ending(zhao, 2)), list(reads.unrecorded(zhao))) == (
        [motor],
        [],
        [office.unit("federation")],
    )
    (told,) = reads.shown(reads.ending(zhao, 12).values_list("pk", flat=True))
    assert told.last_end == rules.last(motor).ends_on


def test_a_step_is_none_before_the_first_has_come() -> None:
    assert reminding.step_of(date(2028, 1, 1), date(2026, 11, 1)) is None


def test_a_term_moved_away_while_the_sweep_runs_is_not_told(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    tenure = staged.term(office)
    Tenure.objects.filter(pk=tenure.pk).update(ends_on=clock.today() + timedelta(days=900))
    monkeypatch.setattr(reminding, "ending", lambda: [tenure])
    assert reminding.sweep() == 0


def test_a_late_reelection_is_flagged_until_it_is_done_and_the_gap_stays_told(office: Office) -> None:
    motor = office.unit("motor")
    Post.objects.filter(organisation=motor, kind="chair").update(starts_on=date(2020, 1, 1))
    old = staged.term(office, days=-40)
    assert list(reads.overdue(office["zhao"])) == [motor]
    assert rules.running(motor) is None
    new = elected(office)
    old.refresh_from_db()
    assert (old.ends_on, new.starts_on) == (clock.today() - timedelta(days=40), clock.today())
    assert list(reads.overdue(office["zhao"])) == []
    assert whole() == []


def postponed(office: Office, until: date, by: str = "chen") -> Change:
    return changes.ask(office.unit("motor"), "postpone", until, {}, by=office[by], reason="企业改制")


def test_a_reelection_is_put_off_by_a_year_at_most_and_with_consent(office: Office) -> None:
    tenure = staged.term(office, days=100)
    chair = Post.objects.get(person=office.city.people["wang_chair"], kind="chair")
    Post.objects.filter(pk=chair.pk).update(ends_on=tenure.ends_on)
    latest = rules.latest_end(tenure)
    for until, rule in (
        (tenure.ends_on, "postpone.later"), (latest + DAY, "postpone.year"),
    ):  # fmt: skip
        assert reason(postponed, office, until) == rule
    row = postponed(office, latest)
    assert (row.state, str(row)) == ("asked", f"{office.unit('motor').pk} postpone")
    assert reason(changes.agree, row, by=office["wang"]) == "tenure.superior.right"
    row = changes.agree(row, by=office["zhao"], note="同意延期")
    tenure.refresh_from_db()
    chair.refresh_from_db()
    assert (row.state, tenure.ends_on, chair.ends_on, tenure.seats.get().ends_on) == ("agreed", *[latest] * 3)
    assert reason(postponed, office, latest + DAY) == "postpone.year"  # a year in all, not a year each time
    assert whole() == []


def test_a_term_over_already_is_put_off_from_today_and_its_posts_given_anew(office: Office) -> None:
    motor = office.unit("motor")
    Post.objects.filter(organisation=motor, kind="chair").update(starts_on=date(2020, 1, 1))
    tenure = staged.term(office, days=-40)
    Post.objects.filter(organisation=motor, kind="chair").update(ends_on=tenure.ends_on)
    assert reason(postponed, office, clock.today()) == "postpone.past"
    until = clock.today() + timedelta(days=60)
    changes.agree(postponed(office, until), by=office["zhao"])
    posts_now = Post.objects.filter(organisation=motor, kind="chair").order_by("starts_on")
    assert [(one.starts_on, one.ends_on) for one in posts_now][1:] == [(clock.today(), until)]
    assert tenure.seats.get().post == posts_now[1]
    assert (rules.running(motor), list(reads.overdue(office["zhao"])), whole()) == (tenure, [], [])


def test_who_left_or_has_no_post_of_the_term_is_not_carried_on(office: Office) -> None:
    tenure = staged.term(office, days=100)
    seat = tenure.seats.get()
    Post.objects.filter(pk=seat.post_id).update(ends_on=clock.today())
    changes.agree(postponed(office, tenure.ends_on + DAY), by=office["zhao"])
    assert Post.objects.get(pk=seat.post_id).ends_on == clock.today()
    Seat.objects.filter(pk=seat.pk).update(post=None)
    changes.agree(postponed(office, tenure.ends_on + 2 * DAY), by=office["zhao"])
    assert Post.objects.filter(organisation=office.unit("motor"), kind="chair").count() == 1


LEADER = {"role": "secretary_general", "name": "新秘书", "born": "1985-02", "job": "副部长", "telephone": "13900000000"}


def changed(office: Office, on: date | None = None, **more: Any) -> Change:
    told = {**LEADER, **more}
    return changes.ask(office.unit("motor"), "leader", on or clock.today(), told, by=office["chen"], reason="调离")


def test_another_secretary_takes_over_on_the_day_and_both_stay_told(office: Office) -> None:
    old = office.city.actor("secretary", "secretary_general", "motor")
    Post.objects.filter(pk=old.post_id).update(starts_on=clock.today() - timedelta(days=30))
    tenure = staged.term(office)
    row = changes.agree(changed(office), by=office["zhao"])
    assert row.state == "agreed"
    secretaries = tenure.seats.filter(role="secretary_general").order_by("starts_on")
    assert [(one.person.name, one.starts_on, one.ends_on) for one in secretaries] == [
        ("secretary", clock.today() - timedelta(days=30), clock.today() - DAY),
        ("新秘书", clock.today(), tenure.ends_on),
    ]  # fmt: skip
    assert Post.objects.get(pk=old.post_id).ends_on == clock.today() - DAY
    assert whole() == []


def test_a_vice_chair_is_added_and_nobody_leaves(office: Office) -> None:
    tenure = staged.term(office)
    changes.agree(changed(office, role="vice_chair"), by=office["zhao"])
    assert sorted(seat.role for seat in tenure.seats.all()) == ["chair", "vice_chair"]


def test_a_change_that_cannot_be_is_refused(office: Office) -> None:
    motor, today = office.unit("motor"), clock.today()
    assert reason(changed, office) == "change.tenure"
    staged.term(office)
    assert reason(changed, office, on=today + DAY) == "change.not_future"
    assert reason(changed, office, name="") == "change.name"
    assert reason(changed, office, role="committee_member") == "change.role"
    assert reason(changed, office, on=date(2000, 1, 1)) == "change.in_term"
    told = {"by": office["chen"], "reason": " "}
    assert reason(changes.ask, motor, "leader", today, LEADER, **told) == "change.reason"
    assert reason(changes.ask, motor, "name", today, {}, by=office["chen"], reason="改制") == "change.name"
    other = {"by": office["hong_officer"], "reason": "调离"}
    assert reason(changes.ask, motor, "leader", today, LEADER, **other) == "change.ask.right"
    assert reason(changes.ask, office.unit("jiang"), "name", today, {}, by=office["chen"], reason="改") == "tenure.kind"
    changed(office)
    assert reason(changed, office) == "change.twice"
    with pytest.raises(IntegrityError), transaction.atomic():
        Change.objects.create(kind="leader", organisation=motor, on=today, reason="又")


def test_a_name_changes_with_consent_and_nothing_else_of_it(office: Office) -> None:
    motor = office.unit("motor")
    told = {"name": "光明智能装备公司科学技术协会", "short_name": "光明智能科协"}
    row = changes.ask(motor, "name", clock.today(), told, by=office["chen"], reason="企业更名")
    changes.agree(row, by=office["zhao"])
    after = Organisation.objects.get(pk=motor.pk)
    assert (after.name, after.short_name, after.superior, after.number) == (
        *told.values(),
        motor.superior,
        motor.number,
    )


def test_a_change_is_refused_or_taken_back_once(office: Office) -> None:
    staged.term(office)
    row = changes.refuse(changed(office), by=office["zhao"], note="任期将满，换届时一并考虑")
    assert (row.state, row.note) == ("refused", "任期将满，换届时一并考虑")
    with pytest.raises(Overtaken):
        changes.agree(row, by=office["zhao"])
    assert rules.can_judge_change(office["zhao"], row).rule == "change.state"
    assert rules.can_withdraw_change(office["chen"], row).rule == "change.state"
    row = changed(office)
    assert reason(changes.withdraw, row, by=office["hong_officer"], note="撤") == "change.right"
    assert changes.withdraw(row, by=office["chen"], note="人选有变").state == "withdrawn"
    assert (reads.change(office["zhao"], row.pk), reads.change(office["hong_officer"], row.pk)) == (row, None)
    assert reads.changes(office["zhao"], office.unit("motor")).count() == 2


# ---- sleep, merging, closing


def test_an_association_without_activity_is_listed_marked_and_woken(office: Office) -> None:
    motor = office.unit("motor")
    assert motor in reads.dormant_since(office["zhao"], 12)
    assert reason(standing.mark_dormant, motor, by=office["wang"], note="没有活动") == "tenure.superior.right"
    assert reason(standing.mark_dormant, motor, by=office["zhao"], note=" ") == "dormancy.note"
    row = standing.mark_dormant(motor, by=office["zhao"], note="一年没有活动")
    assert (str(row), list(reads.sleeps(motor))) == (str(motor.pk), [row])
    assert reason(standing.mark_dormant, motor, by=office["zhao"], note="又") == "dormancy.twice"
    assert motor not in reads.dormant_since(office["zhao"], 12)
    assert reason(standing.wake, motor, by=office["wang"]) == "tenure.superior.right"
    standing.wake(motor, by=office["zhao"])  # of today: as if never said
    assert Dormancy.objects.count() == 0
    standing.mark_dormant(motor, by=office["zhao"], note="没有活动")
    Dormancy.objects.update(starts_on=clock.today() - timedelta(days=9))
    standing.wake(motor, by=office["zhao"])
    assert Dormancy.objects.get().ends_on == clock.today() - DAY
    assert reason(standing.wake, motor, by=office["zhao"]) == "dormancy.none"
    assert reason(standing.mark_dormant, office.unit("jiang"), by=office["chen"], note="无") == "tenure.kind"


def test_what_was_founded_or_elected_lately_does_not_sleep(office: Office) -> None:
    elected(office)
    Organisation.objects.filter(pk=office.unit("steel").pk).update(founded_on=clock.today())
    rows = set(reads.dormant_since(office["chen"], 12))
    assert not rows & {office.unit("motor"), office.unit("steel")}
    assert office.unit("optics") in rows


def test_what_counts_as_activity_is_what_was_done_and_not_what_was_made_void(office: Office) -> None:
    motor, chen = office.unit("motor"), office["chen"]

    def sleeps() -> bool:
        return motor in reads.dormant_since(chen, 12)

    assert sleeps()
    done = activities.record(motor, test_activities.doing(), by=office["wang"])
    assert not sleeps()
    activities.void(done, by=office["wang"], note="记错了")
    assert sleeps()
    told = AnnualReport.objects.create(organisation=motor, year=2020, due_on=clock.today(), state="draft")
    assert sleeps()
    AnnualReport.objects.filter(pk=told.pk).update(state="submitted", submitted_at=clock.now())
    assert not sleeps()


def test_one_association_goes_into_another_with_its_people(office: Office) -> None:
    motor, steel = office.unit("motor"), office.unit("steel")
    both = members.register(Particulars(name="两边都在"), motor, by=SYSTEM)
    members.affiliate(both, steel, by=SYSTEM)
    count = Affiliation.objects.filter(organisation=steel).count()
    working = Affiliation.objects.filter(organisation=motor).count()
    for args, rule in (
        ((motor, motor, office["chen"]), "merger.itself"), ((motor, office.unit("jiang"), office["chen"]), "merger.successor"),
        ((motor, steel, office["wang"]), "organisation.close.right"), ((motor, steel, office["zhao"]), "tenure.superior.right"),
        ((office.unit("jiang"), steel, office["chen"]), "merger.successor"),
    ):  # fmt: skip
        assert reason(standing.merge, args[0], args[1], by=args[2], note="合并") == rule
    told = [standing_rules.can_give_up(office[name], motor).rule for name in ("chen", "zhao", "wang")]
    assert (told, standing_rules.can_give_up(office["chen"], office.unit("office")).rule) == (
        ["", "", "tenure.superior.right"], "tenure.kind",
    )  # fmt: skip
    row = standing.merge(motor, steel, by=office["chen"], note="企业重组")
    assert (str(row), row.on) == (f"{motor.pk} > {steel.pk}", clock.today())
    assert Organisation.objects.get(pk=motor.pk).state == "closed"
    assert Affiliation.objects.filter(organisation=steel).count() == count + working - 1
    assert Entry.objects.filter(entity="organisation", entity_id=steel.pk, verb="take_in").count() == 1
    assert whole() == []


def test_what_still_ran_of_a_closed_association_is_taken_back_by_the_system(office: Office) -> None:
    staged.term(office)
    row, change = filed(office), changed(office)
    assert row.assembly.candidates.exclude(telephone=None).count() == 2
    organisations.dissolve(office.unit("motor"), by=office["zhao"], note="外迁")
    assert standing.settle_closed() == 2
    row.refresh_from_db()
    change.refresh_from_db()
    assert (row.state, change.state, standing.settle_closed()) == ("withdrawn", "withdrawn", 0)
    assert (row.due_on, row.assembly.candidates.exclude(telephone=None).count()) == (None, 0)


def test_what_was_settled_meanwhile_is_left(office: Office) -> None:
    staged.term(office)
    row = changed(office)
    changes.withdraw(row, by=office["chen"], note="撤")
    assert standing._withdrawn(row, standing.CHANGE) == 0


# ---- who sees, what waits


def test_who_sees_reelections_changes_and_terms(office: Office) -> None:
    tenure = staged.term(office)
    row = asked(office)
    seen = {
        name: (reads.reelection(by, row.pk) is not None, list(reads.tenures(by, office.unit("motor"))) == [tenure])
        for name, by in {
            "stranger": STRANGER,
            **{n: office[n] for n in ("chen", "zhao", "wang", "hong_officer")},
        }.items()
    }
    yes, no = (True, True), (False, False)
    assert seen == {"stranger": no, "chen": yes, "zhao": yes, "wang": yes, "hong_officer": no}


def _waits(office: Office, name: str) -> list[tuple[str, str]]:
    return sorted((one.title, one.button) for one in todo.WAITING.alone(office[name]).items)


def test_what_waits_for_whom(office: Office) -> None:
    office.city.actor("secretary", "secretary_general", "motor")
    staged.term(office, days=90)
    assert _waits(office, "secretary") == [("准备换届：光明电机公司科协", "换届")]
    row = asked(office)
    assert _waits(office, "zhao") == [("同意换届候选人：光明电机公司科协", "办理")]
    assert _waits(office, "secretary") == []
    row = reelections.return_(row, by=office["zhao"], note="补")
    assert _waits(office, "secretary") == [("补正换届候选人：光明电机公司科协", "补正")]
    changed(office)
    founding = staged.applied(office)
    assert _waits(office, "zhao") == [
        ("同意变更：光明电机公司科协", "办理"), (f"核查成立申请：{founding.unit_name}", "核查"),
    ]  # fmt: skip
    staged.foundings.check(founding, by=office["zhao"], opinion="同意")
    assert (f"拟批复：{founding.unit_name}", "拟批复") in _waits(office, "zhao")
    assert (todo.WAITING.alone(office["steel_liaison"]).total, todo.WAITING.alone(STRANGER).total) == (0, 0)


def test_many_things_that_wait_are_counted_and_the_first_fifty_listed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kit_todo, "MOST", 1)
    staged.applied(office)
    staged.applied(office, credit_code="", unit_name="某厂", name="某厂科协")
    told = todo.WAITING.alone(office["zhao"])
    assert (told.total, len(told.items)) == (2, 1)


def test_the_tables_keep_terms_apart(office: Office) -> None:
    tenure = staged.term(office)
    same = {"organisation": tenure.organisation, "due_on": tenure.ends_on, "ends_on": tenure.ends_on}
    for bad in (
        {**same, "number": 3, "starts_on": tenure.ends_on},
        {**same, "number": 2, "starts_on": tenure.ends_on + DAY, "ends_on": tenure.ends_on + 2 * DAY},
        {**same, "number": 3, "starts_on": tenure.ends_on + 2 * DAY, "ends_on": tenure.ends_on + DAY},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Tenure.objects.create(**bad)
    seat = tenure.seats.get()
    other = office.city.people["wang"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.create(tenure=tenure, person=other, role="chair", starts_on=seat.ends_on, ends_on=seat.ends_on)
    assert replace(staged.FILING, members=1).members == 1


# ---- two pairs of eyes


def _opened(office: Office, name: str) -> None:
    with transaction.atomic():
        accounts.open_for(office.city.people[name], name, "jiang-bian-8848", by=SYSTEM)


def test_who_asked_for_a_unit_that_can_sign_in_does_not_agree_to_it(office: Office) -> None:
    office.city.actor("secretary", "secretary_general", "motor")
    motor, chen, zhao = office.unit("motor"), office["chen"], office["zhao"]
    row = asked(office)
    assert rules.can_judge(chen, row, "agree")  # nobody of the unit can sign in: everything is put down for it
    _opened(office, "secretary")
    assert rules.can_judge(chen, row, "agree").rule == "life.apart"
    assert reason(reelections.agree, row, by=chen) == "life.apart"
    assert rules.can_judge(chen, row, "return")
    row = reelections.agree(row, by=zhao)
    row = reelections.hold(row, staged.meeting(row.assembly, charter_adopted=False), by=zhao)
    row = reelections.file(row, staged.FILING, by=zhao)
    assert reason(reelections.complete, row, by=zhao) == "life.apart"
    assert reelections.complete(row, by=chen).organisation == motor
    change = changes.ask(motor, "name", clock.today(), {"name": "新名"}, by=chen, reason="企业更名")
    assert rules.can_agree_change(chen, change).reason == (
        "这是您代光明电机公司科协报送的，请由业务指导单位的其他经办人办理，或退回由该单位自己报送"
    )
    assert rules.can_judge_change(chen, change)
    assert reason(changes.agree, change, by=chen) == "life.apart"
    assert changes.agree(change, by=zhao).state == "agreed"
