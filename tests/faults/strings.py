"""The strings that break things: 515 naughty ones, Chinese ones, and samples of markup and SQL."""

import json

from tests import beside

PLACE = "data/bad_inputs"
BAD = beside.SHARED / PLACE
COUNTS = {"naughty": 515, "markup": 6590, "sql": 1619}

# Surnames and characters that name registers really hold: beyond the basic plane, compatibility forms, radicals.
_RARE = (
    "𠮷𡋾𢀖𣲗𣲘𤩽𥻗𦙶𧎥𨭉𨱇𩽾𩾌𪟝𪣻𪨰𫄧𫇭𫍯𫏋𫐄𫓧𫖮𫗴𫘜𫘝𫘨𫚕𫚖𫛭𫜬𬀩𬀪𬇕𬇙𬇹𬉼𬊈𬍛𬍡𬍤𬒈𬕂𬘓𬘘𬘡𬘩𬘫𬘬𬙂"
    "𬙊𬙋𬜬𬜯𬞟𬟁𬟽𬣙𬣞𬣡𬣳𬤇𬤊𬤝𬨂𬨎𬩽𬪩𬬩𬬭𬬮𬬱𬬸𬬹𬬻𬬿𬭁𬭊𬭎𬭚𬭛𬭤𬭩𬭬𬭯𬭳𬭶𬭸𬭼𬮱𬮿𬯀𬯎𬱖𬱟𬳵𬳶𬳽𬳿𬴂"
    "𬴃𬴊𬶋𬶍𬶏𬶐𬶟𬶠𬶨𬶭𬶮𬷕𬸘𬸚𬸣𬸦𬸪𬹼𬺈𬺓"
)
_NAMES = [
    "李㛃", "王䶮", "张㬎", "刘㴔", "陈䲠", "杨㸌", "赵龘", "黄靐", "周齉", "吴爩",
    "徐麤", "孙灪", "马龗", "朱韊", "胡纞", "林虋", "郭鬱", "何癵", "高馫", "罗爨",
]  # fmt: skip
_ODD = [
    "ＡＢＣ１２３",
    "＜script＞alert（１）＜／script＞",
    "％００",
    "\u202e倒写的标题\u202c",
    "\u202dabc\u202c",
    "\u2066隔离\u2069",
    "\u200f右\u200e左",
    "零\u200b宽\u200c字\u200d符\u2060无",
    "\ufeff字节序",
    "行\u2028分隔\u2029段",
    "全角　空格",
    "不断行\u00a0空格",
    "连\u00ad字",
    "麴\U000e0100",
    "葛\U000e0101城",
    "\ufa11\ufa0e",
    "豈\uf900",
    "神\ufa19",
    "\u2f00\u2f06康熙部首",
    "\ue000私用区",
    "\U000f0000私用面",
    "é",
    "e\u0301",
    "각",
    "각",
    "ﷺ",
    "👨\u200d👩\u200d👧\u200d👦",
    "🇨🇳",
    "🏳️\u200d🌈",
    "\u0000空",
    "\u0007响铃",
    "\u001b[31m红",
    "\u0085换行",
    "\u009b控制",
    "\ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
    "\ufffe",
    "\uffff",
    "\U0001ffff",
    "\t制表\t",
    "一\r\n二",
    "一\r二",
    "〔2013〕15号",
    "【2013】15号",
    "［2013］15号",
    "“引号”‘单’",
    "《书名》——……",
    "%s %d {0} {{7*7}} {% now %}",
    "=1+41",
    "＝1+41",
    "@SUM(1)",
    "武汉市科协" * 40,
    "字" * 5000,
    "  前后空格  ",
    "",
    " ",
    "　",
    "null",
    "None",
    "undefined",
    "true",
    "NaN",
    "-1",
    "0",
    "1e309",
    "٣٤",
    "１２",
]


def chinese() -> list[str]:
    """200 and more of our own: rare characters singly and in names, full width, bidi, zero width, controls."""
    return [*(f"王{sign}" for sign in _RARE), *_NAMES, *_ODD]


def naughty() -> list[str]:
    """The 515, where they are at hand."""
    return json.loads((BAD / "blns.json").read_text("utf-8")) if _there("naughty") else []


def markup(most: int) -> list[str]:
    """Of 6,590 ways to bring a script into a page, every n-th."""
    return _sample("xss_payloads.txt", most) if _there("markup") else []


def sql(most: int) -> list[str]:
    """Of 1,619 ways into a query, every n-th."""
    return _sample("sqli_payloads.txt", most) if _there("sql") else []


def everything(most: int = 150) -> list[str]:
    """All of it, each once, samples of at most ``most`` of markup and SQL."""
    return list(dict.fromkeys([*naughty(), *chinese(), *markup(most), *sql(most)]))


def _sample(name: str, most: int) -> list[str]:
    lines = [line for line in (BAD / name).read_text("utf-8", "replace").splitlines() if line.strip()]
    return lines[:: max(1, len(lines) // most)]


def _there(kind: str) -> bool:
    return beside.at_hand(PLACE, f"{COUNTS[kind]} {kind} strings") is not None
