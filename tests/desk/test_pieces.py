"""Boards and sheets are drawn once for all who read them within moments; one's own act is in them at once."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from kexie.kit import clock, ids
from kexie.kit.actor import SYSTEM
from kexie.kit.web.shared import shelf
from kexie.organisations.models import Organisation
from kexie.plans.actions import reports
from kexie.plans.models import Report
from tests.city import City
from tests.desk import plan_year
from tests.desk.conftest import SignIn

VIEWS = (
    "board/", "board/?by=owner", "board/?by=district", "board/?by=district&on=mid", "board/?by=part&key=1&light=red",
    "sheet/", "sheet/?on=end",
)  # fmt: skip


@pytest.fixture
def plan(city: City) -> Any:
    return plan_year.stage(city)


@pytest.fixture(autouse=True)
def kept(settings: Any) -> Any:
    settings.PIECES_KEPT, settings.COUNTS_KEPT = 3, 20
    shelf.clear()
    yield
    shelf.clear()


def _content(client: Client, address: str) -> str:
    html = client.get(address).content.decode()
    return html.partition('<main id="main"')[2].partition("</main>")[0]


def _waiting(plan: Any) -> Report:
    return Report.objects.get(state="reported", task__plan=plan)


def test_what_others_verify_shows_after_three_seconds_at_the_latest(city: City, plan: Any, sign_in: SignIn) -> None:
    chen, start = sign_in("chen"), clock.now()
    address = f"/desk/plans/{plan.ref}/board/"
    with clock.at(start):
        before = _content(chen, address)
        reports.verify(_waiting(plan), by=SYSTEM)
        assert _content(chen, address) == before
    with clock.at(start + timedelta(seconds=4)):
        after = _content(chen, address)
    assert ("20 家" in before, "29 家" in before, "29 家" in after) == (True, False, True)


def test_what_one_has_verified_oneself_shows_at_once_and_to_others_too(city: City, plan: Any, sign_in: SignIn) -> None:
    chen, he = sign_in("chen"), sign_in("he")
    address = f"/desk/plans/{plan.ref}/board/"
    with clock.at(clock.now()):
        before = [_content(one, address) for one in (chen, he)]
        sent = {"idempotency_key": str(ids.uuid7())}
        assert chen.post(f"/desk/reports/{_waiting(plan).pk}/verification/", sent).status_code == 302
        after = [_content(one, address) for one in (chen, he)]
    assert before[0] == before[1]
    assert ["29 家" in one for one in (*before, *after)] == [False, False, True, True]


@pytest.mark.parametrize("view", VIEWS)
def test_a_board_holds_nothing_of_who_reads_it(
    city: City, plan: Any, sign_in: SignIn, settings: Any, view: str
) -> None:
    settings.PIECES_KEPT = 0
    told = {_content(sign_in(name), f"/desk/plans/{plan.ref}/{view}") for name in ("chen", "he")}
    assert len(told) == 1


def test_who_sees_a_part_only_never_gets_the_piece_of_who_sees_all(city: City, plan: Any, sign_in: SignIn) -> None:
    number = city.facts.number("jiangan")
    address = f"/desk/plans/{plan.ref}/units/{number}/"
    with clock.at(clock.now()):
        whole = _content(sign_in("chen"), address)
        assert len(shelf) == 1
        # 江岸区 sees what it holds; 王工's enterprise sees nothing of another unit; nobody gets the board of the house.
        zhao, wang = sign_in("zhao"), sign_in("wang")
        assert zhao.get(address).status_code == 200
        assert wang.get(address).status_code == 404
        assert {one.get(f"/desk/plans/{plan.ref}/board/").status_code for one in (zhao, wang)} <= {403, 404}
    assert len(shelf) == 1
    assert "新建企业科协" in whole


STATISTICS = "/desk/register/statistics/"


def test_figures_over_all_associations_stand_for_a_minute_for_one_post_and_no_other(
    city: City, sign_in: SignIn, settings: Any
) -> None:
    settings.FIGURES_KEPT = 60
    chen, zhao, start = sign_in("chen"), sign_in("zhao"), clock.now()
    with clock.at(start):
        whole, part = _content(chen, STATISTICS), _content(zhao, STATISTICS)
        Organisation.objects.filter(kind="enterprise", state="active").update(state="closed", closed_on=clock.today())
        assert (_content(chen, STATISTICS), _content(zhao, STATISTICS)) == (whole, part)
        assert whole != part
        assert _content(chen, f"{STATISTICS}?by=kind") != whole
    with clock.at(start + timedelta(seconds=61)):
        assert _content(chen, STATISTICS) != whole
