"""The .docx a plan was read from: kept with it, of one plan and its keeper only, for its house alone."""

from datetime import timedelta
from io import BytesIO

import docx
import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command

from kexie.kit import clock, word
from kexie.kit.actor import SYSTEM, Actor
from kexie.kit.files.models import StoredFile
from kexie.kit.verdict import Refused
from kexie.people.actions import accounts
from kexie.plans import jobs, queries, reading, rules
from kexie.plans.actions import plans, sources
from kexie.plans.models import AnnualPlan, PlanSource
from tests.notices.office import Office
from tests.plans import staged
from tests.plans.reading import texts


@pytest.fixture(scope="module")
def paper() -> bytes:
    made, stream = docx.Document(), BytesIO()
    for line in texts.RUN_IN.splitlines():
        made.add_paragraph(line)
    made.save(stream)
    return stream.getvalue()


def upload(data: bytes) -> ContentFile:
    return ContentFile(data, name="要点.docx")


def taken(office: Office, paper: bytes) -> AnnualPlan:
    told = word.read(upload(paper))
    kept = sources.keep(upload(paper), by=office["chen"])
    return plans.store(
        told.text, reading.read(told.text).spans, organisation=office.unit("city"), by=office["chen"], file=kept,
        left_out=["图片 1 幅没有取"],
    )  # fmt: skip


def test_the_file_and_what_was_left_out_of_it_stay_with_the_plan(office: Office, paper: bytes) -> None:
    source = queries.original(taken(office, paper))
    assert (source.file.name, source.file.purpose, source.left_out) == ("要点.docx", "import", ["图片 1 幅没有取"])
    assert queries.kept_file(source.file_id) == source.file
    pasted = staged.plan(office, texts.RUN_IN + "又一句。\n")
    assert queries.original(pasted) is None


def test_a_file_becomes_the_original_of_one_plan_and_of_its_keeper_only(office: Office, paper: bytes) -> None:
    used = queries.original(taken(office, paper)).file
    other = sources.keep(upload(paper), by=office["secretary"])
    for file in (used, other):
        with pytest.raises(Refused, match="原来的文件已不在"):
            plans.store(
                texts.RUN_IN, reading.read(texts.RUN_IN).spans, organisation=office.unit("city"), by=office["chen"],
                file=file,
            )  # fmt: skip


def test_a_file_that_became_nothing_is_forgotten_after_thirty_days_and_no_other(office: Office, paper: bytes) -> None:
    kept = queries.original(taken(office, paper)).file
    old, young = (sources.keep(upload(paper), by=office["chen"]) for _ in range(2))
    for row in (kept, old):
        StoredFile.objects.filter(pk=row.pk).update(kept_at=clock.now() - timedelta(days=31))
    assert jobs.forget_files.run() is True
    assert set(StoredFile.objects.filter(purpose=sources.PURPOSE)) == {kept, young}


def test_the_original_is_for_the_house_of_the_plan_and_its_drafter_alone(office: Office, paper: bytes) -> None:
    plan = taken(office, paper)
    may = {name: bool(rules.can_read_source(office[name], plan)) for name in ("chen", "leader", "zhao", "wang")}
    assert may == {"chen": True, "leader": True, "zhao": False, "wang": False}
    assert rules.can_read_source(Actor(person_id=office["chen"].person_id), plan)
    assert rules.can_read_source(office["zhao"], plan).reason == "录入时的原文件只有某市科协能看"


def test_the_command_keeps_a_docx_with_the_plan(office: Office, paper: bytes, tmp_path) -> None:
    accounts.open_for(office.city.people["chen"], "chen", "a-long-password", by=SYSTEM)
    file = tmp_path / "要点.docx"
    file.write_bytes(paper)
    call_command("plan_import", str(file), "--as", "chen")
    assert PlanSource.objects.get().file.name == "要点.docx"
