"""What is drawn, as plain data that JSON holds: the one source of the PDF and of the .docx. Pure."""

import hashlib
import json
import re
from collections.abc import Iterable
from typing import Any

from kexie.kit.web import text
from kexie.notices.documents import titles
from kexie.notices.documents.paper import Block, Paper

Plain = dict[str, Any]

# The longest paper takes 2 s and 250 MB to draw; a million characters took 8 s and 730 MB.
MOST_CHARACTERS = 200_000

# 1. 2、 附件3：, but not the name of a day (3.15活动方案).
_NUMBERED = re.compile("^(?:附件 ?[0-9]*|[0-9]+) ?[.、:\uff0e\uff1a](?![0-9]) ?")


def plain(paper: Paper) -> Plain:
    """Every part of a paper by name, cleaned of what cannot be drawn; titles as the lines they are broken into.

    ``kind`` 文种, ``form`` one of ``paper``, ``letter``, ``minutes`` (their heads differ), ``blocks`` as
    ``{"level", "text", "part"}``, annexes that hold text only (a file is listed in 附件说明 and lies beside).
    """
    return {
        "kind": paper.kind,
        "form": paper.kind if paper.kind in ("letter", "minutes") else "paper",
        "mark": paper.mark,
        "name": _line(paper.title),
        "issuers": _lines(paper.issuers),
        "ending": paper.ending,
        "urgency": paper.urgency,
        "number": _line(paper.number),
        "signer": _line(paper.signer),
        "title": _title(paper.title),
        "addressees": _line(paper.addressees),
        "body": _blocks(paper.body),
        "annex_list": [_bare(line) for line in _lines(paper.annex_list)],
        "signatures": _lines(paper.signatures),
        "written_on": paper.written_on,
        "contact_note": _line(paper.contact_note),
        "annexes": [
            {"mark": one.mark, "title": _title(one.title), "blocks": _blocks(one.blocks)}
            for one in paper.annexes
            if one.blocks
        ],
        "cc": _line(paper.cc),
        "printed_by": _line(paper.printed_by),
        "printed_on": paper.printed_on,
    }


def packed(told: Plain) -> str:
    """As JSON in one order: what the typesetter reads, and what a digest is made of."""
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def digest(told: Plain, *more: str) -> str:
    """The same for the same paper drawn with the same means, and for nothing else."""
    return hashlib.sha256("\0".join((packed(told), *more)).encode()).hexdigest()


def characters(document: Any) -> int:
    """How long the texts of a document are together."""
    texts = [document.body, *(row.body for row in document.attachments.all())]
    return sum(len(piece["text"]) for body in texts for piece in body) + len(document.title)


def _title(title: str) -> list[str]:
    return list(titles.broken(_line(title)))


def _blocks(blocks: Iterable[Block]) -> list[Plain]:
    told = ({"level": one.level, "text": _line(one.text), "part": one.part} for one in blocks)
    return [one for one in told if one["text"]]


def _lines(given: Iterable[str]) -> list[str]:
    return [line for line in map(_line, given) if line]


def _line(given: str) -> str:
    return text.line(given)


def _bare(line: str) -> str:
    """An annex of the list without the number and the end mark somebody typed: both are set anew."""
    return _NUMBERED.sub("", line).rstrip("。；;") or line
