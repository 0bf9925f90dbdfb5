"""The bench of the import page: presses change spans, and the spans always tile the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kexie.desk import bench
from kexie.notices.reading import spans

TEXT = "武汉市科协\n\n公告栏\n关于印发《要点》的通知\n\n各区科协:\n\n现印发给你们。\n请贯彻落实。\n\n2013年4月25日\n"


def _again(opened: bench.Bench, **data: str) -> bench.Bench:
    return bench.unpacked({**opened.packed, **data})


def test_a_bench_comes_back_from_its_hidden_fields_unchanged() -> None:
    opened = bench.opened(TEXT)
    assert _again(opened) == opened


@given(st.text(min_size=1, max_size=200))
def test_any_text_comes_back_and_its_spans_tile_it(text: str) -> None:
    try:
        opened = bench.opened(text)
    except bench.BenchFault:
        return
    back = _again(opened)
    assert "".join(span.of(back.source) for span in back.spans) == text


def test_a_chosen_kind_is_taken_over() -> None:
    opened = bench.opened(TEXT)
    place = next(row.place for row in bench.rows(opened) if row.kind == "title")
    assert _again(opened, **{f"kind-{place}": "column"}).spans[place].kind == "column"


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(bench.BenchFault, match="已损坏"):
        _again(bench.opened(TEXT), **{"kind-0": "nonsense"})


def test_split_at_the_words_of_the_second_part() -> None:
    opened = bench.opened(TEXT)
    place = next(row.place for row in bench.rows(opened) if "贯彻" in row.text)
    after = bench.turned(opened, f"split-{place}", {f"at-{place}": "贯彻"})
    assert [row.text.strip() for row in bench.rows(after) if row.place in (place, place + 1)][1].startswith("贯彻")
    spans.check(after.source, after.spans)


def test_split_at_words_that_do_not_stand_there_says_so() -> None:
    opened = bench.opened(TEXT)
    with pytest.raises(bench.BenchFault, match="没有找到“不存在”"):
        bench.turned(opened, "split-0", {"at-0": "不存在"})


def test_merge_takes_the_blanks_between_along() -> None:
    opened = bench.opened(TEXT)
    second = bench.rows(opened)[1]
    after = bench.turned(opened, f"merge-{second.place}", {})
    assert len(bench.rows(after)) == len(bench.rows(opened)) - 1
    assert bench.rows(after)[0].text.endswith(second.text)
    spans.check(after.source, after.spans)


def test_the_first_span_has_nothing_to_merge_into() -> None:
    opened = bench.opened(TEXT)
    with pytest.raises(bench.BenchFault, match="第一段"):
        bench.turned(opened, f"merge-{bench.rows(opened)[0].place}", {})


def test_merged_lines_come_apart_again() -> None:
    opened = bench.opened(TEXT)
    second = bench.rows(opened)[1]
    merged = bench.turned(opened, f"merge-{second.place}", {})
    apart = bench.turned(merged, f"lines-{bench.rows(merged)[0].place}", {})
    assert [row.text for row in bench.rows(apart)] == [row.text for row in bench.rows(opened)]


def test_a_long_text_is_shown_window_by_window() -> None:
    text = "关于事项的通知\n\n" + "\n".join(f"{n}. 事项{n}。" for n in range(1, 200)) * 2
    opened = bench.opened(text)
    assert len(bench.rows(opened)) == bench.WINDOW
    _, after = bench.windows(opened)
    assert after is not None
    moved = bench.turned(opened, f"window-{after}", {})
    assert bench.rows(moved)[0].place == after
    assert bench.windows(moved)[0] == bench.rows(opened)[0].place


def test_nothing_to_read_is_said() -> None:
    with pytest.raises(bench.BenchFault, match="没有可以读的文字"):
        bench.opened(" \n\t ")
