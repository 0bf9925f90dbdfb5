"""Kept files: what is refused and why, what is kept, where it lies, how it is given back."""

import io
import os
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import Http404

from kexie.kit import files, ids
from kexie.kit.actor import Actor
from kexie.kit.crypto import Unopened, whole
from kexie.kit.files import archives, keeping, kinds, names, scanning, storage
from kexie.kit.files.answering import disposition
from kexie.kit.files.models import StoredFile
from kexie.kit.verdict import Refused
from tests import beside

BY = Actor(person_id=ids.uuid7())
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\nIDATx\x9cc\x00\x01\x00\x00\x05\x00\x01\r\n-\xb4\x00\x00\x00\x00IEND\xaeB`\x82"
)
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def packed(parts: dict[str, bytes], **more: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def docx(**more: bytes) -> bytes:
    return packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>", **more})


def rule(name: str, content: bytes, purpose: str = "attachment") -> str:
    verdict, _ = files.judge(ContentFile(content, name=name), purpose)
    assert verdict.allowed == (verdict.reason == ""), "a refusal has its reason, and only a refusal"
    return verdict.rule


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", PDF),
        ("a.docx", docx()),
        ("a.xlsx", packed({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<w/>"})),
        ("a.ofd", packed({"OFD.xml": b"<ofd/>", "Doc_0/Document.xml": b"<d/>"})),
        ("a.zip", packed({"名单.docx": docx()[:3] + b"x", "照片/": b"", "照片/1.png": PNG})),
        ("a.doc", OLE + bytes(2048)),
        ("a.png", PNG),
        ("A.PNG", PNG),
        ("a.jpg", b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x10\x00\x10\x03" + bytes(20)),
        ("a.txt", "通知".encode()),
        ("a.txt", "通知".encode("gb18030")),
        ("a.csv", "甲，乙".encode("utf-16")),
    ],
)
def test_an_honest_file_is_taken(name: str, content: bytes) -> None:
    assert rule(name, content) == ""


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.exe", b"MZ", "files.kind.allowed"),
        ("a", b"x", "files.kind.allowed"),
        ("图.svg", b"<svg/>", "files.kind.allowed"),
        ("a.html", b"<html>", "files.kind.allowed"),
        ("a.pdf.exe", PDF, "files.kind.allowed"),
        ("a.pdf", b"", "files.empty"),
        ("a.pdf", PNG, "files.kind"),
        ("a.pdf", PDF[:-8], "files.pdf.truncated"),
        ("a.pdf", PDF.replace(b"<<>>", b"<</Encrypt 1>>"), "files.encrypted"),
        ("a.pdf", PDF.replace(b"<<>>", b"<</JavaScript 1>>"), "files.pdf.active"),
        ("a.docx", PDF, "files.kind"),
        ("a.docx", OLE + bytes(2048), "files.encrypted"),
        ("a.docx", packed({"x": b"y"}), "files.kind"),
        ("a.ofd", packed({"x": b"y"}), "files.kind"),
        ("a.docx", docx()[:-30], "files.archive.broken"),
        ("a.docx", docx(**{"word/vbaProject.bin": b"x"}), "files.archive.macro"),
        ("a.docx", docx(**{"x.xml": b"application/vnd.ms-word.document.macroEnabled.main+xml"}), "files.archive.macro"),
        ("a.docx", docx(**{"word/embeddings/oleObject1.bin": b"x"}), "files.archive.embedded"),
        ("a.docx", docx(**{"word/x.xml": b'<!DOCTYPE x [<!ENTITY a "b">]>'}), "files.archive.doctype"),
        ("a.docx", docx(**{"word/x.xml": "<!DOCTYPE x>".encode("utf-16")}), "files.archive.doctype"),
        ("a.zip", packed({}), "files.kind"),
        ("a.zip", packed({"b.zip": b"x"}), "files.archive.nested"),
        ("a.zip", packed({"b.dat": packed({"c": b"d"})}), "files.archive.nested"),
        ("a.zip", packed({"b.exe": b"x"}), "files.archive.programs"),
        ("a.zip", packed({"../b.txt": b"x"}), "files.archive.names"),
        ("a.zip", packed({"..\\b.txt": b"x"}), "files.archive.names"),
        ("a.zip", packed({"/etc/x": b"x"}), "files.archive.names"),
        ("a.zip", packed({"C:/x": b"x"}), "files.archive.names"),
        ("a.zip", packed({"A.txt": b"x", "a.TXT": b"y"}), "files.archive.doubles"),
        ("a.zip", packed({"a.txt": bytes(2 * kinds.MB)}), "files.archive.ratio"),
        ("a.zip", packed({str(n): b"" for n in range(2001)}), "files.archive.parts"),
        ("a.doc", b"x" * 2048, "files.kind"),
        ("a.doc", OLE + bytes(504) + b"\xec\xa5" + bytes(9) + b"\x01" + bytes(2048), "files.encrypted"),
        ("a.doc", OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(2048), "files.encrypted"),
        ("a.xls", OLE + bytes(504) + b"\x09\x08\x02\x00ab\x2f\x00" + bytes(2048), "files.encrypted"),
        ("a.xls", OLE + bytes(504) + "_VBA_PROJECT".encode("utf-16-le") + bytes(2048), "files.macro"),
        ("a.png", b"\x89PNG\r\n\x1a\n<html>", "files.kind"),
        ("a.png", PNG[:-12], "files.image.truncated"),
        ("a.png", PNG[:16] + b"\x00\x00\xc3\x50" * 2 + PNG[24:], "files.image.pixels"),
        ("a.png", PNG[:16] + bytes(8) + PNG[24:], "files.image.broken"),
        ("a.jpg", PNG, "files.kind"),
        ("a.jpg", b"\xff\xd8\xff\xe0\x00\x04ab", "files.image.broken"),
        ("a.txt", b"a\0b", "files.text"),
        ("a.txt", b"\x81\x20\xff", "files.text"),
        ("a.csv", b"<html><script>", "files.kind"),
        ("a.txt", scanning._EICAR, "files.virus"),
        ("a.zip", packed({"x.txt": scanning._EICAR}), "files.virus"),
    ],
)
def test_a_hostile_file_is_refused_by_the_rule_that_fits(name: str, content: bytes, expected: str) -> None:
    assert rule(name, content) == expected


def test_an_archive_with_a_password_is_refused() -> None:
    content = bytearray(packed({"a.txt": b"x"}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert rule("a.zip", bytes(content)) == "files.archive.encrypted"


def test_an_archive_that_announces_more_than_a_hundred_megabytes_is_refused() -> None:
    content = bytearray(packed({"a.txt": os.urandom(2000)}))
    at = content.index(b"PK\x01\x02") + 24
    content[at : at + 4] = (kinds.purpose_of("attachment").unpacked + 1).to_bytes(4, "little")
    assert rule("a.zip", bytes(content)) == "files.archive.size"


def test_a_symbolic_link_in_an_archive_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("a")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert rule("a.zip", out.getvalue()) == "files.archive.names"


def test_an_end_record_that_announces_too_little_does_not_help() -> None:
    content = bytearray(packed({str(n): b"" for n in range(2001)}))
    at = content.rindex(b"PK\x05\x06")
    content[at + 8 : at + 12] = bytes([1, 0, 1, 0])
    assert rule("a.zip", bytes(content)) == "files.archive.parts"


def test_an_archive_whose_directory_is_empty_is_refused() -> None:
    assert rule("a.zip", b"PK\x03\x04" + packed({})) == "files.archive.empty"


def test_an_end_record_with_a_giant_directory_is_refused_before_it_is_read() -> None:
    content = bytearray(packed({"a.txt": b"x"}))
    at = content.rindex(b"PK\x05\x06") + 12
    content[at : at + 4] = (archives._MOST_DIRECTORY + 1).to_bytes(4, "little")
    assert rule("a.zip", bytes(content)) == "files.archive.parts"


def test_a_file_larger_than_its_purpose_allows_is_refused_with_both_sizes() -> None:
    verdict, _ = files.judge(ContentFile(PNG + bytes(11 * kinds.MB), name="a.png"), "image")
    assert (verdict.rule, verdict.reason) == ("files.size", "文件有 11.0 MB，最大 10 MB。请压缩或拆分后上传")


def test_a_purpose_takes_only_its_own_kinds() -> None:
    assert rule("a.pdf", PDF, "image") == "files.kind.allowed"
    assert kinds.accept("image") == ".png,.jpg,.jpeg"


HOSTILE_TAKEN = {
    # data, not traps: far cells, lying row numbers and formulas are harmless until somebody parses them
    "far_cell_XFD1048576.xlsx", "formula_cells.xlsx", "row_number_lies.xlsx",
    "gb18030_rare.csv", "gbk.csv", "utf16.csv", "utf8_bom_cr.csv",
}  # fmt: skip


def test_the_hostile_set_is_refused_quickly() -> None:
    folder = beside.at_hand("data/bad_inputs/generated", "25 hostile files")
    if folder is None:
        return
    taken = set()
    for path in sorted(folder.glob("*")):
        verdict, _ = files.judge(ContentFile(path.read_bytes(), name=path.name), "attachment")
        if verdict:
            taken.add(path.name)
    assert taken == HOSTILE_TAKEN


def test_malformed_and_encrypted_office_files_are_judged_without_a_fault() -> None:
    folder = beside.at_hand("data/bad_inputs/office", "73 Office files")
    if folder is None:
        return
    verdicts = {
        path.name: files.judge(ContentFile(path.read_bytes(), name=path.name), "attachment")[0]
        for path in sorted(folder.glob("*"))
    }
    locked = {name for name, verdict in verdicts.items() if verdict.rule == "files.encrypted"}
    assert {"PasswordProtected.doc", "password.xls", "xor-encryption-abc.xls", "password_tika_binaryrc4.doc"} <= locked
    assert not any(verdicts[name] for name in ("poc-xmlbomb.xlsx", "poc-xmlbomb-empty.xlsx", "invalid.xlsx"))


def test_a_scanner_of_the_house_is_asked_and_its_word_counts() -> None:
    seen: list[int] = []

    def scanner(file: Any) -> str | None:
        seen.append(len(file.read()))
        return "Worm" if seen[-1] > 10 else None

    scanning.connect(scanner)
    try:
        assert rule("a.txt", b"short") == ""
        assert rule("a.txt", b"somewhat longer") == "files.virus"
    finally:
        scanning.connect()
    assert seen == [5, 15]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("通知.doc", "通知.doc"),
        ("C:\\fakepath\\通知.doc", "通知.doc"),
        ("../../etc/passwd", "passwd"),
        ("..", "未命名"),
        ("", "未命名"),
        (".pdf", "未命名.pdf"),
        ("a\u202efdp.exe", "afdp.exe"),
        ('a"b:c*.pdf', "a_b_c_.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie_ x.pdf"),
        ("  名  单 . pdf", "名 单. pdf"),
        ("𠮷" * 200 + ".docx", "𠮷" * 115 + ".docx"),
        ("no ending" * 30, ("no ending" * 30)[:120]),
    ],
)
def test_names_are_cleaned_and_never_empty(given: str, kept: str) -> None:
    assert names.clean(given) == kept


def test_a_kept_file_is_whole_private_and_known_by_its_hash(db: None) -> None:
    stored = files.keep(SimpleUploadedFile("名单.pdf", PDF), "attachment", by=BY, organisation_id=BY.person_id)
    path = keeping.path_of(stored.id)
    assert path.read_bytes() == PDF
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert (stored.name, stored.size, stored.kind, stored.purpose) == ("名单.pdf", len(PDF), "pdf", "attachment")
    assert stored.person_id == stored.organisation_id == BY.person_id
    import hashlib

    assert stored.sha256 == hashlib.sha256(PDF).hexdigest()
    assert list(path.parent.iterdir()) == [path], "no half file is left beside"


def test_a_refused_upload_leaves_no_row_and_no_file(db: None, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="内容不是 pdf 文件"):
        files.keep(ContentFile(PNG, name="a.pdf"), "attachment", by=BY)
    assert not StoredFile.objects.exists()
    assert not (tmp_path / "files").exists()


def test_a_full_disk_leaves_no_half_file(tmp_path: Path) -> None:
    def chunks() -> Any:
        yield b"half"
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        storage.keep(tmp_path / "a" / "b", chunks())
    assert list((tmp_path / "a").iterdir()) == []


def test_a_kept_file_is_never_overwritten(tmp_path: Path) -> None:
    storage.keep(tmp_path / "b", [b"first"])
    with pytest.raises(FileExistsError):
        storage.keep(tmp_path / "b", [b"second"])
    assert (tmp_path / "b").read_bytes() == b"first"
    assert [path.name for path in tmp_path.iterdir()] == ["b"]


def test_a_file_is_answered_as_attachment_under_its_chinese_name(db: None) -> None:
    stored = files.keep(ContentFile(PDF, name="2013年 工作要点.pdf"), "attachment", by=BY)
    response = files.answer(stored)
    assert b"".join(response) == PDF  # type: ignore[arg-type]
    assert dict(response.items()) == {
        "Content-Type": "application/pdf",
        "Content-Length": str(len(PDF)),
        "Content-Disposition": (
            "attachment; filename=\"file.pdf\"; filename*=UTF-8''"
            "2013%E5%B9%B4%20%E5%B7%A5%E4%BD%9C%E8%A6%81%E7%82%B9.pdf"
        ),
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("a b.pdf", "attachment; filename=\"a b.pdf\"; filename*=UTF-8''a%20b.pdf"),
        ('a"b.pdf', "attachment; filename=\"file.pdf\"; filename*=UTF-8''a%22b.pdf"),
        ("名单.文档", "attachment; filename=\"file.bin\"; filename*=UTF-8''%E5%90%8D%E5%8D%95.%E6%96%87%E6%A1%A3"),
    ],
)
def test_the_header_of_a_download_has_a_plain_and_a_true_name(name: str, header: str) -> None:
    assert disposition(name) == header


def test_text_is_never_served_as_text(db: None) -> None:
    stored = files.keep(ContentFile(b"hello", name="a.txt"), "attachment", by=BY)
    assert files.answer(stored)["Content-Type"] == "application/octet-stream"


def test_lost_bytes_are_404_and_an_invariant_names_them(db: None) -> None:
    stored = files.keep(ContentFile(PDF, name="a.pdf"), "attachment", by=BY)
    assert list(files.missing()) == []
    keeping.path_of(stored.id).write_bytes(b"short")
    assert list(files.missing()) == [(str(stored.id), f"文件大小不符：应为 {len(PDF)} 字节，实为 5 字节")]
    keeping.path_of(stored.id).unlink()
    assert list(files.missing()) == [(str(stored.id), "文件不在存储目录里")]
    with pytest.raises(Http404):
        files.answer(stored)


def test_a_discarded_file_goes_when_the_transaction_stands(db: None, django_capture_on_commit_callbacks: Any) -> None:
    stored = files.keep(ContentFile(PDF, name="a.pdf"), "attachment", by=BY)
    path = keeping.path_of(stored.id)
    with django_capture_on_commit_callbacks(execute=True):
        files.discard(stored)
        assert path.exists()
    assert not path.exists()
    assert not StoredFile.objects.exists()


def test_bytes_of_an_act_that_failed_are_swept_away_after_a_day(db: None) -> None:
    kept = files.keep(ContentFile(PDF, name="a.pdf"), "attachment", by=BY)
    with transaction.atomic():
        lost = files.keep(ContentFile(PDF, name="b.pdf"), "attachment", by=BY)
        transaction.set_rollback(True)
    torn = keeping.path_of(ids.uuid7()).with_suffix(storage.PART)
    torn.parent.mkdir(exist_ok=True, parents=True)
    torn.write_bytes(b"half")
    assert files.sweep() == 0, "young ones may belong to an act still going on"
    old = time.time() - 2 * 24 * 3600
    for path in (keeping.path_of(kept.id), keeping.path_of(lost.id), torn):
        os.utime(path, (old, old))
    assert files.sweep() == 2
    assert keeping.path_of(kept.id).exists()
    assert not keeping.path_of(lost.id).exists()


def test_the_store_has_no_addresses(tmp_path: Path) -> None:
    store = storages.create_storage(settings.STORAGES["default"])
    name = store.save("x/y.txt", ContentFile(b"z"))
    assert (tmp_path / "files" / name).read_bytes() == b"z"
    with pytest.raises(NotImplementedError):
        store.url(name)


def test_a_table_lies_sealed_on_the_disk_and_comes_back_whole(db: None) -> None:
    told = "姓名,手机\n张明,13812345678\n".encode()
    stored = files.keep(ContentFile(told, name="人员.csv"), "table", by=BY)
    path = keeping.path_of(stored.id)
    lying = path.read_bytes()
    assert (b"13812345678" in lying, len(lying) - len(told), stored.size) == (False, whole.OVERHEAD, len(told))
    again = StoredFile.objects.get(pk=stored.pk)
    given: Any = files.answer(again)
    assert b"".join(given.streaming_content) == told
    with keeping.content(again) as read:
        assert read.read() == told
    assert list(files.missing()) == []
    other = files.keep(ContentFile(told, name="人员.csv"), "table", by=BY)
    assert (other.sha256, other.key == stored.key) == (stored.sha256, False)
    path.write_bytes(lying[:-1] + bytes([lying[-1] ^ 1]))
    with pytest.raises(Http404):
        files.answer(again)


def test_what_is_no_sealed_file_or_of_another_key_does_not_open() -> None:
    key, found = whole.seal([b"con", b"tent"])
    sealed = bytes(found)
    assert whole.opened(sealed, key).read() == b"content"
    for strange, its in ((b"plain", key), (b"\x02" + sealed[1:], key), (sealed, "00" * 16)):
        with pytest.raises(Unopened):
            whole.opened(strange, its)
