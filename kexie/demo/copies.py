"""Paper originals (纸质原件) of a document to the districts: printed, stamped, sent, received, one lost on its way."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from random import Random

from kexie.demo.city import City
from kexie.demo.days import Days
from kexie.notices import queries
from kexie.notices.actions import originals
from kexie.notices.models import Document

SEED = 610
PRINTED, STAMPED, SENT, RECEIVED = 12, 10, 7, 4
ARCHIVE = "武汉市科协档案室"


def keep(city: City, title: str, world: Days, back: int) -> Iterator[datetime]:
    """Of the city's issued document of this title: printed ``back`` working days ago, stamped, sent, half arrived."""
    days, chen = replace(world, random=Random(SEED)), city.actor("chen", "officer")  # noqa: S311 (as everywhere here)
    yield days.at(days.back(back), 9, 11)
    document = Document.objects.filter(issuer=city.root, title=title, state="issued").latest("issued_at")
    made = originals.make(document, PRINTED, by=chen)
    yield days.at(days.back(back), 14, 16)
    for one in made[:STAMPED]:
        originals.step(one, "stamp", by=chen)
    yield days.at(days.back(back - 1), 9, 11)
    receivers = [one.name for one in queries.addressees(document)[: SENT - 1]]
    for one, receiver in zip(made, [ARCHIVE, *receivers], strict=False):
        originals.send(one, receiver, by=chen)
    yield days.at(days.back(back - 3), 14, 16)
    for one in made[:RECEIVED]:
        originals.step(one, "receive", by=chen)
    originals.step(made[SENT - 1], "lose", by=chen, note="邮寄途中遗失，已补发复印件")
