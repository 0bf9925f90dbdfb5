"""``kexie plan-import``: what it prints, which files it takes, what it says of those it cannot take."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from kexie.kit.actor import SYSTEM
from kexie.notices.documents import word as writer
from kexie.people.actions import accounts
from kexie.plans.models import AnnualPlan
from tests.notices.documents import samples
from tests.notices.office import Office
from tests.notices.reading import texts as notices

NOTICE = notices.PLACE  # packaged
TOPICS = """\
滨江区科协二季度重点工作安排
组织建设方面:新建企业科协6家,4月底前、6月底前各完成3家。
关爱服务方面:端午节前慰问困难科技工作者20名。
"""


def command(*arguments: Any) -> str:
    out = StringIO()
    call_command("plan_import", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_the_dry_run_prints_the_json_of_the_issue() -> None:
    shown = json.loads(command(NOTICE, "--dry-run", "--json"))
    assert list(shown) == ["spans", "guidance", "parts", "doubtful"]
    assert "".join(span["text"] for span in shown["spans"]) == notices.founding()
    assert [part["number"] for part in shown["parts"]] == [1, 2, 3, 4, 5, 6, 7]
    assert (sum(len(part["measures"]) for part in shown["parts"]), shown["doubtful"]) == (20, [])


def test_the_plain_dry_run_tells_the_plan_its_proposals_and_its_doubts(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(TOPICS, encoding="utf-8")
    lines = command(file, "--dry-run").splitlines()
    assert lines[0] == "title: 滨江区科协二季度重点工作安排"
    assert "- 组织建设方面" in lines
    assert "    = 困难科技工作者 = 20名" in lines
    assert "    due: 端午节前" in lines
    assert "    > 有“慰问”，一般由组织人事部负责，按慰问人数（名）计。" in lines
    assert [line for line in lines if line.startswith("? 有2个时间")] != []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_files_of_chinese_offices_are_decoded(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_bytes("一、组织建设\n新建企业科协60家。\n".encode(encoding))
    (part,) = json.loads(command(file, "--dry-run", "--json"))["parts"]
    assert (part["number"], part["title"], [one["text"] for one in part["measures"]]) == (
        1, "组织建设", ["新建企业科协60家。"],
    )  # fmt: skip


def test_the_command_says_what_is_wrong_with_a_file(tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\xff\x00\x81")
    for file, message in ((tmp_path / "none.txt", "No such file"), (bad, "编码")):
        with pytest.raises(CommandError, match=message):
            command(file, "--dry-run")


def test_an_officer_takes_a_plan_over_from_the_command_line(office: Office, tmp_path: Path) -> None:
    accounts.open_for(office.city.people["chen"], "chen", "a-long-password", by=SYSTEM)
    file = tmp_path / "plan.txt"
    file.write_bytes(TOPICS.encode("gb18030"))
    lines = command(file, "--as", "chen", "--organisation", office.unit("city").number).splitlines()
    plan = AnnualPlan.objects.get()
    assert lines == [f"第 {plan.ref} 份工作要点，拟定：{plan.title}", "有 2 处请核对（--dry-run 逐条列出）"]
    assert (plan.drafted_by_id, plan.organisation) == (office["chen"].person_id, office.unit("city"))
    with pytest.raises(CommandError, match="这份原文已录入过"):
        command(file, "--as", "chen")


def test_with_json_the_word_about_the_draft_goes_to_the_other_stream(office: Office) -> None:
    accounts.open_for(office.city.people["chen"], "chen", "a-long-password", by=SYSTEM)
    out, err = StringIO(), StringIO()
    call_command("plan_import", str(NOTICE), "--json", "--as", "chen", stdout=out, stderr=err)
    assert len(json.loads(out.getvalue())["parts"]) == 7
    assert "拟定：2013年武汉市企事业科协工作要点" in err.getvalue()


def test_the_dry_run_stores_nothing(office: Office) -> None:
    command(NOTICE, "--dry-run")
    assert AnnualPlan.objects.count() == 0


def test_the_command_says_what_is_missing_to_store(office: Office) -> None:
    accounts.open_for(office.city.people["reviewer"], "he", "a-long-password", by=SYSTEM)
    for arguments, message in (
        ((NOTICE,), "--as USERNAME is needed"),
        ((NOTICE, "--as", "nobody"), "no account nobody"),
        ((NOTICE, "--as", "he", "--organisation", 999), "no organisation 999"),
        ((NOTICE, "--as", "he"), "he may not plan for any organisation"),
    ):
        with pytest.raises(CommandError, match=message):
            command(*arguments)
    assert AnnualPlan.objects.count() == 0


def test_a_docx_tells_the_same_plan_as_its_text(tmp_path: Path) -> None:
    file = tmp_path / "要点.docx"
    file.write_bytes(writer.draw(samples.drawn()))
    shown, plain = (json.loads(command(one, "--dry-run", "--json")) for one in (file, NOTICE))
    assert shown["guidance"] == plain["guidance"]
    assert shown["parts"] == plain["parts"]
