"""What holds after every journey is really looked at: planted harm turns it red."""

from collections.abc import Callable

import psycopg
import pytest

from tests.city import CitySite, city_site  # noqa: F401
from tests.waiting import wait_until

pytestmark = pytest.mark.browser


def test_a_gap_in_a_series_and_a_changed_journal_are_found(
    check: Callable[[str], str],
    city_site: CitySite,  # noqa: F811
) -> None:
    assert (check("check_invariants"), check("journal_verify")) == ("well", "well")
    with psycopg.connect(city_site.site.owner_dsn, autocommit=True) as owner:
        # What is sealed is what a change is found in; transactions of other tests hold the sealing up.
        sealed = "select exists (select from kit_seal where last >= (select min(id) from kit_journal_entry))"
        wait_until(lambda: owner.execute(sealed).fetchone() == (True,))
        owner.execute("update kit_series set last = last + 1 where last > 0")
        owner.execute("update kit_journal_entry set verb = 'x' where id = (select min(id) from kit_journal_entry)")
    assert "breach" in check("check_invariants")
    assert "日志已破坏" in check("journal_verify")
