"""The pages of reading and signing: figures, the units behind them, the workbook; a district its own."""

import io
import zipfile

import pytest

from tests.city import City
from tests.desk.conftest import SignIn

URL = "/desk/statistics/?first=2000-01-01&last=2099-12-31"


def test_the_house_sees_all_districts_the_units_of_one_and_its_documents(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    page = client.get(URL)
    ref = city.facts.ref("founding")
    assert page.context["sum"]["total"] == sum(row["total"] for row in page.context["districts"])
    assert f"/desk/documents/{ref}/statistics/" in [row["url"] for row in page.context["documents"]]
    first = page.context["districts"][0]
    behind = client.get(f"{URL}&district={first['key']}")
    assert behind.context["page"].total == first["total"]
    assert all(row["district"] == first["label"] for row in behind.context["units"])


def test_a_district_sees_its_own_units_of_the_citys_document(city: City, sign_in: SignIn) -> None:
    address = f"/desk/documents/{city.facts.ref('founding')}/statistics/"
    whole, own = (sign_in(name).get(address).context["sum"]["total"] for name in ("chen", "zhao"))
    assert 0 < own < whole


def test_opening_what_was_sent_to_ones_house_counts_as_read_once(city: City, sign_in: SignIn) -> None:
    ref = city.facts.ref("founding")
    wang, chen = sign_in("wang"), sign_in("chen")

    def read() -> int:
        return chen.get(f"/desk/documents/{ref}/statistics/").context["sum"]["read"]

    before = read()
    assert [wang.get(f"/desk/inbox/{ref}/").status_code for _ in range(2)] == [200, 200]
    assert read() - before in (0, 1)  # 0 where the unit has signed: who signs has read
    from kexie.notices.models import Opening

    unit = city.facts.number("dianji")
    assert Opening.objects.filter(addressee__document__ref=ref, addressee__organisation__number=unit).count() == 1


def test_the_workbook_has_the_districts_and_the_units_behind_them(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    for address in (
        URL.replace("/?", "/table.xlsx?"),
        f"/desk/documents/{city.facts.ref('founding')}/statistics/table.xlsx",
    ):
        book = zipfile.ZipFile(io.BytesIO(client.get(address).content))
        text = book.read("xl/workbook.xml").decode()
        assert ("按管辖区" in text, "单位明细" in text) == (True, True)


@pytest.mark.parametrize("asked", ["?first=x", "?first=2026-05-02&last=2026-05-01"])
def test_days_that_are_none_or_in_the_wrong_order_are_told(city: City, sign_in: SignIn, asked: str) -> None:
    assert sign_in("chen").get("/desk/statistics/" + asked).status_code == 422


def test_days_without_documents_say_so(city: City, sign_in: SignIn) -> None:
    page = sign_in("chen").get("/desk/statistics/?first=1999-01-01&last=1999-01-02")
    assert "这段时间没有印发需要签收的公文" in page.content.decode()


@pytest.mark.parametrize(("hours", "told"), [(None, "—"), (0.5, "30 分钟"), (5.25, "5.2 小时"), (60, "2.5 天")])
def test_hours_are_told_in_the_unit_that_fits(hours, told) -> None:
    from kexie.desk import statistics_facts

    assert statistics_facts.hours(hours) == told
