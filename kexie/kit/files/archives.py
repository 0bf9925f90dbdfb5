"""Packed files (zip, Office, OFD): judged by their directory and the first bytes of each part, never unpacked."""

import re
import zipfile
import zlib
from typing import BinaryIO

from kexie.kit.files.scanning import looks_infected
from kexie.kit.verdict import ALLOWED, Verdict, refused

MOST_PARTS = 2000
MOST_RATIO = 100
# A small part may well be packed by more than 1 : 100 (blanks); the ratio counts from here.
RATIO_FROM = 1024 * 1024
_MOST_DIRECTORY = 2 * 1024 * 1024
_HEAD = 4096
_TAIL = 65_557  # the end record with the longest comment

_NESTED = re.compile(r"\.(zip|rar|7z|gz|tgz|bz2|xz|tar|jar|cab|iso|arj|zst)$", re.I)
_PROGRAM = re.compile(
    r"\.(exe|dll|com|scr|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|msi|lnk|reg|app|apk|sh|py|svg|html?)$", re.I
)
_MACRO = re.compile(r"(vbaproject|vbadata)|macrosheets/|^(basic|scripts)/.", re.I)
_EMBEDDED = re.compile(r"(^|/)(embeddings|activex)/.|oleobject[^/]*\.bin$", re.I)
_OFFICE_LOOKS = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}
_OWN_PARTS = {"ofd": "OFD.xml", "ods": "content.xml"}


def judge(file: BinaryIO, size: int, look: str, most_unpacked: int) -> Verdict:
    """May this packed file be kept as a ``look`` (zip docx xlsx pptx ofd ods)? Reads the directory and 4 kB a part."""
    counted = _announced_parts(file, size)
    if counted is None:
        return refused("文件已损坏，打不开。请在自己的电脑上打开确认后重新上传", "files.archive.broken")
    if counted > MOST_PARTS:
        return refused(f"压缩包里有 {counted} 个文件，最多 {MOST_PARTS} 个。请分成几个上传", "files.archive.parts")
    try:
        file.seek(0)
        with zipfile.ZipFile(file) as archive:
            parts = archive.infolist()
            return (
                _judge_directory(parts, most_unpacked)
                and _judge_look(parts, look)
                and _judge_heads(archive, parts, look)
            )
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, EOFError, OSError, RuntimeError):
        return refused("文件已损坏，打不开。请在自己的电脑上打开确认后重新上传", "files.archive.broken")


def _announced_parts(file: BinaryIO, size: int) -> int | None:
    """The number of parts as the end record tells it, before anything is built from it; None without a sound record."""
    file.seek(max(0, size - _TAIL))
    tail = file.read(_TAIL)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < 22:
        return None
    count = int.from_bytes(tail[at + 10 : at + 12], "little")
    directory = int.from_bytes(tail[at + 12 : at + 16], "little")
    if directory > _MOST_DIRECTORY:
        return max(count, MOST_PARTS + 1)
    return count


def _judge_directory(parts: list[zipfile.ZipInfo], most_unpacked: int) -> Verdict:
    names = [part.filename for part in parts]
    if not parts:
        return refused("压缩包是空的", "files.archive.empty")
    if len(parts) > MOST_PARTS:
        return refused(f"压缩包里有 {len(parts)} 个文件，最多 {MOST_PARTS} 个。请分成几个上传", "files.archive.parts")
    if any(part.flag_bits & 0x1 for part in parts):
        return refused("文件带密码。请去掉密码后上传", "files.archive.encrypted")
    if len({name.lower() for name in names}) < len(names):
        return refused("压缩包里有重名的文件。请重新打包", "files.archive.doubles")
    if any(_escapes(part) for part in parts):
        return refused("压缩包里的文件名指向包外。请重新打包", "files.archive.names")
    unpacked = sum(part.file_size for part in parts)
    if unpacked > most_unpacked:
        most = most_unpacked // (1024 * 1024)
        return refused(f"文件解开后超过 {most} MB。请压缩其中的图片或拆分后上传", "files.archive.size")
    if any(part.file_size > RATIO_FROM and part.file_size > MOST_RATIO * max(part.compress_size, 1) for part in parts):
        return refused("文件的压缩比异常（超过 100 倍），没有接收", "files.archive.ratio")
    return ALLOWED


def _escapes(part: zipfile.ZipInfo) -> bool:
    name = part.orig_filename.replace("\\", "/")
    link = (part.external_attr >> 16) & 0o170000 == 0o120000
    return link or "\0" in name or name.startswith("/") or ":" in name[:3] or ".." in name.split("/")


def _judge_look(parts: list[zipfile.ZipInfo], look: str) -> Verdict:
    names = {part.filename for part in parts}
    inner = _OFFICE_LOOKS.get(look)
    if inner and ("[Content_Types].xml" not in names or not any(name.startswith(inner) for name in names)):
        return refused(f"内容不是 {look} 文件。请用原来的软件另存后上传", "files.kind")
    if look in _OWN_PARTS and _OWN_PARTS[look] not in names:
        return refused(f"内容不是 {look} 文件。请用原来的软件另存后上传", "files.kind")
    if any(_MACRO.search(name) for name in names):
        return refused("文件带宏。请另存为不带宏的格式后上传", "files.archive.macro")
    if inner and any(_EMBEDDED.search(name) for name in names):
        return refused("文件里嵌有别的文件或控件。请去掉后上传，需要的另作附件", "files.archive.embedded")
    if any(_NESTED.search(name) for name in names):
        return refused("压缩包里还有压缩包。请解开后重新打包", "files.archive.nested")
    if any(_PROGRAM.search(name) for name in names):
        return refused("压缩包里有程序或网页文件。请去掉后上传", "files.archive.programs")
    return ALLOWED


def _judge_heads(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo], look: str) -> Verdict:
    for part in parts:
        if part.is_dir():
            continue
        with archive.open(part) as stream:
            head = stream.read(_HEAD)
        if looks_infected(head):
            return refused("防病毒检查没有通过", "files.virus")
        if head.startswith(b"PK\x03\x04") and part.filename.lower().rpartition(".")[2] not in _OFFICE_LOOKS:
            return refused("压缩包里还有压缩包。请解开后重新打包", "files.archive.nested")
        if look != "zip" and _declares_entities(head):
            return refused("文件里有不允许的声明（DOCTYPE），没有接收。请用办公软件另存后上传", "files.archive.doctype")
        if b"macroEnabled" in head:
            return refused("文件带宏。请另存为不带宏的格式后上传", "files.archive.macro")
    return ALLOWED


def _declares_entities(head: bytes) -> bool:
    # In UTF-16 too: a parser would read it, a search for plain bytes would not see it.
    plain = head.replace(b"\0", b"").upper()
    return b"<!DOCTYPE" in plain or b"<!ENTITY" in plain
