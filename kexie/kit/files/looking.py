"""Is the content what the name says? Headers and directories only: nothing is parsed that could be a bomb."""

from collections.abc import Callable
from typing import BinaryIO

from kexie.kit.files import archives, coding
from kexie.kit.verdict import ALLOWED, Verdict, refused

MOST_PIXELS = 50_000_000
_PDF_TAIL = 2048
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECTOR = 512
_ZIP_LOOKS = ("zip", "docx", "xlsx", "pptx", "ofd", "ods")


def look(file: BinaryIO, size: int, kind_look: str, ending: str, most_unpacked: int) -> Verdict:
    """May this content be kept under this ending? The verdict's reason is for the one who uploads."""
    if size == 0:
        return refused("文件是空的（0 字节）。请检查后重新上传", "files.empty")
    if kind_look in _ZIP_LOOKS:
        file.seek(0)
        head = file.read(8)
        if head == _OLE:
            return refused("文件带密码，或是旧格式改了名。请去掉密码、另存后上传", "files.encrypted")
        if not head.startswith(b"PK\x03\x04"):
            return _mismatch(ending)
        return archives.judge(file, size, kind_look, most_unpacked)
    return LOOKS[kind_look](file, size, ending)


def _mismatch(ending: str) -> Verdict:
    return refused(f"内容不是 {ending} 文件。请用原来的软件另存后上传，不要只改文件名", "files.kind")


def _pdf(file: BinaryIO, size: int, ending: str) -> Verdict:
    file.seek(0)
    data = file.read()
    if not data.startswith(b"%PDF-"):
        return _mismatch(ending)
    if b"%%EOF" not in data[-_PDF_TAIL:]:
        return refused("PDF 不完整，可能没有传完。请重新导出后上传", "files.pdf.truncated")
    if b"/Encrypt" in data:
        return refused("PDF 带密码或权限限制。请另存为不加密的 PDF 后上传", "files.encrypted")
    if b"/Launch" in data or b"/JavaScript" in data or b"/EmbeddedFile" in data:
        return refused("PDF 里有脚本、启动动作或嵌入的文件。请“打印为 PDF”后上传", "files.pdf.active")
    return ALLOWED


def _ole(file: BinaryIO, size: int, ending: str) -> Verdict:
    file.seek(0)
    data = file.read()
    if not data.startswith(_OLE) or size < 3 * _SECTOR:
        return _mismatch(ending)
    if "EncryptedPackage".encode("utf-16-le") in data or _ole_encrypted(data):
        return refused("文件带密码。请去掉密码后上传", "files.encrypted")
    if any(name.encode("utf-16-le") in data for name in ("_VBA_PROJECT", "Macros")):
        return refused("文件带宏。请另存为不带宏的格式后上传", "files.macro")
    return ALLOWED


def _ole_encrypted(data: bytes) -> bool:
    """Word marks it in the head of its stream, Excel by a record after the first; streams begin at sectors."""
    for at in range(_SECTOR, len(data), _SECTOR):
        if data[at : at + 2] == b"\xec\xa5" and data[at + 0x0B : at + 0x0C] and data[at + 0x0B] & 0x01:
            return True
        if data[at : at + 2] == b"\x09\x08":
            length = int.from_bytes(data[at + 2 : at + 4], "little")
            if data[at + 4 + length : at + 6 + length] == b"\x2f\x00":
                return True
    return False


def _png(file: BinaryIO, size: int, ending: str) -> Verdict:
    file.seek(0)
    head = file.read(33)
    if not head.startswith(b"\x89PNG\r\n\x1a\n") or head[12:16] != b"IHDR":
        return _mismatch(ending)
    file.seek(max(0, size - 12))
    if b"IEND" not in file.read():
        return refused("图片不完整，可能没有传完。请重新导出后上传", "files.image.truncated")
    return _pixels(int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big"))


def _jpeg(file: BinaryIO, size: int, ending: str) -> Verdict:
    file.seek(0)
    data = file.read()
    if not data.startswith(b"\xff\xd8\xff"):
        return _mismatch(ending)
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            return _pixels(int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(data[at + 5 : at + 7], "big"))
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return refused("图片已损坏。请重新导出后上传", "files.image.broken")


def _pixels(width: int, height: int) -> Verdict:
    if not width or not height:
        return refused("图片已损坏。请重新导出后上传", "files.image.broken")
    if width * height > MOST_PIXELS:
        return refused(f"图片太大（{width}×{height}）。请缩小到 5000 万像素以内", "files.image.pixels")
    return ALLOWED


def _text(file: BinaryIO, size: int, ending: str) -> Verdict:
    file.seek(0)
    data = file.read()
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    wide = "utf-16" if marked else coding.wide(data) if b"\0" in data else ""
    for encoding in (wide,) if wide else ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        if text.lstrip()[:64].lower().startswith(("<!doctype", "<html", "<svg", "<?xml", "<script")):
            return _mismatch(ending)
        return ALLOWED
    return refused("文件里有不是文字的内容。请另存为 UTF-8 文本后上传", "files.text")


LOOKS: dict[str, Callable[[BinaryIO, int, str], Verdict]] = {
    "pdf": _pdf,
    "ole": _ole,
    "png": _png,
    "jpeg": _jpeg,
    "text": _text,
}
