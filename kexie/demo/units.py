"""What stands in the demo city: plain data and generated lines, in the order they are registered. Pure."""

from dataclasses import dataclass, replace
from random import Random

from kexie.demo import names
from kexie.organisations.codes import areas, credit
from kexie.organisations.particulars import Particulars

ENTERPRISES = 300
# kind, how many, word after the brand
INSTITUTIONS: tuple[tuple[str, int, str], ...] = (
    ("institution", 24, "中心"),
    ("institute", 16, "研究院"),
    ("university", 20, "学院"),
    ("hospital", 14, "医院"),
    ("park", 8, "科技园"),
    ("joint", 6, "产业联合体"),
)
SOCIETIES: tuple[str, ...] = (
    *[
        "机械工程",
        "电机工程",
        "电子",
        "计算机",
        "自动化",
        "仪器仪表",
        "光学",
        "激光",
        "通信",
        "汽车工程",
        "造船工程",
        "航空",
        "金属",
    ],
    *[
        "铸造",
        "焊接",
        "材料",
        "化工",
        "纺织工程",
        "土木建筑",
        "城市规划",
        "测绘",
        "水利",
        "环境科学",
        "能源研究",
        "物理",
        "化学",
        "数学",
    ],
    *[
        "生物工程",
        "植物",
        "农学",
        "园艺",
        "水产",
        "林学",
        "医学",
        "药学",
        "护理",
        "中医药",
        "营养",
        "科普作家",
        "创新方法研究",
    ],
)
# Those the founding notice means by 相关学会: engineering near to enterprises.
RELATED = SOCIETIES[:16]
DEPARTMENTS = ("办公室", "组织人事部", "企事业部", "学会部", "普及部", "计划财务部", "调研宣传部")
JOINT_ISSUERS = ("市委组织部", "市人力资源和社会保障局", "市科学技术局", "市发展和改革委员会", "市国资委")
ZONES = ("WH-DHXJS", "WH-WJKQ", "WH-DHFJQ", "WH-CJXQ")
# Areas whose enterprise associations have joined up, and what they call it.
FEDERATED = {
    "420102": "联合会", "420105": "联合会", "420107": "联合会", "420111": "联谊会", "420112": "联合会",
    "WH-DHXJS": "联盟",
}  # fmt: skip
# How many enterprise associations an area has, out of about 300: industry sits in the zones and the outer districts.
WEIGHTS = {
    "420102": 14, "420103": 10, "420104": 10, "420105": 16, "420106": 14, "420107": 18, "420111": 20, "420112": 26,
    "420113": 8, "420114": 16, "420115": 18, "420116": 14, "420117": 14, "WH-DHXJS": 60, "WH-WJKQ": 30, "WH-DHFJQ": 2,
    "WH-CJXQ": 10,
}  # fmt: skip

CITY = Particulars(
    name="武汉市科学技术协会",
    short_name="武汉市科协",
    document_code="武科协",
    admin_division="420100",
    address="武汉市江岸区赵家条144号",
    postcode="430010",
    telephone="(027)65692271",
    fax="(027)65692036",
)


@dataclass(frozen=True, slots=True)
class Unit:
    """One line: what it is, under which area's association (empty: the city's own), its people's usual discipline.

    ``trade`` is what a basic-level unit does, as :data:`names.TRADES` tells it.
    """

    particulars: Particulars
    kind: str
    area: str = ""
    level: str = ""
    discipline: str = "410"
    trade: str = ""


def districts() -> list[Unit]:
    """The 13 districts and 4 zones, with the code of their area."""
    found = [area for area in areas.packaged() if area.kind == "district" or area.code in ZONES]
    return [
        Unit(
            Particulars(
                name=f"武汉{'市' if area.kind == 'district' else ''}{area.short_name.removeprefix('武汉')}科学技术协会",
                short_name=f"{area.short_name}科协",
                jurisdiction=area.code,
                admin_division=area.code if area.kind == "district" else "",
                document_code=f"{area.short_name[:-1]}科协",
            ),
            "association",
            area.code,
            "district" if area.kind == "district" else "zone",
        )
        for area in found
    ]


def offices() -> list[Unit]:
    """The city's departments, the bodies it issues with, the academicians' centre, an office in every area."""
    own = [Unit(Particulars(name=name), "department") for name in DEPARTMENTS]
    own += [Unit(Particulars(name=f"武汉{name}", short_name=name), "joint_issuer") for name in JOINT_ISSUERS]
    own += [Unit(Particulars(name="武汉院士咨询服务中心"), "academician_centre")]
    own += [Unit(Particulars(name=f"武汉市{name}学会"), "society", discipline="410") for name in SOCIETIES]
    return own


def local_offices() -> list[Unit]:
    """An office in every area, and the federations some have."""
    own = [Unit(Particulars(name="办公室"), "department", area) for area in WEIGHTS]
    short = {area.code: area.short_name for area in areas.packaged()}
    return own + [
        Unit(Particulars(name=f"{short[area]}企业科协{word}", jurisdiction=area), "federation", area)
        for area, word in FEDERATED.items()
    ]


def basic(random: Random) -> list[Unit]:
    """The basic-level associations: 300 of enterprises, 88 of institutions and their kin."""
    brands = names.brands(random)
    made = [_enterprise(random, next(brands), number) for number in range(ENTERPRISES)]
    for kind, count, word in INSTITUTIONS:
        for _ in range(count):
            trade, discipline = random.choice(names.TRADES)
            body = f"武汉{next(brands)}{'' if kind == 'hospital' else trade}{word}"
            made.append(replace(_unit(random, body, kind, discipline), trade=trade))
    return made


def _enterprise(random: Random, brand: str, number: int) -> Unit:
    trade, discipline = random.choice(names.TRADES)
    body, short = f"武汉{brand}{trade}有限公司", f"{brand}{trade}科协"
    return replace(_unit(random, body, "enterprise", discipline, short, code(f"MADEM{number:03d}")), trade=trade)


def _unit(random: Random, body: str, kind: str, discipline: str, short: str = "", credit_code: str = "") -> Unit:
    area = random.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
    streets = {one.code: one.street_codes for one in areas.packaged()}[area]
    street = random.choice(streets) if streets else ""
    particulars = Particulars(
        name=f"{body}科学技术协会",
        short_name=short or f"{body}科协",
        jurisdiction=area,
        admin_division=street[:6] or (area if area.isdigit() else ""),
        street_code=street,
        credit_code=credit_code,
    )
    return Unit(particulars, kind, area, discipline=discipline)


def code(body: str) -> str:
    """A well-formed credit code whose inner number (eight characters) says that it is a demo's: MADEM and a serial."""
    seventeen = f"91420100{body}{credit.organisation_check_digit(body)}"
    return seventeen + credit.check_digit(seventeen)
