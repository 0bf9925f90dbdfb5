"""Plans, organisation building and the life of associations in the demo: lights of every colour, every state, coverage
that differs and grows, something for the cast; figures exactly."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from kexie.associations import invariants as life_invariants
from kexie.associations import queries as building_queries
from kexie.associations.models import (
    BaseUnit,
    Change,
    CoveredUnit,
    Dormancy,
    Founding,
    Membership,
    Profile,
    Reelection,
    Seat,
    Tenure,
    YearFigures,
)
from kexie.associations.queries import tenure as terms
from kexie.associations.queries import todo as life_todo
from kexie.demo import building, cast, city, life, notice, plan, stages
from kexie.kit import calendar, clock, invariants
from kexie.notices.models import Document
from kexie.notices.queries import reminders
from kexie.organisations import kinds
from kexie.organisations.codes import credit
from kexie.organisations.models import Jurisdiction, Organisation
from kexie.plans import invariants as plan_invariants
from kexie.plans import queries
from kexie.plans.models import AnswerReminder, Report, Target
from kexie.plans.queries import todo

# Two minutes of building; the gate builds the city (test_city) and serves a staged one to the browser.
pytestmark = pytest.mark.full
NOW = clock.shanghai(2026, 11, 23, 11)


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: Any) -> Iterator[city.City]:
    """The small city with both plans, staged once: the tests here only look at it."""
    with django_db_blocker.unblock(), transaction.atomic():
        found = city.build(people=2100)
        plan.mid_year(found, notice.issue(found))
        with clock.at(NOW):
            plan.this_year(found, clock.today())
            building.build(found)
            life.live(found)
        stages.understood()
        yield found
        transaction.set_rollback(True)


def test_the_plan_of_2013_stands_at_mid_year_with_lights_of_every_colour(made: city.City) -> None:
    found = queries.plan(made.actor("chen", "officer"), queries.listed(made.actor("chen", "officer"), 2013)[0].ref)
    assert found is not None
    at = queries.board.moment(found, "mid")
    told = queries.board.summed(queries.board.seen(found, at, queries.light_rule(made.root))).counts
    assert (set(told), sum(told.values())) == ({"done", "on", "slow", "behind"}, 10)
    assert Target.objects.filter(task__plan=found, parent=None).count() == 4 * 17
    held = Counter(Target.objects.filter(task__plan=found, parent=None).values_list("name", flat=True))
    assert set(held) == {one.label for one in queries.receivers(made.root, districts=True)}
    assert (len(held), set(held.values())) == (17, {4})
    states = set(Report.objects.filter(task__plan=found).values_list("state", flat=True))
    assert states == {"verified", "returned"}
    returned = Report.objects.filter(task__plan=found, state="returned")
    assert {one.note for one in returned} == {"还没有办成，办成后再报"}
    # The sheet ranks all seventeen, and what it adds up is what was verified.
    scores = queries.board.by_unit(found, at, queries.light_rule(made.root))
    verified = Report.objects.filter(task__plan=found, state="verified", target__isnull=False)
    assert (len(scores), max(one.score for one in scores) > 0) == (17, True)
    every = queries.units.every(found, at, queries.light_rule(made.root))
    assert sum(one.done for one in every) == sum(one.value for one in verified)
    assert list(invariants.breaches(plan_invariants.ALL)) == []


def test_this_years_plan_counts_coverage_by_itself_for_the_whole_and_for_every_district(made: city.City) -> None:
    with clock.at(NOW):
        chen = made.actor("chen", "officer")
        found = queries.plan(chen, queries.listed(chen, 2026)[0].ref)
        assert found is not None
        at, rule = queries.board.moment(found, ""), queries.light_rule(made.root)
        (seen,) = [one for one in queries.board.seen(found, at, rule) if one.task.name == "科协组织覆盖率"]
        every = [
            one for one in queries.units.every(found, at, rule) if one.target.task.figure == "associations.coverage"
        ]
        areas = _shares(made, "area", 2026)
    assert (seen.done, seen.base, seen.figure and (seen.figure.whole.count, seen.figure.whole.of)) == (
        Decimal("30.7"), 35, (338, 1098),
    )  # fmt: skip
    own = {one.jurisdiction_id: one.label for one in queries.receivers(made.root, districts=True)}
    assert {one.target.unit: one.done for one in every} == {
        own[area]: Decimal(some * 1000 // total) / 10 for area, (some, total) in areas.items()
    }
    assert {one.target.value for one in every} == {35}


def test_units_that_signed_answered_with_plans_of_their_own_three_went_back_and_ninety_eight_are_open(
    made: city.City,
) -> None:
    chen = made.actor("chen", "officer")
    found = queries.plan(chen, queries.listed(chen, 2013)[0].ref)
    assert found is not None
    assert Counter(found.answers.values_list("state", flat=True)) == {"accepted": 198, "returned": 3, "asked": 98}
    came = found.answers.filter(submitted_at__isnull=False).values("organisation")
    notice_ = Document.objects.get(notice__year=2013)
    signed = notice_.addressees.filter(receipt__isnull=False)
    assert (signed.count(), signed.filter(organisation__in=came).count()) == (201, 201)
    works = calendar.overrides().works
    sent = [clock.local(at) for at in found.answers.exclude(submitted_at=None).values_list("submitted_at", flat=True)]
    assert {(works(at.date()), 9 <= at.hour < 17, at.date() <= date(2013, 6, 14)) for at in sent} == {
        (True, True, True)
    }
    # Who owes a plan has not signed either: the ladder of the notice asked for each, and somebody was reached.
    owing = notice_.addressees.filter(organisation__in=found.answers.filter(state="asked").values("organisation"))
    reached = [[one for one in reminders.of_unit(unit) if one.state == "sent"] for unit in owing]
    assert (len(reached), {bool(sent) for sent in reached}) == (98, {True})
    # And the house's ladder for answers asked each of them for its plan.
    asked = AnswerReminder.objects.filter(answer__plan=found, answer__state="asked", state="sent")
    assert asked.values("answer").distinct().count() == 98
    # Where the unit has no address its district is told, once for all of its units.
    told = {one.person_id for sent in reached for one in sent if one.to == "superior"}
    officers = [account.person_id for account in made.accounts.values()]
    assert (len(told) > 10, told <= set(officers)) == (True, True)


def test_every_row_of_the_table_of_proposals_names_a_department_the_city_has(made: city.City) -> None:
    named = {row.department for row in queries.plans.rows(made.root)}
    assert named == {"企事业部", "学会部", "普及部", "组织人事部", "调研宣传部"}
    assert named <= set(queries.departments_named(made.root))


def test_this_years_plan_waits_for_the_cast(made: city.City) -> None:
    with clock.at(NOW):
        waits = {
            name: sorted({one.button for one in todo.plans(made.actor(name, kind)).items})
            for name, kind in (("chen", "officer"), ("zhao", "chair"), ("wang", "secretary_general"))
        }
    assert waits == {"chen": ["报送", "核实"], "zhao": ["分解", "制定", "核实"], "wang": ["制定"]}


def test_associations_are_founded_in_every_state_and_the_cast_has_something_to_do(made: city.City) -> None:
    assert Counter(Founding.objects.values_list("state", flat=True)) == Counter(one[0] for one in life.UNITS)
    assert Counter(Reelection.objects.values_list("state", flat=True)) == {"asked": 1, "agreed": 1}
    assert Counter(Change.objects.values_list("kind", "state")) == {
        ("leader", "asked"): 1, ("postpone", "asked"): 1, ("postpone", "agreed"): 1,
    }  # fmt: skip
    assert (Dormancy.objects.count(), Tenure.objects.count()) == (1, 101)
    with clock.at(NOW):
        waits = {
            name: sorted(
                {one.title.partition("：")[0] for one in life_todo.WAITING.alone(made.actor(name, kind)).items}
            )
            for name, kind in (("chen", "officer"), ("fang", "officer"), ("wang", "secretary_general"))
        }
    assert waits == {
        "chen": ["拟批复"], "fang": ["同意变更", "同意换届候选人", "核对备案", "核对年报", "核查成立申请", "评定建家", "跟进指导"],
        "wang": ["准备换届", "办理续会"],
    }  # fmt: skip
    assert [words for one in life_invariants.ALL for _, words in one()] == []


def _shares(made: city.City, by: str, year: int) -> dict[str, tuple[int, int]]:
    """Covered and all, by one way to compare; of the lists themselves every line counts, else every unit once."""
    rows = building_queries.base_units(made.actor("chen", "officer"), year=year, every=by == "kind")
    return {one.key: (one.covered, one.total) for one in building_queries.shares(rows, by)}


def test_every_unit_says_what_it_is_and_its_figures_of_three_years(made: city.City) -> None:
    basic = Organisation.objects.filter(kind__in=kinds.BASIC, state="active", founding=None)
    assert (basic.count(), Profile.objects.filter(organisation__in=basic).count()) == (388, 388)
    assert set(YearFigures.objects.filter(organisation__in=basic).values_list("year", flat=True)) == {2023, 2024, 2025}
    assert YearFigures.objects.filter(organisation__in=basic).count() == 3 * 388
    for name in ("nature", "subordination", "setting", "industry"):
        assert not Profile.objects.filter(**{name: ""}).exists(), name
    told = {name: dict(Counter(Profile.objects.values_list(name, flat=True))) for name in ("nature", "setting")}
    assert told == {
        "nature": {
            "private": 213, "institution": 74, "state_owned": 58, "foreign": 18, "hong_kong": 12, "collective": 8,
            "social": 6,
        },
        "setting": {"independent": 329, "attached": 46, "park": 8, "trade": 4, "joint": 2},
    }  # fmt: skip


def test_coverage_differs_by_district_trade_ownership_and_size_and_grows(made: city.City) -> None:
    with clock.at(NOW):
        lists = {year: _shares(made, "kind", year) for year in (2025, 2026)}
        whole = {year: sum(one[0] for one in _shares(made, "scale", year).values()) for year in (2025, 2026)}
        told = {by: _shares(made, by, 2026) for by in ("area", "industry", "nature", "scale", "setting", "way")}
    assert lists == {
        2025: {"above_size": (218, 837), "high_tech": (174, 582)},
        2026: {"above_size": (285, 918), "high_tech": (232, 638)},
    }
    assert whole == {2025: 253, 2026: 338}
    assert told == {
        "area": {
            "WH-DHXJS": (70, 192), "WH-WJKQ": (31, 98), "420115": (13, 88), "420112": (26, 86), "420114": (21, 79),
            "420117": (25, 79), "420105": (29, 76), "420111": (45, 73), "420116": (4, 55), "420113": (6, 54),
            "420106": (14, 52), "WH-CJXQ": (10, 45), "420102": (15, 36), "420107": (12, 29), "420104": (8, 28),
            "420103": (7, 23), "WH-DHFJQ": (2, 5),
        },
        "industry": {
            "C": (210, 706), "M": (37, 112), "I": (37, 110), "D": (22, 68), "E": (13, 37), "A": (9, 35), "N": (10, 30),
        },
        "nature": {
            "private": (230, 799), "state_owned": (65, 162), "foreign": (20, 55), "collective": (8, 53),
            "hong_kong": (15, 29),
        },
        "scale": {"small": (198, 729), "middle": (97, 244), "micro": (15, 82), "large": (28, 43)},
        "setting": {"": (0, 760), "independent": (219, 219), "park": (72, 72), "trade": (16, 16), "joint": (8, 8), "attached": (23, 23)},
        "way": {"": (0, 760), "code": (211, 211), "tenant": (96, 96), "name": (22, 22), "variant": (9, 9)},
    }  # fmt: skip


def test_the_city_officer_sees_coverage_drawn_from_the_base_lists_seventeen_tiles_equal_to_the_table(
    made: city.City,
) -> None:
    lines: dict[str, BaseUnit] = {}
    for one in BaseUnit.objects.filter(base_list__year=2026).order_by("base_list__kind"):
        lines.setdefault(one.key, one)  # a firm of both lists counts once
    told = Counter(one.jurisdiction_id for one in lines.values())
    covered = Counter(one.jurisdiction_id for one in lines.values() if one.association_id)
    client = Client()
    with clock.at(NOW):
        client.post("/accounts/login/", {"login": "chen", "password": cast.PASSWORD})
        page = client.get("/desk/coverage/").content.decode()
    assert (
        f"2026 年应覆盖 {told.total():,} 家，已覆盖 {covered.total():,} 家（{covered.total() / told.total():.1%}）"
        in page
    )
    names = dict(Jurisdiction.objects.values_list("pk", "short_name"))
    known = {
        names[pk]: (
            total, covered[pk], f"{round(covered[pk] / total * 100, 1):g}%", f"{round(covered[pk] / total * 100, 1):.0f}%"
        )
        for pk, total in told.items()
    }  # fmt: skip
    tiles = re.findall(r'class="tile tile-\d[^"]*" href="[^"]*" aria-label="(\S+) (\S+) 未覆盖 (\d+) 家"', page)
    assert page.count('class="tile-name"') == 17
    assert {name: (share, int(left)) for name, share, left in tiles} == {
        name: (drawn, total - some) for name, (total, some, _, drawn) in known.items()
    }
    table = page.partition('id="groups"')[2].partition("</table>")[0]
    rows = re.findall(r'<th scope="row" class="name nowrap">([^<]+)</th>(.*?)</tr>', table)
    cells = {name: re.findall(r'data-label="(应覆盖|已覆盖|覆盖率|目标|差距)">([^<]+)<', row) for name, row in rows}
    assert cells == {
        name: [
            ("应覆盖", str(total)), ("已覆盖", str(some)), ("覆盖率", share), ("目标", "35%"), ("差距", behind(share, 35)),
        ]
        for name, (total, some, share, _) in known.items()
    }  # fmt: skip
    assert (len(tiles), len(cells)) == (17, 17)


def behind(share: str, target: int) -> str:
    gap = Decimal(target) - Decimal(share.removesuffix("%"))
    return f"{gap.normalize():f}" if gap > 0 else "已达到"


def test_there_are_gaps_to_visit_next_and_every_code_is_whole(made: city.City) -> None:
    with clock.at(NOW):
        rows = building_queries.base_units(made.actor("zhao", "chair"), year=2026)
        first = building_queries.gaps(rows)[0]
    assert (first.jurisdiction_id, first.name, first.sci_tech) == ("420102", "武汉瑞桥建工有限公司", 277)
    codes = set(BaseUnit.objects.exclude(credit_code="").values_list("credit_code", flat=True))
    assert [code for code in codes if credit.check(code) != credit.Outcome(code)] == []


def test_parks_cover_tenants_and_federations_have_members(made: city.City) -> None:
    told = Counter(CoveredUnit.objects.values_list("association__kind", "is_covered"))
    assert told == {("park", True): 72, ("park", False): 24, ("joint", True): 24}
    members = Counter(Membership.objects.values_list("federation__name", flat=True))
    assert members == dict.fromkeys(
        (
            "东湖高新区企业科协联盟", "洪山区企业科协联谊会", "江岸区企业科协联合会", "汉阳区企业科协联合会",
            "青山区企业科协联合会", "东西湖区企业科协联合会",
        ),
        10,
    )  # fmt: skip


def test_terms_are_of_all_ages_with_who_sits_in_them(made: city.City) -> None:
    with clock.at(NOW):
        chen = made.actor("chen", "officer")
        told = {
            "all": Tenure.objects.count(), "seats": Seat.objects.count(), "overdue": terms.overdue(chen).count(),
            **{f"within {months}": terms.ending(chen, months).count() for months in (3, 6, 12)},
            "unknown": terms.unrecorded(chen).count(),
            "put off": [str(one.due_on) for one in Tenure.objects.all() if one.ends_on > one.due_on],
        }  # fmt: skip
    assert told == {
        "all": 101, "seats": 304, "overdue": 23, "within 3": 13, "within 6": 27, "within 12": 41, "unknown": 294,
        "put off": ["2026-10-10"],
    }  # fmt: skip
