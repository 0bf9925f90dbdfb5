"""Tables as houses send them: people with every column the product knows, units, a list of units to be covered.

They are written as office programs write them, every text once in a common list: that costs a reader more memory than
texts in their cells.
"""

import csv
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

SURNAMES, GIVEN = "赵钱孙李周吴郑王", "建国志强秀英桂兰"
_INLINE = re.compile(r't="inlineStr"><is><t(?: xml:space="preserve")?>([^<]*)</t></is>')
_SHARED = "xl/sharedStrings.xml"


def people(number: int, places: int) -> Iterator[list[Any]]:
    """Heads and rows of people who work in :func:`units`; a number of every person of its own."""
    from stdnum.cn import ric

    yield [
        "序号", "姓名", "性别", "民族", "籍贯", "出生日期", "政治面貌", "学历", "学位", "毕业院校", "所学专业", "职称",
        "职称级别", "学科", "岗位", "职务", "行政级别", "参加工作时间", "手机号", "身份证号", "电子邮箱", "单位",
        "起始日期", "社会兼职", "学习工作简历", "备注",
    ]  # fmt: skip
    for at in range(number):
        year, month, day = 1950 + at % 50, 1 + at % 12, 1 + at % 28
        # Of men the last figure but one is odd; the two places before the birth keep numbers of one day apart.
        body = f"42{at // 1000 % 100:02d}{at // 100_000 % 100:02d}{year}{month:02d}{day:02d}"
        body = f"{body}{at % 500 * 2 + (at % 2 == 0):03d}"
        yield [
            at + 1, f"{SURNAMES[at % 8]}{GIVEN[at // 8 % 8]}{at % 97}", "男女"[at % 2], ("汉族", "回族", "土家族")[at % 3],
            ("湖北武汉", "湖南长沙", "河南信阳")[at % 3], f"{year}-{month:02d}-{day:02d}",
            ("中共党员", "群众", "九三学社社员", "民盟盟员")[at % 4], ("博士研究生", "硕士研究生", "大学本科")[at % 3],
            ("博士", "硕士", "学士")[at % 3], f"第{at % 400}理工大学", f"专业{at % 300}",
            ("高级工程师", "工程师", "助理工程师")[at % 3], ("副高级", "中级", "初级")[at % 3],
            ("计算机科学技术", "机械工程", "化学")[at % 3], ("研发", "工艺", "检验")[at % 3], f"第{at % 60}室主任",
            ("科员", "副科级", "正科级")[at % 3], f"{year + 22}-0{1 + at % 9}", f"138{at:08d}",
            body + ric.calc_check_digit(body + "0"), f"p{at}@example.org", unit(at % places),
            f"20{10 + at % 10}-0{1 + at % 9}-15", f"第{at % 900}届学会理事",
            f"{year + 18}年至{year + 22}年就读于第{at % 400}理工大学；{year + 22}年起在本单位从事第{at}号项目。",
            f"第 {at} 人的备注",
        ]  # fmt: skip


def unit(at: int) -> str:
    """The name of the unit of this number."""
    return f"武汉第{at:05d}仪表厂"


def _code(at: int) -> str:
    from kexie.organisations.codes import credit

    body = f"{at:08d}"
    code = f"91420100{body}{credit.organisation_check_digit(body)}"
    return code + credit.check_digit(code)


def units(first: int, end: int) -> Iterator[list[Any]]:
    """Heads and rows of units."""
    yield ["单位名称", "统一社会信用代码", "所属区域", "单位性质", "规模", "行业", "地址", "联系人", "电话", "职工总数",
           "科技人员数"]  # fmt: skip
    for at in range(first, end):
        yield [
            unit(at), _code(at), ("江岸区", "武昌区", "洪山区")[at % 3],
            ("民营企业", "国有企业")[at % 2], ("大型", "中型", "小型")[at % 3], f"C{13 + at % 30}", f"工业路{at}号",
            f"{'赵钱孙李'[at % 4]}工", f"027-8{at % 10_000_000:07d}", 100 + at % 900, 10 + at % 80,
        ]  # fmt: skip


def listed(number: int, known: int) -> Iterator[list[Any]]:
    """Heads and rows of units to be covered. Of ten, four are ``known`` by code, three by name, one by a name that
    differs in its legal form; two nobody covers."""
    yield ["单位名称", "统一社会信用代码", "所属区域", "行业", "单位性质", "规模", "职工总数", "科技人员数"]
    for at in range(number):
        name, code, way = unit(at), "", at % 10
        if at >= known or way > 7:
            name, code = f"武汉第{at:05d}食品加工厂", ""
        elif way < 4:
            name, code = f"原第{at:05d}仪表厂", _code(at)
        elif way == 7:
            name = f"湖北省{name}有限责任公司"
        yield [
            name, code, ("江岸区", "武昌区", "洪山区")[at % 3], f"C{13 + at % 30}", ("民营企业", "国有企业")[at % 2],
            ("大型", "中型", "小型")[at % 3], 100 + at % 900, 10 + at % 80,
        ]  # fmt: skip


def write(path: Path, rows: Iterator[list[Any]]) -> None:
    """An .xlsx of heads and rows with a common list of texts."""
    from kexie.kit import sheets

    heads = [str(one) for one in next(rows)]
    path.write_bytes(sheets.workbook([sheets.Sheet("表", heads, rows)], lean=True))
    _share(path)


def write_csv(path: Path, rows: Iterator[list[Any]]) -> None:
    """The same as an office saves it for another program: commas, in the encoding of a Chinese Windows."""
    with path.open("w", encoding="gb18030", newline="") as held:
        csv.writer(held).writerows(["" if cell is None else cell for cell in row] for row in rows)


def _share(path: Path) -> None:
    texts: dict[str, int] = {}

    def shared(found: re.Match[str]) -> str:
        return f't="s"><v>{texts.setdefault(found.group(1), len(texts))}</v>'

    with zipfile.ZipFile(path) as source:
        parts = {entry.filename: source.read(entry) for entry in source.infolist()}
    for text in re.findall(r"<t[^>]*>([^<]*)</t>", parts[_SHARED].decode()):
        texts.setdefault(text, len(texts))
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = _INLINE.sub(shared, parts[sheet].decode()).encode()
    parts[_SHARED] = "".join(_list(texts)).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name, data)


def _list(texts: Iterable[str]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    yield '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    yield from (f"<si><t>{text}</t></si>" for text in texts)
    yield "</sst>"
