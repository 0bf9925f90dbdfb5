"""Two imports of the same rows at once: everybody is written once."""

# ruff: noqa: F401, F811 (fixtures are imported by name and asked for by name)

import threading

from django.core.files.base import ContentFile

from tests.city import City, city_committing
from tests.intake.sent import number
from tests.kit.tables_of import xlsx

COUNT = 40


def test_two_imports_of_the_same_people_write_everybody_once(city_committing: City):
    from django.db import connections

    from kexie.intake.actions import batches, running
    from kexie.intake.models import Batch
    from kexie.kit.actor import SYSTEM
    from kexie.organisations.models import Organisation
    from kexie.people.models import Person

    unit = Organisation.objects.get(number=city_committing.facts.number("dianji"))
    house = Organisation.objects.get(number=city_committing.facts.number("city"))
    rows = [[f"同{n}", unit.name, number(serial=n)] for n in range(COUNT)]
    data = xlsx(["姓名", "单位", "身份证号"], *rows)
    made = [batches.take(house, "people", ContentFile(data, name="人员.xlsx"), by=SYSTEM) for _ in range(2)]
    faults: list[BaseException] = []

    def act(pk: object) -> None:
        try:
            running.run(pk)
        except BaseException as fault:
            faults.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=act, args=(one.pk,), daemon=True) for one in made]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(90)
    assert faults == []
    assert Person.objects.filter(name__startswith="同").count() == COUNT
    sums = sorted(Batch.objects.filter(pk__in=[one.pk for one in made]).values_list("created", "skipped"))
    assert sums == [(0, COUNT), (COUNT, 0)]
