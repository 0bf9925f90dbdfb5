"""Sets are counted in one statement, no further than is told."""

from typing import Any

from kexie.kit import counting, ids
from kexie.kit.numbers.models import Series


def test_each_set_is_counted_as_far_as_is_told_in_one_statement(db: None, django_assert_num_queries: Any) -> None:
    owner = ids.uuid7()
    Series.objects.bulk_create([Series(owner_id=owner, code="x", year=year) for year in range(2001, 2008)])
    every = Series.objects.filter(owner_id=owner)
    sets = {"two": every.filter(year__lt=2003), "three": every.filter(year__lt=2004), "all": every.order_by("-year"),
            "nothing": every.filter(year__in=()), "none": every.none()}  # fmt: skip
    with django_assert_num_queries(1) as asked:
        found = counting.bounded(sets, 2)
    assert found == {"two": 2, "three": 3, "all": 3, "nothing": 0, "none": 0}
    assert asked[0]["sql"].count("LIMIT 3") == 3
    assert counting.bounded(sets, 100) == {"two": 2, "three": 3, "all": 7, "nothing": 0, "none": 0}


def test_sets_that_are_empty_by_their_condition_ask_nothing(db: None, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert counting.bounded({"none": Series.objects.none()}, 2) == {"none": 0}
