"""The parts of a .docx or an .xlsx as XML, found by their relations. Pure."""

import posixpath
import zipfile
from io import BytesIO
from typing import IO, Any, BinaryIO

from lxml import etree

_MOST_PART = 32 * 1024 * 1024
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# Namespaces by the short names this package uses; the second edition of the standard has addresses of its own.
_SHORT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
}


class PackageError(ValueError):
    """The file cannot be read; the message is Chinese."""


class Package:
    """The zip of an office file. Entities are never resolved, a part with a DOCTYPE is refused, nothing is fetched."""

    def __init__(self, data: bytes | BinaryIO, usual: str = "word/document.xml") -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data) if isinstance(data, bytes) else data)
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            raise PackageError("文件已损坏，打不开。请用办公软件另存后再选") from None
        self.main = (self._targets("", "officeDocument") or [usual])[0]

    def related(self, kind: str) -> list[Any]:
        """The roots of the parts the text points at as ``kind`` (numbering, styles, footnotes, header …)."""
        return [self.root(name) for name in self._targets(self.main, kind)]

    def root(self, name: str) -> Any:
        """A part as XML. Raises PackageError."""
        try:
            info = self._zip.getinfo(name)
            if info.file_size > _MOST_PART:
                raise PackageError("文字部分超过 32 MB。请只选这一份文件")
            parsed = etree.fromstring(self._zip.read(info), _parser())
        except (
            KeyError,
            zipfile.BadZipFile,
            etree.XMLSyntaxError,
            EOFError,
            OSError,
            RuntimeError,
            ValueError,
        ) as fault:
            if isinstance(fault, PackageError):
                raise
            raise PackageError("文件内容不完整，读不出来。请用办公软件另存后再选") from None
        if parsed.getroottree().docinfo.doctype:
            raise PackageError("文件里有不允许的声明（DOCTYPE），没有读。请用办公软件另存后再选")
        return parsed

    def relations(self, source: str) -> dict[str, tuple[str, str]]:
        """What a part points at inside the package: by id, the last word of its type and the name of the other part."""
        folder, name = posixpath.split(source)
        try:
            told = self.root(posixpath.join(folder, "_rels", f"{name}.rels"))
        except PackageError:
            return {}
        found: dict[str, tuple[str, str]] = {}
        for one in told:
            if one.tag == _RELATIONS and one.get("TargetMode") != "External":
                target = one.get("Target", "")
                where = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                kind = one.get("Type", "").rpartition("/")[2]
                found[one.get("Id", str(len(found)))] = kind, posixpath.normpath(where)
        return found

    def stream(self, name: str) -> IO[bytes]:
        """A part as it is unpacked, for what is too large to be held as a tree. Raises PackageError."""
        try:
            return self._zip.open(name)
        except (KeyError, zipfile.BadZipFile, OSError, RuntimeError, ValueError, NotImplementedError):
            raise PackageError("文件内容不完整，读不出来。请用办公软件另存后再选") from None

    def _targets(self, source: str, kind: str) -> list[str]:
        return [name for told, name in self.relations(source).values() if told == kind]


def _parser() -> Any:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )


def tag(node: Any) -> str:
    """``w:p``: the short name; only the local one for a namespace nobody here asks about."""
    name = str(node.tag)
    if not name.startswith("{"):
        return name
    space, _, local = name[1:].partition("}")
    return f"{_SHORT[space]}:{local}" if space in _SHORT else local


def val(node: Any, name: str = "val") -> str:
    """An attribute of the word processor's namespace; empty for none."""
    return next((str(value) for key, value in node.attrib.items() if str(key).rpartition("}")[2] == name), "")


def child(node: Any, name: str) -> Any:
    """The first child of this short name, None without one."""
    return next((one for one in node if tag(one) == name), None)


def path(node: Any, *names: str) -> Any:
    """A child of a child, None where the way ends."""
    for name in names:
        node = child(node, name) if node is not None else None
    return node
