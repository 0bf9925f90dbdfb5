"""What holds after every journey is really looked at: planted harm turns it red."""

from collections.abc import Callable

import psycopg
import pytest

from tests.city import CitySite, city_site  # noqa: F401

pytestmark = pytest.mark.browser


def test_a_gap_in_a_series_and_a_changed_journal_are_found(
    check: Callable[[str], str],
    city_site: CitySite,  # noqa: F811
) -> None:
    assert (check("check_invariants"), check("journal_verify")) == ("well", "well")
    with psycopg.connect(city_site.site.owner_dsn, autocommit=True) as owner:
        owner.execute("update kit_series set last = last + 1 where last > 0")
        owner.execute("update kit_journal_entry set verb = 'x' where id = (select min(id) from kit_journal_entry)")
    assert "breach" in check("check_invariants")
    assert "日志已破坏" in check("journal_verify")
