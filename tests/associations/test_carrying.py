"""Whom a closed association covered and what it belonged to: ended with its day, gone on with where it was merged."""

from datetime import timedelta

from kexie.associations import invariants as life_invariants
from kexie.associations import jobs
from kexie.associations.actions import parting, standing, ties
from kexie.associations.models import CoveredUnit, Membership
from kexie.kit import clock
from kexie.kit.actor import SYSTEM
from kexie.kit.journal.models import Entry
from kexie.organisations.actions import organisations
from kexie.organisations.models import Organisation
from tests.associations.test_mergers import unit, whole
from tests.notices.office import Office


def covered(association: Organisation) -> list[str]:
    """Names of the tenants whose row does not end."""
    return sorted(CoveredUnit.objects.filter(association=association, ends_on=None).values_list("name", flat=True))


def test_a_park_that_goes_into_another_keeps_its_tenants_covered_and_gets_them_back(office: Office) -> None:
    one, two = (unit(f"{name}科技园科协", "park", office.unit("jiang")) for name in ("江边", "湖边"))
    for name in ("小微电子公司", "光谷软件公司"):
        ties.cover(one, ties.Tenant(name, sci_tech=8), by=SYSTEM)
    ties.cover(two, ties.Tenant("光谷软件（公司）"), by=SYSTEM)
    today = clock.today()
    standing.merge(one, two, by=office["chen"], note="两园合一")
    assert (covered(one), covered(two)) == ([], ["光谷软件（公司）", "小微电子公司"])
    new = CoveredUnit.objects.get(association=two, name="小微电子公司")
    assert (new.starts_on, new.sci_tech, new.is_covered) == (today + timedelta(days=1), 8, True)
    assert {row.ends_on for row in CoveredUnit.objects.filter(association=one)} == {today}
    assert Entry.objects.filter(entity="covered_unit", entity_id=new.pk, verb="cover").count() == 1
    assert whole() == []
    parting.part(Organisation.objects.get(pk=one.pk), by=office["chen"], note="误操作")
    assert (covered(one), covered(two)) == (["光谷软件公司", "小微电子公司"], ["光谷软件（公司）"])
    assert not CoveredUnit.objects.filter(pk=new.pk).exists()


def test_what_went_into_an_association_that_covers_nobody_ends_there(office: Office) -> None:
    park = unit("江边科技园科协", "park", office.unit("jiang"))
    ties.cover(park, ties.Tenant("小微电子公司"), by=SYSTEM)
    standing.merge(park, office.unit("motor"), by=office["chen"], note="园区撤并")
    assert CoveredUnit.objects.filter(ends_on=None).count() == 0


def test_a_unit_that_goes_into_another_stays_in_its_federations_once(office: Office) -> None:
    motor, steel = office.unit("motor"), office.unit("steel")
    both, one = (unit(name, "federation", office.unit("city")) for name in ("企业科协联合会", "园区科协联谊会"))
    ties.join(both, motor, by=SYSTEM)
    old = ties.join(one, motor, by=SYSTEM)
    ties.join(both, steel, by=SYSTEM)
    today = clock.today()
    standing.merge(motor, steel, by=office["chen"], note="登记了两次")
    assert set(Membership.objects.filter(member=motor).values_list("ends_on", flat=True)) == {today}
    here = Membership.objects.filter(member=steel, ends_on=None)
    assert sorted(here.values_list("federation__name", flat=True)) == ["企业科协联合会", "园区科协联谊会"]
    new = here.get(federation=one)
    old.refresh_from_db()
    assert (new.starts_on, new.kind, new.valid_until) == (today + timedelta(days=1), old.kind, old.valid_until)
    assert new.number > old.number
    assert whole() == []
    with clock.at(clock.now() + timedelta(days=9)):
        parting.part(Organisation.objects.get(pk=motor.pk), by=office["chen"], note="是两个单位")
        new.refresh_from_db()
        assert new.ends_on == clock.today() - timedelta(days=1)
    assert Membership.objects.filter(member=motor, ends_on=None).count() == 2


def test_a_federation_that_goes_into_another_brings_its_units_along(office: Office) -> None:
    one, two = (unit(name, "federation", office.unit("city")) for name in ("企业科协联合会", "园区科协联谊会"))
    ties.join(one, office.unit("motor"), by=SYSTEM)
    standing.merge(one, two, by=office["chen"], note="合并")
    assert list(Membership.objects.filter(ends_on=None).values_list("federation", "member")) == [
        (two.pk, office.unit("motor").pk)
    ]


def test_of_a_closed_association_they_end_with_its_day_by_the_job_or_by_the_sweep(office: Office) -> None:
    park, federation = (
        unit("江边科技园科协", "park", office.unit("jiang")),
        unit("企业科协联合会", "federation", office.unit("city")),
    )
    ties.cover(park, ties.Tenant("小微电子公司"), by=SYSTEM)
    ties.join(federation, park, by=SYSTEM)
    day = clock.today()
    organisations.dissolve(park, by=office["chen"], note="外迁")
    with clock.at(clock.now() + timedelta(days=2)):
        Organisation.objects.filter(pk=park.pk).update(updated_at=clock.now() - timedelta(days=9))
        assert len(life_invariants.the_closed_cover_nobody()) == 2
        assert (standing.settle_closed(), standing.settle_closed()) == (1, 0)
    ends = {
        *CoveredUnit.objects.values_list("ends_on", flat=True),
        *Membership.objects.values_list("ends_on", flat=True),
    }
    assert (ends, life_invariants.the_closed_cover_nobody()) == ({day}, [])
    CoveredUnit.objects.update(ends_on=None)
    assert jobs.closed.run(entry_id=Entry.objects.get(entity="organisation", entity_id=park.pk, verb="close").pk)
    assert covered(park) == []
