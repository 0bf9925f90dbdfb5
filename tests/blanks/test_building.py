"""Building a form: who may, what it may ask, what stands still once it is published."""

import pgtrigger
import pytest
from django.db import IntegrityError, InternalError, ProgrammingError, transaction

from kexie.blanks import kinds, queries, rules
from kexie.blanks.actions import answers, blanks, fields
from kexie.blanks.forms import FieldForm
from kexie.blanks.models import Answer, Blank, Field, Version
from kexie.kit.actor import SYSTEM
from kexie.kit.journal.queries import history
from kexie.kit.verdict import Overtaken, Refused
from tests.blanks.conftest import LEAST

TEXT = {"label": "意见", "most": 200}


def labels(version):
    return [(one.position, one.label) for one in queries.fields(version)]


def test_a_form_is_built_published_and_revised_with_its_keys_kept(house):
    version = house.draft("座谈会回执", ("number", LEAST), ("text", TEXT))
    assert labels(version) == [(1, "参会人数"), (2, "意见")]
    assert [one.key for one in queries.fields(version)] == ["f1", "f2"]
    blanks.introduce(version, "请于会前回复", by=house["chen"])
    blanks.publish(version, by=house["chen"])
    second = blanks.revise(version.blank, by=house["chen"])
    assert (second.number, second.introduction, labels(second)) == (2, "请于会前回复", labels(version))
    fields.remove(house.field(second, "意见"), by=house["chen"])
    fields.add(second, "text", {"label": "说明"}, by=house["chen"])
    assert [one.key for one in queries.fields(second)] == ["f1", "f3"]
    assert labels(version) == [(1, "参会人数"), (2, "意见")]
    assert [entry.verb for entry in history("blank", version.blank_id)] == [
        "make", "edit", "edit", "edit", "publish", "revise", "edit", "edit",
    ]  # fmt: skip
    with pytest.raises(Overtaken, match="已有一版草稿"):
        blanks.revise(version.blank, by=house["chen"])


def test_fields_move_change_and_go(house):
    version = house.draft("表", ("text", {"label": "甲"}), ("text", {"label": "乙"}), ("text", {"label": "丙"}))
    fields.move(house.field(version, "丙"), True, by=house["chen"])
    fields.move(house.field(version, "甲"), False, by=house["chen"])
    assert labels(version) == [(1, "丙"), (2, "甲"), (3, "乙")]
    fields.move(house.field(version, "丙"), True, by=house["chen"])
    fields.change(house.field(version, "甲"), {"label": "丁", "required": True}, by=house["chen"])
    gone = house.field(version, "丙")
    fields.remove(gone, by=house["chen"])
    assert labels(version) == [(1, "丁"), (2, "乙")]
    with pytest.raises(Overtaken, match="这一项已被删去"):
        fields.remove(gone, by=house["chen"])


@pytest.mark.parametrize(
    ("kind", "told", "why"),
    [
        ("text", {"label": ""}, "请写明要填什么"),
        ("text", {"label": "参会人数"}, "已有名为“参会人数”的一项"),
        ("choice", {"label": "参加", "options": ["是"]}, "至少要有两个不同的选项"),
        ("choices", {"label": "参加", "options": ["是", "是"]}, "至少要有两个不同的选项"),
        ("date", {"label": "日期", "most": 3}, "日期没有多少可限"),
        ("text", {"label": "意见", "most": 5001}, "字数应在 0 到 5000 之间"),
        ("person", {"label": "谁来", "most": 11}, "人数应在 0 到 10 之间"),
        ("number", {"label": "金额", "least": 2, "most": 1}, "最少的数值比最多的大"),
        ("date", {"label": "日期", "first_day": "b", "last_day": "a"}, "最早的日期比最晚的晚"),
        ("rich", {"label": "正文"}, "没有这种填写项"),
    ],
)
def test_a_field_that_makes_no_sense_is_refused_with_the_reason(house, kind, told, why):
    version = house.draft("表", ("number", LEAST))
    with pytest.raises(Refused, match=why):
        fields.add(version, kind, told, by=house["chen"])
    with pytest.raises(KeyError):
        fields.add(version, "text", {"label": "键", "key": "f9"}, by=house["chen"])


def test_a_form_has_only_so_many_fields(house, monkeypatch):
    monkeypatch.setattr(kinds, "FIELDS_LIMIT", 1)
    version = house.draft("表", ("number", LEAST))
    with pytest.raises(Refused, match="一张表单最多 1 项"):
        fields.add(version, "text", {"label": "又一项"}, by=house["chen"])


def test_who_builds_and_who_uses(house):
    version = house.published()
    with pytest.raises(Refused, match="只有某市科协的拟稿人能设计它的表单"):
        blanks.make(house.unit("city"), "别人的", by=house["zhao"])
    with pytest.raises(Refused, match="只有某市科协的拟稿人能设计它的表单"):
        blanks.rename(version.blank, "改名", by=house["zhao"])
    for act in (
        lambda: fields.remove(version.fields.get(), by=house["zhao"]),
        lambda: blanks.publish(version, by=house["zhao"]),
    ):
        with pytest.raises(Refused, match="只有某市科协的拟稿人能设计它的表单"):
            act()
    with pytest.raises(Refused, match="这是别的单位的表单"):
        blanks.make(house.unit("jiang"), "抄来的", by=house["zhao"], copy_of=version)
    ready = Blank.objects.get(name="参会回执")
    with pytest.raises(Refused, match="这是各单位通用的表单，不能改"):
        blanks.revise(ready, by=house["chen"])
    copied = blanks.make(house.unit("jiang"), "参会回执", by=house["zhao"], copy_of=ready.versions.get())
    assert labels(copied.versions.get()) == labels(ready.versions.get())
    assert [one.name for one in queries.listed(house["zhao"])] == ["参会回执", "意见回执", "参会回执"]
    assert list(queries.listed(house["liaison"])) == []
    assert queries.blank(house["zhao"], version.blank.ref) is None
    assert queries.blank(house["chen"], version.blank.ref) == version.blank
    assert rules.visible_blanks(SYSTEM).count() == 4


def test_names_are_one_in_a_house_among_those_in_use(house):
    version = house.draft("座谈会回执")
    with pytest.raises(Refused, match="本单位已有名为“座谈会回执”的表单"):
        house.draft("座谈会回执")
    with pytest.raises(Refused, match="请给表单起名"):
        blanks.rename(version.blank, "", by=house["chen"])
    assert blanks.rename(version.blank, "年会回执", by=house["chen"]).name == "年会回执"
    blanks.retire(version.blank, by=house["chen"])
    assert house.draft("年会回执").number == 1
    with pytest.raises(Refused, match="这张表单已停用"):
        blanks.rename(version.blank, "再改", by=house["chen"])


def test_only_what_asks_something_is_published_and_only_what_is_published_and_in_use_is_used(house):
    version = house.draft("空的")
    with pytest.raises(Refused, match="表单里还没有一项"):
        blanks.publish(version, by=house["chen"])
    assert rules.can_use(house["chen"], version).reason == "这一版还没有发布，发布后才能使用"
    version = house.published()
    assert [one.blank.name for one in queries.usable(house["chen"])] == ["座谈会回执", "意见回执", "参会回执"]
    blanks.retire(version.blank, by=house["chen"])
    version.refresh_from_db()
    assert rules.can_use(house["chen"], version).reason == "这张表单已停用，请换一张"
    assert [one.blank.name for one in queries.usable(house["chen"])] == ["意见回执", "参会回执"]


def test_the_draft_of_a_further_version_may_be_thrown_away_the_first_not(house):
    version = house.draft("表", ("number", LEAST))
    with pytest.raises(Refused, match="这是第一版，不能删去"):
        blanks.discard(version, by=house["chen"])
    blanks.publish(version, by=house["chen"])
    second = blanks.revise(version.blank, by=house["chen"])
    blanks.discard(second, by=house["chen"])
    assert [one.number for one in queries.versions(version.blank)] == [1]
    with pytest.raises(Overtaken, match="这一版草稿已被删去"):
        fields.add(second, "text", TEXT, by=house["chen"])


def test_a_published_version_stands_still_whoever_writes(house):
    version = house.published()
    with pytest.raises(Refused, match="这一版已发布，不能改"):
        fields.add(version, "text", TEXT, by=house["chen"])
    field = version.fields.get()
    acts = [
        lambda: Field.objects.filter(pk=field.pk).update(label="改了"),
        lambda: Field.objects.filter(pk=field.pk).delete(),
        lambda: Field.objects.create(version=version, key="f9", position=9, kind="text", label="偷加"),
        lambda: Version.objects.filter(pk=version.pk).update(published_at=None),
        lambda: Version.objects.filter(pk=version.pk).delete(),
    ]
    for act in acts:
        with pytest.raises((InternalError, ProgrammingError), match="pgtrigger"), transaction.atomic():
            act()
    answer = answers.keep(version, {"f1": "2"}, by=SYSTEM)
    for act in (lambda: Answer.objects.filter(pk=answer.pk).update(values={}), lambda: answer.delete()):
        with pytest.raises((InternalError, ProgrammingError), match="pgtrigger"), transaction.atomic():
            act()


def test_canary_without_its_guard_the_published_version_could_be_changed(house):
    field = house.published().fields.get()
    with pgtrigger.ignore("blanks.Field:published"):
        assert Field.objects.filter(pk=field.pk).update(label="改了") == 1


def test_what_is_only_one_is_kept_so_by_the_database(house):
    version = house.draft("表", ("number", LEAST))
    broken = [
        lambda: Version.objects.create(blank=version.blank, number=2),
        lambda: Blank.objects.create(owner=house.unit("city"), name="表"),
        lambda: Field.objects.create(version=version, key="f1", position=2, kind="text", label="甲"),
        lambda: Field.objects.create(version=version, key="f2", position=2, kind="text", label="参会人数"),
        lambda: Field.objects.create(version=version, key="f3", position=3, kind="choice", label="选", options=["一"]),
        lambda: Field.objects.create(
            version=version, key="f4", position=4, kind="text", label="字", options=["一", "二"]
        ),
        lambda: Field.objects.create(version=version, key="f5", position=5, kind="number", label="数", least=2, most=1),
    ]
    for act in broken:
        with pytest.raises(IntegrityError), transaction.atomic():
            act()


def test_an_answer_to_a_draft_is_refused_by_the_act_and_by_the_database(house):
    version = house.draft("表", ("number", LEAST))
    with pytest.raises(Refused, match="这张表单还没有发布"):
        answers.keep(version, {"f1": "2"}, by=SYSTEM)
    with pytest.raises((InternalError, ProgrammingError), match="is not published"), transaction.atomic():
        Answer.objects.create(version=version, values={})


def test_the_form_asks_only_what_the_kind_has(house):
    told = {
        kind.code: [name for name in FieldForm(kind=kind).fields if name not in ("label", "help", "required")]
        for kind in kinds.KINDS.values()
    }
    assert told == {
        "text": ["least", "most"], "number": ["least", "most", "unit", "places"], "date": ["first_day", "last_day"],
        "choice": ["options"], "choices": ["options", "least", "most"], "person": ["least", "most"],
        "organisation": [], "file": [],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("是", "选项应有 2 至 30 个，现在 1 个"),
        ("是\n\n是", "有重复的选项，请改正"),
        ("是\n" + "长" * 61, "选项不超过 60 字"),
    ],
)
def test_options_are_one_a_line(house, typed, why):
    form = FieldForm({"label": "参加", "options": typed}, kind=kinds.KINDS["choice"])
    assert not form.is_valid()
    assert why in str(form.errors["options"])
    good = FieldForm({"label": "参加", "options": " 是 \r\n否\r\n"}, kind=kinds.KINDS["choice"])
    assert (good.is_valid(), good.told()["options"]) == (True, ["是", "否"])


def test_the_form_shows_a_field_as_it_stands(house):
    version = house.draft("表", ("number", LEAST), ("choice", {"label": "参加", "options": ["是", "否"]}))
    number, choice = queries.fields(version)
    form = FieldForm(kind=number.kind_told, field=number)
    assert [form[name].value() for name in ("label", "least", "most", "unit", "places")] == [
        "参会人数", "1", "20", "人", 0,
    ]  # fmt: skip
    assert FieldForm(kind=choice.kind_told, field=choice)["options"].value() == "是\n否"
    sent = FieldForm({"label": "数", "places": "2", "unit": "万元", "most": "9.5"}, kind=number.kind_told)
    assert sent.is_valid()
    assert (sent.told()["places"], str(sent.told()["most"]), sent.told()["required"]) == (2, "9.5", False)
