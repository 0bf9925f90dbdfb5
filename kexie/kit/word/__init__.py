"""The text of a .docx somebody sent: looked at as a package first, then read in a process of its own with limits.

A word processor's file is a zip of XML by a stranger. The directory tells bombs, macros, embedded files and passwords
before anything is unpacked (kit.files); what is left may still be too deep or too large for a parser, so the reading
is done where it can be ended: bounded memory and time, no secret, no database, nothing it may write.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kexie.kit import files
from kexie.kit.verdict import Refused, require

if TYPE_CHECKING:
    from django.core.files.base import File

MOST_SECONDS = 20
# What the reading process sees of our surroundings: where the program lies, nothing else.
_SURROUNDINGS = ("PATH", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH")
_BROKEN = "文件打不开，可能已损坏，或内容过于庞杂。请用办公软件另存为新的 .docx 后再选，或把文字粘贴过来"


@dataclass(frozen=True, slots=True)
class Told:
    """``text``: a paragraph or a row of a table a line; ``left_out``: what else is in the file, in Chinese."""

    text: str
    left_out: tuple[str, ...]


def read(upload: "File[bytes]") -> Told:
    """The text of an uploaded .docx.

    Raises:
        Refused: it is none, or one that nobody should open, with the reason in Chinese.
    """
    verdict, name = files.judge(upload, "source")
    require(verdict)
    if files.names.ending(name) != "docx":
        raise Refused("这不是 .docx 文件。请用办公软件另存为 .docx 后再选", "word.kind")
    upload.seek(0)
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "kexie.kit.word.apart"],
            input=upload.read(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=MOST_SECONDS,
            check=True,
            env={name: os.environ[name] for name in _SURROUNDINGS if name in os.environ},
        )
        told = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError):
        raise Refused(_BROKEN, "word.broken") from None
    if "refused" in told:
        raise Refused(told["refused"], "word.text")
    return Told(told["text"], tuple(told["left_out"]))
