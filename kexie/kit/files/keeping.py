"""Keeping an upload: name, kind, size, content and malware are looked at first; then bytes, then the row."""

import hashlib
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast
from uuid import UUID

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import transaction

from kexie.kit import clock, ids
from kexie.kit.actor import Actor
from kexie.kit.crypto import whole
from kexie.kit.files import bare, kinds, looking, names, scanning, storage
from kexie.kit.files.models import StoredFile
from kexie.kit.verdict import Refused, Verdict, refused, require

_LEFT_ALONE = 24 * 3600  # seconds an unclaimed file may lie before it counts as left over


def keep(upload: "File[bytes]", purpose: str, *, by: Actor, organisation_id: UUID | None = None) -> StoredFile:
    """Check and keep an upload. Called inside the acting transaction: without its row the bytes are swept away.

    Args:
        upload: a named, seekable file (Django's UploadedFile, or ContentFile with a name).
        by: who keeps it.
        purpose: a key of ``kinds.PURPOSES``: which kinds, how large.
        organisation_id: for which organisation it is kept.

    Raises:
        Refused: with the reason in Chinese, as the page shows it beside the field.
        KeyError: no such purpose.
    """
    verdict, name = judge(upload, purpose)
    require(verdict)
    if kinds.purpose_of(purpose).bare:
        upload = _bare(upload, name)
    stored_id = ids.uuid7()
    digest = hashlib.sha256()
    chunks: Iterable[bytes | bytearray] = (hashed := _hashed(upload, digest.update))
    key = ""
    if kinds.purpose_of(purpose).sealed:
        key, sealed = whole.seal(hashed)
        chunks = (sealed,)
    storage.keep(path_of(stored_id), chunks)
    return StoredFile.objects.create(
        id=stored_id,
        name=name,
        size=upload.size,
        kind=names.ending(name),
        sha256=digest.hexdigest(),
        purpose=purpose,
        organisation_id=organisation_id,
        person_id=by.person_id,
        kept_at=clock.now(),
        key=key,
    )


def content(stored: StoredFile) -> BinaryIO:
    """The content of a kept file, to be read and closed.

    Raises:
        FileNotFoundError: its bytes are not there.
        Unopened: it is sealed and its key not at hand, or it is damaged.
    """
    file = path_of(stored.id).open("rb")
    if stored.key is None:
        return file
    with file:
        return whole.opened(file.read(), stored.key.reveal())


def judge(upload: "File[bytes]", purpose: str) -> tuple[Verdict, str]:
    """May it be kept, and under which cleaned name: also for a form that answers before anything is written."""
    wanted = kinds.purpose_of(purpose)
    name = names.clean(upload.name or "")
    ending = names.ending(name)
    if ending not in wanted.kinds:
        shown = f".{ending}" if ending else "没有扩展名的"
        return refused(f"不接收{shown}文件。可以上传：{'、'.join(wanted.kinds)}", "files.kind.allowed"), name
    if upload.size > wanted.most:
        most = f"{wanted.most // kinds.MB} MB"
        return refused(f"文件有 {upload.size / kinds.MB:.1f} MB，最大 {most}。请压缩或拆分后上传", "files.size"), name
    file = cast("BinaryIO", upload.file)
    verdict = looking.look(file, upload.size, kinds.KINDS[ending].look, ending, wanted.unpacked)
    if verdict and scanning.scan(file):
        verdict = refused("防病毒检查没有通过。请先在自己的电脑上查杀", "files.virus")
    return verdict, name


def discard(stored: StoredFile) -> None:
    """Forget a kept file: the row now, the bytes once the transaction stands."""
    path = path_of(stored.id)
    stored.delete()
    transaction.on_commit(lambda: path.unlink(missing_ok=True))


def path_of(stored_id: UUID) -> Path:
    """Where the bytes lie: a name of our own, spread over folders by its random end."""
    return Path(settings.FILES_ROOT) / stored_id.hex[-2:] / stored_id.hex


def missing() -> Iterator[tuple[str, str]]:
    """Invariant: every row has its bytes, of the size it says."""
    for stored in StoredFile.objects.only("id", "size", "key").iterator():
        try:
            size = path_of(stored.id).stat().st_size - (whole.OVERHEAD if stored.key else 0)
        except FileNotFoundError:
            yield str(stored.id), "文件不在存储目录里"
            continue
        if size != stored.size:
            yield str(stored.id), f"文件大小不符：应为 {stored.size} 字节，实为 {size} 字节"


def sweep() -> int:
    """Remove bytes without a row (an act that failed after keeping, a crash in mid-write), a day old; how many."""
    root, gone = Path(settings.FILES_ROOT), 0
    for path in sorted(root.glob("[0-9a-f][0-9a-f]/*")):
        if time.time() - path.stat().st_mtime < _LEFT_ALONE:
            continue
        if path.suffix == storage.PART or not StoredFile.objects.filter(pk=UUID(path.name)).exists():
            path.unlink(missing_ok=True)
            gone += 1
    return gone


def _bare(upload: "File[bytes]", name: str) -> "File[bytes]":
    """The picture without what it tells beside itself. Raises Refused."""
    upload.seek(0)
    try:
        return ContentFile(bare.bare(upload.read(), kinds.KINDS[names.ending(name)].look), name=name)
    except bare.Broken as fault:
        raise Refused("图片已损坏。请重新导出后上传", "files.image.broken") from fault


def _hashed(upload: "File[bytes]", update: "object") -> Iterable[bytes]:
    upload.seek(0)
    for chunk in upload.chunks():
        update(chunk)  # type: ignore[operator]
        yield chunk
