"""Pressed once and kept: digests, names of files, the office's own fonts, titles broken by sense."""

import shutil
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from kexie.notices.documents import fonts, pdf, press, titles
from kexie.notices.documents.plain import digest
from tests.notices.documents import reading_back, renaming, samples


def test_the_same_paper_gives_the_same_bytes_and_another_gives_others():
    first, again = (pdf.draw(samples.drawn()) for _ in range(2))
    assert first == again
    assert first != pdf.draw(samples.drawn(mark="草稿"))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("1. 要点", "要点"), ("2、名单；", "名单"), ("附件3：办法。", "办法"), ("附件：表", "表"), ("2013年要点。", "2013年要点"),
        ("3.15活动方案", "3.15活动方案"), ("附件清单", "附件清单"), ("12.", "12."), ("。", "。"),
    ],
)  # fmt: skip
def test_annexes_are_listed_without_the_numbers_somebody_typed(typed, told):
    assert samples.drawn(annex_list=(typed,))["annex_list"] == [told]


def test_a_digest_tells_papers_files_and_fonts_apart():
    told = samples.drawn()
    same, other = digest(told, "pdf", "fonts"), digest(samples.drawn(number="武科协〔2013〕16号"), "pdf", "fonts")
    assert same == digest(samples.drawn(), "pdf", "fonts")
    assert len({same, other, digest(told, "docx", "fonts"), digest(told, "pdf", "own fonts")}) == 4


def test_a_pressed_paper_is_kept_until_its_text_changes(monkeypatch):
    drawn = []
    monkeypatch.setattr(press, "_drawn_apart", lambda told, folder: drawn.append(told) or b"%PDF")
    one = press.Sheet(samples.drawn(), "a.pdf", '"kept-1"')
    other = press.Sheet(samples.drawn(), "a.pdf", '"kept-2"')
    assert [press.pdf_of(sheet) for sheet in (one, one, other, one)] == [b"%PDF"] * 4
    assert len(drawn) == 2


def test_the_drawing_process_gives_what_the_typesetter_gives_and_sees_no_secret(monkeypatch):
    monkeypatch.setenv("KEXIE_APP_DSN", "postgresql://secret")
    seen = {}
    run = subprocess.run

    def watched(*command, **more):
        seen.update(more["env"])
        return run(*command, **more)

    monkeypatch.setattr(subprocess, "run", watched)
    told = samples.drawn(title='#read("x") *_$@<>')
    assert press.pdf_of(press.Sheet(told, "a.pdf", '"apart"')) == pdf.draw(told)
    assert set(seen) <= {"PATH", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH"}


def test_a_stuck_typesetter_is_ended_and_the_next_paper_is_drawn(monkeypatch):
    monkeypatch.setattr(press, "MOST_SECONDS", 0.001)
    with pytest.raises(subprocess.TimeoutExpired):
        press.pdf_of(press.Sheet(samples.drawn(), "a.pdf", '"stuck"'))
    monkeypatch.undo()
    assert press.pdf_of(press.Sheet(samples.drawn(), "a.pdf", '"stuck"')).startswith(b"%PDF")


def test_only_a_few_wait_for_the_press_and_the_same_paper_is_drawn_once(monkeypatch):
    drawn, begun, go_on = [], threading.Event(), threading.Event()

    def slow(told, folder):
        drawn.append(told)
        begun.set()
        assert go_on.wait(10)
        return b"%PDF"

    monkeypatch.setattr(press, "_drawn_apart", slow)
    same = press.Sheet(samples.drawn(), "a.pdf", '"slow"')
    with ThreadPoolExecutor(press.MOST_WAITING) as pool:
        waiting = [pool.submit(press.pdf_of, same) for _ in range(press.MOST_WAITING)]
        assert begun.wait(10)
        while press._waiting._value:  # until all of them stand in line
            time.sleep(0.01)
        with pytest.raises(press.Busy):
            press.pdf_of(press.Sheet(samples.drawn(), "b.pdf", '"another"'))
        go_on.set()
        assert [one.result(10) for one in waiting] == [b"%PDF"] * press.MOST_WAITING
    assert len(drawn) == 1


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({}, f"武科协〔2013〕15号 {samples.FOUNDING}.pdf"),
        ({"mark": "草稿", "number": ""}, f"草稿 {samples.FOUNDING}.pdf"),
        ({"title": "甲/乙:丙\\丁\n戊", "number": ""}, "丁 戊.pdf"),
        ({"title": "", "number": ""}, "未命名.pdf"),
    ],
)
def test_a_file_is_named_by_mark_number_and_title(values, name):
    assert press.file_name(samples.paper(**values), "pdf") == name


def test_stand_ins_are_taken_where_no_folder_is_named():
    chosen = fonts.chosen()
    assert chosen.families == {
        "fangsong": "Noto Serif SC", "xiaobiaosong": "Noto Serif SC", "kaiti": "Noto Serif SC",
        "songti": "Noto Serif SC", "heiti": "Noto Sans SC",
    }  # fmt: skip
    assert set(chosen.stand_ins) == set(fonts.WANTED)


@pytest.fixture
def font_folder(tmp_path):
    """A folder with one font of the office: a stand-in under the name of 楷体 (both names have twelve letters)."""
    font = (fonts.STAND_INS / "NotoSansSC-Regular.otf").read_bytes()
    named = font.replace("Noto Sans SC".encode("utf-16-be"), "KaiTi_GB2312".encode("utf-16-be"))
    assert named != font
    (tmp_path / "kai.otf").write_bytes(named)
    yield tmp_path
    shutil.rmtree(tmp_path)


def test_a_font_of_the_office_is_taken_for_what_it_is_and_stand_ins_for_the_rest(font_folder):
    chosen = fonts.chosen(str(font_folder))
    assert chosen.families["kaiti"] == "KaiTi_GB2312"
    assert set(chosen.stand_ins) == set(fonts.WANTED) - {"kaiti"}
    told = samples.letter_of("（一）范围\n正文一段。", title="关于某事的通知", signatures=(), written_on="")
    fonts_of = {
        folder: [page.row(words).font for page in reading_back.pages(pdf.draw(told, folder))[:1]
                 for words in ("（一）范围", "正文一段。")]
        for folder in ("", str(font_folder))
    }  # fmt: skip
    assert fonts_of[""] == ["NotoSerifSC-Regular"] * 2
    assert fonts_of[str(font_folder)] == ["NotoSansSC-Regular", "NotoSerifSC-Regular"]


@pytest.fixture
def office_fonts(tmp_path):
    """A folder with 小标宋 and 仿宋 under the names they are sold by, made of two free fonts."""
    for free, family, postscript in (
        ("NotoSansSC-Regular.otf", "方正小标宋简体", "FZXBSJW--GB1-0"), ("NotoSerifSC-Regular.otf", "仿宋_GB2312", "FangSong_GB2312"),
    ):  # fmt: skip
        (tmp_path / f"{postscript}.otf").write_bytes(
            renaming.renamed((fonts.STAND_INS / free).read_bytes(), family, postscript)
        )
    return tmp_path


def test_xiaobiaosong_and_fangsong_of_the_office_are_what_the_pdf_carries(office_fonts):
    chosen = fonts.chosen(str(office_fonts))
    assert (chosen.families["xiaobiaosong"], chosen.families["fangsong"]) == ("方正小标宋简体", "仿宋_GB2312")
    assert set(chosen.stand_ins) == set(fonts.WANTED) - {"xiaobiaosong", "fangsong"}
    told = samples.letter_of("正文一段。", title="关于某事的通知", signatures=(), written_on="")
    body = press.pdf_of(press.Sheet(told, "a.pdf", '"office fonts"'), str(office_fonts))
    page = reading_back.pages(body)[0]
    words = ("武汉市科学技术协会文件", "关于某事的通知", "正文一段。", "武科协")
    assert [page.row(one).font for one in words] == ["FZXBSJW--GB1-0"] * 2 + ["FangSong_GB2312"] * 2
    assert {"FZXBSJW--GB1-0", "FangSong_GB2312"} <= reading_back.embedded(body)
    # Without the folder neither is there: the names are not just written into the file.
    assert not {"FZXBSJW--GB1-0", "FangSong_GB2312"} & reading_back.embedded(pdf.draw(told))


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于召开座谈会的通知", ["关于召开座谈会的通知"]),
        (samples.FOUNDING, ["关于印发", "《2013年武汉市企事业科协工作要点》", "的通知"]),
        (
            "武汉市科学技术协会关于开展第四届武汉市优秀科技工作者评选表彰工作的通知",
            ["武汉市科学技术协会关于开展第四届", "武汉市优秀科技工作者评选表彰工作的通知"],
        ),
        ("", [""]),
    ],
)
def test_a_title_is_broken_by_sense(title, lines):
    assert list(titles.broken(title)) == lines


@pytest.mark.parametrize(
    "title",
    [
        "关于转发《中国科协办公厅关于开展2026年“全国科普日”活动的通知》的通知",
        "关于同意成立武汉市某某科技股份有限公司科学技术协会的批复",
        "关于商请支持举办2026年院士专家企业行活动并派员参加有关工作会议的函",
        "关于举办“科技创新、绿色发展”企业科协工作培训班和观摩考察活动的通知",
    ],
)
def test_no_line_of_a_title_is_too_wide_nor_begins_or_ends_wrongly(title):
    lines = titles.broken(title)
    assert "".join(lines) == title
    assert len(lines) > 1
    for line in lines:
        assert 2 <= titles.width(line) <= titles.MOST
        assert line[0] not in "》”、，。）年月日"
        assert line[-1] not in "《“（、"


def test_what_cannot_be_broken_is_left_to_the_page():
    assert titles.broken("A" * 60) == ("A" * 60,)
    assert titles.broken("测" * 400) == ("测" * 400,)
