"""What builds the demo city: stage by stage, whole or not at all, never in production."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from kexie.demo import building, city, life, living, notice, plan, stages
from kexie.kit.actor import SYSTEM
from kexie.organisations import queries
from kexie.organisations.models import Organisation, Post
from kexie.people.models import Account
from tests.demo.test_city import FEW

ISSUED = ("issued", "mid-year")


def test_each_stage_is_built_by_the_command(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[str] = []
    monkeypatch.setattr(city, "build", lambda: built.append("city"))
    monkeypatch.setattr(notice, "issue", lambda made: built.append("issued"))
    monkeypatch.setattr(living, "go_on", lambda made: built.append("living"))
    monkeypatch.setattr(building, "build", lambda made: built.append("building"))
    monkeypatch.setattr(life, "live", lambda made: built.append("life"))
    monkeypatch.setattr(plan, "mid_year", lambda made, document: built.append("mid-year"))
    monkeypatch.setattr(plan, "this_year", lambda made, today: built.append("this year"))
    for stage in stages.STAGES:
        call_command("demo", "--stage", stage, stdout=StringIO())
    call_command("demo", stdout=StringIO())
    assert built == ["city", "city", *ISSUED, *["city", *ISSUED, "living", "this year", "building", "life"] * 2]
    with pytest.raises(KeyError):
        stages.build("moon")


def test_a_demo_that_breaks_half_way_leaves_nothing_and_is_built_by_the_next_call(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(made: object) -> None:
        raise ConnectionError("planted")

    begun = city.build
    monkeypatch.setattr(city, "build", lambda: begun(people=FEW))
    monkeypatch.setattr(notice, "issue", breaks)
    with pytest.raises(ConnectionError):
        stages.build("issued")
    assert (city.anybody(), Organisation.objects.count()) == (False, 0)


@override_settings(PRODUCTION=True)
def test_production_refuses_a_demo_city(db: None) -> None:
    with pytest.raises(CommandError) as refusal:
        call_command("demo")
    assert str(refusal.value) == "a demo city has known passwords: it is refused when KEXIE_ENV=production"
    assert Account.objects.count() == 0


def test_a_fresh_installation_has_no_account(db: None) -> None:
    assert (Account.objects.count(), Organisation.objects.count(), Post.objects.count()) == (0, 0, 0)


@pytest.mark.full
def test_the_whole_city_has_twenty_thousand_people(db: None) -> None:
    city.build()
    assert queries.public_counts().people == 20_031
    assert len(queries.visible_organisations(SYSTEM)) == 482
