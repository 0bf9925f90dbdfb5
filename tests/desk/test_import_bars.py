"""The bar of an import: it stands on the page while rows are checked, written and taken back, moves with every chunk,
goes on where an import broke off, and is gone at the end.

Whoever waits asks the page as their browser does, between two chunks: where the work tells how far it is.
"""

# ruff: noqa: F401, F811 (fixtures are imported by name and asked for by name)

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from kexie.intake import reading
from kexie.intake.actions import running, undoing
from kexie.intake.models import Batch
from kexie.kit import clock, jobs, progress
from kexie.kit.actor import SYSTEM
from kexie.kit.verdict import Refused
from kexie.organisations.actions import posts
from kexie.organisations.models import Organisation
from kexie.people.models import Person
from tests.city import City, city, city_of_module
from tests.kit.tables_of import ods, ods_cell, ods_rows, xlsx
from tests.matrix.asking import client_of

Seen = tuple[str, str]  # what the bar says to a screen reader, and the line under it
SAID = re.compile(r"已处理 [^<。]*行")


class Waiting:
    """Somebody who sent a table, and what they saw of its bar."""

    def __init__(self, city: City, *, who: str = "chen") -> None:
        self.client = client_of(who, city.facts)
        self.seen: list[Seen] = []
        self.batch = Batch()

    def send(self, heads: list[str], *rows: list[Any], kind: str = "people", **more: str) -> None:
        self.upload(xlsx(heads, *rows), "表.xlsx", kind=kind, **more)

    def upload(self, data: bytes, name: str, *, kind: str = "people", **more: str) -> None:
        told = {"idempotency_key": str(uuid4()), "file": SimpleUploadedFile(name, data), **more}
        assert self.client.post(f"{reverse('desk:import_new')}?kind={kind}", told).status_code == 302
        self.batch = Batch.objects.latest("made_at")

    def press(self, name: str, **told: str) -> None:
        address = reverse(name, args=[self.batch.pk])
        assert self.client.post(address, {"idempotency_key": str(uuid4()), **told}).status_code == 302
        self.seen = [self.look()]

    def check(self) -> None:
        columns = {f"column_{at}": code for at, code in self.batch.columns.items()}
        self.press("desk:import_mapping", **columns, policy="skip")

    def ask(self, *, piece: bool = True) -> str:
        headers = {"HX-Request": "true"} if piece else {}
        return self.client.get(reverse("desk:import_batch", args=[self.batch.pk]), headers=headers).content.decode()

    def look(self) -> Seen:
        """The piece that renews itself, and the whole page for whoever has no script, show the same."""
        piece, page = (_of(told) for told in (self.ask(), self.ask(piece=False)))
        assert piece == page
        return piece

    def over(self) -> bool:
        """No bar, nothing that renews itself."""
        told = self.ask(piece=False)
        return (self.look(), "hx-trigger" in told, 'aria-label="进度"' in told) == (("", ""), False, False)


def _of(told: str) -> Seen:
    bar = re.search(r'role="img" aria-label="([^"]+)"><rect class="bar-track"', told)
    line = SAID.search(told)
    renews = "every 2s" in told
    assert renews == (line is not None)
    return bar[1] if bar else "", line[0] if line else ""


@pytest.fixture
def waiting(city: City, monkeypatch: pytest.MonkeyPatch) -> Waiting:
    """Chunks of two rows; after each the page is asked."""
    made = Waiting(city)
    advance: Callable[..., None] = progress.advance

    def told(*arguments: Any) -> None:
        advance(*arguments)
        made.seen.append(made.look())

    monkeypatch.setattr(reading, "CHUNK", 2)
    monkeypatch.setattr(undoing, "CHUNK", 2)
    monkeypatch.setattr(progress, "advance", told)
    return made


@pytest.fixture
def people(city: City) -> list[list[str]]:
    unit = Organisation.objects.get(number=city.facts.number("dianji")).name
    return [[name, unit] for name in ("甲一", "乙二", "丙三", "丁四", "戊五")]


def test_the_bar_moves_with_every_chunk_of_a_check_an_import_and_an_undo_and_is_gone_at_the_end(waiting, people):
    waiting.send(["姓名", "单位"], *people)
    assert waiting.over()
    waiting.check()
    jobs.drain()
    # How many rows there are nobody knows before the file is read: then about so many, empty ones too.
    assert waiting.seen == [
        ("", "已处理 0 行"), ("核对中 40%", "已处理 2 / 约 5 行"), ("核对中 80%", "已处理 4 / 约 5 行"),
        ("核对中 100%", "已处理 5 / 约 5 行"),
    ]  # fmt: skip
    assert waiting.over()
    waiting.press("desk:import_start")
    jobs.drain()
    assert waiting.seen == [
        ("导入中 0%", "已处理 0 / 5 行"), ("导入中 40%", "已处理 2 / 5 行"), ("导入中 80%", "已处理 4 / 5 行"),
        ("导入中 100%", "已处理 5 / 5 行"),
    ]  # fmt: skip
    assert waiting.over()
    waiting.press("desk:import_withdrawal", note="传错了文件")
    jobs.drain()
    assert [bar for bar, _ in waiting.seen] == ["撤销中 0%", "撤销中 40%", "撤销中 80%", "撤销中 100%"]
    assert waiting.over()


def test_the_state_beside_the_title_changes_with_the_bar(waiting, people):
    waiting.send(["姓名", "单位"], *people)
    waiting.check()
    jobs.drain()
    state = re.compile(r'<span id="import-state"( hx-swap-oob="true")?>.*?</svg>([^<]+)<', re.S)
    assert [state.findall(waiting.ask(piece=piece)) for piece in (True, False)] == [
        [(' hx-swap-oob="true"', "待导入")], [("", "待导入")],
    ]  # fmt: skip


def test_an_import_that_broke_off_goes_on_with_the_bar_where_it_stood(waiting, people, monkeypatch):
    waiting.send(["姓名", "单位"], *people)
    waiting.check()
    jobs.drain()
    waiting.press("desk:import_start")
    take = running.take

    def broken(pk: Any, work: Any, records: Any, by: Any) -> None:
        if records[0].number > 3:
            raise Refused("您的任职已经结束", "import.right")
        take(pk, work, records, by)

    monkeypatch.setattr(running, "take", broken)
    jobs.drain()
    assert waiting.seen[-1] == ("导入中 40%", "已处理 2 / 5 行")
    assert waiting.over()
    assert "您的任职已经结束" in waiting.ask()
    monkeypatch.setattr(running, "take", take)
    waiting.press("desk:import_resumption")
    jobs.drain()
    assert [bar for bar, _ in waiting.seen] == ["导入中 40%", "导入中 80%", "导入中 100%"]
    assert waiting.over()


def test_a_check_whose_worker_was_killed_counts_its_rows_once(waiting, people, monkeypatch):
    waiting.send(["姓名", "单位"], *people)
    waiting.check()
    judge = running.judged

    def killed(work: Any, chunks: Any) -> Any:
        for turn, results in enumerate(judge(work, chunks)):
            if turn:
                raise KeyboardInterrupt
            yield results

    monkeypatch.setattr(running, "judged", killed)
    with pytest.raises(KeyboardInterrupt):
        running.check(waiting.batch.pk)
    assert waiting.look() == ("核对中 40%", "已处理 2 / 约 5 行")
    monkeypatch.setattr(running, "judged", judge)
    running.check(waiting.batch.pk)  # the job is given to the next worker
    assert [bar for bar, _ in waiting.seen[2:]] == ["核对中 40%", "核对中 80%", "核对中 100%"]


def test_a_base_list_that_is_written_whole_moves_its_bar_as_it_is_read(waiting):
    lines = [[f"第{n}号公司", "江岸区"] for n in range(1, 5)]
    waiting.send(["企业名称", "所在区"], *lines, kind="base_list", year=str(clock.today().year), list_kind="park")
    waiting.check()
    jobs.drain()
    waiting.press("desk:import_start")
    jobs.drain()
    assert [bar for bar, _ in waiting.seen] == ["导入中 0%", "导入中 50%", "导入中 100%"]
    assert waiting.over()


def test_of_a_file_that_does_not_tell_its_size_the_rows_are_counted_without_a_bar(waiting, people):
    rows = [ods_cell(name) + ods_cell(unit) for name, unit in (["姓名", "单位"], *people)]
    waiting.upload(ods(ods_rows(*rows)), "表.ods")
    waiting.check()
    jobs.drain()
    assert waiting.seen == [("", f"已处理 {n} 行") for n in (0, 2, 4, 5)]
    assert waiting.over()


def test_a_colleague_is_told_that_somebody_else_began_it(waiting, people, city):
    waiting.send(["姓名", "单位"], *people)
    waiting.check()
    house = Organisation.objects.get(number=city.facts.number("city"))
    post = posts.appoint(Person.objects.get(pk=city.facts.people["he"]), house, "officer", by=SYSTEM)
    colleague = Waiting(city, who="he")
    colleague.client.post(reverse("desk:acting"), {"post": post.pk})
    colleague.batch = waiting.batch
    assert "核对中，由本单位另一位经办人发起" in colleague.ask()
