"""What the demo's units are, and the firms that ought to be covered: plain data of a seed. Pure.

Each unit draws from a lot of its own name, so that one more unit changes no other. Figures are made up; they differ by
size and ownership as those of a city do, so that coverage does too.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from kexie.associations.told import BaseLine, Facts, Figures, Tenant
from kexie.demo import names
from kexie.demo.units import Unit, code
from kexie.organisations.codes import areas

# Trade -> division of GB/T 4754, 战略性新兴产业.
_TRADES: dict[str, tuple[str, str]] = {
    "光电": ("C39", "1"), "激光": ("C39", "2"), "通信": ("I63", "1"), "软件": ("I65", "1"), "信息": ("I64", "1"),
    "智能装备": ("C35", "2"), "电机": ("C38", ""), "汽车零部件": ("C36", "5"), "重工": ("C34", ""), "钢构": ("C33", ""),
    "新材料": ("C30", "3"), "生物": ("M73", "4"), "医药": ("C27", "4"), "医疗器械": ("C35", "4"), "环保": ("N77", "7"),
    "水务": ("D46", ""), "建工": ("E47", ""), "设计": ("M74", "8"), "轨道交通": ("C37", "2"), "船舶": ("C37", "2"),
    "航空设备": ("C37", "2"), "能源": ("D44", "6"), "化工": ("C26", ""), "食品": ("C14", ""), "纺织": ("C17", ""),
    "测绘": ("M74", ""), "农业科技": ("A05", ""), "仪表": ("C40", "2"), "电缆": ("C38", ""), "模具": ("C35", ""),
}  # fmt: skip
_KINDS: dict[str, tuple[str, str, str]] = {
    # kind -> nature, setting, industry where the trade does not say it
    "enterprise": ("", "", ""), "institution": ("institution", "independent", "M75"),
    "institute": ("institution", "independent", "M73"), "university": ("institution", "independent", "P83"),
    "hospital": ("institution", "independent", "Q84"), "park": ("state_owned", "park", "M75"),
    "joint": ("social", "joint", ""),
}  # fmt: skip
# scale -> how many of a hundred, staff from and to; shares of nature.
_SCALES: dict[str, tuple[int, int, int]] = {
    "large": (9, 1000, 6200), "middle": (24, 300, 999), "small": (55, 24, 299), "micro": (12, 8, 19),
}  # fmt: skip
_NATURES: dict[str, dict[str, int]] = {
    "large": {"state_owned": 56, "private": 22, "foreign": 14, "hong_kong": 5, "collective": 3},
    "middle": {"state_owned": 28, "private": 50, "foreign": 12, "hong_kong": 5, "collective": 5},
    "small": {"state_owned": 9, "private": 79, "foreign": 4, "hong_kong": 3, "collective": 5},
    "micro": {"private": 96, "collective": 4},
}
# Not covered yet: fewer of them are large, more of them in the new districts.
_OPEN_SCALES = {"large": 3, "middle": 17, "small": 70, "micro": 10}
_OPEN_AREAS = {
    "420102": 12, "420103": 16, "420104": 18, "420105": 26, "420106": 22, "420107": 10, "420111": 26, "420112": 44,
    "420113": 26, "420114": 34, "420115": 46, "420116": 36, "420117": 30, "WH-DHXJS": 74, "WH-WJKQ": 36,
    "WH-DHFJQ": 1, "WH-CJXQ": 22,
}  # fmt: skip
OPEN, TENANTS = 760, 12


@dataclass(frozen=True, slots=True)
class Firm:
    """One firm: what it is, in which lists of which of the two years (``early``: in that of the year before too)."""

    line: BaseLine
    is_above_size: bool
    is_high_tech: bool
    early: bool


def facts(unit: Unit, staff: int) -> Facts:
    """单位概况 of a unit with an association."""
    lot = Random(f"facts {unit.particulars.name}")  # noqa: S311 (a demo must come out the same every time)
    nature, setting, industry = _KINDS[unit.kind]
    scale = scale_of(staff)
    nature = nature or _drawn(lot, _NATURES[scale])
    division, emerging = _TRADES[unit.trade]
    if unit.kind == "joint":
        setting = lot.choice(("joint", "joint", "trade"))
    return Facts(
        nature=nature, scale=scale if unit.kind in ("enterprise", "park") else "", subordination=_above(nature, scale),
        setting=setting or ("attached" if scale == "micro" or lot.random() < 0.06 else "independent"),
        industry=industry or division,
        emerging=(emerging,) if emerging else (),
        qualifications=_qualifications(lot, scale) if unit.kind == "enterprise" else (),
        is_new_economy=nature == "private" and division.startswith("I6"),
        research="院士专家工作站" if scale == "large" and lot.random() < 0.2 else "",
        party="党委" if scale == "large" else "党总支" if scale == "middle" else "党支部",
        has_union=scale != "micro", has_league=scale in ("large", "middle"),
        office=f"办公楼 {lot.randint(2, 9)} 层", funding="单位拨付", full_time=1 if scale == "large" else 0,
        part_time=lot.randint(1, 4),
    )  # fmt: skip


def figures(unit: Unit, held: int, years: Sequence[int]) -> dict[int, Figures]:
    """年度人数 of these years, the last as large as the unit is now; ``held``: people of it in the register."""
    lot = Random(f"figures {unit.particulars.name}")  # noqa: S311
    _, least, most = _SCALES[_drawn(lot, {scale: share for scale, (share, _, _) in _SCALES.items()})]
    part = lot.uniform(0.16, 0.45)
    sci_tech = max(int(lot.randint(least, most) * part), held)
    growth = lot.uniform(0.01, 0.09)
    spending = lot.uniform(4, 14)
    return {year: _year(sci_tech / (1 + growth) ** (years[-1] - year), part, spending, held) for year in years}


def _year(people: float, part: float, spending: float, held: int) -> Figures:
    sci_tech = max(int(people), held)
    return Figures(
        staff=int(sci_tech / part), sci_tech=sci_tech, senior=sci_tech * 9 // 100, middle=sci_tech * 34 // 100,
        junior=sci_tech * 31 // 100, doctors=sci_tech * 4 // 100, masters=sci_tech * 19 // 100, members=held,
        research_spending=Decimal(int(sci_tech * spending)),
    )  # fmt: skip


def scale_of(staff: int) -> str:
    """规模 by the number of staff."""
    return next((scale for scale, (_, least, _) in _SCALES.items() if staff >= least), "micro")


def of_unit(unit: Unit, told: Facts, now: Figures) -> Firm:
    """The firm behind an enterprise association, as a list tells it: some without their code, some spelt otherwise."""
    lot = Random(f"firm {unit.particulars.name}")  # noqa: S311
    name = unit.particulars.name.removesuffix("科学技术协会")
    spelt, credit_code = lot.random(), unit.particulars.credit_code
    if spelt < 0.05:
        name, credit_code = name.replace("武汉", "湖北", 1).replace("有限公司", "股份有限公司"), ""
    elif spelt < 0.12:
        credit_code = ""
    line = BaseLine(
        name=name, credit_code=credit_code, jurisdiction=unit.area, street_code=unit.particulars.street_code,
        industry=told.industry, nature=told.nature, scale=told.scale, staff=now.staff, sci_tech=now.sci_tech,
    )  # fmt: skip
    held = told.qualifications
    return Firm(line, "above_size" in held, "high_tech" in held, lot.random() < 0.8)


def others(parks: Sequence[Unit], taken: Sequence[Unit]) -> list[Firm]:
    """Firms without an association of their own: :data:`TENANTS` where each park stands, then :data:`OPEN` anywhere."""
    lot = Random(f"others {len(taken)}")  # noqa: S311
    streets = {one.code: one.street_codes for one in areas.packaged()}
    known = {unit.particulars.name.removesuffix("科学技术协会") for unit in taken}
    places = [park.area for park in parks for _ in range(TENANTS)]
    places += lot.choices(list(_OPEN_AREAS), list(_OPEN_AREAS.values()), k=OPEN)
    return [
        _other(lot, number, _new_name(lot, known), place, streets[place]) for number, place in enumerate(places)
    ]  # fmt: skip


def _new_name(lot: Random, known: set[str]) -> tuple[str, str]:
    """A name nobody bears yet, and its trade."""
    brands = sorted(names.brands(Random(0)))  # noqa: S311
    while True:
        trade, _ = lot.choice(names.TRADES)
        if (name := f"武汉{lot.choice(brands)}{trade}有限公司") not in known:
            known.add(name)
            return name, trade


def _other(lot: Random, number: int, named: tuple[str, str], place: str, streets: Sequence[str]) -> Firm:
    (name, trade), scale = named, _drawn(lot, _OPEN_SCALES)
    _, least, most = _SCALES[scale]
    staff = lot.randint(least, most)
    line = BaseLine(
        name=name, credit_code=code(f"MADE{number:04d}"), jurisdiction=place,
        street_code=lot.choice(streets) if streets else "", industry=_TRADES[trade][0],
        nature=_drawn(lot, _NATURES[scale]), scale=scale, staff=staff, sci_tech=int(staff * lot.uniform(0.1, 0.4)),
    )  # fmt: skip
    held = _qualifications(lot, scale)
    above, high = "above_size" in held, "high_tech" in held
    return Firm(line, above or not high, high, lot.random() < 0.92)


def tenant(firm: Firm, place: int) -> Tenant:
    """The same firm as a park tells it; every fourth is there and not covered."""
    line = firm.line
    return Tenant(line.name, line.credit_code, is_covered=place % 4 != 3, sci_tech=line.sci_tech)


def lines(firms: Sequence[Firm], *, high_tech: bool, early: bool) -> list[BaseLine]:
    """The list of a kind and a year; a year earlier there were fewer of them, and they were smaller."""
    found = [one for one in firms if (one.is_high_tech if high_tech else one.is_above_size)]
    if not early:
        return [one.line for one in found]
    return [replace(one.line, staff=_less(one.line.staff), sci_tech=_less(one.line.sci_tech))
            for one in found if one.early]  # fmt: skip


def _less(value: int | None) -> int:
    return (value or 0) * 95 // 100


def _qualifications(lot: Random, scale: str) -> tuple[str, ...]:
    chances = {
        "high_tech": {"large": 0.8, "middle": 0.7, "small": 0.55, "micro": 0.2},
        "sci_tech_sme": {"small": 0.4, "micro": 0.5}, "specialised": {"middle": 0.3, "small": 0.15},
        "little_giant": {"middle": 0.08, "small": 0.03}, "tech_centre": {"large": 0.8, "middle": 0.3},
        "listed": {"large": 0.25, "middle": 0.04}, "above_size": {"large": 1, "middle": 1, "small": 0.6},
    }  # fmt: skip
    return tuple(name for name, by_scale in chances.items() if lot.random() < by_scale.get(scale, 0))


def _above(nature: str, scale: str) -> str:
    if nature in ("state_owned", "institution"):
        return {"large": "central", "middle": "city"}.get(scale, "district")
    return "none"


def _drawn(lot: Random, shares: dict[str, int]) -> str:
    return lot.choices(list(shares), list(shares.values()))[0]
