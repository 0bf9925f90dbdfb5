"""PDF and .docx at the desk: offered where a document may be read, marked where it is not issued, journalled."""

from io import BytesIO
from urllib.parse import unquote

import docx
import pytest

from kexie.kit.journal.models import Entry
from kexie.notices.documents import plain, press
from tests.city import City
from tests.desk.conftest import SignIn
from tests.notices.documents import reading_back

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _downloads() -> list[str]:
    return [entry.diff["form"][1] for entry in Entry.objects.filter(entity="document", verb="download").order_by("id")]


def test_a_draft_is_taken_as_pdf_and_docx_with_its_mark(city: City, sign_in: SignIn) -> None:
    client, ref = sign_in("chen"), city.facts.ref("city.draft")
    page = client.get(f"/desk/documents/{ref}/").content.decode()
    assert f'href="/desk/documents/{ref}/document.pdf"' in page
    assert f'href="/desk/documents/{ref}/document.docx"' in page
    pdf = client.get(f"/desk/documents/{ref}/document.pdf")
    assert (pdf.status_code, pdf["Content-Type"]) == (200, "application/pdf")
    assert unquote(pdf["Content-Disposition"]).split("''")[1].startswith("草稿 ")
    assert set(reading_back.slanted(pdf.content)) == {"草稿"}
    word = client.get(f"/desk/documents/{ref}/document.docx")
    assert (word.status_code, word["Content-Type"]) == (200, DOCX)
    assert 'string="草稿"' in docx.Document(BytesIO(word.content)).sections[0].header._element.xml
    assert _downloads() == ["pdf", "docx"]


def test_the_founding_notice_is_taken_without_a_mark_and_reads_as_issued(city: City, sign_in: SignIn) -> None:
    answer = sign_in("chen").get(f"/desk/documents/{city.facts.ref('founding')}/document.pdf")
    assert set(reading_back.slanted(answer.content)) == {""}
    text = "".join(row.text for page in reading_back.pages(answer.content) for row in page.rows)
    assert text.startswith("武汉市科学技术协会文件武科协〔2013〕1号关于印发《2013年武汉市企事业科协工作要点》的通知")


def test_a_receiver_takes_what_was_sent_to_it_and_sees_nobody_elses_download(city: City, sign_in: SignIn) -> None:
    ref = city.facts.ref("city.issued")
    assert sign_in("chen").get(f"/desk/documents/{ref}/document.pdf").status_code == 200
    zhao = sign_in("zhao")
    assert f"/desk/documents/{ref}/document.pdf" in zhao.get(f"/desk/inbox/{ref}/").content.decode()
    assert zhao.get(f"/desk/documents/{ref}/document.pdf").status_code == 200
    history = zhao.get(f"/desk/documents/{ref}/").context["history"]
    assert [event for event in history if event["title"] in ("下载", "download")] == []
    assert _downloads() == ["pdf", "pdf"]
    journal = sign_in("qian").get("/desk/journal/").content.decode()
    assert "下载" in journal


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_what_may_not_be_read_is_not_there(city: City, sign_in: SignIn, client, form: str) -> None:
    address = f"/desk/documents/{city.facts.ref('city.draft')}/document.{form}"
    assert sign_in("zhao").get(address).status_code == 404
    assert client.get(address).status_code == 302
    assert sign_in("chen").post(address).status_code == 405
    assert _downloads() == []


def test_too_many_at_once_take_nothing_and_leave_no_trace(city: City, sign_in: SignIn, monkeypatch) -> None:
    monkeypatch.setattr(press, "pdf_of", _busy)
    answer = sign_in("chen").get(f"/desk/documents/{city.facts.ref('city.draft')}/document.pdf")
    assert (answer.status_code, answer["Retry-After"], _downloads()) == (503, "5", [])


def _busy(*_: object) -> bytes:
    raise press.Busy


def test_a_text_too_long_says_so_instead_of_the_buttons(city: City, sign_in: SignIn, monkeypatch) -> None:
    monkeypatch.setattr(plain, "MOST_CHARACTERS", 10)
    client, ref = sign_in("chen"), city.facts.ref("city.draft")
    page = client.get(f"/desk/documents/{ref}/").content.decode()
    assert ("document.pdf" in page, "不能生成整份文件" in page) == (False, True)
    answer = client.get(f"/desk/documents/{ref}/document.pdf")
    assert (answer.status_code, "不能生成整份文件" in answer.content.decode(), _downloads()) == (403, True, [])
