"""Records that may be one: found by reasons, never by a name alone; merged by a person, undone within days."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from kexie.custody import jobs, queries, ties
from kexie.custody.actions import finding, merging
from kexie.custody.models import Dismissal, Merge
from kexie.custody.queries import duplicates
from kexie.custody.rules import merging as rules
from kexie.kit import clock, verdict
from kexie.kit.actor import STRANGER, SYSTEM, Actor
from kexie.kit.journal import Entry
from kexie.kit.verdict import Overtaken, Refused
from kexie.organisations import queries as organisations
from kexie.organisations.actions import members, numbers, photos, posts, roll
from kexie.organisations.actions import organisations as units
from kexie.organisations.models import Affiliation, Member, Post
from kexie.people.actions import accounts, persons
from kexie.people.models import Account, Consent, Person, Photo
from tests.city_foundings import PNG
from tests.organisations.city import City

DAY = timedelta(days=1)
PAPER = "11010519491231002X"


def person(city: City, name: str, unit: str = "motor", **told: object) -> Person:
    return members.register(persons.Particulars(name=name, **told), city[unit], by=SYSTEM)  # type: ignore[arg-type]


def look(by: Actor) -> list[duplicates.Pair]:
    """What is shown after the register was looked through."""
    finding.find()
    return duplicates.people(by)


def look_at_units(by: Actor) -> list[duplicates.Pair]:
    finding.find()
    return duplicates.organisations(by)


def pairs(by: Actor) -> list[tuple[set[Person], list[str]]]:
    return [({one.first, one.second}, one.reasons) for one in look(by)]


# Finding


def test_a_name_alone_is_never_a_reason(city: City) -> None:
    for unit in ("motor", "steel", "optics", "hospital", "university"):
        person(city, "王伟", unit)
    assert look(city.actors["陈"]) == []


def test_pairs_come_with_their_reasons_the_likeliest_first(city: City) -> None:
    one, other = person(city, "王伟", "steel", born_on=date(1970, 1, 1)), person(city, "汪伟", "motor")
    numbers.put(one, {"id_number": PAPER, "mobile": "13812345678"}, by=SYSTEM, id_kind="resident")
    numbers.put(other, {"id_number": PAPER, "mobile": "13812345678"}, by=SYSTEM, id_kind="resident")
    third = person(city, "王玮", "hospital", born_on=date(1970, 1, 1), email="w@example.cn")
    fourth = person(city, "王威", "hospital", email="w@example.cn")
    told = pairs(city.actors["陈"])
    assert told[0] == ({one, other}, ["证件号码相同", "手机号相同"])
    assert ({third, fourth}, ["姓名和电子邮箱相同", "姓名读音相同，在同一单位"]) in told
    assert ({one, third}, ["姓名读音和出生日期相同"]) in told
    assert len(told) == 3
    assert pairs(city.actors["赵"]) == []  # one of each pair is out of his sight


def test_what_tells_two_apart_outweighs_what_they_share(city: City) -> None:
    one, other = person(city, "王伟", born_on=date(1970, 1, 1)), person(city, "王伟", born_on=date(1980, 1, 1))
    assert pairs(SYSTEM) == []
    for who, sex in ((one, "male"), (other, "female")):
        Person.objects.filter(pk=who.pk).update(born_on=None, birth_year=None, gender=sex)
    assert pairs(SYSTEM) == []
    Person.objects.update(gender="")
    assert len(pairs(SYSTEM)) == 1
    numbers.put(one, {"id_number": PAPER}, by=SYSTEM, id_kind="resident")
    numbers.put(other, {"id_number": "420102197001010015"}, by=SYSTEM, id_kind="resident")
    assert pairs(SYSTEM) == []


def test_a_number_many_share_is_nobodys(city: City) -> None:
    for n in range(duplicates.CROWD + 1):
        one = person(city, f"员工{'甲乙丙丁戊己庚'[n]}", "steel")
        numbers.put(one, {"mobile": "13800000000"}, by=SYSTEM)
    assert look(SYSTEM) == []


def test_the_list_takes_the_same_statements_at_one_pair_and_at_three(city: City) -> None:
    counts = []
    for names in (("王伟",), ("李强", "张敏")):
        for name in names:
            for _ in range(2):
                person(city, name)
        finding.find()
        with CaptureQueriesContext(connection) as seen:
            assert duplicates.people(city.actors["陈"])
        counts.append(len(seen))
    assert counts == [3, 3]


def test_what_was_found_stands_until_it_is_looked_for_again_but_for_what_was_said_or_merged(city: City) -> None:
    one, other = person(city, "王伟", "steel"), person(city, "汪伟", "steel")
    assert (duplicates.people(SYSTEM), duplicates.found_at(duplicates.PEOPLE)) == ([], None)
    jobs.find_duplicates.run()
    assert {pair.first for pair in duplicates.people(SYSTEM)} | {pair.second for pair in duplicates.people(SYSTEM)} == {
        one, other,
    }  # fmt: skip
    assert duplicates.found_at(duplicates.PEOPLE) is not None
    Person.objects.filter(pk=other.pk).update(gender="female")
    Person.objects.filter(pk=one.pk).update(gender="male")
    assert duplicates.people(SYSTEM) == []


def test_a_register_of_namesakes_in_different_units_proposes_nothing(city: City) -> None:
    names = [
        family + given
        for family in "王李张刘陈杨赵黄周吴"
        for given in ("伟", "芳", "娜", "敏", "静", "强", "磊", "军")
    ]
    houses = ("motor", "steel", "optics", "hospital", "university", "physics")
    lines = [members.Member(persons.Particulars(name=name), city[unit]) for name in names for unit in houses]
    members.register_many(lines, by=SYSTEM, on=clock.today())
    assert (Person.objects.count() > 480, look(SYSTEM)) == (True, [])


# Merging


def test_chosen_fields_change_places_and_everything_that_moves_goes_over(city: City) -> None:
    kept, gone = (
        person(city, "王伟", title="工程师"),
        person(city, "王玮", "steel", title="高工", born_on=date(1970, 1, 1), career="1992— 现单位"),
    )
    numbers.put(gone, {"mobile": "13812345678", "id_number": PAPER}, by=SYSTEM, id_kind="resident")
    numbers.put(kept, {"mobile": "13900000000"}, by=SYSTEM)
    old = posts.appoint(gone, city["steel"], "liaison", by=SYSTEM, starts_on=date(2010, 1, 1), ends_on=date(2011, 1, 1))
    roll.admit(gone, city["steel"], by=SYSTEM, signed=True)
    account = accounts.open_for(gone, "wangwei", "Kexie-2026-words", by=SYSTEM)
    accounts.invite(kept, by=SYSTEM)
    taken = ["title", "mobile", "id_number", "born_on", "gender", "career"]
    row = merging.merge(kept, gone, by=city.actors["陈"], take=taken)
    kept.refresh_from_db()
    gone.refresh_from_db()
    assert (kept.name, kept.title, kept.mobile.reveal(), kept.id_number.reveal(), kept.id_kind, kept.birth_year) == (
        "王伟", "高工", "13812345678", PAPER, "resident", 1970,
    )  # fmt: skip
    assert (kept.career, gone.career) == ("1992— 现单位", "")
    assert (gone.title, gone.mobile.reveal(), gone.id_number, gone.merged_into) == ("工程师", "13900000000", None, kept)
    assert (row.swapped, row.account, str(row)) == (
        ["title", "born_on", "career", "id_number", "mobile"], "moved", f"{gone.pk} > {kept.pk}",
    )  # fmt: skip
    old.refresh_from_db()
    account.refresh_from_db()
    assert (old.person, account.person, Member.objects.get().person, Consent.objects.get().person) == (kept,) * 4
    assert {one.organisation for one in kept.affiliations.all()} == {city["motor"], city["steel"]}
    assert gone not in organisations.people_listed(SYSTEM)
    verbs = Entry.objects.filter(entity="person").order_by("id").values_list("entity_id", "verb")
    assert list(verbs)[-2:] == [(kept.pk, "merge"), (gone.pk, "merge_away")]


def test_undoing_gives_everything_back(city: City) -> None:
    kept, gone = person(city, "王伟", title="工程师"), person(city, "王玮", "steel", title="高工")
    accounts.open_for(gone, "wangwei", "Kexie-2026-words", by=SYSTEM)
    before = {one.pk: (one.name, one.title) for one in (kept, gone)}
    row = merging.merge(kept, gone, by=city.actors["陈"], take=["name", "title"])
    assert Person.objects.get(pk=kept.pk).name_key == "wang wei"
    done = merging.undo(row, by=city.actors["陈"])
    assert {one.pk: (one.name, one.title) for one in Person.objects.filter(pk__in=before)} == before
    assert (Account.objects.get().person, done.undone_at is not None) == (gone, True)
    assert Affiliation.objects.get(organisation=city["steel"]).person == gone
    assert gone in organisations.people_listed(SYSTEM)
    with pytest.raises(Refused, match="已经撤销"):
        merging.undo(row, by=city.actors["陈"])
    assert merging.merge(gone, kept, by=SYSTEM).undone_at is None


def photo(one: Person) -> Photo:
    return photos.keep(one, SimpleUploadedFile("a.png", PNG), by=SYSTEM)


def test_a_photo_that_went_over_goes_back_with_who_it_shows(city: City) -> None:
    kept, gone = person(city, "王伟"), person(city, "王玮", "steel")
    theirs = photo(gone)
    row = merging.merge(kept, gone, by=city.actors["陈"])
    assert (Photo.objects.get().person, queries.photo_lost(row)) == (kept, False)
    merging.undo(row, by=city.actors["陈"])
    assert (Photo.objects.get().pk, Photo.objects.get().person) == (theirs.pk, gone)
    assert not Entry.objects.filter(verb="undo_merge").exclude(note=None).exists()


@pytest.mark.parametrize("again", [True, False])
def test_a_photo_replaced_or_removed_after_the_merger_stays_away_from_who_it_does_not_show(
    city: City, again: bool
) -> None:
    kept, gone = person(city, "王伟"), person(city, "王玮", "steel")
    photo(gone)
    row = merging.merge(kept, gone, by=city.actors["陈"])
    if again:
        photo(kept)
    else:
        photos.remove(kept, by=SYSTEM)
    assert queries.photo_lost(row)
    merging.undo(row, by=city.actors["陈"])
    assert [one.person for one in Photo.objects.all()] == [kept] * again
    notes = {entry.note.text for entry in Entry.objects.filter(verb="undo_merge")}
    assert notes == {"合并时转过来的照片后来已换掉或删去，没有放回"}


def test_of_two_accounts_the_kept_ones_stays_in_use_and_undoing_reopens_the_other(city: City) -> None:
    kept, gone = person(city, "王伟"), person(city, "王玮", "steel")
    for one, name in ((kept, "a.wang"), (gone, "b.wang")):
        accounts.open_for(one, name, "Kexie-2026-words", by=SYSTEM)
    row = merging.merge(kept, gone, by=city.actors["陈"])
    assert dict(Account.objects.values_list("username", "is_active")) == {"a.wang": True, "b.wang": False}
    merging.undo(row, by=city.actors["陈"])
    assert set(Account.objects.values_list("is_active", flat=True)) == {True}
    accounts.close(Account.objects.get(username="b.wang"), by=SYSTEM, note="离职")
    assert merging.merge(kept, gone, by=SYSTEM).account == ""


def test_what_may_not_stand_twice_stays_and_is_not_counted_twice(city: City) -> None:
    kept, gone = person(city, "王伟"), person(city, "王伟")
    row = merging.merge(kept, gone, by=city.actors["陈"])
    assert ("organisations.Affiliation.person" in row.moved, row.account) == (False, "")
    assert organisations.workers(city["motor"]).filter(person__in=(kept, gone)).count() == 1
    assert organisations.public_counts().people == Affiliation.objects.values("person").distinct().count() - 1
    merging.undo(row, by=city.actors["陈"])
    assert organisations.workers(city["motor"]).filter(person__in=(kept, gone)).count() == 2


def test_who_may_judge_and_what(city: City) -> None:
    kept, gone = person(city, "王伟"), person(city, "王玮")
    far = person(city, "王巍", "hospital")
    chair = person(city, "魏主席")
    posts.appoint(chair, city["motor"], "chair", by=SYSTEM)
    wang = city.people["王"]
    for by, one, other, rule in (
        ("王", kept, kept, "merge.two"), ("王", wang, kept, "merge.not_self"), ("王", kept, far, "merge.right"),
        ("王", kept, chair, "merge.rank"), ("洪", kept, gone, "merge.right"), ("管", kept, gone, "merge.right"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refusal:
            verdict.require(rules.can_judge(city.actors[by], one, other))
        assert refusal.value.rule == rule
    with pytest.raises(Refused, match="没有这一项"):
        merging.merge(kept, gone, by=city.actors["王"], take=["password"])
    assert rules.can_judge(city.actors["赵"], kept, chair)
    row = merging.merge(kept, gone, by=city.actors["王"])
    with pytest.raises(Refused, match="已经合并"):
        merging.merge(kept, gone, by=city.actors["王"])
    assert (queries.merge(city.actors["王"], row.pk), queries.merge(city.actors["洪"], row.pk)) == (row, None)
    assert queries.merge(STRANGER, row.pk) is None
    with pytest.raises(IntegrityError), transaction.atomic():
        Merge.objects.create(kept=kept, gone=gone, kept_at=clock.now(), gone_at=clock.now())


def test_undoing_is_refused_too_late_without_the_right_or_after_a_change(city: City) -> None:
    kept, gone = person(city, "王伟"), person(city, "王玮", "steel")
    row = merging.merge(kept, gone, by=city.actors["陈"])
    with pytest.raises(Refused) as refusal:
        merging.undo(row, by=city.actors["洪"])
    assert refusal.value.rule == "merge.undo.right"
    with clock.at(clock.now() + rules.UNDO + DAY), pytest.raises(Refused, match="超过 30 天"):
        merging.undo(row, by=city.actors["陈"])
    Affiliation.objects.filter(organisation=city["steel"]).update(person=city.people["李"])
    with pytest.raises(Refused, match="后来又变动过"):
        merging.undo(row, by=city.actors["陈"])
    members.edit(kept, persons.Particulars(name="王伟大"), by=SYSTEM)
    with pytest.raises(Refused, match="合并后又改过"):
        merging.undo(row, by=city.actors["陈"])


def test_two_are_said_to_be_two_for_good(city: City) -> None:
    one, other = person(city, "王伟"), person(city, "王伟")
    assert len(look(SYSTEM)) == 1
    row = merging.dismiss(other, one, by=city.actors["王"])
    assert (look(SYSTEM), str(row)) == ([], f"person {min(one.pk, other.pk)} {max(one.pk, other.pk)}")
    with pytest.raises(Overtaken, match="已经判断过了"):
        merging.dismiss(one, other, by=city.actors["王"])
    with pytest.raises(Refused):
        merging.dismiss(one, other, by=city.actors["洪"])
    assert Dismissal.objects.count() == 1


def test_a_number_whose_key_is_lost_is_not_carried_over(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    from kexie.kit.crypto import Unopened
    from kexie.kit.crypto.fields import Secret

    kept, gone = person(city, "王伟"), person(city, "王玮")
    numbers.put(gone, {"mobile": "13812345678"}, by=SYSTEM)

    def lost(_: Secret) -> str:
        raise Unopened

    monkeypatch.setattr(Secret, "reveal", lost)
    with pytest.raises(Refused, match="密钥不在"):
        merging.merge(kept, gone, by=city.actors["王"], take=["mobile"])


def test_no_place_is_said_to_move_that_a_guard_freezes() -> None:
    moved = {model for (model, _), tie in ties.TABLE.items() if tie.moves}
    assert moved.isdisjoint({"notices.Receipt", "notices.Reply", "notices.PhoneCall", "plans.Report"})
    assert Post._meta.label in moved


# Units


def test_units_are_proposed_by_code_and_by_names_that_differ_in_spelling_only(city: City) -> None:
    def unit(name: str, above: str, kind: str = "enterprise", code: str = "") -> object:
        told = units.Particulars(name=name, credit_code=code)
        return units.register(told, kind=kind, superior=city[above], by=SYSTEM)

    one = unit("武汉红光仪表（集团）有限公司科学技术协会", "jiang")
    other = unit("武汉红光仪表集团有限公司科协", "hong")
    third = unit("红光仪表股份有限公司科协", "city")
    fourth = unit("甲公司科协", "city")
    told = [({pair.first, pair.second}, pair.reasons) for pair in look_at_units(city.actors["陈"])]
    assert told[0] == ({one, other}, ["名称相同", "名称只差地名、公司形式"])
    assert {frozenset(both) for both, _ in told} == {
        frozenset({one, other}), frozenset({one, third}), frozenset({other, third}),
    }  # fmt: skip
    assert fourth not in {unit for both, _ in told for unit in both}
    assert look_at_units(city.actors["赵"]) == []
    merging.dismiss_units(other, one, by=city.actors["陈"])  # type: ignore[arg-type]
    assert len(look_at_units(city.actors["陈"])) == 2
    with pytest.raises(Overtaken):
        merging.dismiss_units(one, other, by=city.actors["陈"])  # type: ignore[arg-type]
    with pytest.raises(Refused, match="您不负责这两个单位"):
        merging.dismiss_units(one, other, by=city.actors["赵"])  # type: ignore[arg-type]


def test_federations_and_societies_are_proposed_too_a_society_never_as_a_unit(city: City) -> None:
    def made(name: str, kind: str, above: str = "city", code: str = "") -> object:
        told = units.Particulars(name=name, credit_code=code)
        return units.register(told, kind=kind, superior=city[above], by=SYSTEM)

    leagues = {
        made("江边高新企业联合会", "federation", "jiang"),
        made("江边（高新企业）联合会", "federation", "hong"),
    }
    parks = {made("光谷软件园科协", "park", "jiang"), made("光谷软件园科学技术协会", "joint", "hong")}
    societies = {made("武汉市机器人学会", "society"), made("机器人学会", "society")}
    made("机器人学会", "enterprise", "jiang")
    told = {frozenset({pair.first, pair.second}) for pair in look_at_units(city.actors["陈"])}
    assert told == {frozenset(leagues), frozenset(parks), frozenset(societies)}
