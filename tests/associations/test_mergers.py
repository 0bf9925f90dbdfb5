"""One association into another with all that hangs below; a place that closes while applications run under it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from kexie.associations import invariants as life_invariants
from kexie.associations.actions import founding_replies, foundings, meetings, parting, settling, standing
from kexie.associations.models import ApprovalAuthority, Founding, Merger
from kexie.associations.queries import tenure as reads
from kexie.associations.rules import closing
from kexie.associations.rules import standing as standing_rules
from kexie.associations.rules import tenure as rules
from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.kit.journal.models import Entry
from kexie.kit.verdict import Overtaken, Refused
from kexie.organisations import invariants
from kexie.organisations.actions import members, organisations
from kexie.organisations.forms import CloseForm
from kexie.organisations.models import Affiliation, Ancestry, Jurisdiction, Organisation, Post
from kexie.organisations.queries import superior_on
from kexie.organisations.rules import holds
from kexie.people.actions.persons import Particulars
from tests.associations import staged
from tests.notices.office import Office


def reason(call: Callable[..., Any], *args: Any, **more: Any) -> str:
    with pytest.raises(Refused) as told:
        call(*args, **more)
    return told.value.rule


def whole() -> list[str]:
    return [words for one in (*life_invariants.ALL, *invariants.ALL) for _, words in one()]


def unit(name: str, kind: str, above: Organisation) -> Organisation:
    return organisations.register(organisations.Particulars(name=name), kind=kind, superior=above, by=SYSTEM)


# ---- a district merged into another


def test_a_district_goes_into_another_with_its_units_people_and_applications(office: Office) -> None:
    jiang, hong, motor = (office.unit(key) for key in ("jiang", "hong", "motor"))
    workshop = unit("一分厂分会", "branch", motor)
    settling.set_authority(office.unit("city"), by=office["chen"], kind="park", place=jiang)
    draft, running = staged.begun(office, credit_code="", unit_name="还在填报的公司"), staged.checked(office)
    clerk = members.register(Particulars(name="区里的人"), office.unit("jiang_office"), by=SYSTEM)
    staff = set(Affiliation.objects.filter(organisation=jiang).values_list("person", flat=True))

    row = standing.merge(jiang, hong, by=office["chen"], note="区划调整")

    assert (row.successor_id, Organisation.objects.get(pk=jiang.pk).state) == (hong.pk, "closed")
    assert {Organisation.objects.get(pk=one.pk).superior_id for one in (motor, office.unit("federation"))} == {hong.pk}
    assert Organisation.objects.get(pk=workshop.pk).superior_id == motor.pk
    assert Organisation.objects.get(pk=office.unit("jiang_office").pk).state == "closed"
    # Rights follow at once: the new district's officer guides the units, the old one nobody.
    assert [holds(office["hong_officer"], "organisations.edit", one.pk) for one in (motor, workshop)] == [True, True]
    assert [holds(office["zhao"], "organisations.edit", one.pk) for one in (motor, jiang)] == [False, False]
    now = set(Affiliation.objects.filter(organisation=hong).values_list("person", flat=True))
    assert staff | {clerk.pk} <= now
    for one in (draft, running):
        one.refresh_from_db()
        assert one.place_id == hong.pk
    assert (draft.unit_key, running.authority_id) == (f"{hong.number}:还在填报的公司", hong.pk)
    assert ApprovalAuthority.objects.count() == 0
    told = Entry.objects.filter(verb__in=("move_all", "pass_on", "take_in")).values_list("entity", "verb")
    assert sorted(told) == sorted([("batch", "move_all"), ("organisation", "move_all"), ("organisation", "take_in"),
                                   ("founding", "pass_on"), ("founding", "pass_on")])  # fmt: skip
    assert whole() == []
    # What was applied for goes its way under the new district.
    row = foundings.approve(running, by=office["hong_officer"])
    assert row.state == "replying"


def test_units_of_a_merged_district_belong_to_the_successors_area_and_statistics_to_the_days(office: Office) -> None:
    one, other = Jurisdiction.objects.all()[:2]
    jiang, hong, motor = (office.unit(key) for key in ("jiang", "hong", "motor"))
    Organisation.objects.filter(pk__in=(jiang.pk, motor.pk)).update(jurisdiction=one)
    Organisation.objects.filter(pk=hong.pk).update(jurisdiction=other)
    draft, elsewhere = staged.begun(office), staged.begun(office, credit_code="", unit_name="别处的公司")
    Founding.objects.filter(pk=draft.pk).update(jurisdiction=one)
    Founding.objects.filter(pk=elsewhere.pk).update(jurisdiction=None)
    with clock.at(clock.now() + timedelta(days=30)):
        standing.merge(jiang, hong, by=office["chen"], note="区划调整")
        motor = Organisation.objects.get(pk=motor.pk)
        draft.refresh_from_db()
        elsewhere.refresh_from_db()
        areas = (motor.jurisdiction_id, draft.jurisdiction_id, elsewhere.jurisdiction_id)
        assert areas == (other.pk, other.pk, None)
        assert superior_on(motor, clock.today()) == hong
    assert superior_on(motor, clock.today()) == jiang


def test_which_goes_into_which_is_told_with_the_reason(office: Office) -> None:
    jiang, hong, city, steel = (office.unit(key) for key in ("jiang", "hong", "city", "steel"))
    told = [
        reason(standing.merge, one, into, by=office[who], note="合并")
        for one, into, who in (
            (jiang, steel, "chen"), (jiang, city, "chen"), (jiang, jiang, "chen"), (jiang, hong, "zhao"),
            (city, jiang, "chen"), (office.unit("office"), hong, "chen"),
        )
    ]  # fmt: skip
    assert told == [
        "merger.successor", "merger.successor", "merger.itself", "organisation.close.right", "tenure.kind", "tenure.kind",
    ]  # fmt: skip
    assert [standing_rules.can_give_up(office[name], jiang).rule for name in ("chen", "zhao")] == [
        "",
        "tenure.superior.right",
    ]
    street = organisations.register(
        organisations.Particulars(name="某街道科协"), kind="association", level="street", superior=jiang, by=SYSTEM
    )
    assert reason(standing.merge, street, hong, by=office["chen"], note="合并") == "merger.successor"
    other = organisations.register(
        organisations.Particulars(name="另一街道科协"), kind="association", level="street", superior=hong, by=SYSTEM
    )
    assert standing.merge(street, other, by=office["chen"], note="街道合并").successor_id == other.pk


def test_a_district_that_still_owes_replies_is_not_merged_and_its_authority_goes_on(office: Office) -> None:
    jiang, hong = office.unit("jiang"), office.unit("hong")
    row = staged.replying(office)
    assert reason(standing.merge, jiang, hong, by=office["chen"], note="合并") == "merger.replies"
    staged.issued(office, row)
    reply = Founding.objects.get(pk=row.pk).reply
    assert reply is not None
    founding_replies.replied(reply)
    settling.set_authority(jiang, by=office["chen"], place=jiang, kind="park")
    settling.set_authority(jiang, by=office["chen"], place=office.unit("motor"))
    standing.merge(jiang, hong, by=office["chen"], note="合并")
    assert [one.authority_id for one in ApprovalAuthority.objects.all()] == [hong.pk]
    row.refresh_from_db()
    assert (row.state, row.place_id, whole()) == ("approved", hong.pk, [])
    # The meeting is recorded and registered by who guides it now.
    row = meetings.hold(row, staged.meeting(row.assembly), by=office["hong_officer"])
    row = meetings.file(row, staged.FILING, by=office["hong_officer"])
    assert meetings.activate(row, by=office["hong_officer"]).organisation.superior_id == hong.pk


def test_what_another_place_had_checked_is_replied_to_by_the_successor(office: Office) -> None:
    lake, row = office.unit("lake"), staged.checked(office)
    settling.set_authority(lake, by=office["chen"])
    Founding.objects.filter(pk=row.pk).update(authority=lake)
    standing.merge(lake, office.unit("hong"), by=office["chen"], note="合并")
    row.refresh_from_db()
    assert (row.place_id, row.authority_id) == (office.unit("jiang").pk, office.unit("hong").pk)


def test_a_unit_that_applied_in_both_districts_stops_the_merger(office: Office) -> None:
    hong = office.unit("hong")
    staged.applied(office, credit_code="")
    twin = foundings.begin(hong, staged.APPLICATION.unit_name, by=office["hong_officer"]).founding
    told = replace(staged.APPLICATION, credit_code="")
    twin = foundings.edit(twin, told, by=office["hong_officer"], version=twin.version)
    foundings.send(twin, by=office["hong_officer"])
    with pytest.raises(Overtaken) as fault:
        standing.merge(office.unit("jiang"), hong, by=office["chen"], note="合并")
    assert fault.value.rule == "founding_one_running"
    assert Organisation.objects.get(pk=office.unit("jiang").pk).state == "active"


def test_branches_of_a_merged_unit_go_along(office: Office) -> None:
    motor, steel = office.unit("motor"), office.unit("steel")
    workshop = unit("一分厂分会", "branch", motor)
    standing.merge(motor, steel, by=office["chen"], note="企业重组")
    assert Organisation.objects.get(pk=workshop.pk).superior_id == steel.pk
    assert (Post.objects.filter(organisation=workshop).count(), whole()) == (0, [])


# ---- a place closed while a founding runs


def test_a_place_is_not_closed_while_applications_run_under_it(office: Office) -> None:
    place = organisations.register(
        organisations.Particulars(name="某功能区科协"), kind="association", level="zone", superior=office.unit("city"),
        by=SYSTEM,
    )  # fmt: skip
    row = foundings.begin(place, staged.APPLICATION.unit_name, by=office["chen"]).founding
    row = foundings.edit(row, staged.APPLICATION, by=office["chen"], version=row.version)
    late = foundings.begin(place, "后来的公司", by=office["chen"]).founding
    row = foundings.send(row, by=office["chen"])
    told = f"还有 1 份成立申请在办（第 {row.ref} 号），请先办结，或用“合并”转由并入单位办理"
    with pytest.raises(Refused) as refused:
        organisations.close(place, by=office["chen"], note="撤并")
    assert (refused.value.rule, refused.value.reason) == ("organisation.close.undone", told)
    data = {"on": clock.today().isoformat(), "note": "撤并"}
    assert told in str(CloseForm(data, by=office["chen"], organisation=place).errors)
    row = foundings.withdraw(row, by=office["chen"], note="不办了")
    assert CloseForm(data, by=office["chen"], organisation=place).is_valid()
    organisations.close(place, by=office["chen"], note="撤并")
    # What nobody had sent yet cannot be sent there any more.
    assert reason(foundings.send, late, by=office["chen"]) == "founding.place.closed"
    assert whole() == []


def test_who_owes_a_reply_or_is_named_as_who_replies_is_not_closed(office: Office) -> None:
    zone = office.unit("lake")
    assert closing.undone(zone) == closing.undone(office.unit("motor")) == ""
    row = settling.set_authority(zone, by=office["chen"], kind="park")
    assert closing.undone(zone).startswith("它还是批复单位")
    settling.drop_authority(row.pk, by=office["chen"])
    founding = staged.checked(office)
    Founding.objects.filter(pk=founding.pk).update(authority=zone)
    assert closing.undone(zone) == "还有 1 份成立申请等它批复，请先办结"


def test_an_application_passed_on_meanwhile_is_read_again(office: Office) -> None:
    row = staged.begun(office)
    standing.merge(office.unit("jiang"), office.unit("hong"), by=office["chen"], note="合并")
    assert row.place_id == office.unit("jiang").pk
    # The sender read it before the merger: the old place is closed, and that is what they are told.
    assert reason(foundings.send, row, by=office["chen"]) in ("founding.place.closed", "founding.passed_on")
    row.refresh_from_db()
    assert foundings.send(row, by=office["chen"]).state == "applied"


def test_a_running_application_under_a_closed_place_is_found(office: Office) -> None:
    staged.applied(office)
    Organisation.objects.filter(pk=office.unit("jiang").pk).update(state="closed", closed_on=clock.today())
    assert "申请还在办理，业务指导单位却已撤销" in whole()


# ---- a code changed, a midnight


def test_a_code_given_to_another_while_an_application_runs_stops_it_with_the_reason(office: Office) -> None:
    row = staged.filed(office)
    motor = Organisation.objects.get(pk=office.unit("motor").pk)
    told = organisations.Particulars(name=motor.name, credit_code=staged.CODE)
    with clock.at(clock.now() + timedelta(minutes=5)):
        organisations.edit(motor, told, by=office["chen"])
        with pytest.raises(Refused) as refused:
            meetings.activate(row, by=office["zhao"])
    assert refused.value.reason == f"{motor.label}已在册（编号 {motor.number}），不能重复成立"
    # The application did nothing wrong: it is told to whoever ends it, and is no impossible row.
    assert whole() == []
    Organisation.objects.filter(pk=motor.pk).update(updated_at=motor.created_at, created_at=motor.created_at)
    Founding.objects.filter(pk=row.pk).update(created_at=clock.now() + timedelta(days=1))
    assert "申请成立时该单位已有科协在册" in whole()


def test_a_term_runs_to_the_last_second_of_its_last_day_and_its_seats_rights_with_it(office: Office) -> None:
    term = staged.term(office, days=30)
    last = clock.shanghai(term.ends_on.year, term.ends_on.month, term.ends_on.day, 23, 59, 59)
    for moment, running, late in ((last, True, False), (last + timedelta(seconds=1), False, True)):
        with clock.at(moment):
            assert (rules.running(office.unit("motor")) == term) is running
            found = [one.pk for one in reads.overdue(office["chen"])]
            assert (office.unit("motor").pk in found) is late


# ---- undone


def as_it_stood() -> dict[str, Any]:
    """What a merger and its undoing must leave the same."""
    return {
        "units": sorted(Organisation.objects.values_list("pk", "superior", "state", "jurisdiction", "successor")),
        "posts": sorted(Post.objects.values_list("pk", "organisation", "ends_on"), key=str),
        "works": sorted(Affiliation.objects.values_list("pk", "organisation", "ends_on"), key=str),
        "below": sorted(Ancestry.objects.values_list("ancestor", "descendant", "depth", "inside"), key=str),
        "applications": sorted(Founding.objects.values_list("pk", "place", "authority", "unit_key"), key=str),
        "replies": sorted(ApprovalAuthority.objects.values_list("kind", "place", "authority"), key=str),
    }


def test_a_district_that_went_into_another_comes_back_whole(office: Office) -> None:
    one, other = Jurisdiction.objects.all()[:2]
    jiang, hong, motor, steel = (office.unit(key) for key in ("jiang", "hong", "motor", "steel"))
    Organisation.objects.filter(pk__in=(jiang.pk, motor.pk)).update(jurisdiction=one)
    Organisation.objects.filter(pk=hong.pk).update(jurisdiction=other)
    unit("一分厂分会", "branch", motor)
    settling.set_authority(office.unit("city"), by=office["chen"], kind="park", place=jiang)
    settling.set_authority(jiang, by=office["chen"], kind="joint", place=jiang)
    ApprovalAuthority.objects.create(kind="hospital", place=hong, authority=jiang)
    staged.begun(office, credit_code="", unit_name="还在填报的公司")
    staged.checked(office)
    members.register(Particulars(name="区里的人"), office.unit("jiang_office"), by=SYSTEM)
    before = as_it_stood()
    assert reason(parting.part, jiang, by=office["chen"], note="错了") == "parting.merged"
    standing.merge(jiang, hong, by=office["chen"], note="点错了")
    assert as_it_stood() != before
    jiang.refresh_from_db()
    assert standing_rules.can_part(office["zhao"], jiang).rule == "organisation.reopen.right"
    assert reason(parting.part, jiang, by=office["chen"], note=" ") == "parting.note"
    back = parting.part(jiang, by=office["chen"], note="误操作")
    assert (back.state, Merger.objects.count(), as_it_stood()) == ("active", 0, before)
    assert holds(office["zhao"], "organisations.edit", motor.pk)
    assert steel.superior_id == Organisation.objects.get(pk=steel.pk).superior_id
    told = Entry.objects.filter(entity="organisation", verb="give_back").get()
    assert (told.note.text, told.entity_id) == ("误操作", hong.pk)
    assert whole() == []
    # And may go into another again.
    assert standing.merge(jiang, hong, by=office["chen"], note="这次是真的").successor_id == hong.pk


def test_days_later_people_taken_over_have_belonged_to_the_successor_and_what_is_new_stays(office: Office) -> None:
    motor, steel = office.unit("motor"), office.unit("steel")
    worker = members.register(Particulars(name="厂里的人"), motor, by=SYSTEM)
    standing.merge(motor, steel, by=office["chen"], note="登记了两次")
    new = members.register(Particulars(name="后来的人"), steel, by=SYSTEM)
    with clock.at(clock.now() + timedelta(days=9)):
        parting.part(Organisation.objects.get(pk=motor.pk), by=office["chen"], note="是两个单位")
        today = clock.today()
        works = {(row.organisation_id, row.ends_on) for row in Affiliation.objects.filter(person=worker)}
        assert works == {(motor.pk, None), (steel.pk, today - timedelta(days=1))}
        assert Affiliation.objects.get(person=new).ends_on is None
    assert whole() == []


def test_a_merger_is_undone_within_the_days_and_while_both_are_as_it_left_them(office: Office) -> None:
    motor, steel = office.unit("motor"), office.unit("steel")
    standing.merge(motor, steel, by=office["chen"], note="登记了两次")
    motor.refresh_from_db()
    with clock.at(clock.now() + standing_rules.UNDO + timedelta(days=1)):
        assert standing_rules.can_part(office["chen"], motor).rule == "parting.in_time"
    Merger.objects.update(at=None)
    assert standing_rules.can_part(office["chen"], motor).rule == "parting.in_time"
    Merger.objects.update(at=clock.now())
    Organisation.objects.filter(pk=steel.pk).update(state="closed", closed_on=clock.today())
    assert standing_rules.can_part(office["chen"], motor).rule == "parting.successor"
    Organisation.objects.filter(pk=steel.pk).update(state="active", closed_on=None)
    assert standing_rules.can_part(office["chen"], motor)
    assert standing_rules.can_part(office["hong_officer"], motor).rule == "organisation.reopen.right"
    organisations.reopen(motor, by=office["chen"], note="恢复")
    motor.refresh_from_db()
    assert reason(parting.part, motor, by=office["chen"], note="晚了") == "parting.merged"


def test_what_was_ended_otherwise_since_is_not_begun_again(office: Office) -> None:
    motor, steel = office.unit("motor"), office.unit("steel")
    post = Post.objects.filter(organisation=motor, ends_on=None).first()
    assert post is not None
    standing.merge(motor, steel, by=office["chen"], note="登记了两次")
    Post.objects.filter(pk=post.pk).update(ends_on=clock.today() + timedelta(days=5))
    parting.part(Organisation.objects.get(pk=motor.pk), by=office["chen"], note="是两个单位")
    assert Post.objects.get(pk=post.pk).ends_on == clock.today() + timedelta(days=5)


def test_a_name_taken_meanwhile_keeps_the_merger(office: Office) -> None:
    motor, steel = office.unit("motor"), office.unit("steel")
    standing.merge(motor, steel, by=office["chen"], note="登记了两次")
    unit(motor.name, "enterprise", Organisation.objects.get(pk=motor.superior_id))
    with pytest.raises(Overtaken), transaction.atomic():
        parting.part(Organisation.objects.get(pk=motor.pk), by=office["chen"], note="是两个单位")
    assert Merger.objects.get().organisation_id == motor.pk
