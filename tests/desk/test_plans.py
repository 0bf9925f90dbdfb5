"""Yearly plans at the desk: taken over, tasks, split, progress, boards, answers: whole requests by the cast."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from html.parser import HTMLParser
from io import BytesIO
from uuid import uuid4

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kexie.kit import calendar, clock, word
from kexie.kit.actor import SYSTEM
from tests import beside
from tests.city import City
from tests.city_plans import TEXT


class Page(HTMLParser):
    """The hidden and chosen values of the forms of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self.feed(text)

    @classmethod
    def every(cls, text: str, name: str) -> list[str]:
        """The values of all hidden fields of this name."""
        return re.findall(f'name="{name}" value="([^"]+)"', text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "input" and told.get("type") == "hidden" and told.get("name"):
            self.values[str(told["name"])] = told.get("value") or ""

    def forms_with(self, name: str) -> dict[str, str]:
        assert name in self.values
        names = ("source", "spans", "window", "house", "original", "left_out")
        return {key: self.values[key] for key in names if key in self.values}


pytestmark = pytest.mark.usefixtures("city")
SignIn = Callable[..., Client]


def send(client: Client, address: str, **body: object) -> object:
    return client.post(address, {"idempotency_key": str(uuid4()), **body})


def words(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined]


def test_every_page_of_the_plans_is_drawn(city: City, sign_in: SignIn) -> None:
    told, chen, zhao = city.facts.plans, sign_in("chen"), sign_in("zhao")
    number = city.facts.number("jiangan")
    for client, address in (
        (chen, "/desk/plans/"), (chen, "/desk/plans/?year=2026"), (chen, "/desk/plans/import/"),
        (chen, f"/desk/plans/{told['draft']}/"), (chen, f"/desk/plans/{told['issued']}/"),
        (chen, f"/desk/plans/{told['issued']}/board/"), (chen, f"/desk/plans/{told['issued']}/board/?by=owner"),
        (chen, f"/desk/plans/{told['issued']}/board/?by=district&on=mid"),
        (chen, f"/desk/plans/{told['issued']}/sheet/"), (chen, f"/desk/plans/{told['issued']}/sheet/?on=end"),
        (chen, f"/desk/plans/{told['issued']}/answers/"), (chen, f"/desk/plans/{told['issued']}/units/{number}/"),
        (chen, f"/desk/plans/{told['issued']}/units/{number}/duty/"), (chen, f"/desk/tasks/{told['task']}/"),
        (chen, f"/desk/tasks/{told['task']}/edit/"), (chen, f"/desk/tasks/{told['task']}/split/"),
        (chen, f"/desk/tasks/{told['task']}/split/?to=units"), (chen, f"/desk/targets/{told['jiangan']}/"),
        (chen, f"/desk/reports/{told['jiangan.report']}/"), (chen, "/desk/settings/proposals/"),
        (chen, f"/desk/settings/proposals/{told['row']}/"), (chen, "/desk/settings/proposals/new/"),
        (chen, "/desk/settings/lights/"), (chen, f"/desk/answers/{told['wuchang.answer']}/"),
        (zhao, f"/desk/plans/{told['issued']}/"), (zhao, f"/desk/targets/{told['jiangan']}/"),
        (zhao, f"/desk/targets/{told['jiangan']}/split/"), (zhao, f"/desk/answers/{told['jiangan.answer']}/"),
        (zhao, f"/desk/reports/{told['dianji.report']}/return/"), (chen, f"/desk/plans/{told['draft']}/issue/"),
        (zhao, f"/desk/plans/{told['issued']}/units/{number}/"), (zhao, f"/desk/tasks/{told['task']}/"),
    ):  # fmt: skip
        answer = client.get(address)
        assert answer.status_code == 200, (address, words(answer)[:1500])


def test_a_plan_is_taken_over_by_paste_corrected_and_stored(city: City, sign_in: SignIn) -> None:
    from kexie.plans.models import AnnualPlan

    chen, text = sign_in("chen"), TEXT.format(year=2031)
    page = words(send(chen, "/desk/plans/import/", act="read", text=text))
    assert "没有疑问" in page or "处请您留意" in page
    bench = Page(page).forms_with("source")
    kept = send(chen, "/desk/plans/import/", **{**bench, "act": "confirm"})
    plan = AnnualPlan.objects.get(year=2031)
    assert (kept.status_code, kept.headers["Location"]) == (302, f"/desk/plans/{plan.ref}/")
    again = send(chen, "/desk/plans/import/", **{**bench, "act": "confirm"})
    assert again.status_code == 422
    assert f"是第 {plan.ref} 份工作要点" in words(again)


def test_a_span_is_turned_into_another_kind_before_it_is_stored(city: City, sign_in: SignIn) -> None:
    chen = sign_in("chen")
    bench = Page(words(send(chen, "/desk/plans/import/", act="read", text=TEXT.format(year=2032)))).forms_with("source")
    place = next(n for n, one in enumerate(bench["spans"].split(";")) if one.startswith("measure,"))
    page = words(send(chen, "/desk/plans/import/", **{**bench, "act": "reread", f"kind-{place}": "lead"}))
    assert "2 条措施" in page
    assert send(chen, "/desk/plans/import/", act="reread", source="%%%", spans="").status_code == 422
    assert send(chen, "/desk/plans/import/", **{**bench, "act": "split-0"}).status_code == 422
    assert send(chen, "/desk/plans/import/", **{**bench, "act": "merge-99"}).status_code == 422


def test_what_cannot_be_read_says_why(city: City, sign_in: SignIn) -> None:
    chen = sign_in("chen")
    empty = send(chen, "/desk/plans/import/", act="read", text=" ")
    assert (empty.status_code, "没有可以读的文字" in words(empty)) == (422, True)
    long = send(chen, "/desk/plans/import/", act="read", text="甲" * 500_001)
    assert (long.status_code, "原文超过 500000 字" in words(long)) == (422, True)
    bench = Page(words(send(chen, "/desk/plans/import/", act="read", text="只有一句话\n"))).forms_with("source")
    refused = send(chen, "/desk/plans/import/", **{**bench, "act": "confirm"})
    assert (refused.status_code, "还没有措施" in words(refused) or "还没有标题" in words(refused)) == (422, True)


def test_a_docx_is_read_and_kept_with_its_plan_for_the_house_alone(city: City, sign_in: SignIn) -> None:
    from kexie.plans.models import AnnualPlan

    chen, made, stream = sign_in("chen"), docx.Document(), BytesIO()
    for line in TEXT.format(year=2034).splitlines():
        made.add_paragraph(line)
    made.sections[0].header.paragraphs[0].text = "内部资料"
    made.save(stream)
    page = send(chen, "/desk/plans/import/", act="read", file=SimpleUploadedFile("要点.docx", stream.getvalue()))
    left = "页眉、页脚的文字没有取：“内部资料”"
    assert f"原文件里：{left}" in words(page)
    bench = Page(words(page)).forms_with("source")
    again = Page(words(send(chen, "/desk/plans/import/", **{**bench, "act": "reread"}))).forms_with("source")
    assert again["original"] == bench["original"]
    assert send(sign_in("he"), "/desk/plans/import/", **{**again, "act": "confirm"}).status_code in (403, 422)
    for wrong in ("x", str(uuid4())):
        assert send(chen, "/desk/plans/import/", **{**again, "act": "confirm", "original": wrong}).status_code == 404
    stored = send(chen, "/desk/plans/import/", **{**again, "act": "confirm"})
    plan = AnnualPlan.objects.get(year=2034)
    shown = words(chen.get(stored.headers["Location"]))
    assert (f"没有取进原文的：{left}" in shown, "要点.docx" in shown) == (True, True)
    file = chen.get(f"/desk/plans/{plan.ref}/source/")
    assert b"".join(file.streaming_content) == stream.getvalue()
    assert [sign_in(name).get(f"/desk/plans/{plan.ref}/source/").status_code for name in ("zhao", "wang")] == [404, 404]


HOSTILE = (
    "generated/pdf_in_name.docx", "office/bug53475-password-is-pass.docx", "office/51921-Word-Crash067.docx",
    "office/51921-Word-Crash067.doc", "generated/zip_slip.zip",
)  # fmt: skip


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.full)])
def test_hostile_files_are_read_or_refused_with_a_reason_and_none_is_kept_that_was_refused(
    city: City, sign_in: SignIn, every: bool
) -> None:
    from kexie.kit.files.models import StoredFile

    bad = beside.at_hand("data/bad_inputs", "hostile files")
    if bad is None:
        return
    chen, read = sign_in("chen"), 0
    paths = sorted(bad.rglob("*.docx")) if every else [bad / name for name in HOSTILE]
    for path in paths:
        upload = SimpleUploadedFile(path.name, path.read_bytes())
        answer = send(chen, "/desk/plans/import/", act="read", file=upload)
        told = answer.context["fault"]
        assert (answer.status_code, bool(told)) in ((200, False), (422, True)), (path.name, told)
        assert not told or any("\u4e00" <= sign <= "\u9fff" for sign in told)
        read += answer.status_code == 200
    assert StoredFile.objects.filter(purpose="import").count() == read
    assert every or read == 0


def test_a_bench_that_was_left_is_taken_up_again(city: City, sign_in: SignIn) -> None:
    chen, here = sign_in("chen"), "/desk/plans/import/"
    bench = Page(words(send(chen, here, act="read", text=TEXT.format(year=2035)))).forms_with("source")
    assert send(chen, here, autosave="keep", **{**bench, "act": "reread", "kind-0": "other"}).status_code == 200
    assert "自动保存的内容还没有存入" in words(chen.get(here))
    assert Page(words(chen.get(f"{here}?kept=1"))).forms_with("source")["spans"].startswith("other,")
    assert send(chen, here, **{**bench, "act": "confirm"}).status_code == 302
    assert "还没有存入" not in words(chen.get(here))
    send(chen, here, autosave="keep", act="read", text="工作要点开头")
    assert "工作要点开头" in words(chen.get(f"{here}?kept=1"))
    assert send(chen, here, autosave="drop").status_code == 302


@pytest.mark.parametrize("many", [120, pytest.param(5_000, marks=pytest.mark.full)])
def test_a_plan_of_very_many_measures_is_read_in_batches_stored_and_shown(
    city: City, sign_in: SignIn, many: int
) -> None:
    from kexie.plans.models import Measure

    chen, here = sign_in("chen"), "/desk/plans/import/"
    lines = (f"{n}.新建企业科协{n}家。牵头单位：办公室；完成时限：11月底前。" for n in range(1, many + 1))
    text = "\n".join(("武汉市科协2041年工作要点", "一、组织建设", *lines, ""))
    page = words(send(chen, here, act="read", text=text))
    assert (f"{many} 条措施" in page, f"还有 {many - 60} 条没有列出" in page) == (True, True)
    later = int(re.findall(r'name="act" value="window-(\d+)"', page)[-1])
    bench = Page(page).forms_with("source")
    page = words(send(chen, here, **{**bench, "act": f"window-{later}"}))
    assert (f'id="span-{later}"' in page, 'id="span-0"' in page) == (True, False)
    stored = send(chen, here, **{**Page(page).forms_with("source"), "act": "confirm"})
    assert (stored.status_code, Measure.objects.filter(part__plan__year=2041).count()) == (302, many)
    shown = words(chen.get(stored.headers["Location"]))
    assert shown.count("采纳建议：") == many
    chosen = Page.every(shown, "chosen")[:many]
    accepted = send(chen, f"{stored.headers['Location']}proposals/", chosen=chosen[:500], part="1")
    assert accepted.status_code == 302


def test_a_paste_of_five_megabytes_has_a_clear_answer(city: City, sign_in: SignIn) -> None:
    chen, here = sign_in("chen"), "/desk/plans/import/"
    long = send(chen, here, act="read", text="甲" * (5_000_000 // 3))
    assert (long.status_code, "原文超过 500000 字。请只粘贴这一份工作要点" in words(long)) == (422, True)
    # Beyond what a form may bring nothing is parsed at all.
    huge = send(chen, here, act="read", text="a" * 7_000_000)
    assert (huge.status_code, "表单或文件超过了允许的大小" in words(huge)) == (413, True)
    file = SimpleUploadedFile("要点.txt", "甲".encode() * (5_000_000 // 3))
    told = send(chen, here, act="read", file=file)
    assert (told.status_code, "文件太大，原文不超过 500000 字。请只选这一份工作要点" in words(told)) == (422, True)


def test_the_text_of_an_issued_document_is_offered(city: City, sign_in: SignIn) -> None:
    page = words(sign_in("chen").get(f"/desk/plans/import/?document={city.facts.ref('founding')}"))
    assert "2013年武汉市企事业科协工作要点" in page
    assert sign_in("chen").get("/desk/plans/import/?document=999999").status_code == 404
    drafted = words(sign_in("chen").get(f"/desk/plans/import/?document={city.facts.ref('city.public')}"))
    assert "关于公开征集科普作品的通知" in drafted


def test_a_proposal_is_taken_over_with_one_press(city: City, sign_in: SignIn) -> None:
    from kexie.plans.models import Task

    told, chen = city.facts.plans, sign_in("chen")
    ref = told["draft"]
    chosen = f"{told['measure']}:新建基层科协数"
    assert chosen in words(chen.get(f"/desk/plans/{ref}/"))
    done = send(chen, f"/desk/plans/{ref}/proposals/", chosen=chosen, part="1")
    assert (done.status_code, done.headers["Location"]) == (302, f"/desk/plans/{ref}/#part-1")
    assert Task.objects.get(name="新建基层科协数").lead is not None
    assert chosen not in words(chen.get(f"/desk/plans/{ref}/"))
    for wrong in ("", "no-id:甲"):
        assert send(chen, f"/desk/plans/{ref}/proposals/", chosen=wrong).status_code == 403


def test_a_plan_is_issued_with_a_page_that_tells_what_follows(city: City, sign_in: SignIn) -> None:
    chen, ref = sign_in("chen"), city.facts.plans["draft"]
    assert "下达后，分到目标的区和单位就能看到" in words(chen.get(f"/desk/plans/{ref}/issue/"))
    assert send(chen, f"/desk/plans/{ref}/issue/").status_code == 302
    assert "已下达" in words(chen.get(f"/desk/plans/{ref}/"))
    copied = send(chen, f"/desk/plans/{ref}/copy/")
    assert copied.status_code == 302
    assert "2028年工作要点" in words(chen.get(copied.headers["Location"]))
    assert send(chen, copied.headers["Location"] + "voiding/").status_code == 422
    assert send(chen, copied.headers["Location"] + "voiding/", note="重复").status_code == 302


def test_a_split_that_is_too_much_stands_on_the_form(city: City, sign_in: SignIn) -> None:
    from kexie.plans.models import Task

    told, chen = city.facts.plans, sign_in("chen")
    address = f"/desk/tasks/{told['task']}/split/"
    field, version = f"v-{city.facts.number('jiangan')}", Task.objects.get(ref=told["task"]).version
    other = f"v-{city.facts.number('wuchang')}"
    much = send(chen, address, version=version, **{field: "99", other: "20"})
    assert (much.status_code, "比目标多" in words(much)) == (422, True)
    assert send(chen, address, version=version, **{field: "甲"}).status_code == 422
    kept = send(chen, address, version=version, **{field: "25", f"v-{city.facts.number('wuchang')}": "20"})
    assert kept.status_code == 302
    assert "已分解 45 / 60 家，还差 15 家" in words(chen.get(f"/desk/tasks/{told['task']}/"))
    assert send(chen, address, version=version, **{field: "26"}).status_code == 409


def test_progress_is_reported_with_evidence_verified_and_turns_the_board(city: City, sign_in: SignIn) -> None:
    from kexie.plans.models import Report, Target

    told, wang, zhao = city.facts.plans, sign_in("wang"), sign_in("zhao")
    here = f"/desk/targets/{told['dianji']}/"
    wrong = send(wang, f"{here}reports/", value="-1", words="错")
    assert wrong.status_code == 422
    script = SimpleUploadedFile("run.exe", b"MZ")
    assert send(wang, f"{here}reports/", value="1", words="附错文件", file=script).status_code == 422
    bare = send(wang, f"{here}reports/", value="2", words="又建两家")
    assert (bare.status_code, "请附佐证材料，或写明在哪里能查到" in words(bare)) == (422, True)
    told_where = send(wang, f"{here}reports/", value="2", words="又建两家", proof="某科协〔2026〕7号")
    assert told_where.status_code == 302
    assert "某科协〔2026〕7号" in words(wang.get(f"/desk/reports/{Report.objects.latest('reported_at').pk}/"))
    upload = SimpleUploadedFile("名单.txt", "名单\n".encode())
    made = send(wang, f"{here}reports/", value="2", words="又建两家", file=upload)
    assert made.status_code == 302
    row = Report.objects.latest("reported_at")
    assert wang.get(f"/desk/reports/{row.pk}/file/").status_code == 200
    assert send(zhao, f"/desk/reports/{row.pk}/return/", note="").status_code == 422
    before = Target.objects.get(pk=told["jiangan"]).done
    assert send(zhao, f"/desk/reports/{row.pk}/verification/").status_code == 302
    assert Target.objects.get(pk=told["jiangan"]).done == before + 2
    assert send(zhao, f"/desk/reports/{row.pk}/verification/").status_code == 409
    assert send(zhao, f"/desk/reports/{row.pk}/revocation/", note="重复").status_code == 302
    page = words(wang.get(f"/desk/reports/{row.pk}/"))
    assert ("重复" in page, ">报送<" in page, ">report<" in page) == (True, True, False)


def test_of_a_thing_done_or_not_a_wrong_figure_stands_on_the_form(city: City, sign_in: SignIn) -> None:
    wrong = send(sign_in("chen"), f"/desk/tasks/{city.facts.plans['yes']}/reports/", value="3", words="开了三次")
    assert (wrong.status_code, "完成填 1" in words(wrong)) == (422, True)
    assert "经核实<strong>未完成</strong>" in words(wrong)


def test_the_board_drills_down_from_part_and_department_to_the_record(city: City, sign_in: SignIn) -> None:
    told, chen = city.facts.plans, sign_in("chen")
    here = f"/desk/plans/{told['issued']}/board/"
    assert f"/desk/tasks/{told['task']}/" in words(chen.get(f"{here}?by=part&key=1"))
    assert f"/desk/tasks/{told['task']}/" not in words(chen.get(f"{here}?by=part&key=2"))
    assert f"/desk/tasks/{told['task']}/" in words(chen.get(f"{here}?by=owner&light=green"))
    by_unit = words(chen.get(f"{here}?by=district"))
    assert f"/desk/plans/{told['issued']}/units/{city.facts.number('jiangan')}/" in by_unit
    unit = words(chen.get(f"/desk/plans/{told['issued']}/units/{city.facts.number('jiangan')}/"))
    assert (f"/desk/targets/{told['jiangan']}/" in unit, city.facts.units["dianji"]["name"][:4] in unit) == (True, True)


def test_who_has_no_part_sees_no_scores_of_others(city: City, sign_in: SignIn) -> None:
    issued = city.facts.plans["issued"]
    assert sign_in("wang").get(f"/desk/plans/{issued}/units/{city.facts.number('jiangan')}/").status_code == 404
    page = words(sign_in("zhao").get(f"/desk/tasks/{city.facts.plans['task']}/"))
    assert (city.facts.units["wuchang"]["name"] in page, "武昌" in page) == (False, False)


def test_the_sheet_is_taken_out_as_a_workbook(city: City, sign_in: SignIn) -> None:
    answer = sign_in("chen").get(f"/desk/plans/{city.facts.plans['issued']}/sheet.xlsx?on=end")
    assert (answer.status_code, answer.content[:2]) == (200, b"PK")


def test_the_breakdown_of_a_plan_is_printed_with_owners_days_and_parts(city: City, sign_in: SignIn) -> None:
    import io

    import docx

    told, chen = city.facts.plans, sign_in("chen")
    assert f"/desk/plans/{told['issued']}/breakdown.docx" in words(chen.get(f"/desk/plans/{told['issued']}/"))
    answer = chen.get(f"/desk/plans/{told['issued']}/breakdown.docx")
    paper = docx.Document(io.BytesIO(answer.content))
    texts = [cell.text for table in paper.tables for line in table.rows for cell in line.cells]
    assert ("新建企业科协" in texts, "60 家" in texts) == (True, True)
    assert any("江岸区科协 20 家" in text for text in texts)
    draft = chen.get(f"/desk/plans/{told['draft']}/breakdown.docx")
    assert "未下达，供内部讨论" in [one.text for one in docx.Document(io.BytesIO(draft.content)).paragraphs]
    assert sign_in("zhao").get(f"/desk/plans/{told['issued']}/breakdown.docx").status_code == 403


def test_a_district_takes_out_the_sheet_of_its_own_units(city: City, sign_in: SignIn) -> None:
    import io

    import openpyxl

    told, zhao = city.facts.plans, sign_in("zhao")
    number = city.facts.number("jiangan")
    here = f"/desk/plans/{told['issued']}/units/{number}/"
    assert f"{here}sheet.xlsx?on=mid" in words(zhao.get(here))
    answer = zhao.get(f"{here}sheet.xlsx?on=end")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["各单位评分", "各单位各项指标"]
    texts = {str(cell.value) for sheet in book for line in sheet.iter_rows() for cell in line}
    assert ("长江电机科协" in texts, "武昌区科协" in texts) == (True, False)
    written = word.read(SimpleUploadedFile("表.docx", zhao.get(f"{here}sheet.docx?on=end").content)).text
    assert ("一、各单位评分" in written, "二、各单位各项指标" in written, "各项任务" in written) == (True, True, False)
    assert ("长江电机科协" in written, "武昌区科协" in written) == (True, False)
    assert zhao.get(f"{here}sheet.docx?on=mid").status_code == 200
    foreign = f"/desk/plans/{told['issued']}/units/{city.facts.number('wuchang')}/sheet.xlsx"
    assert zhao.get(foreign).status_code == 404
    # Without parts of its own below it there is no sheet.
    assert sign_in("chen").get(foreign).status_code == 404


def test_a_plan_in_answer_is_written_sent_and_passed(city: City, sign_in: SignIn) -> None:
    from kexie.plans.models import Answer

    told, chen, zhao = city.facts.plans, sign_in("chen"), sign_in("zhao")
    here = f"/desk/answers/{told['jiangan.answer']}/"
    version = Answer.objects.get(pk=told["jiangan.answer"]).version
    assert send(zhao, here, version=version, words="", **{"t-0": "甲" * 2001}).status_code == 422
    assert (
        send(zhao, here, version=version, words="结合实际", **{"t-0": "我区办两期", "d-0": "2026-06-30"}).status_code
        == 302
    )
    assert "我区办两期" in words(zhao.get(here))
    assert send(zhao, f"{here}submission/").status_code == 302
    assert send(chen, f"{here}return/", note="缺时限").status_code == 302
    assert "缺时限" in words(zhao.get(here))
    issued = told["issued"]
    assert send(chen, f"/desk/plans/{issued}/answers/", whom="districts", due_on="").status_code == 422
    asked = send(chen, f"/desk/plans/{issued}/answers/", whom="districts", due_on="2030-01-01")
    assert asked.status_code == 302
    listed = chen.get(f"/desk/plans/{issued}/answers/?view=submitted")
    assert "按期报来" in words(listed)
    counts = {tab["label"]: tab["count"] for tab in listed.context["views"]}
    assert counts["全部"] == sum(counts.values()) - counts["全部"] > 0
    assert counts["待审核"] == len(listed.context["rows"])


def test_a_unit_is_let_off_at_the_desk_and_asked_once_more(city: City, sign_in: SignIn) -> None:
    from kexie.plans.models import Answer

    told, chen, zhao = city.facts.plans, sign_in("chen"), sign_in("zhao")
    here = f"/desk/answers/{told['jiangan.answer']}/"
    assert "不用再报，也不再催办" in words(chen.get(f"{here}dropping/"))
    assert send(chen, f"{here}dropping/", note="").status_code == 422
    assert send(zhao, f"{here}dropping/", note="不写").status_code == 403
    assert send(chen, f"{here}dropping/", note="今年筹备换届").status_code == 302
    page = words(zhao.get(here))
    assert ("不再要求" in page, "今年筹备换届" in page, "保存计划" in page) == (True, True, False)
    assert send(chen, f"{here}dropping/", note="再来").status_code == 409
    assert send(chen, f"{here}renewal/", due_on="").status_code == 422
    assert send(chen, f"{here}renewal/", due_on="2030-01-01").status_code == 302
    assert (Answer.objects.get(pk=told["jiangan.answer"]).state, "保存计划" in words(zhao.get(here))) == ("asked", True)


def test_a_district_reads_the_plans_of_its_own_units_and_is_shown_no_others(city: City, sign_in: SignIn) -> None:
    told, zhao = city.facts.plans, sign_in("zhao")
    here = f"/desk/plans/{told['issued']}/answers/"
    assert here in words(zhao.get(f"/desk/plans/{told['issued']}/"))
    page = words(zhao.get(here))
    shown = {unit: f"/desk/answers/{told[f'{unit}.answer']}/" in page for unit in ("jiangan", "dianji", "wuchang")}
    assert shown == {"jiangan": True, "dianji": True, "wuchang": False}
    assert ("按期报来" in page, "布置制定计划" in page, 'id="chasing"' in page) == (False, False, False)
    assert send(zhao, here, whom="districts", due_on="2030-01-01").status_code == 403


def test_the_house_reads_which_steps_are_still_to_come_and_which_no_calendar_can_count(
    city: City, sign_in: SignIn
) -> None:
    from kexie.notices.models import ReminderLadder
    from kexie.plans.models import Answer

    told, chen = city.facts.plans, sign_in("chen")
    here, due_on = f"/desk/plans/{told['issued']}/answers/", clock.today() + timedelta(days=60)
    for year in {due_on.year, due_on.year + 1} - set(calendar.known_years()):
        for month in range(1, 13):
            calendar.override(date(year, month, 1), working=False, by=SYSTEM)
    rows = Answer.objects.filter(plan__ref=told["issued"])
    rows.update(due_on=due_on, state="asked")
    page = words(chen.get(here))
    assert ("下一步：" in page, f"{rows.count()} 个单位" in page) == (True, True)
    rows.update(due_on="2041-01-03")
    page = words(chen.get(here))
    assert ("有的步骤还算不出日子" in page, "2041 年的放假安排还没有录入" in page) == (True, True)
    ReminderLadder.objects.update(is_on=False)
    page = words(chen.get(here))
    assert ("计划不自动催办" in page, 'href="/desk/settings/reminders/"' in page) == (True, True)


def test_the_plan_of_a_unit_without_account_is_put_down_by_who_guides_it(city: City, sign_in: SignIn) -> None:
    from kexie.plans.models import Answer

    told, zhao = city.facts.plans, sign_in("zhao")
    here = f"/desk/answers/{told['xinpian.answer']}/"
    assert send(sign_in("chen"), f"{here}renewal/", due_on="2030-01-01").status_code == 302
    page = words(sign_in("chen").get(here))
    assert ("没有能登录的人" in page, "保存计划" in page) == (True, True)
    version = Answer.objects.get(pk=told["xinpian.answer"]).version
    sent = send(sign_in("chen"), here, version=version, words="来函所报", **{"t-0": "本厂办两期"})
    assert (sent.status_code, send(sign_in("chen"), f"{here}submission/").status_code) == (302, 302)
    assert zhao.get(here).status_code == 404


def test_what_came_of_the_reminders_stands_on_the_page_of_a_plan(city: City, sign_in: SignIn) -> None:
    from kexie.people.models import Person
    from kexie.plans.models import Answer, AnswerReminder

    told, chen = city.facts.plans, sign_in("chen")
    answer = Answer.objects.get(pk=told["jiangan.answer"])
    days = {"due_on": answer.due_on, "day": answer.due_on, "to": "liaison"}
    AnswerReminder.objects.create(
        answer=answer,
        days=-2,
        state="sent",
        person=Person.objects.get(account__username="zhao"),
        channels=["in_app"],
        **days,
    )
    AnswerReminder.objects.create(answer=answer, days=1, state="nobody", reason="nobody", **days)
    page = words(chen.get(f"/desk/answers/{answer.pk}/"))
    assert ("已发：赵" in page, "计划 · 期限前 2 个工作日 · 联络员" in page, "没有收得到消息的人" in page) == (
        True, True, True,
    )  # fmt: skip
    assert "已催办 1 个" in words(chen.get(f"/desk/plans/{told['issued']}/answers/"))


def test_tables_are_changed_at_the_desk(city: City, sign_in: SignIn) -> None:
    chen, row = sign_in("chen"), city.facts.plans["row"]
    body = {
        "any_of": "企业科协、园区科协",
        "verbs": "新建",
        "department": "办公室",
        "indicator": "新建数",
        "unit": "家",
    }
    assert send(chen, f"/desk/settings/proposals/{row}/", **body).status_code == 302
    assert "停用" in words(chen.get("/desk/settings/proposals/"))
    assert send(chen, "/desk/settings/proposals/new/", **{**body, "any_of": "甲" * 41}).status_code == 422
    assert send(chen, "/desk/settings/lights/", on_course="60", slow="90", soon="1").status_code == 422
    assert send(chen, "/desk/settings/lights/", on_course="95", slow="70", soon="10").status_code == 302
    assert "达到 95%" in words(chen.get("/desk/settings/lights/"))


def test_the_homes_tell_what_waits(city: City, sign_in: SignIn) -> None:
    told = {name: words(sign_in(name).get("/desk/")) for name in ("chen", "zhao", "wang")}
    assert ("核实进展：新建企业科协" in told["chen"], "审核计划" in told["chen"]) == (True, True)
    assert ("核实进展：新建企业科协" in told["zhao"], "制定本单位计划" in told["zhao"]) == (True, True)
    assert "核实进展" not in told["wang"]


def test_a_board_asks_as_much_for_two_hundred_tasks_as_for_four(city: City, sign_in: SignIn) -> None:
    from bench import plan_board

    chen = sign_in("chen")
    small, large = (plan_board.fill(measures=count, units=10) for count in (4, 200))
    for view in plan_board.VIEWS:
        found = []
        for told in (small, large):
            with CaptureQueriesContext(connection) as asked:
                page = chen.get(f"/desk/plans/{told['ref']}/{view.format(**told)}")
            found.append((page.status_code, len(asked)))
        assert found[0] == found[1] == (200, min(found[1][1], 20)), (view, found)
    assert "列出要紧的 40 项，共 200 项" in words(chen.get(f"/desk/plans/{large['ref']}/board/"))
