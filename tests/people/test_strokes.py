"""姓氏笔画序 against a list that was published in this order, and its rules one by one."""

import importlib
import random
from hashlib import sha256
from typing import Any

import psycopg
import pytest
from django.db import IntegrityError, connection, transaction

from kexie.people import strokes
from kexie.people.actions import persons
from kexie.people.models import Person

migration: Any = importlib.import_module("kexie.people.migrations.0019_stroke_keys")

# As this list was published, 按姓氏笔画为序.
PUBLISHED = [
    "丁薛祥", "习近平", "马兴瑞", "王毅", "王沪宁", "尹力", "石泰峰", "刘国中", "李希", "李强",
    "李干杰", "李书磊", "李鸿忠", "何卫东", "何立峰", "张又侠", "张国清", "陈文清", "陈吉宁", "陈敏尔",
    "赵乐际", "袁家军", "黄坤明", "蔡奇",
]  # fmt: skip
SURNAMES = (
    "丁于万习马丰王韦尹巴石龙卢叶田史包冯兰毕曲吕朱任刘许孙阴严苏杜李杨肖吴何邹汪沈宋张陆陈邵林欧罗金周郑孟赵郝胡"
)


def _lines() -> list[tuple[str, str]]:
    lines = [line.partition(" ") for line in strokes._FILE.read_text(encoding="utf-8").splitlines()]
    return [(count, told) for count, _, told in lines]


def _signs() -> str:
    return "".join(told for _, told in _lines())


def _sorted(names: list[str]) -> list[str]:
    mixed = list(names)
    random.Random(1).shuffle(mixed)
    return strokes.in_order(mixed, str)


def test_a_published_list_comes_out_as_it_was_published() -> None:
    assert _sorted(PUBLISHED) == PUBLISHED


def test_surnames_stand_by_the_number_of_strokes_then_by_the_strokes() -> None:
    assert "".join(_sorted(list(SURNAMES))) == SURNAMES


@pytest.mark.parametrize(
    "names",
    [
        ["李强", "李一一", "李三丰"],  # one given character first, whatever its strokes
        [
            "欧丁",
            "欧阳",
            "欧丁一",
            "欧阳一",
            "欧阳一一",
        ],  # 欧阳 with nothing behind it is a 欧; the double surname after
        ["东丁一", "东方一", "卓一"],
        ["丁一", "丁  二", "丁三"],
        ["干一", "于一"],  # the same kinds of strokes: the plain 竖 before the one with a hook
        ["丁一", "魏一", "Ada", "Bo", "\U00020087一"],  # what is not known comes last, by code point
    ],
)
def test_the_rules_one_by_one(names: list[str]) -> None:
    assert _sorted(names) == names


def test_the_database_sorts_by_the_keys_as_the_rules_do(db: None) -> None:
    random.seed(2)
    names = [
        *PUBLISHED, "欧", "欧阳", "欧阳一", "欧阳一一", "Ada", "\U00020087一", "王", "王\U00020087",
        *("".join(random.choices(SURNAMES + "欧阳A\U00020087", k=random.randint(1, 5))) for _ in range(3000)),
    ]  # fmt: skip
    places = {sign: place for place, sign in enumerate(_signs())}

    def by_the_rules(name: str) -> object:
        first = strokes.surname(name)
        given = name[len(first) :]
        ranks = [[places.get(sign, 1_000_000 + ord(sign)) for sign in part] for part in (first, given)]
        return ranks[0], len(given) > 1, ranks[1]

    names = sorted(set(names))
    keys = [strokes.sort_key(name) for name in names]
    asked = 'SELECT t.name FROM unnest(%s::text[], %s::text[]) AS t(name, key) ORDER BY t.key COLLATE "C"'
    with connection.cursor() as cursor:
        cursor.execute(asked, [names, keys])
        assert [name for (name,) in cursor.fetchall()] == sorted(names, key=by_the_rules)
    assert len(set(keys)) == len(names)


@pytest.fixture
def known(fresh_database: Any, owner_connection: psycopg.Connection[Any]) -> list[Person]:
    """People as they stood before the key was kept."""
    with transaction.atomic():
        people = persons.record_many([persons.Particulars(name=name) for name in PUBLISHED[:7]])
    owner_connection.execute("alter table people_person drop constraint person_has_a_stroke_key")
    owner_connection.execute("update people_person set stroke_key = ''")
    return people


def test_who_was_known_before_gets_the_key_in_batches(
    known: list[Person], owner_connection: psycopg.Connection[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migration, "BATCH", 2)
    Person.objects.filter(pk=known[0].pk).update(stroke_key="kept")  # it was broken off and is begun again
    for _ in range(2):
        migration.fill(None, connection.schema_editor())
        told = dict(Person.objects.exclude(pk=known[0].pk).values_list("name", "stroke_key"))
        assert told == {name: strokes.sort_key(name) for name in told}
    assert (len(told) >= 6, Person.objects.get(pk=known[0].pk).stroke_key) == (True, "kept")
    owner_connection.execute("alter table people_person add check (stroke_key <> '')")  # raises where one is left


def test_nobody_is_written_down_without_the_key(db: None) -> None:
    one = persons.record_many([persons.Particulars(name="丁一")])[0]
    with pytest.raises(IntegrityError, match="person_has_a_stroke_key"):
        Person.objects.filter(pk=one.pk).update(stroke_key="")


def test_a_new_table_comes_with_a_migration_that_writes_the_keys_anew() -> None:
    """``people.0019_stroke_keys`` wrote what is kept by the table of this sum."""
    assert sha256(strokes._FILE.read_bytes()).hexdigest()[:16] == "83b5e4a92c06f154"


def test_of_one_name_the_first_stays_first() -> None:
    rows = [(place, "王一") for place in range(5)]
    assert strokes.in_order(rows, lambda row: row[1]) == rows


def test_a_surname_of_two_characters_is_one_where_a_given_name_follows() -> None:
    told = {name: strokes.surname(name) for name in ("欧阳修", "欧阳", "王小明", "诸葛孔明", "丁", "")}
    assert told == {"欧阳修": "欧阳", "欧阳": "欧", "王小明": "王", "诸葛孔明": "诸葛", "丁": "丁", "": ""}


def test_the_file_holds_every_character_once_and_nearly_all_of_gb_2312() -> None:
    lines, signs = _lines(), _signs()
    assert [int(count) for count, _ in lines] == sorted({int(count) for count, _ in lines})
    assert (len(signs), len(set(signs))) == (6939, 6939)
    standard = {bytes([row, cell]) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF)}
    missing = {told for one in standard if (told := one.decode("gb2312", "ignore"))} - set(signs)
    assert "".join(sorted(missing)) == "丨丬丶丿亠冖冫刂匚卩夂宀屮廴彐彡彳忄扌氵灬犭疒礻纟艹衤讠辶阝饣"
