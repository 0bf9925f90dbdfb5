"""What all rolls share: in each somebody stands as a kind of the house's list, up to a last valid day."""

from datetime import date
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kexie.organisations import membership
from kexie.organisations.models.organisation import Organisation


class Standing(models.Model):
    """A line of a roll: a person in an association (``Member``), a unit in a federation or a society.

    ``kind`` is a name of the house's list (:class:`RollRules`), kept as it was given. ``valid_until`` is the last
    valid day, None for good; who is over it is 逾期 and stays a member until they leave or the house lets it lapse.
    """

    # The journal's word; the columns of the house, of the first day and of the last; what is said of who left.
    ENTITY: ClassVar[str]
    HOUSE: ClassVar[str]
    FIRST: ClassVar[str]
    LAST: ClassVar[str]
    GONE: ClassVar[str]

    kind = models.CharField("会员类别", max_length=membership.NAME)
    valid_until = models.DateField("有效期至", null=True, blank=True)

    class Meta:
        """No table of its own."""

        abstract = True

    @property
    def house(self) -> Organisation:
        """Whose roll it is."""
        found: Organisation = getattr(self, self.HOUSE)
        return found

    @property
    def since(self) -> date:
        """The first day."""
        day: date = getattr(self, self.FIRST)
        return day

    @property
    def last(self) -> date | None:
        """The last day, where it was told."""
        day: date | None = getattr(self, self.LAST)
        return day

    @property
    def is_over(self) -> bool:
        """Whether it belongs no longer."""
        return self.last is not None

    def put(self, **values: object) -> None:
        """Columns of :class:`Standing` or the last day, saved alone. Called by ``actions.validity``."""
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=[*values])


class RollRules(models.Model):
    """What a house has settled of a roll, for itself and for all below it that have none of their own.

    ``kinds``: names with months of validity, None for good. ``steps``: days before the end at which a renewal is asked
    for, behind it with a minus. ``lapse_months``: after so many months over the end the membership ends; None never.
    """

    ENTITY: ClassVar[str]
    organisation_id: object

    kinds = models.JSONField("会员类别")
    steps = ArrayField(models.SmallIntegerField(), default=membership.usual_steps)
    lapse_months = models.PositiveSmallIntegerField("逾期多少个月终止", null=True, blank=True)

    class Meta:
        """No table of its own."""

        abstract = True

    def __str__(self) -> str:
        return str(self.organisation_id)

    def months_of(self, kind: str) -> int | None:
        """For how long this kind is valid; None for good, and for a kind that is no longer in the list."""
        return next((months for name, months in self.kinds if name == kind), None)


class RollReminder(models.Model):
    """续会提醒: that one step was told of one line of a roll, once, for this end of its validity."""

    member_id: object

    valid_until = models.DateField()
    step = models.SmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        """No table of its own."""

        abstract = True

    def __str__(self) -> str:
        return f"{self.member_id} {self.valid_until} {self.step}"
