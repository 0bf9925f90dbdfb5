"""Telephones of applications and ballots: masked on pages and in forms, seen once with a reason, kept until retyped."""

import io
import zipfile
from typing import Any

from kexie.associations.models import Founding
from kexie.kit.actor import SYSTEM
from kexie.kit.crypto.fields import clear
from kexie.notices.models import Addressee
from kexie.organisations.actions import organisations
from kexie.organisations.models import Organisation
from kexie.organisations.particulars import Particulars, of
from tests import city_numbers
from tests.city import City
from tests.desk.conftest import SignIn
from tests.desk.test_foundings import page, post

OFFICE, MOBILE = city_numbers.LANDLINE, "13912345678"


def _unit(city: City, typed: str = f"{OFFICE}、{MOBILE}", key: str = "dianji") -> Organisation:
    """A unit of the staged city with these numbers."""
    row = Organisation.objects.get(number=city.facts.number(key))
    told = of(row) | {"founded_on": row.founded_on, "contact": "王晓燕", "telephone": typed}
    organisations.edit(row, Particulars(**told, mobile=""), by=SYSTEM)
    return Organisation.objects.get(pk=row.pk)


def test_the_mobile_of_a_unit_is_masked_everywhere_and_seen_once_with_a_reason(city: City, sign_in: SignIn) -> None:
    unit, chen = _unit(city), sign_in("chen")
    here = f"/desk/organisations/{unit.number}/"
    pages = {url: page(chen.get(url)) for url in (here, f"{here}edit/", f"{here}history/")}
    assert {url: MOBILE in text for url, text in pages.items()} == dict.fromkeys(pages, False)
    assert (f"{OFFICE}、139****5678" in pages[here], f"{here}disclosure/" in pages[here]) == (True, True)
    assert ("改手机号" in pages[f"{here}history/"], "手机号" in pages[f"{here}history/"]) == (True, True)
    assert post(chen, f"{here}disclosure/", {"reason": ""}).status_code == 422
    assert MOBILE not in page(chen.get(f"{here}disclosure/"))
    seen = post(chen, f"{here}disclosure/", {"reason": "催问年报"})
    assert (seen.status_code, MOBILE in page(seen), "no-store" in seen.headers["Cache-Control"]) == (200, True, True)
    last, *before = chen.get(here).context["history"]
    assert ((last["title"], last["note"]), before[0]["title"], before[1]["title"]) == (
        ("查看完整号码", "催问年报"), "修改", "改手机号",
    )  # fmt: skip
    assert found_in_table(chen.get("/desk/register/table.xlsx").getvalue(), "139****5678") == (True, False)


def found_in_table(body: bytes, text: str) -> tuple[bool, bool]:
    """Whether a workbook holds a text, and whether it holds the mobile in clear."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        told = "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    return text in told, MOBILE in told


def test_who_may_not_see_it_has_no_way_to_it_and_one_without_a_mobile_has_none(city: City, sign_in: SignIn) -> None:
    unit = _unit(city)
    here = f"/desk/organisations/{unit.number}/"
    for who in ("zhao", "li"):
        assert "disclosure/" not in page(sign_in(who).get(here))
        assert post(sign_in(who), f"{here}disclosure/", {"reason": "看看"}).status_code == 403
    _unit(city, OFFICE)
    assert "disclosure/" not in page(sign_in("chen").get(here))
    assert post(sign_in("chen"), f"{here}disclosure/", {"reason": "看看"}).status_code == 403


def test_whom_to_ring_stands_at_the_unit_that_is_asked_and_one_comes_back_there(city: City, sign_in: SignIn) -> None:
    unit, chen = _unit(city), sign_in("chen")
    addressee = Addressee.objects.get(document__ref=city.facts.ref("founding"), organisation=unit)
    here = f"/desk/documents/{addressee.document.ref}/receipts/{addressee.pk}/"
    text = page(chen.get(here))
    way = f"/desk/organisations/{unit.number}/disclosure/?document={addressee.document.ref}&unit={addressee.pk}"
    assert (f"{OFFICE}、139****5678" in text, way in text.replace("&amp;", "&"), MOBILE in text) == (True, True, False)
    ringing = page(chen.get(f"{here}calls/"))
    assert (f"王晓燕 · {OFFICE}、139****5678" in ringing, MOBILE in ringing) == (True, False)
    assert f'href="{here}"' in page(chen.get(way))
    for astray in ("?document=x&unit=y", f"?document={10**40}&unit={addressee.pk}", "?document=-1&unit=1"):
        back = page(chen.get(f"/desk/organisations/{unit.number}/disclosure/{astray}"))
        assert f'href="/desk/organisations/{unit.number}/"' in back
    # Of one that tells nobody nothing stands there.
    row = Organisation.objects.get(pk=unit.pk)
    organisations.edit(row, Particulars(**of(row) | {"founded_on": row.founded_on, "contact": "", "telephone": ""},
                                        mobile=""), by=SYSTEM)  # fmt: skip
    assert ("联系方式" in page(chen.get(here)), "名册里没有登记" in page(chen.get(f"{here}calls/"))) == (False, True)


def test_the_form_keeps_the_mobile_behind_its_mask(city: City, sign_in: SignIn) -> None:
    unit, chen = _unit(city), sign_in("chen")
    here = f"/desk/organisations/{unit.number}/edit/"
    form = chen.get(here).context["form"]
    told = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "")}
    assert told["telephone"] == f"{OFFICE}、139****5678"
    assert post(chen, here, told | {"address": "一元路"}).status_code == 302
    kept = Organisation.objects.get(pk=unit.pk)
    assert (kept.address, clear(kept.mobile)) == ("一元路", MOBILE)
    for typed in ("138****5678", "9139****5678", "139****56789"):
        wrong = post(chen, here, told | {"telephone": f"{OFFICE}、{typed}"})
        assert (wrong.status_code, "遮住的号码不是这个单位登记的" in page(wrong)) == (422, True)
        assert (MOBILE in page(wrong), Organisation.objects.get(pk=unit.pk).telephone) == (False, OFFICE)


def test_two_units_that_may_be_one_show_both_masks_and_the_chosen_one_stays(city: City, sign_in: SignIn) -> None:
    mine, theirs = _unit(city), _unit(city, "13800000009", "guangdian")
    text = page(sign_in("chen").get(f"/desk/duplicates/units/{mine.number}/{theirs.number}/"))
    assert ("139****5678" in text, "138****0009" in text) == (True, True)
    assert (MOBILE in text, "13800000009" in text) == (False, False)


def test_telephones_of_an_application_are_masked_and_seen_once_with_a_reason(city: City, sign_in: SignIn) -> None:
    chen, ref = sign_in("chen"), city.facts.foundings["applied"]
    here = f"/desk/foundings/{ref}/"
    text = page(chen.get(here))
    assert ("60000002" in text, "13800000000" in text, "查看电话" in text) == (False, False, True)
    assert post(chen, f"{here}telephones/", {"reason": ""}).status_code == 422
    seen = post(chen, f"{here}telephones/", {"reason": "通知补正材料"})
    assert (seen.status_code, "13800000000" in page(seen), seen.headers["Cache-Control"].count("no-store")) == (
        200, True, 1,
    )  # fmt: skip
    assert "通知补正材料" in page(chen.get(here))


def test_forms_show_telephones_masked_and_keep_them_until_another_is_typed(city: City, sign_in: SignIn) -> None:
    chen, ref = sign_in("chen"), city.facts.foundings["draft"]
    here = f"/desk/foundings/{ref}/edit/"

    def typed() -> dict[str, Any]:
        form = chen.get(here).context["form"]
        return {name: form[name].value() for name in form.fields if form[name].value() not in (None, False, [])}

    def kept() -> dict[str, str]:
        row = Founding.objects.get(ref=ref)
        told = {one.name: clear(one.telephone) for one in row.assembly.candidates.all()}
        return told | {"": clear(row.telephone)}

    people = {"周文斌": "13800000000", "孟晓东": "13800000000"}
    told = typed()
    assert (told["chair_telephone"], told["telephone"]) == ("138****0000", "(02******0002")
    assert "13800000000" not in page(chen.get(here))
    more = "委员 冯工 男 - - - - 13900000009\n委员 李工"
    assert post(chen, here, told | {"others": more, "address": "一元路"}).status_code == 302
    assert kept() == people | {"冯工": "13900000009", "李工": "", "": "(027)60000002"}
    told = typed()
    assert told["others"] == "委员 冯工 男 - - - - 139****0009\n委员 李工"
    assert post(chen, here, told | {"chair_telephone": "13800000001", "telephone": ""}).status_code == 302
    assert kept() == {"周文斌": "13800000001", "孟晓东": "13800000000", "冯工": "13900000009", "李工": "", "": ""}
    # A number goes with its person: another one brings another.
    told = typed()
    swapped = post(chen, here, told | {"chair_name": "吴立群"})
    assert (swapped.status_code, "已换人选，请填写新人选的电话，或清空" in page(swapped)) == (422, True)
    assert "13800000001" not in page(swapped)
    for line in ("委员 王工 男 - - - - 139****0009", "委员 冯工 男 - - - - 139****0008"):
        wrong = post(chen, here, told | {"others": line})
        assert (wrong.status_code, "第 1 行的电话不全" in page(wrong)) == (422, True)
    assert post(chen, here, told | {"chair_name": "吴立群", "chair_telephone": ""}).status_code == 302
    assert kept()["吴立群"] == ""
