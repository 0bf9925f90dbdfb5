"""A reply slip behind a signed link: what is asked, until when, what stands. Asks no database."""

from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse

from kexie.blanks import telling
from kexie.kit import clock
from kexie.notices.rules.replies import due_at


class Slip:
    """The slip of one unit's link: the unit, its due moment, its own answer and nobody else's."""

    def __init__(self, link: Any, token: str, slip: Any, standing: Any, refusal: str) -> None:
        """``refusal``: why it cannot be answered (any more), in Chinese; empty where it can."""
        addressee = link.addressee
        self.unit, self.issuer, self.title = addressee.name, addressee.document.issuer, addressee.document.title
        self.number, self.slip, self.standing, self.refusal = addressee.document.number, slip, standing, refusal
        self.back, self.token = reverse("portal:receipt", args=[token]), token
        self.due_at: datetime = due_at(addressee) or slip.due_at
        self.is_over = clock.now() >= self.due_at

    @property
    def due_on(self) -> Any:
        """The last day on which an answer is in time."""
        return (clock.local(self.due_at) - timedelta(microseconds=1)).date()

    @property
    def hour(self) -> str:
        """17:30, where it ends within the day."""
        at = clock.local(self.due_at)
        return "" if (at.hour, at.minute) == (0, 0) else f"{at:%H:%M}"

    @property
    def told(self) -> list[tuple[str, str]]:
        """The answer that stands, in words."""
        if self.standing is None:
            return []
        values = self.standing.answer.values
        return [(one.label, telling.told(one, values.get(one.key))) for one in self.slip.version.fields.all()]

    def sheet(self, form: Any) -> dict[str, Any]:
        """What ui/answer_sheet.html draws: where the table is got and where it goes, with the form of its upload."""
        return {
            "form": form, "action": reverse("portal:reply", args=[self.token]),
            "url": reverse("portal:reply_blank_sheet", args=[self.token]),
        }  # fmt: skip
