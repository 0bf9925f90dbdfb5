"""Telephones of applications and ballots: masked on pages and in forms, seen once with a reason, kept until retyped."""

from typing import Any

from kexie.associations.models import Founding
from kexie.kit.crypto.fields import clear
from tests.city import City
from tests.desk.conftest import SignIn
from tests.desk.test_foundings import page, post


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
