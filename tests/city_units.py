"""What units of the small demo city are, a park with its tenants and a federation with its members.

Called by tests/city_stage.py at the end, so that nothing staged before it is addressed to them.
"""

from datetime import date
from typing import Any

PARK, FEDERATION = "yuanqu", "lianhehui"


def stage(city: Any) -> dict[str, str]:
    """Profile and figures of one enterprise; ids of a covered unit and of a membership in each of two districts."""
    from kexie.associations.actions import memberships, profiles, ties
    from kexie.associations.told import Facts, Figures, Tenant

    by, unit = city.actors["chen"], city.units["dianji"]
    facts = Facts(nature="private", scale="middle", setting="independent", industry="C38", emerging=("2",),
                  qualifications=("high_tech",), products="中小型电机", has_union=True, full_time=1)  # fmt: skip
    profiles.edit(unit, facts, by=by)
    profiles.tell_year(unit, 2012, Figures(staff=860, sci_tech=210, senior=18, middle=70, members=120), by=by)
    kept: dict[str, str] = {}
    for house in ("jiangan", "wuchang"):
        area = city.units[house].jurisdiction_id
        name = city.units[house].short_name.removesuffix("科协")
        park = _unit(city, f"{house}.{PARK}", f"{name}科技园科学技术协会", "park", house, area)
        federation = _unit(city, f"{house}.{FEDERATION}", f"{name}企业科协联合会", "federation", house, area)
        covered = ties.cover(park, Tenant("园内软件公司", sci_tech=35), by=by, on=date(2013, 1, 1))
        ties.cover(park, Tenant("园内未覆盖公司", is_covered=False), by=by, on=date(2013, 1, 1))
        memberships.settle(
            federation, kinds=[["会员单位", 12], ["会长单位", 48]], steps=[60, 0], lapse_months=None, by=by
        )
        member = ties.join(federation, city.units["dianji"], by=by, kind="会长单位", on=date(2013, 1, 1))
        kept |= {f"{house}.covered": str(covered.pk), f"{house}.member": str(member.pk),
                 f"{house}.member.until": str(member.valid_until)}  # fmt: skip
    return kept | _base_list(city)


def _base_list(city: Any) -> dict[str, str]:
    """The city's list of this year: three units of two areas, one of them covered; and the one before it."""
    from kexie.associations.actions import coverage
    from kexie.associations.models import BaseUnit, GapVisit
    from kexie.associations.told import BaseLine
    from kexie.kit import clock

    lines = [
        BaseLine("长江电机制造公司", jurisdiction="420102", industry="C38", nature="private", sci_tech=210),
        BaseLine("江岸没有科协的公司", jurisdiction="420102", industry="I65", sci_tech=80),
        BaseLine("武昌没有科协的公司", jurisdiction="420106", industry="C39", sci_tech=500),
    ]
    year = clock.today().year
    coverage.fill(city.units["city"], year - 1, "high_tech", lines[:2], by=city.actors["chen"])
    made = coverage.fill(city.units["city"], year, "high_tech", lines, by=city.actors["chen"], source="市科技局")
    own = BaseUnit.objects.get(base_list=made, name="长江电机制造公司")
    # Before it had its association; whom nobody covers is visited in the tests.
    been = GapVisit.objects.create(
        organisation=city.units["city"], key=own.key, name=own.name, house=city.units["jiangan"], way="visit",
        on=date(2012, 3, 1), note="打算建科协",
    )  # fmt: skip
    units = {one.jurisdiction_id: str(one.pk) for one in BaseUnit.objects.filter(base_list=made, association=None)}
    return {
        "visited.base": str(own.pk),
        "visited": str(been.pk),
        "list": str(made.pk),
        "jiangan.base": units["420102"],
        "wuchang.base": units["420106"],
    }


def _unit(city: Any, key: str, name: str, kind: str, above: str, area: str) -> Any:
    from kexie.organisations.actions import organisations

    told = organisations.Particulars(name=name, short_name=name.replace("科学技术协会", "科协"), jurisdiction=area)
    made = organisations.register(
        told, kind=kind, superior=city.units[above], by=city.actors["chen"], on=date(2012, 1, 1)
    )
    city.units[key] = made
    return made
