"""One field for the telephones of a unit: numbers of its office stand readable, a mobile is sealed, masked, seen once."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from kexie.kit import clock, crypto, masks
from kexie.kit.actor import SYSTEM, Actor
from kexie.kit.crypto import resealing, ring
from kexie.kit.crypto.keys import Key, Ring
from kexie.kit.journal.models import Entry, Value
from kexie.kit.verdict import Refused
from kexie.organisations import forms, privacy, queries, rules, telephones
from kexie.organisations.actions import bulk, contacts, installation, members, numbers, organisations, undoing
from kexie.organisations.models import Installation, Organisation
from kexie.organisations.particulars import Particulars, of
from kexie.people.actions import persons
from tests.organisations.city import City

OFFICE, MOBILE, OTHER = "027-60001234", "13912345678", "13800005678"
SPLIT = {
    OFFICE: (OFFICE, ""),
    f" {OFFICE}转8001 ": (f"{OFFICE}转8001", ""),
    "400-820-8820": ("400-820-8820", ""),
    "+86 27 60001234": ("+86 27 60001234", ""),
    "82800139 82800140": ("82800139 82800140", ""),
    "12345678901": ("12345678901", ""),
    MOBILE: ("", MOBILE),
    "139 1234 5678": ("", MOBILE),
    "139-1234-5678": ("", MOBILE),
    "+8613912345678": ("", MOBILE),
    "0086 139 12345678": ("", MOBILE),
    "013912345678": ("", MOBILE),
    "(139)12345678": ("", MOBILE),
    "(13912345678)": ("", MOBILE),
    "１３９１２３４５６７８": ("", MOBILE),
    f"{OFFICE}、{MOBILE}": (OFFICE, MOBILE),
    f"{MOBILE}/{OFFICE}": (OFFICE, MOBILE),
    f"{OFFICE} {MOBILE}": (OFFICE, MOBILE),
    f"{OFFICE}转{MOBILE}": (OFFICE, MOBILE),
    f"{OFFICE},{MOBILE}，{OTHER}": (OFFICE, f"{MOBILE}、{OTHER}"),
    f"{OFFICE}、{MOBILE}、(027)60005678": (f"{OFFICE}、(027)60005678", MOBILE),
    f"{MOBILE}、{MOBILE}": ("", MOBILE),
    f"{MOBILE}{OTHER}": ("", f"{MOBILE}{OTHER}"),
    "": ("", ""),
}


@pytest.fixture
def cast(city: City) -> City:
    """Officers of the city and of two districts, the secretary-general of a unit, who types its data, a member."""
    for name, kind, unit in (
        ("陈", "officer", "city"), ("赵", "officer", "jiang"), ("洪", "officer", "hong"),
        ("王", "secretary_general", "motor"), ("填", "data_entry", "motor"), ("管", "system_admin", "city"),
    ):  # fmt: skip
        city.actor(name, kind, unit)
    return city


def told(unit: Organisation, telephone: str, **more: Any) -> Organisation:
    """The unit once this was typed as its telephone."""
    organisations.edit(unit, Particulars(name=unit.name, telephone=telephone, **more), by=SYSTEM)
    return Organisation.objects.get(pk=unit.pk)


@pytest.mark.parametrize("typed", SPLIT)
def test_each_number_goes_by_its_kind_however_it_is_written(typed: str) -> None:
    assert telephones.split(typed) == SPLIT[typed]
    office, mobiles = SPLIT[typed]
    assert (telephones.has_mobile(typed), telephones.has_mobile(office)) == (bool(mobiles), False)


def test_the_database_itself_takes_no_mobile_into_a_readable_column(city: City) -> None:
    rows = Organisation.objects.filter(pk=city["motor"].pk)
    for typed, (office, mobiles) in SPLIT.items():
        rows.update(telephone=office, fax=office)
        if mobiles and typed.isascii():
            for column in ("telephone", "fax"):
                with pytest.raises(IntegrityError, match="organisation_no_mobile_in_clear"), transaction.atomic():
                    rows.update(**{column: typed})


def test_a_mobile_is_sealed_and_shown_by_its_mask_beside_the_number_of_the_office(city: City) -> None:
    motor = told(city["motor"], f"{OFFICE}、{MOBILE}")
    assert (motor.telephone, motor.mobile.reveal(), motor.telephones) == (OFFICE, MOBILE, f"{OFFICE}、139****5678")
    with connection.cursor() as cursor:
        cursor.execute("select o::text from organisations_organisation o where number = %s", [motor.number])
        row = cursor.fetchone()[0]
    assert (MOBILE in row, MOBILE.encode().hex() in row) == (False, False)
    assert told(motor, f"{MOBILE}、{OTHER}").telephones == "139****5678、138****5678"
    assert told(motor, "", mobile="").telephones == ""
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.filter(pk=motor.pk).update(mobile_tail=b"x")


def test_what_no_form_says_of_the_mobile_leaves_it(city: City) -> None:
    motor = told(city["motor"], f"{OFFICE}、{MOBILE}")
    assert told(motor, OFFICE).mobile.reveal() == MOBILE
    assert told(motor, f"{OFFICE}、{OTHER}").mobile.reveal() == OTHER


def test_the_journal_keeps_lengths_and_no_value_beside_it_and_the_rest_of_the_edit_is_put_back(city: City) -> None:
    motor = told(city["motor"], f"{OFFICE}、{MOBILE}", postcode="430000")
    edit, sealed = Entry.objects.filter(entity_id=motor.pk).order_by("-id")[:2]
    assert (edit.verb, edit.diff) == ("edit", {"telephone": ["", "（12 字）"], "postcode": ["", "430000"]})
    assert (sealed.verb, sealed.diff, sealed.values.count()) == ("numbers", {"mobile": ["", "（11 字）"]}, 0)
    assert not Value.objects.filter(after__contains=MOBILE).exists()
    back = undoing.organisation(motor, edit.pk, by=SYSTEM, note="填错了")
    assert (back.telephone, back.postcode, back.mobile.reveal()) == ("", "", MOBILE)
    again = told(back, MOBILE)
    assert (again.updated_at, Entry.objects.latest("id").verb) == (back.updated_at, "undo_edit")
    only = told(again, OTHER)
    assert (only.mobile.reveal(), Entry.objects.latest("id").diff) == (OTHER, {"mobile": ["（11 字）", "（11 字）"]})


def test_a_unit_is_registered_with_a_mobile_one_by_one_and_in_a_batch(city: City) -> None:
    made = organisations.register(
        Particulars(name="新光科协", telephone=MOBILE), kind="enterprise", superior=city["jiang"], by=SYSTEM
    )
    assert (made.telephone, Organisation.objects.get(pk=made.pk).mobile.reveal()) == ("", MOBILE)
    assert Entry.objects.get(entity_id=made.pk).diff["mobile"] == ["", "（11 字）"]
    line = bulk.Line(Particulars(name="新火科协", telephone=f"{OFFICE} {OTHER}"), "enterprise", city["jiang"], "")
    bulk.register_many([line], by=SYSTEM)
    row = Organisation.objects.get(name="新火科协")
    assert (row.telephone, row.mobile.reveal()) == (OFFICE, OTHER)
    assert MOBILE not in repr(Particulars(name="某", telephone=MOBILE, mobile=MOBILE))


def test_what_is_too_long_or_no_fax_is_refused(city: City) -> None:
    with pytest.raises(Refused, match="固定电话合计不超过 40 个字"):
        told(city["motor"], "、".join([OFFICE] * 4))
    with pytest.raises(Refused, match="传真不能填手机号"):
        told(city["motor"], OFFICE, fax=MOBILE)
    motor = told(city["motor"], MOBILE)
    for typed in (f"9{MOBILE}", f"{OFFICE}、{MOBILE}9", f"9{OTHER}、{OTHER}"):
        with pytest.raises(Refused, match="手机号前后多了数字"):
            told(motor, typed)


def test_the_form_has_one_field_and_keeps_what_its_mask_stands_for(city: City) -> None:
    motor = told(city["motor"], f"{OFFICE}、{MOBILE}、{OTHER}")

    def saved(typed: str) -> Organisation:
        form = forms.EditForm({"name": motor.name, "telephone": typed}, organisation=motor)
        assert form.errors == {}
        organisations.edit(motor, by=SYSTEM, **form.values())
        return Organisation.objects.get(pk=motor.pk)

    shown = f"{OFFICE}、139****5678、138****5678"
    form = forms.EditForm(organisation=motor)
    assert (form["telephone"].value(), MOBILE in str(form), OTHER in str(form)) == (shown, False, False)
    assert saved(shown).mobile == motor.mobile
    assert saved("(027)60009999 138****5678").telephones == "(027)60009999、138****5678"
    motor = saved("")
    assert (motor.telephone, motor.mobile, motor.mobile_index) == ("", None, None)
    assert forms.EditForm(organisation=motor)["telephone"].value() == ""


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("137****0000", "遮住的号码不是这个单位登记的"), ("打我手机", "电话只能包含数字"),
        ("9139****5678", "遮住的号码不是这个单位登记的"), ("139****56789", "遮住的号码不是这个单位登记的"),
        ("139****5678139****5678", "遮住的号码不是这个单位登记的"), ("*139****5678", "遮住的号码不是这个单位登记的"),
        (f"{OFFICE} 9{MOBILE}", "手机号前后多了数字"), (f"{MOBILE}9", "手机号前后多了数字"),
        ("、".join([OFFICE] * 4), "固定电话合计不超过 40 个字"), ("、".join([MOBILE] * 7), "电话不超过 80 个字"),
            (f"{MOBILE}{OTHER}", "号码超过 15 位"), ("１２３４５６７８９０１２３４５６", "号码超过 15 位"),
    ],
)  # fmt: skip
def test_what_the_field_does_not_take(city: City, typed: str, why: str) -> None:
    form = forms.EditForm({"name": "某", "telephone": typed}, organisation=told(city["motor"], MOBILE))
    assert why in str(form.errors["telephone"])


def test_a_fax_and_what_the_site_shows_are_nobody_s_mobile(cast: City) -> None:
    assert "传真不能填手机号" in str(forms.EditForm({"name": "某", "fax": MOBILE}).errors["fax"])
    form = forms.SiteForm({"telephone": MOBILE, "fax": MOBILE, "editor_telephone": f"{OFFICE} {MOBILE}"})
    assert {name: "公开显示" in str(told) for name, told in form.errors.items()} == {
        "telephone": True, "fax": True, "editor_telephone": True,
    }  # fmt: skip
    Installation.objects.create(organisation=cast["city"], begun_at=clock.now())
    for site, contact in (({"editor_telephone": MOBILE}, {}), ({}, {"telephone": MOBILE}), ({}, {"fax": MOBILE})):
        with pytest.raises(Refused, match="公开显示"):
            installation.tell(installation.SiteFacts(**site), installation.Contacts(**contact), by=cast.actors["管"])


def test_it_is_seen_with_a_reason_by_whose_post_sees_the_numbers_of_people_there(cast: City) -> None:
    motor = told(cast["motor"], f"{OFFICE}、{MOBILE}")
    for who in ("陈", "赵", "王"):
        assert contacts.reveal(motor, reason=" 催问年报 ", by=cast.actors[who]) == MOBILE
    entry = Entry.objects.latest("id")
    assert (entry.verb, entry.diff, entry.note.text) == ("reveal", {"mobile": ["", "（11 字）"]}, "催问年报")
    assert entry.person_id == cast.actors["王"].person_id
    for by in (cast.actors["洪"], cast.actors["填"], cast.actors["管"], Actor()):
        with pytest.raises(Refused, match="没有查看该单位完整手机号的职责"):
            contacts.reveal(motor, reason="看看", by=by)
    with pytest.raises(Refused, match="请写明查看的理由"):
        contacts.reveal(motor, reason=" ", by=cast.actors["陈"])
    assert rules.can_reveal_mobile(cast.actors["陈"], cast["steel"]).reason == "没有登记手机号"


def test_without_its_key_it_is_said_left_by_the_form_and_mended_by_typing_it_anew(cast: City, settings: Any) -> None:
    motor = told(cast["motor"], f"{OFFICE}、{MOBILE}")
    settings.FIELD_KEYS = Key(b"\x02" * 32).line
    lost = Organisation.objects.get(pk=motor.pk)
    assert lost.telephones == f"{OFFICE}、（密钥不在，无法显示）"
    with pytest.raises(Refused, match="密钥不在"):
        contacts.reveal(lost, reason="催问", by=cast.actors["陈"])
    form = forms.EditForm({"name": motor.name, "telephone": OFFICE}, organisation=lost)
    assert (form.initial["telephone"], form.is_valid()) == (OFFICE, True)
    organisations.edit(lost, by=SYSTEM, **form.values())
    kept = Organisation.objects.get(pk=motor.pk)
    assert (kept.mobile, bytes(kept.mobile_tail)) == (motor.mobile, bytes(motor.mobile_tail))
    assert told(kept, MOBILE).mobile.reveal() == MOBILE


def test_a_unit_is_found_by_the_tail_of_the_first_mobile_among_those_one_sees(cast: City) -> None:
    motor = told(cast["motor"], f"{OFFICE}、{MOBILE}、13700004321")
    found = {who: list(queries.listed(cast.actors[who], queries.Sought(text="5678"))) for who in ("陈", "赵", "洪")}
    assert found == {"陈": [motor], "赵": [motor], "洪": []}
    for other in ("4321", "9999", MOBILE, "电机 4321"):
        assert list(queries.listed(cast.actors["陈"], queries.Sought(text=other))) == []
    assert list(queries.listed(cast.actors["陈"], queries.Sought(text="电机 5678"))) == [motor]


def test_units_of_both_keys_are_found_and_all_are_sealed_anew(city: City, settings: Any) -> None:
    motor, old, new = told(city["motor"], MOBILE), ring.current().keys, Key(b"\x02" * 32)
    settings.FIELD_KEYS = Ring((new, *old)).text()
    steel = told(city["steel"], OTHER)
    seen = Organisation.objects.order_by("name_key")
    column: Any = Organisation._meta.get_field("mobile_tail")
    assert set(seen.filter(mobile_tail__in=column.sought("5678"))) == {motor, steel}
    assert list(resealing.reseal()) == [(1, 0)]
    settings.FIELD_KEYS = new.line
    assert set(seen.filter(mobile_tail__in=column.sought("5678"))) == {motor, steel}
    assert Organisation.objects.get(pk=motor.pk).mobile.reveal() == MOBILE


def test_it_goes_with_the_person_whose_it_is_and_stands_in_their_copy(cast: City) -> None:
    li = members.register(persons.Particulars(name="李"), cast["motor"], by=SYSTEM)
    numbers.put(li, {"mobile": MOBILE}, by=SYSTEM)
    motor = told(cast["motor"], f"{OFFICE}、{OTHER}", contact="李")
    steel, hospital = told(cast["steel"], MOBILE, contact="王"), told(cast["hospital"], OTHER, contact="李")
    assert privacy.export(li.pk)["unit_mobiles"] == [{"name": steel.name}]
    # Of the unit where they work the contact and whatever number stands beside it; elsewhere the number alone.
    assert privacy.erase(li.pk, by=SYSTEM) == 2
    rows = {one.pk: one for one in Organisation.objects.all()}
    assert [(rows[one.pk].contact, rows[one.pk].telephones) for one in (motor, steel, hospital)] == [
        ("", OFFICE), ("王", ""), ("李", "138****5678"),
    ]  # fmt: skip
    assert privacy.export(cast.people["王"].pk)["unit_mobiles"] == []


def test_of_several_numbers_theirs_goes_wherever_it_stands_and_those_of_others_stay(cast: City) -> None:
    li = members.register(persons.Particulars(name="李"), cast["motor"], by=SYSTEM)
    numbers.put(li, {"mobile": MOBILE}, by=SYSTEM)
    third = "13700004321"
    typed = {
        "motor": f"{OTHER}、{MOBILE}", "steel": f"{OFFICE}、{MOBILE}、{OTHER}、{third}", "optics": f"{MOBILE}{OTHER}",
        "hospital": f"{OTHER}、{MOBILE}", "university": f"{OTHER}、{third}",
    }  # fmt: skip
    units = {key: told(cast[key], typed[key], contact="李" if key == "motor" else "王") for key in typed}
    contacts.reveal(units["steel"], reason="催问", by=cast.actors["陈"])
    copy, ringing = privacy.export(li.pk), [units[key] for key in ("motor", "steel", "optics", "hospital")]
    assert {row["name"] for row in copy["unit_mobiles"]} == {one.name for one in ringing}
    seen = [(row["name"], row["person_id"], row["note__text"]) for row in copy["unit_reveals"]]
    assert seen == [(units["steel"].name, cast.actors["陈"].person_id, "催问")]
    assert privacy.erase(li.pk, by=SYSTEM) == 4
    rows = {key: Organisation.objects.get(pk=units[key].pk) for key in typed}
    assert {key: (row.contact, row.telephone, row.mobile.reveal()) for key, row in rows.items()} == {
        "motor": ("", "", OTHER), "steel": ("王", OFFICE, f"{OTHER}、{third}"), "optics": ("王", "", OTHER),
        "hospital": ("王", "", OTHER), "university": ("王", "", f"{OTHER}、{third}"),
    }  # fmt: skip
    column: Any = Organisation._meta.get_field("mobile_index")
    assert Organisation.objects.filter(mobile_index__in=column.sought(OTHER)).count() == 5


def test_several_numbers_are_hidden_each_by_itself() -> None:
    assert masks.MOBILES.shown(f"{MOBILE}、{OTHER}") == "139****5678、138****5678"
    assert masks.MOBILES.shown("") == ""
    assert telephones.joined("", OFFICE, f"{MOBILE}、{OFFICE}") == f"{OFFICE}、{MOBILE}"
    assert crypto.index(MOBILE, "organisations.organisation.mobile") != crypto.index(MOBILE, "people.person.mobile")


def test_what_stands_beside_is_told_by_field_without_the_sealed_one(city: City) -> None:
    assert ("mobile" in of(told(city["motor"], MOBILE)), of(city["motor"])["telephone"]) == (False, "")
