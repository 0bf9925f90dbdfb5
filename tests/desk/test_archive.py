"""The pages of the archive list, of the terms of keeping, and of the site's health."""

import io
import zipfile
from datetime import timedelta

from kexie.kit import clock, ids
from kexie.notices.models import ReplySlip
from kexie.plans.models import Answer
from tests.city import City
from tests.desk.conftest import SignIn


def test_the_list_of_a_year_on_page_paper_and_sheet(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    year = clock.today().year
    page = client.get(f"/desk/archive/?year={year}")
    lines = [line for one in page.context["series"] for line in one["lines"]]
    assert f"/desk/documents/{city.facts.ref('city.issued')}/" in [line["url"] for line in lines]
    assert client.get(f"/desk/archive/print/?year={year}").status_code == 200
    book = zipfile.ZipFile(io.BytesIO(client.get(f"/desk/archive/table.xlsx?year={year}").content))
    assert lines[0]["number"] in book.read("xl/sharedStrings.xml").decode()
    empty = client.get("/desk/archive/?year=1999")
    assert "这一年没有编过号的公文" in empty.content.decode()
    assert client.get("/desk/archive/table.xlsx?year=1999").status_code == 200
    assert client.get("/desk/archive/?year=x").context["year"] == year


def test_terms_of_keeping_are_set_by_who_numbers(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen", post="chen:registrar")
    assert client.get("/desk/settings/retention/").status_code == 200
    body = {"notice": "permanent", "idempotency_key": str(ids.uuid7())}
    assert client.post("/desk/settings/retention/", body).status_code == 302
    lines = [line for one in client.get("/desk/archive/").context["series"] for line in one["lines"]]
    assert {line["term"] for line in lines if line["kind"] == "通知" and not line["remark"]} == {"永久"}
    assert client.post("/desk/settings/retention/", {"notice": "7"}).status_code == 422


def test_the_health_of_the_site_is_for_who_tells_the_site(city: City, sign_in: SignIn) -> None:
    page = sign_in("admin").get("/desk/health/")
    assert {row["name"] for row in page.context["columns"]} >= {"公告栏", "科协动态"}
    assert sign_in("zhao").get("/desk/health/").status_code == 403
    home = sign_in("admin").get("/desk/").content.decode()
    assert "个栏目没有内容" in home


def test_the_health_counts_what_units_owe_and_its_limits_are_set_there(city: City, sign_in: SignIn) -> None:
    admin = sign_in("admin")
    before = {one["label"]: one["value"] for one in admin.get("/desk/health/").context["figures"]}
    ReplySlip.objects.update(due_at=clock.now() - timedelta(days=1))
    Answer.objects.update(due_on=clock.today() - timedelta(days=1))
    page = admin.get("/desk/health/")
    after = {one["label"]: one["value"] for one in page.context["figures"]}
    assert (before["逾期未填回执"], after["逾期未填回执"]) == (0, 1)
    owing = Answer.objects.filter(state__in=("asked", "returned"), plan__state="issued")
    assert after["逾期未报计划"] == owing.filter(plan__organisation__number=city.facts.number("city")).count()
    Answer.objects.update(due_on=clock.today() - timedelta(days=400))
    history = {one["label"]: one["value"] for one in admin.get("/desk/health/").context["figures"]}
    assert history["逾期未报计划"] == 0, "what was due more than a year ago is history"
    here = "/desk/health/columns/news/"
    assert here in page.content.decode()
    assert (admin.get(here).status_code, admin.get("/desk/health/columns/nothing/").status_code) == (200, 404)
    assert admin.post(here, {"fresh_days": "0", "idempotency_key": str(ids.uuid7())}).status_code == 422
    assert admin.post(here, {"fresh_days": "", "idempotency_key": str(ids.uuid7())}).status_code == 302
    assert "不限" in admin.get("/desk/health/").content.decode()
    assert sign_in("zhao").get(here).status_code == 403
