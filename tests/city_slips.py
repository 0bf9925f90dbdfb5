"""A reply slip in the small demo city: a form of the city's own with a file, asked by one document, answered by one.

Called by tests/city_stage.py; through the real actions only.
"""

from datetime import timedelta
from typing import Any

OWN = "内部事项回执"


def attach(city: Any, document: Any) -> None:
    """The city's own form, published, and a draft of its next version; asked by this draft."""
    from kexie.blanks.actions import blanks, fields
    from kexie.kit import clock
    from kexie.notices.actions import replies
    from kexie.notices.models.replies import end_of

    chen = city.actors["chen"]
    version = blanks.make(city.units["city"], OWN, by=chen).versions.get()
    fields.add(
        version, "number", {"label": "参会人数", "unit": "人", "least": 0, "most": 99, "required": True}, by=chen
    )
    fields.add(version, "text", {"label": "意见", "most": 200}, by=chen)
    fields.add(version, "choice", {"label": "是否参加", "options": ["参加", "不参加"]}, by=chen)
    fields.add(version, "person", {"label": "联系人", "most": 2}, by=chen)
    fields.add(version, "file", {"label": "附表"}, by=chen)
    version = blanks.publish(version, by=chen)
    blanks.revise(version.blank, by=chen)
    replies.attach(document, version, end_of(clock.today() + timedelta(days=9)), by=chen)


def answer(city: Any) -> dict[str, Any]:
    """The enterprise answers, the district has still to; what tests find the things by."""
    from django.core.files.base import ContentFile

    from kexie.blanks.models import Version
    from kexie.notices.actions import links, replies
    from kexie.notices.models import Addressee

    issued = Addressee.objects.filter(document=city.documents["city.issued"])
    mine = issued.get(organisation=city.units["dianji"])
    values = {
        "f1": "2",
        "f2": "=1+1",
        "f3": "参加",
        "f4": [{"name": "王晓燕", "position": "", "phone": "027-65692271 139 0000 0065"}],
    }
    uploads = {"f5": ContentFile("甲,乙\n".encode(), name="附表.csv")}
    reply = replies.answer(mine, replies.Told(values, uploads), by=city.actors["wang"])
    open_link = links.make(issued.get(organisation=city.units["jiangan"]), by=city.actors["chen"])
    draft = Version.objects.get(blank__name=OWN, published_at=None)
    return {
        "reply": str(reply.pk),
        "blank": draft.blank.ref,
        "ready": Version.objects.get(blank__name="参会回执").blank.ref,
        "field": str(draft.fields.get(key="f1").pk),
        "published": str(Version.objects.get(blank=draft.blank, number=1).pk),
        "link": open_link.token,
    }
