"""Activities, yearly reports and guidance: whole requests at the desk, on the staged city."""

import re
from typing import Any
from uuid import UUID, uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kexie.associations.models import Activity, AnnualReport, Guidance
from kexie.kit import clock
from tests.city import City
from tests.desk.conftest import SignIn
from tests.matrix import yearly as bodies


def body(city: City, name: str, **arguments: Any) -> dict[str, Any]:
    return {**bodies.BODIES[name](city.facts, "", arguments)}


def post(client: Client, address: str, told: dict[str, Any] | None = None) -> Any:
    """A first sending of a form."""
    return client.post(address, {"idempotency_key": str(uuid4()), **(told or {})})


def page(answer: Any) -> str:
    return answer.content.decode()


def at(city: City, name: str, key: str) -> str:
    return reverse(name, args=[UUID(city.facts.foundings[key])])


def test_a_unit_records_an_activity_corrects_it_and_takes_evidence_away(city: City, sign_in: SignIn) -> None:
    client, number = sign_in("wang"), city.facts.number("dianji")
    assert client.get("/desk/activities/").context["new_url"] == f"/desk/organisations/{number}/activities/new/"
    new = f"/desk/organisations/{number}/activities/new/"
    wrong = post(client, new, body(city, "desk:activity_new") | {"sci_tech": "31"})
    assert (wrong.status_code, "多于参加人数 30 人" in page(wrong)) == (422, True)
    bad = body(city, "desk:activity_new") | {"file": SimpleUploadedFile("a.exe", b"MZ")}
    refused = post(client, new, bad)
    assert (refused.status_code, "不接收.exe文件" in page(refused)) == (422, True)
    here = post(client, new, body(city, "desk:activity_new"))["Location"]
    assert "节能技术交流会" in page(client.get(here))
    assert post(client, f"{here}edit/", body(city, "desk:activity_edit") | {"people": "0"}).status_code == 422
    assert post(client, f"{here}edit/", body(city, "desk:activity_edit") | {"people": "33"})["Location"] == here
    assert "33 人" in page(client.get(here))
    assert post(client, f"{here}edit/", body(city, "desk:activity_edit")).status_code == 409
    assert post(client, f"{here}files/", {"file": SimpleUploadedFile("a.exe", b"MZ")}).status_code == 422
    assert post(client, f"{here}files/", body(city, "desk:activity_files"))["Location"] == here
    kept = Activity.objects.latest("id").files.get()
    assert b"".join(client.get(f"{here}files/{kept.pk}/").streaming_content) == "说明\n".encode()
    assert post(client, f"{here}files/{kept.pk}/removal/")["Location"] == here
    assert client.get(f"{here}files/{kept.pk}/").status_code == 404
    assert post(client, f"{here}voiding/", {"note": ""}).status_code == 422
    assert post(client, f"{here}voiding/", {"note": "重复"})["Location"] == here
    assert "已作废" in page(client.get(here))


def test_the_list_of_activities_is_narrowed_counted_and_taken_as_a_table(city: City, sign_in: SignIn) -> None:
    client, number = sign_in("chen"), city.facts.number("dianji")
    answer = client.get("/desk/activities/")
    assert {row["title"] for row in answer.context["rows"]} == {"电机节能技术交流会", "桥梁健康监测讲座"}
    assert answer.context["total"].count == 2
    unit = client.get(f"/desk/activities/?unit={number}&year=all")
    assert [row["title"] for row in unit.context["rows"]] == ["电机节能技术交流会"]
    assert [one["label"] for one in unit.context["tabs"] if one["current"]] == ["活动"]
    assert client.get("/desk/activities/?state=void").context["total"].count == 1
    assert client.get("/desk/activities/?year=1999").context["rows"] == []
    assert client.get("/desk/activities/?category=x&unit=x").context["total"].count == 2
    table = client.get("/desk/activities/table.xlsx?year=all")
    assert table.content.startswith(b"PK")
    assert sign_in("zhou").get("/desk/activities/").context["rows"] == []


def test_a_report_goes_its_way_at_the_desk(city: City, sign_in: SignIn) -> None:
    wang, chen = sign_in("wang"), sign_in("chen")
    here = at(city, "desk:annual_report", "report draft")
    pk = UUID(city.facts.foundings["report draft"])
    assert "报送后可以看" in page(chen.get(here))
    assert "报送前还要填写" in page(wang.get(here))
    assert "还没有填写" in page(post(wang, f"{here}submission/"))
    wrong = post(wang, f"{here}edit/", body(city, "desk:annual_report_edit", pk=pk) | {"f_adopted": "9"})
    assert (wrong.status_code, "大于合理化建议 1" in page(wrong)) == (422, True)
    assert post(wang, f"{here}edit/", body(city, "desk:annual_report_edit", pk=pk))["Location"] == here
    assert post(wang, f"{here}submission/")["Location"] == here
    assert post(chen, f"{here}return/", {"note": ""}).status_code == 422
    assert post(chen, f"{here}return/", body(city, "desk:annual_report_return"))["Location"] == here
    told = page(wang.get(here))
    assert "请修改：与名册不符" in told
    assert "与名册不符" in page(wang.get(f"{here}edit/"))
    assert post(wang, f"{here}edit/", body(city, "desk:annual_report_edit", pk=pk))["Location"] == here
    assert post(wang, f"{here}submission/")["Location"] == here
    assert post(wang, f"{here}acceptance/").status_code == 403
    assert post(chen, f"{here}acceptance/")["Location"] == here
    assert post(chen, f"{here}acceptance/").status_code == 409
    assert "已通过" in page(wang.get(here))
    for form, begins in (("docx", b"PK"), ("pdf", b"%PDF")):
        assert wang.get(f"{here}report.{form}").content.startswith(begins)
    assert wang.get(f"{here}report.txt").status_code == 404


def test_reports_are_asked_for_reminded_of_listed_and_summed_up(city: City, sign_in: SignIn) -> None:
    client, year = sign_in("chen"), clock.today().year - 1
    answer = client.get("/desk/annual-reports/")
    assert answer.context["counts"]["accepted"] == 1
    assert answer.context["can_ask"]
    accepted = client.get("/desk/annual-reports/?view=accepted").context
    assert ([row["label"] for row in accepted["rows"]], accepted["page"].total) == (["已通过"], 1)
    assert client.get("/desk/annual-reports/?view=late").context["rows"] == []
    unit = client.get(f"/desk/annual-reports/?unit={city.facts.number('dianji')}")
    assert len(unit.context["rows"]) == 1
    assert post(client, "/desk/annual-reports/asking/", {"year": "x"}).status_code == 422
    asked = post(client, "/desk/annual-reports/asking/", body(city, "desk:annual_reports_asking"))
    assert asked["Location"] == f"/desk/annual-reports/?year={year}"
    assert "催 " in page(client.get(f"/desk/annual-reports/{year}/reminders/"))
    assert post(client, f"/desk/annual-reports/{year}/reminders/").status_code == 302
    table = client.get(f"/desk/annual-reports/table.xlsx?year={year}")
    assert table.content.startswith(b"PK")
    assert "年报催报" in page(sign_in("wang").get("/desk/messages/"))


def test_a_unit_begins_the_report_of_this_year_itself(city: City, sign_in: SignIn) -> None:
    client, number = sign_in("wang"), city.facts.number("dianji")
    assert [one["year"] for one in client.get("/desk/annual-reports/").context["begin_urls"]] == [clock.today().year]
    new = f"/desk/organisations/{number}/annual-reports/new/"
    assert post(client, new, {"year": "1999"}).status_code == 422
    made = post(client, new, body(city, "desk:annual_report_new"))
    assert re.fullmatch(r"/desk/annual-reports/[0-9a-f-]{36}/edit/", made["Location"])
    assert post(client, new, body(city, "desk:annual_report_new")).status_code == 409
    form = client.get(made["Location"]).context["form"]
    assert form["f_exchanges"].value() == 1  # counted from the staged activity


def test_a_visit_is_recorded_followed_up_and_read_by_the_unit(city: City, sign_in: SignIn) -> None:
    chen, wang, number = sign_in("chen"), sign_in("wang"), city.facts.number("dianji")
    assert [row["unit"] for row in wang.get("/desk/guidance/").context["rows"]] == ["长江电机制造公司科学技术协会"]
    new = f"/desk/organisations/{number}/guidance/new/"
    assert post(chen, new, {"way": "visit"}).status_code == 422
    here = post(chen, new, body(city, "desk:guidance_new"))["Location"]
    assert "缺少经费" in page(wang.get(here))
    told = body(city, "desk:guidance_edit") | {"is_shared": ""}
    assert post(chen, f"{here}edit/", told)["Location"] == here
    assert wang.get(here).status_code == 404
    assert post(chen, f"{here}edit/", {"version": "2"}).status_code == 422
    assert post(chen, f"{here}completion/", {"outcome": ""}).status_code == 422
    assert post(chen, f"{here}completion/", {"outcome": "已联系"})["Location"] == here
    assert post(chen, f"{here}reopening/", {"note": "还差一名"})["Location"] == here
    assert post(chen, f"{here}voiding/", {"note": ""}).status_code == 422
    assert post(chen, f"{here}voiding/", {"note": "记错"})["Location"] == here
    assert chen.get("/desk/guidance/?view=due&way=visit&year=all").status_code == 200
    assert chen.get("/desk/guidance/table.xlsx").content.startswith(b"PK")


def test_the_lists_take_the_same_queries_however_long_they_are(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")

    def count(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as told:
            assert client.get(address).status_code == 200
        return len(told)

    lists = ("/desk/activities/", "/desk/annual-reports/?view=accepted", "/desk/guidance/")
    few = [count(one) for one in lists]
    for model, key in ((Activity, "activity mine"), (Guidance, "guidance shared")):
        row = model.objects.get(pk=city.facts.foundings[key])
        for _ in range(3):
            row.pk = uuid4()
            row.save(force_insert=True)
    AnnualReport.objects.filter(state="submitted").update(state="accepted", accepted_at=clock.now())
    assert [count(one) for one in lists] == few
    assert max(few) <= 16


def test_a_plan_is_written_filed_carried_out_and_copied(city: City, sign_in: SignIn) -> None:
    wang, chen = sign_in("wang"), sign_in("chen")
    here = at(city, "desk:year_plan", "year plan draft")
    assert "报备后可以看" in page(chen.get(here))
    wrong = post(wang, f"{here}edit/", {"version": "2", "i0_title": "科技周", "i1_person": "孟晓东"})
    assert set(wrong.context["form"].errors) == {"i0_category", "i0_quarter", "i1_title"}
    assert post(wang, f"{here}edit/", body(city, "desk:year_plan_edit"))["Location"] == here
    assert post(wang, f"{here}filing/")["Location"] == here
    told = page(chen.get(here))
    assert ("科技周" in told, "技术讲座" in told) == (True, False)
    new = f"/desk/organisations/{city.facts.number('dianji')}/activities/new/"
    form = wang.get(new).context["form"]
    item = form.fields["item_id"].choices[1][0]
    assert post(wang, new, body(city, "desk:activity_new") | {"item_id": "x"}).status_code == 422
    made = post(wang, new, body(city, "desk:activity_new") | {"item_id": item, "category": "popularisation"})[
        "Location"
    ]
    assert "二季度：科技周" in page(wang.get(made))
    assert "已开展 1 次" in page(chen.get(here))
    assert [row["done"] for row in chen.get("/desk/year-plans/?view=filed").context["rows"]].count("1 / 1 项") == 1
    assert post(wang, f"{here}revision/", {"note": ""}).status_code == 422
    assert post(wang, f"{here}revision/", {"note": "增加一项"})["Location"] == here
    used = post(wang, f"{here}edit/", {"version": "3", "i0_title": ""})
    assert (used.status_code, "已有活动记录" in page(used)) == (403, True)
    copied = post(wang, f"{here}copy/")["Location"]
    assert f"{clock.today().year + 1} 年年度计划" in page(wang.get(copied))
    number = city.facts.number("dianji")
    assert len(wang.get(f"/desk/year-plans/?unit={number}").context["rows"]) == 2
    assert wang.get("/desk/year-plans/").context["new_url"] == f"/desk/organisations/{number}/year-plans/new/"
    assert post(wang, f"/desk/organisations/{number}/year-plans/new/", {"year": "x"}).status_code == 422
    assert (
        post(wang, f"/desk/organisations/{number}/year-plans/new/", {"year": str(clock.today().year)}).status_code
        == 409
    )
