"""Forms at the desk: built, seen as their filler sees them, published, revised, put away; without a script."""

from typing import Any
from uuid import uuid4

from django.test import Client

from kexie.blanks.models import Blank, Field
from tests.city import City
from tests.desk.conftest import SignIn


def _post(client: Client, address: str, **body: Any) -> Any:
    return client.post(address, body | {"idempotency_key": str(uuid4())})


def test_chen_builds_a_form_of_every_kind_moves_a_field_and_publishes(city: City, sign_in: SignIn) -> None:
    chen = sign_in("chen")
    assert "新建" in chen.get("/desk/settings/blanks/").content.decode()
    made = _post(chen, "/desk/settings/blanks/new/", name="年会回执", source="")
    here = made.headers["Location"]
    more = {
        "text": {"most": "200"}, "number": {"unit": "人", "places": "0"}, "date": {}, "person": {"most": "2"},
        "choice": {"options": "参加\n不参加"}, "choices": {"options": "上午\n下午"}, "organisation": {}, "file": {},
    }  # fmt: skip
    for kind, told in more.items():
        assert chen.get(f"{here}fields/{kind}/").status_code == 200
        answer = _post(chen, f"{here}fields/{kind}/", label=f"某{kind}", required="on", **told)
        assert answer.status_code == 302, answer.content.decode()
    page = chen.get(here).content.decode()
    for words in ("填写时的样子", "某organisation", "上午、下午", "发布第 1 版"):
        assert words in page
    fields = Field.objects.filter(version__blank__name="年会回执")
    last = fields.get(label="某file")
    assert _post(chen, f"{here}fields/{last.pk}/place/", to="up").status_code == 302
    assert _post(chen, f"{here}fields/{fields.get(label='某text').pk}/place/", to="down").status_code == 302
    assert [one.kind for one in fields.order_by("position")] == [
        "number", "text", "date", "person", "choice", "choices", "file", "organisation",
    ]  # fmt: skip
    assert _post(chen, f"{here}fields/{last.pk}/removal/").status_code == 302
    edit = f"{here}fields/{fields.get(label='某text').pk}/edit/"
    assert chen.get(edit).status_code == 200
    assert _post(chen, edit, label="某date", most="10").status_code == 422
    assert _post(chen, edit, label="意见", most="10").status_code == 302
    assert _post(chen, f"{here}publication/").status_code == 302
    assert "改成新的一版" in chen.get(here).content.decode()
    assert _post(chen, edit, label="又改").status_code == 403
    assert _post(chen, f"{here}revision/").status_code == 302
    assert _post(chen, f"{here}voiding/").status_code == 302
    assert _post(chen, f"{here}edit/", name="年会回执（改）").status_code == 302
    assert _post(chen, f"{here}closure/").status_code == 302
    assert Blank.objects.get(name="年会回执（改）").retired_at is not None


def test_a_ready_form_is_copied_and_not_edited(city: City, sign_in: SignIn) -> None:
    chen = sign_in("chen")
    ready = f"/desk/settings/blanks/{city.facts.slips['ready']}/"
    page = chen.get(ready).content.decode()
    assert "这是各单位通用的表单，不能改" in page
    copy = page.split('href="/desk/settings/blanks/new/?from=')[1].split('"')[0]
    assert f'value="{copy}" selected' in chen.get(f"/desk/settings/blanks/new/?from={copy}").content.decode()
    made = _post(chen, "/desk/settings/blanks/new/", name="座谈会回执", source=copy)
    assert "参会人员" in chen.get(made.headers["Location"]).content.decode()
    assert _post(chen, "/desk/settings/blanks/new/", name="", source=copy).status_code == 422
    assert _post(chen, f"{ready}revision/").status_code == 403
    assert chen.get(f"{ready}edit/").status_code == 403


def test_another_houses_forms_and_unknown_kinds_and_fields_are_not_there(city: City, sign_in: SignIn) -> None:
    here = f"/desk/settings/blanks/{city.facts.slips['blank']}/"
    wang, chen = sign_in("wang"), sign_in("chen")
    assert wang.get(here).status_code == 404
    assert sign_in("admin").get("/desk/settings/blanks/").status_code == 403
    assert chen.get(f"{here}fields/rich/").status_code == 404
    assert chen.get(f"{here}fields/{uuid4()}/edit/").status_code == 404
    names = _post(chen, f"{here}edit/", name="内部事项回执（二）", introduction="请按时填")
    assert names.status_code == 302
    assert "请按时填" in chen.get(here).content.decode()
    assert chen.get(f"{here}edit/").status_code == 200
    assert _post(chen, f"{here}edit/", name="").status_code == 422
