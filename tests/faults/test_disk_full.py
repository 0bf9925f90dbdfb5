"""The disk under a whole installation is full (bar.md C3): database, its log and uploads lie on one small disk.

Nothing acknowledged is lost, the page says what is wrong, no half file is listed, and space alone mends it. The disk
is a tmpfs, so that this needs the right to mount one: root.
"""

import http.client
import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import LazySettings
from django.core.files.base import ContentFile

from kexie.kit import files
from kexie.kit.actor import SYSTEM
from kexie.kit.files import keeping, storage
from tests.crash.browser import Answer, Browser
from tests.crash.ledger import UNKNOWN, Ledger, Load
from tests.crash.test_crash import AGREED, copies, draft_form, faults, installed_with_an_officer
from tests.machine import installed
from tests.machine.installed import Served
from tests.waiting import wait_until

pytestmark = [pytest.mark.full, pytest.mark.machine]
MB = 1024 * 1024
FULL = "服务器磁盘已满"
AWAY = "暂时连不上数据库"


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(f"`{' '.join(command)}`: {done.stderr.strip()} (this test mounts a small disk: run it as root)")


class Disk:
    """A tmpfs of a size that can be filled and grown."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / "ballast"

    def free(self) -> int:
        told = os.statvfs(self.folder)
        return told.f_bavail * told.f_frsize

    def fill(self) -> None:
        """Take all that is left, at once and down to the last page."""
        with self._ballast.open("ab", buffering=0) as out:
            while (room := self.free()) > 0:
                try:
                    out.write(b"\0" * min(room, MB))
                except OSError:
                    return

    def give(self, room: int) -> None:
        """Give some back of what was taken."""
        os.truncate(self._ballast, self._ballast.stat().st_size - room)

    def empty(self) -> None:
        """What the administrator would throw away."""
        self._ballast.unlink(missing_ok=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    folder = tmp_path / "disk"
    folder.mkdir()
    _run("mount", "-t", "tmpfs", "-o", "size=600m,mode=755", "tmpfs", str(folder))
    try:
        yield Disk(folder)
    finally:
        _run("umount", "-l", str(folder))


@pytest.fixture
def served(disk: Disk) -> Iterator[Served]:
    # The logs lie elsewhere, or those of a fault would be cut short with the disk.
    logs = disk.folder.with_name("logs")
    logs.mkdir()
    (disk.folder / "home").mkdir()
    (disk.folder / "home" / "logs").symlink_to(logs)
    made = installed_with_an_officer(disk.folder / "home")
    yield made
    made.stop()


def _drafted(browser: Browser, values: list[tuple[str, str]], title: str) -> Answer:
    return browser.post("/desk/documents/new/", [*values, ("title", title), ("idempotency_key", str(uuid4()))])


def _attached(served: Served, browser: Browser, document: str, title: str) -> tuple[int, str]:
    """A text file of 3 MB sent with a form, as a browser sends it."""
    fields = {"csrfmiddlewaretoken": browser.cookies["csrf"], "idempotency_key": str(uuid4()), "title": title}
    parts = [
        f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in fields.items()
    ]
    parts += [
        '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n',
        "text\n" * 600_000,
        "\r\n--x--\r\n",
    ]
    cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    wire = http.client.HTTPConnection("127.0.0.1", served.port, timeout=60)
    try:
        headers = {"Cookie": cookies, "Content-Type": "multipart/form-data; boundary=x"}
        wire.request("POST", f"{document}attachments/", "".join(parts).encode(), headers)
        answer = wire.getresponse()
        return answer.status, answer.read().decode()
    finally:
        wire.close()


def _kept(root: Path) -> list[int]:
    """Sizes of what lies in the store, half files too."""
    return sorted(path.stat().st_size for path in (root / "files").glob("[0-9a-f][0-9a-f]/*"))


def test_a_full_disk_loses_nothing_says_so_and_space_alone_mends_it(disk: Disk, served: Served) -> None:
    browser, values = draft_form(served)
    ledger = Ledger()
    with Load(browser, ledger, values) as load:
        load.wait_for(20)
        for _ in range(5):
            disk.fill()
            # Until nobody is told any more that it is kept: what PostgreSQL had set aside is used up.
            wait_until(lambda: refused(served, browser, values, ledger) and disk.free() == 0, 120)
            assert served.status("/static/kexie.css") in (200, 404), "what needs no database is still given out"
            disk.empty()
            load.wait_for(20, 120)
    assert faults(ledger, copies(served)) == AGREED
    assert {503, 302} <= set(ledger.answers) <= {0, 302, 409, 503}, (ledger.answers, broken(served))
    served.wait_for_answer()


def broken(served: Served) -> list[str]:
    """The web server's lines about faults that it had no page of its own for."""
    lines = (served.root / "logs" / "web.log").read_text(errors="replace").splitlines()
    return [line[-900:] for line in lines if '"status_code": 500' in line]


def refused(served: Served, browser: Browser, values: list[tuple[str, str]], ledger: Ledger) -> bool:
    """Whether a draft is refused now, with the page that says why; its title goes into the book like all others."""
    title = f"账本 满 {len(ledger.sent)}"
    try:
        answer = _drafted(browser, values, title)
    except UNKNOWN:
        ledger.note(title, None)
        return False
    ledger.note(title, answer.status)
    assert answer.status in (302, 503), "\n".join(broken(served))
    if answer.status == 302:
        return False
    assert FULL in answer.body or AWAY in answer.body, answer.body[:500]
    return True


def test_a_full_upload_folder_keeps_no_half_file_and_says_so(disk: Disk, served: Served) -> None:
    browser, values = draft_form(served)
    document = _drafted(browser, values, "有附件的通知").location
    assert _attached(served, browser, document, "先")[0] == 302
    whole = _kept(served.root)
    disk.fill()
    disk.give(MB)  # the database goes on, three megabytes more do not fit
    status, page = _attached(served, browser, document, "满")
    assert (status, FULL in page, _kept(served.root)) == (503, True, whole)
    disk.empty()
    assert _attached(served, browser, document, "后")[0] == 302
    listed = browser.get(document).body
    assert [listed.count(f"{title}</") > 0 for title in ("先", "满", "后")] == [True, False, True]
    assert _kept(served.root) == [whole[0], whole[0]]
    done = installed.kexie(served.root, "check-invariants")
    assert done.returncode == 0, done.stdout


def test_canary_a_store_that_ignores_the_full_disk_is_seen(
    db: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: LazySettings
) -> None:
    def careless(path: Path, chunks: Iterable[bytes]) -> None:
        path.parent.mkdir(parents=True)
        path.write_bytes(b"".join(chunks)[:3])  # what fitted; the fault is swallowed

    settings.FILES_ROOT = tmp_path
    monkeypatch.setattr(storage, "keep", careless)
    stored = files.keep(ContentFile(b"a whole text\n", name="a.txt"), "attachment", by=SYSTEM)
    assert [record for record, _ in keeping.missing()] == [str(stored.id)]
