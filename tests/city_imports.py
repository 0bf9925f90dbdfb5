"""Imports of the small demo city: one just sent, one checked, one done, one of a district. Called at the very end."""

from typing import Any

from tests import city_numbers


def stage(city: Any) -> dict[str, str]:
    """Their ids."""
    from django.core.files.base import ContentFile

    from kexie.intake.actions import batches, running

    def sent(who: str, house: str, text: str, kind: str = "people") -> Any:
        file = ContentFile(text.encode("gb18030"), name="人员.csv" if kind == "people" else "单位.csv")
        return batches.upload(city.units[house], kind, file, by=city.actors[who])

    unit = city.units["dianji"].name
    # The row that goes back holds the numbers of somebody: they are the sender's own, and nobody else's to see.
    told = city_numbers.numbers(city_numbers.SENT)
    text = (
        f"姓名,单位,性别,手机号,身份证号\n导入甲,{unit},男,,\n导入乙,{unit},不详,{told['mobile']},{told['id_number']}\n"
    )
    made = {"uploaded": sent("chen", "city", text), "jiangan": sent("jiangan.drafter", "jiangan", text)}
    made["checked"] = sent("chen", "city", text.replace("导入", "待导"))
    batches.check(made["checked"], made["checked"].columns, "skip", by=city.actors["chen"])
    running.check(made["checked"].pk)
    # Known already, so that nothing of the city is another for it.
    made["done"] = sent("chen", "city", f"单位名称,类别\n{unit},企业科协\n", "units")
    batches.check(made["done"], made["done"].columns, "skip", by=city.actors["chen"])
    running.check(made["done"].pk)
    batches.start(made["done"], by=city.actors["chen"])
    running.run(made["done"].pk)
    return {f"import.{name}": str(batch.pk) for name, batch in made.items()}
