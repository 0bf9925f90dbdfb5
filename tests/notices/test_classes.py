"""Addressee classes of an issuer's own: added, changed, switched off; what they mean today."""

import pytest

from kexie.kit.actor import SYSTEM
from kexie.kit.journal import Entry
from kexie.kit.verdict import Overtaken, Refused
from kexie.notices import forms, queries
from kexie.notices.actions import classes, documents
from kexie.notices.classes import Terms
from kexie.notices.models import AddresseeClass
from kexie.organisations import kinds
from kexie.organisations import queries as organisations

PARKS = Terms("各园区科协", kinds=("park",), variants=("园区科协",))


@pytest.mark.parametrize(
    ("terms", "reason"),
    [
        (Terms(" ", kinds=("park",)), "请填写收件范围的名称"),
        (Terms("各园区科协", kinds=("garden",)), "没有这种组织类别或级别：garden"),
        (Terms("各园区科协", kinds=("association",), levels=("galaxy",)), "没有这种组织类别或级别：galaxy"),
        (Terms("各园区科协"), "请选组织类别"),
    ],
)
def test_a_class_without_sense_is_refused(office, terms, reason):
    with pytest.raises(Refused, match=reason):
        classes.add(office.unit("city"), terms, by=office["chen"])
    assert not AddresseeClass.objects.filter(issuer__isnull=False).exists()


def test_a_class_is_its_issuer_s_own_and_the_general_ones_are_nobody_s(office):
    with pytest.raises(Refused, match="只有某市科协的拟稿人能设置收件范围"):
        classes.add(office.unit("city"), PARKS, by=office["zhao"])
    row = classes.add(office.unit("city"), PARKS, by=office["chen"])
    with pytest.raises(Refused, match="只有某市科协的拟稿人能设置收件范围"):
        classes.change(row, PARKS, by=office["zhao"])
    with pytest.raises(Refused, match="通用的收件范围各单位共用，不能改"):
        classes.change(office.classes("各区科协")[0], PARKS, by=SYSTEM)


def test_a_change_is_journalled_field_by_field_and_none_leaves_no_row(office):
    row = classes.add(office.unit("city"), PARKS, by=office["chen"])
    changed = Terms("各园区科协", kinds=("park", "joint"), variants=("园区科协",), is_active=False)
    for _ in range(2):
        classes.change(row, changed, by=office["chen"])
    told = [one.diff for one in Entry.objects.filter(entity="addressee_class").order_by("id")]
    assert told[1:] == [{"kinds": ["park", "park、joint"], "active": ["True", "False"]}]


def test_a_name_stands_once_among_one_s_own_and_may_be_another_issuer_s(office):
    classes.add(office.unit("city"), PARKS, by=office["chen"])
    classes.add(office.unit("jiang"), PARKS, by=SYSTEM)
    other = classes.add(office.unit("city"), Terms("各联合科协", kinds=("joint",)), by=office["chen"])
    for act in (
        lambda: classes.add(office.unit("city"), PARKS, by=SYSTEM),
        lambda: classes.change(other, PARKS, by=SYSTEM),
    ):
        with pytest.raises(Overtaken, match="本单位已有这个名称的收件范围"):
            act()


def test_one_s_own_is_recognised_by_its_variants_and_stands_first(office):
    city = office.unit("city")
    row = classes.add(city, PARKS, by=office["chen"])
    named = queries.classes_named(city, ["园区科协", "各区科协", "谁也不是"])
    assert {word: one.name for word, one in named.items()} == {"园区科协": "各园区科协", "各区科协": "各区科协"}
    assert queries.classes_kept(city)[0] == row == queries.class_kept(city, row.pk)
    assert queries.class_kept(office.unit("jiang"), row.pk) is None


def test_a_class_switched_off_is_offered_no_more_and_stays_with_the_drafts_that_name_it(office):
    row = classes.add(office.unit("city"), PARKS, by=office["chen"])
    draft = office.draft(classes=[row])
    classes.change(row, Terms("各园区科协", kinds=("park",), is_active=False), by=office["chen"])
    assert row not in queries.classes(office.unit("city"))
    assert row in queries.classes(office.unit("city"), kept=draft)
    assert row in forms.DocumentForm(by=office["chen"], document=draft).fields["classes"].queryset
    assert documents.submit(draft, by=office["chen"]).state == "review"


def test_the_count_of_a_class_is_that_of_its_units_for_every_general_class(office):
    city = office.unit("city")
    counts = organisations.tally(city)
    for row in queries.classes_kept(city):
        found = organisations.of_kinds(city, row.kinds, row.levels)
        assert organisations.meant(counts, row.kinds, row.levels) == found.count(), row.name


def test_levels_narrow_associations_only(office):
    """各区科协及学会: two kinds, one of which has no level."""
    city = office.unit("city")
    both = classes.add(
        city, Terms("各区科协及学会", ("association", "society"), kinds.DISTRICT_LEVELS), by=office["chen"]
    )
    units = organisations.of_kinds(city, both.kinds, both.levels)
    assert {one.kind for one in units} == {"association", "society"}
    assert organisations.meant(organisations.tally(city), both.kinds, both.levels) == units.count()
    assert [one.count for one in queries.preview(office.draft(classes=[both]))] == [units.count()]
    assert {one.level for one in organisations.of_kinds(city, [], ["district"])} == {"district"}
    assert organisations.meant(organisations.tally(city), [], ["district"]) == 2


def test_without_any_term_five_working_days_are_usual(office):
    from kexie.notices.actions import receipts
    from kexie.notices.models import ReceiptTerm

    city = office.unit("city")
    assert queries.term(city) == (5, False)
    receipts.set_term(city, 8, by=office["chen"])
    assert (queries.term(city), queries.term(office.unit("jiang"))) == ((8, True), (5, False))
    ReceiptTerm.objects.all().delete()
    assert queries.term(city) == (5, False)
