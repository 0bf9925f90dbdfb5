"""A consent that came with a table, on the page of the person and of the officer."""

from django.core.files.base import ContentFile

from kexie.intake.actions import batches, running
from kexie.kit import ids
from kexie.kit.actor import SYSTEM
from kexie.organisations.models import Organisation
from kexie.people.models import Person
from tests.city import City
from tests.desk.conftest import SignIn


def take(city: City) -> None:
    """李志强 in a table with 民族 and 政治面貌, as the console takes it."""
    one = Person.objects.get(pk=city.facts.people["li"])
    unit = one.affiliations.get().organisation
    told = f"姓名,单位,出生日期,民族,政治面貌\n{one.name},{unit.name},{one.born_on},汉族,群众\n"
    upload = ContentFile(told.encode("gb18030"), name="人员.csv")
    house = Organisation.objects.get(number=city.facts.number("city"))
    batch = batches.take(house, "people", upload, by=SYSTEM, policy="overwrite", signed=True)
    running.run(batch.pk)


def test_what_came_in_by_a_table_is_withdrawn_on_one_s_own_page_in_two_clicks(city: City, sign_in: SignIn) -> None:
    Person.objects.filter(pk=city.facts.people["li"]).update(born_on="1980-05-02", birth_year=1980)
    take(city)
    li = Person.objects.get(pk=city.facts.people["li"])
    assert (li.ethnic_group, li.political_status) == ("01", "13")
    paper = sign_in("wang").get(f"/desk/people/{li.pk}/consents/sensitive/").content.decode()
    assert ("名册导入" in paper, 'name="withdraw"' in paper) == (True, True)
    client = sign_in("li")
    mine = client.get("/desk/me/").context["consents"][1]
    assert (mine["state"], "名册导入" in mine["when"]) == ("已同意", True)
    assert 'name="withdraw"' in client.get(mine["url"]).content.decode()  # the first click
    key = {"idempotency_key": str(ids.uuid7())}
    answer = client.post(mine["url"], {**key, "withdraw": "1"}, follow=True)  # the second
    assert answer.context["consents"][1]["state"] == "未同意"
    take(city)
    li.refresh_from_db()
    assert (li.ethnic_group, li.political_status) == ("", "")
