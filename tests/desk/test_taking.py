"""Tables with people in them: offered to whoever holds a post, and refused with a reason to who does not."""

import pytest
from django.test import Client

from kexie.desk.templatetags.desk import grouped
from tests.city import City
from tests.desk.conftest import SignIn

LISTS = ("people", "register", "guidance")


def offered(client: Client, place: str) -> bool:
    return "table.xlsx" in client.get(f"/desk/{place}/").content.decode()


@pytest.mark.parametrize("place", LISTS)
def test_who_holds_no_post_is_not_offered_a_table_that_would_be_refused(
    city: City, sign_in: SignIn, place: str
) -> None:
    assert offered(sign_in("chen"), place)
    li = sign_in("li")
    assert not offered(li, place)
    answer = li.get(f"/desk/{place}/table.xlsx")
    assert (answer.status_code, "没有任职不能下载" in answer.content.decode()) == (403, True)


def test_large_numbers_are_written_in_groups() -> None:
    assert [grouped(number) for number in (0, 999, 1118, 122586)] == ["0", "999", "1,118", "122,586"]
