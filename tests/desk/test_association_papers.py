"""The printed papers of foundings, elections and associations: where they are offered, to whom, as which files."""

from datetime import timedelta
from urllib.parse import quote

from django.db import connection
from django.test.utils import CaptureQueriesContext

from kexie.associations.models import Founding, Tenure
from kexie.kit import clock
from tests.city import City
from tests.desk.conftest import SignIn
from tests.notices.documents import words


def test_papers_come_as_files_with_their_names(city: City, sign_in: SignIn) -> None:
    client = sign_in("chen")
    for form, begins in (("docx", b"PK"), ("pdf", b"%PDF")):
        answer = client.get(f"/desk/foundings/{city.facts.foundings['held']}/papers/ballot.{form}")
        assert answer.content.startswith(begins)
        assert f".{form}" in answer["Content-Disposition"]
    election = city.facts.foundings["election elected"]
    assert client.get(f"/desk/reelections/{election}/papers/tally.docx").content.startswith(b"PK")


def test_the_page_of_terms_offers_the_letter_to_one_whose_term_ends_and_the_plaque(city: City, sign_in: SignIn) -> None:
    number = city.facts.number("dianji")
    here = f"/desk/organisations/{number}/"
    assert [one["label"] for one in sign_in("chen").get(f"{here}tenures/").context["papers"]] == ["牌匾文字"]
    assert sign_in("chen").get(f"{here}papers/reminder.docx").status_code == 404
    Tenure.objects.filter(organisation__number=number).update(
        ends_on=clock.today() + timedelta(days=30), due_on=clock.today() + timedelta(days=30)
    )
    client = sign_in("chen")
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(f"{here}tenures/")
    assert len(seen) <= 20
    assert [one["label"] for one in answer.context["papers"]] == ["换届提醒函", "牌匾文字"]
    links = [one[form] for one in answer.context["papers"] for form in ("docx", "pdf")]
    assert links == [f"{here}papers/{name}" for name in ("reminder.docx", "reminder.pdf", "plaque.docx", "plaque.pdf")]
    files = {link.rsplit("/", 1)[1]: words.of(sign_in("chen").get(link).getvalue()) for link in links}
    assert {name: ("换届提醒函" in told, "第二届委员会任期" in told, "长江电机" in told) for name, told in files.items()} == {
        "reminder.docx": (True, True, True), "reminder.pdf": (True, True, True),
        "plaque.docx": (False, False, True), "plaque.pdf": (False, False, True),
    }  # fmt: skip
    wang = sign_in("wang")  # the unit itself has the plaque, nobody writes to himself
    assert [one["label"] for one in wang.get(f"{here}tenures/").context["papers"]] == ["牌匾文字"]
    assert wang.get(links[0]).status_code == 404
    local = city.facts.number("jiangan")
    assert sign_in("chen").get(f"/desk/organisations/{local}/tenures/").context["papers"] == []
    assert sign_in("chen").get(f"/desk/organisations/{local}/papers/plaque.docx").status_code == 404


MEETING = ["大会议程", "主持词", "选举办法", "选票", "计票表", "备案表", "名册"]


def test_a_re_election_offers_its_own_papers_and_none_of_a_founding(city: City, sign_in: SignIn) -> None:
    at = city.facts.foundings
    client = sign_in("chen")
    for key, charter in (("election asked", "章程（修订草案）"), ("election sent", "章程")):
        here = f"/desk/reelections/{at[key]}/"
        found = client.get(here).context["papers"]
        assert [one["label"] for one in found] == ["换届请示", charter, *MEETING], key
        assert [found[0][form] for form in ("docx", "pdf")] == [
            f"{here}papers/request.{form}" for form in ("docx", "pdf")
        ]
        for form in ("docx", "pdf"):
            told = words.of(client.get(found[0][form]).getvalue())
            assert ("进行换届选举的请示" in told, "成立" in told) == (True, False), (key, form)
        for code in ("application", "plaque"):
            assert client.get(f"{here}papers/{code}.docx").status_code == 404, (key, code)
    name = client.get(f"/desk/reelections/{at['election sent']}/papers/charter.pdf")["Content-Disposition"]
    assert quote("章程.pdf") in name


def test_a_founding_offers_the_draft_of_a_charter_and_then_the_adopted_one(city: City, sign_in: SignIn) -> None:
    at = city.facts.foundings
    client = sign_in("chen")
    for key, charter in (("held", "章程（草案）"), ("filed", "章程")):
        here = f"/desk/foundings/{at[key]}/"
        labels = [one["label"] for one in client.get(here).context["papers"]]
        assert labels == ["申请报告", charter, *MEETING, "牌匾文字"], key
        told = words.of(client.get(f"{here}papers/filing.pdf").getvalue())
        assert ("附件：" in told, "待附大会通过的文本" in told) == (charter == "章程", charter != "章程"), key
    assert client.get(f"/desk/foundings/{at['held']}/papers/request.docx").status_code == 404
    link = f"/foundings/{at['held.token']}/"
    assert [one[0] for one in client.get(link).context["shown"].papers][1] == "章程（草案）"
    assert client.get(f"{link}papers/request.docx").status_code == 404


def test_the_page_of_terms_offers_the_charter_of_one_that_was_founded_here(city: City, sign_in: SignIn) -> None:
    unit = Founding.objects.get(ref=city.facts.foundings["active"]).organisation
    assert unit is not None
    client = sign_in("chen")
    with CaptureQueriesContext(connection) as seen:
        offered = client.get(f"/desk/organisations/{unit.number}/tenures/").context["papers"]
    assert len(seen) <= 20
    assert [one["label"] for one in offered] == ["章程", "牌匾文字"]
    for form in ("docx", "pdf"):
        told = words.of(client.get(offered[0][form]).getvalue())
        assert (f"{unit.name}章程" in told, "成立大会通过）" in told, "附件" in told) == (True, True, False), form
