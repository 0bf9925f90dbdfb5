"""Every hostile file at every door that takes files: refused with its reason, or kept and given back safely."""

# ruff: noqa: F401, F811 (fixtures are imported by name and asked for by name)

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse

from tests import beside
from tests.city import City, city, city_of_module
from tests.faults import drawn, filling, strings
from tests.faults.headers import DOWNLOAD_POLICY, policy
from tests.matrix import asking

BAD = strings.BAD
COUNT = 216
# Names that lie about the path, the kind or the direction of writing.
NAMES = (
    "../../etc/passwd.txt",
    "..\\..\\boot.txt",
    "/etc/passwd.txt",
    "C:\\x.txt",
    "a\u202etxt.exe",
    ".htaccess",
    "con.txt",
    "a.txt.",
    "a.pdf.exe",
    "名单\u200b.txt",
    "😀.txt",
    "x" * 300 + ".txt",
    ".",
    "..",
    "a;b.txt",
    'a"b.txt',
    "a%00.txt",
    "a\r\nX: y.txt",
    "无扩展名",
)


def files() -> list[Path]:
    """All of them; where they are not at hand it is said how many are left out."""
    if beside.at_hand(strings.PLACE, f"{COUNT} hostile files") is None:
        return []
    return sorted(path for path in BAD.rglob("*") if path.is_file())


def _chinese(page: str) -> bool:
    return re.search(r"[\u4e00-\u9fff]{4}", page) is not None


SHARES = 9  # the gate sends one of them
SOME = [0, *(pytest.param(one, marks=pytest.mark.full) for one in range(1, SHARES))]


@pytest.mark.parametrize("share", SOME)
def test_every_hostile_file_is_refused_with_a_reason_or_kept_and_given_back_as_an_attachment(city: City, share: int):
    client = asking.client_of("chen", city.facts)
    ref = city.facts.ref("city.draft")
    wrong = []
    for path in files()[share::SHARES]:
        with transaction.atomic():
            wrong += [f"{path.name}: {fault}" for fault in _offered(client, ref, path.name, path.read_bytes())]
            transaction.set_rollback(True)
    assert wrong == []


def _offered(client, ref: int, name: str, content: bytes) -> list[str]:
    door = filling.Door(None, "chen", reverse("desk:attachments", args=[ref]), {})  # type: ignore[arg-type]
    answer = filling.send(client, door, title="", file=SimpleUploadedFile(name, content))  # type: ignore[arg-type]
    return _kept(client, ref, name, content) if answer.status_code == 302 else refused(answer)


def refused(answer) -> list[str]:
    """What is wrong with a refusal: another status, no reason in Chinese."""
    if answer.status_code not in (403, 413, 422):
        return [f"status {answer.status_code}"]
    return [] if _chinese(answer.content.decode()) else ["no reason given"]


def _kept(client, ref: int, name: str, content: bytes) -> list[str]:
    from kexie.notices.models import Attachment

    row = Attachment.objects.latest("id")
    return given_back(client.get(reverse("desk:attachment", args=[ref, row.pk])), content)


def given_back(answer, content: bytes) -> list[str]:
    """What is wrong with a kept file as it is given back: shown instead of saved, sniffed, run, changed."""
    told = answer.headers
    found = []
    if not told.get("Content-Disposition", "").startswith("attachment; filename="):
        found.append(f"shown, not saved: {told.get('Content-Disposition')}")
    if told.get("X-Content-Type-Options") != "nosniff" or policy(answer) != DOWNLOAD_POLICY:
        found.append("could be sniffed or run")
    if told["Content-Type"].startswith(("text/", "image/svg", "application/xml", "application/xhtml")):
        found.append(f"served as {told['Content-Type']}")
    if b"".join(answer) != content:
        found.append("given back changed")
    return found


def test_no_file_name_leaves_its_folder_or_breaks_a_header(city: City):
    client = asking.client_of("chen", city.facts)
    ref = city.facts.ref("city.draft")
    before = {path for path in city.home.parent.rglob("*") if path.is_file()}
    wrong = []
    for name in NAMES:
        with transaction.atomic():
            wrong += [f"{name[:40]!r}: {fault}" for fault in _named(client, ref, name)]
            transaction.set_rollback(True)
    new = {path for path in city.home.parent.rglob("*") if path.is_file()} - before
    wrong += [f"written outside: {path}" for path in new if city.home / "files" not in path.parents]
    wrong += [f"named by the sender: {path}" for path in new if not re.fullmatch(r"[0-9a-f]{32}", path.name)]
    assert wrong == []


def _named(client, ref: int, name: str) -> list[str]:
    """Sent by hand: Django's own test client would clean the name as a browser does."""
    from uuid import uuid4

    part = 'Content-Disposition: form-data; name="file"; filename="{}"'.format(
        name.replace('"', '\\"').replace("\r\n", "%0d%0a")
    )
    body = "\r\n".join(
        ("--x", 'Content-Disposition: form-data; name="idempotency_key"', "", str(uuid4()),
         "--x", part, "Content-Type: text/plain", "", "abc", "--x--", "")
    ).encode()  # fmt: skip
    answer = client.post(reverse("desk:attachments", args=[ref]), body, content_type="multipart/form-data; boundary=x")
    if answer.status_code == 302:
        return _kept(client, ref, name, b"abc")
    if answer.status_code not in (400, 403, 413, 422):
        return [f"status {answer.status_code}"]
    return drawn.Page(answer.content.decode()).strange


@pytest.mark.parametrize("share", SOME)
def test_every_hostile_file_pasted_as_a_notice_is_read_or_refused(city: City, share: int):
    client = asking.client_of("chen", city.facts)
    wrong = []
    for path in files()[share::SHARES]:
        answer = client.post(
            reverse("desk:import"), {"act": "read", "file": SimpleUploadedFile(path.name, path.read_bytes())}
        )
        if answer.status_code not in (200, 413, 422):
            wrong.append(f"{path.name}: {answer.status_code}")
        elif answer.status_code != 413:
            wrong += [f"{path.name}: {one}" for one in drawn.Page(answer.content.decode()).strange[:3]]
    assert wrong == []


# Kept though somebody might call them hostile: whole, plain files of their kind. Everything else is refused.
def test_bombs_lies_and_scripts_are_among_those_refused(city: City):
    from kexie.kit import files as kept

    by_name = {path.name: path for path in files()}
    if not by_name:
        return
    refused = (
        "billion_laughs.xlsx", "bomb_200MB_sheet.xlsx", "empty.xlsx", "html_as.xls", "nul_bytes.csv", "pdf_in_name.docx",
        "pdf_truncated.pdf", "png_claims_50000x50000.png", "png_header_html.png", "svg_script.svg", "truncated.xlsx",
        "xxe_local_file.xlsx", "zip_50k_entries.zip", "zip_bomb_100MB.zip", "zip_duplicate_names.zip",
        "zip_nested_10x10x10.zip", "zip_slip.zip", "PasswordProtected.doc", "bug53475-password-is-pass.docx",
        "one_line_20MB_ratio.csv.gz",
    )  # fmt: skip
    told = {
        name: bool(kept.judge(SimpleUploadedFile(name, by_name[name].read_bytes()), "attachment")[0])
        for name in refused
    }
    assert told == dict.fromkeys(refused, False)


def test_a_file_without_the_right_to_its_document_is_404_for_everybody_else(city: City):
    address = reverse(
        "desk:attachment", args=[city.facts.ref("wuchang.draft"), city.facts.files["wuchang.draft"]["attachment"]]
    )
    told = {
        column: asking.client_of(column, city.facts).get(address).status_code
        for column in ("chen", "zhao", "wang", "admin")
    }
    assert told == dict.fromkeys(("chen", "zhao", "wang", "admin"), 404)
    assert (
        asking.client_of("chen", city.facts).get(f"/files/{city.facts.files['city.draft']['file']}").status_code == 404
    )


@pytest.mark.parametrize("guard", ["look", "scan"])
def test_canary_with_the_look_taken_away_a_script_gets_in(city: City, monkeypatch: pytest.MonkeyPatch, guard: str):
    from kexie.kit.files import looking, scanning
    from kexie.kit.verdict import ALLOWED

    eicar = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
    name, content = ("a.txt", eicar) if guard == "scan" else ("a.csv", b"<script>alert(1)</script>")
    client = asking.client_of("chen", city.facts)
    ref = city.facts.ref("city.draft")
    door = filling.Door(None, "chen", reverse("desk:attachments", args=[ref]), {})  # type: ignore[arg-type]
    shut = filling.send(client, door, file=SimpleUploadedFile(name, content))  # type: ignore[arg-type]
    if guard == "scan":
        monkeypatch.setattr(scanning, "scan", lambda file: None)
    else:
        monkeypatch.setattr(looking, "look", lambda *told: ALLOWED)
    door.address = reverse("desk:attachments", args=[ref])
    opened = filling.send(client, door, file=SimpleUploadedFile(name, content))  # type: ignore[arg-type]
    assert (shut.status_code in (403, 422), opened.status_code) == (True, 302)
