"""任务分解表: one table a part, numbered as documents number."""

from kexie.plans.documents import breakdown


def test_parts_are_numbered_as_documents_number_and_an_empty_one_says_so() -> None:
    parts = [(f"第{place}部分", [("新建", "企事业部", "—", "2026年6月30日", "60 家", "—")]) for place in range(1, 22)]
    told = breakdown.paper("某市科协2026年工作要点", "2026年3月1日下达", [*parts, ("附则", [])])
    assert told.title == "某市科协2026年工作要点任务分解表"
    heads = [table.heading for table in told.tables]
    assert [heads[place] for place in (0, 9, 10, 18, 19, 20, 21)] == [
        "一、第1部分", "十、第10部分", "十一、第11部分", "十九、第19部分", "二十、第20部分", "二十一、第21部分", "二十二、附则",
    ]  # fmt: skip
    assert told.tables[-1].nothing == "还没有任务。"
