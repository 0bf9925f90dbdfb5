"""Yearly plans at the desk: taken over, tasks, split, progress, boards, answers: whole requests by the cast."""

from collections.abc import Callable
from decimal import Decimal
from uuid import uuid4

import pytest
from django.test import Client

from tests.city import City
from tests.city_plans import TEXT

pytestmark = pytest.mark.usefixtures("city")
SignIn = Callable[..., Client]


def send(client: Client, address: str, **body: object) -> object:
    return client.post(address, {"idempotency_key": str(uuid4()), **body})


def words(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined]


def test_every_page_of_the_plans_is_drawn(city: City, sign_in: SignIn) -> None:
    told, chen, zhao = city.facts.plans, sign_in("chen"), sign_in("zhao")
    number = city.facts.number("jiangan")
    for client, address in (
        (chen, "/desk/plans/"), (chen, "/desk/plans/?year=2026"), (chen, "/desk/plans/import/"),
        (chen, f"/desk/plans/{told['draft']}/"), (chen, f"/desk/plans/{told['issued']}/"),
        (chen, f"/desk/plans/{told['issued']}/board/"), (chen, f"/desk/plans/{told['issued']}/board/?by=owner"),
        (chen, f"/desk/plans/{told['issued']}/board/?by=district&on=mid"),
        (chen, f"/desk/plans/{told['issued']}/sheet/"), (chen, f"/desk/plans/{told['issued']}/sheet/?on=end"),
        (chen, f"/desk/plans/{told['issued']}/answers/"), (chen, f"/desk/plans/{told['issued']}/units/{number}/"),
        (chen, f"/desk/plans/{told['issued']}/units/{number}/duty/"), (chen, f"/desk/tasks/{told['task']}/"),
        (chen, f"/desk/tasks/{told['task']}/edit/"), (chen, f"/desk/tasks/{told['task']}/split/"),
        (chen, f"/desk/tasks/{told['task']}/split/?to=units"), (chen, f"/desk/targets/{told['jiangan']}/"),
        (chen, f"/desk/reports/{told['jiangan.report']}/"), (chen, "/desk/settings/proposals/"),
        (chen, f"/desk/settings/proposals/{told['row']}/"), (chen, "/desk/settings/proposals/new/"),
        (chen, "/desk/settings/lights/"), (chen, f"/desk/answers/{told['wuchang.answer']}/"),
        (zhao, f"/desk/plans/{told['issued']}/"), (zhao, f"/desk/targets/{told['jiangan']}/"),
        (zhao, f"/desk/targets/{told['jiangan']}/split/"), (zhao, f"/desk/answers/{told['jiangan.answer']}/"),
        (zhao, f"/desk/reports/{told['dianji.report']}/return/"), (chen, f"/desk/plans/{told['draft']}/issue/"),
        (zhao, f"/desk/plans/{told['issued']}/units/{number}/"), (zhao, f"/desk/tasks/{told['task']}/"),
    ):  # fmt: skip
        answer = client.get(address)
        assert answer.status_code == 200, (address, words(answer)[:1500])
