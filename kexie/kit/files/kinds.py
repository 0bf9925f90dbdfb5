"""Which kinds of file are known, by their names' endings, and which of them serve which purpose. Pure."""

from dataclasses import dataclass

MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: its code, the media type it is served with, and how its content is told (``looking.LOOKS``)."""

    code: str
    media: str
    look: str


def _kind(code: str, media: str, look: str) -> tuple[str, Kind]:
    return code, Kind(code, media, look)


_OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS: dict[str, Kind] = dict(
    [
        _kind("pdf", "application/pdf", "pdf"),
        _kind("ofd", "application/ofd", "ofd"),
        _kind("docx", f"{_OFFICE}.wordprocessingml.document", "docx"),
        _kind("xlsx", f"{_OFFICE}.spreadsheetml.sheet", "xlsx"),
        _kind("pptx", f"{_OFFICE}.presentationml.presentation", "pptx"),
        _kind("doc", "application/msword", "ole"),
        _kind("xls", "application/vnd.ms-excel", "ole"),
        _kind("ppt", "application/vnd.ms-powerpoint", "ole"),
        _kind("wps", "application/vnd.ms-works", "ole"),
        _kind("et", "application/vnd.ms-excel", "ole"),
        _kind("ods", "application/vnd.oasis.opendocument.spreadsheet", "ods"),
        _kind("png", "image/png", "png"),
        _kind("jpg", "image/jpeg", "jpeg"),
        _kind("jpeg", "image/jpeg", "jpeg"),
        _kind("txt", "text/plain", "text"),
        _kind("csv", "text/csv", "text"),
        _kind("zip", "application/zip", "zip"),
    ]
)


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a file is kept for: which kinds may come, how many bytes at most, packed and unpacked.

    ``sealed``: numbers of many people stand in it, or it is somebody's face, so its bytes lie sealed on the disk and in
    every backup. ``bare``: of a picture the picture alone is kept, not where and by which camera it was taken.
    """

    code: str
    kinds: tuple[str, ...]
    most: int
    unpacked: int = 100 * MB
    sealed: bool = False
    bare: bool = False


_DOCUMENTS = ("pdf", "ofd", "docx", "xlsx", "pptx", "doc", "xls", "ppt", "wps", "et")
_IMAGES = ("png", "jpg", "jpeg")
PURPOSES: dict[str, Purpose] = {
    purpose.code: purpose
    for purpose in (
        Purpose("attachment", (*_DOCUMENTS, *_IMAGES, "txt", "csv", "zip"), 50 * MB),
        # Rolls and ballots: numbers and names of many people stand in them.
        Purpose("material", (*_DOCUMENTS, *_IMAGES), 10 * MB, sealed=True),
        Purpose("image", _IMAGES, 10 * MB),
        Purpose("photo", _IMAGES, 2 * MB, sealed=True, bare=True),
        # 100,000 rows of 20 columns are 96 MB of XML; 100,000 people of every column as .csv 31 to 42 MB.
        Purpose("table", ("xlsx", "xls", "et", "ods", "csv", "txt"), 50 * MB, 200 * MB, sealed=True),
        Purpose("source", ("txt", "docx", "pdf"), 20 * MB),
        Purpose("import", ("docx",), 20 * MB),
    )
}


def purpose_of(code: str) -> Purpose:
    """The purpose with this code. Raises KeyError: purposes are chosen by the programme, not by the user."""
    return PURPOSES[code]


def accept(purpose: str) -> str:
    """The endings of a purpose as the ``accept`` attribute of a file field has them."""
    return ",".join(f".{code}" for code in purpose_of(purpose).kinds)
