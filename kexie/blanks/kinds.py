"""The kinds of field a form is built of. Pure data: what each asks, which limits it has, what an answer looks like.

| kind | an answer as it is kept | `least` and `most` count |
|---|---|---|
| text | a string | characters |
| number | a decimal number as a string ("3", "2.50") | its value |
| date | "2013-05-12" | – (`first_day`, `last_day`) |
| choice | one of the options | – |
| choices | a list of options, in their order | options |
| person | a list of {"name", "position", "phone"}; of a mobile its mask (``mobiles``) | persons |
| organisation | {"id", "name"} | – |
| file | {"id", "name", "size"} | – |

An empty answer is absent.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: its code, what people read, what an officer is told of it, and which properties it has.

    ``counts`` is what ``least`` and ``most`` count ("" where there is nothing to count); ``usual`` and ``ceiling``
    are the ``most`` of a new field and the highest one allowed.
    """

    code: str
    label: str
    told: str
    counts: str = ""
    usual: int | None = None
    ceiling: int | None = None
    has_unit: bool = False
    has_days: bool = False
    has_options: bool = False


KINDS: dict[str, Kind] = {
    kind.code: kind
    for kind in (
        Kind("text", "文字", "写一句或几句话，限定字数", counts="字数", usual=200, ceiling=5000),
        Kind("number", "数字", "可带单位，可求和", counts="数值", has_unit=True),
        Kind("date", "日期", "某一天", has_days=True),
        Kind("choice", "单选", "几项里选一项", has_options=True),
        Kind("choices", "多选", "几项里选若干项", counts="项数", has_options=True),
        Kind("person", "人员", "姓名、职务、电话，可填几位", counts="人数", usual=1, ceiling=10),
        Kind("organisation", "单位", "名册里的一个单位"),
        Kind("file", "文件", "上传一个文件"),
    )
}

TEXT_LIMIT = 5000
PERSONS_LIMIT = 10
OPTIONS_LIMIT = 30
FIELDS_LIMIT = 40


def choices() -> list[tuple[str, str]]:
    """Codes with labels; a callable, so that a later kind needs no migration."""
    return [(kind.code, kind.label) for kind in KINDS.values()]
