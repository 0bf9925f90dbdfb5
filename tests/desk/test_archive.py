"""The pages of the archive list, of the terms of keeping, and of the site's health."""

import io
import zipfile

from kexie.kit import clock, ids
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
