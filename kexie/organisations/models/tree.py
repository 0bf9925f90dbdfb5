"""The tree twice: today's ancestors for rights, the dated superiors for statistics *as of* a day."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models

from kexie.kit.ids import uuid7
from kexie.organisations.models.organisation import Organisation


class Term(models.Func):
    """``daterange(starts_on, ends_on, '[]')``: both days belong to the term, an open end is endless."""

    function = "daterange"
    output_field = DateRangeField()

    def __init__(self, starts_on: str = "starts_on", ends_on: str = "ends_on") -> None:
        super().__init__(models.F(starts_on), models.F(ends_on), models.Value("[]"))


class Ancestry(models.Model):
    """Closure of today's tree; every organisation is its own ancestor at depth 0.

    ``inside``: every step down from the ancestor leads to a department, so both are one house. Rights to act in an
    organisation's own name reach only so far; rights to see and guide reach the whole subtree.
    """

    id = models.BigAutoField(primary_key=True)
    ancestor = models.ForeignKey(Organisation, models.CASCADE, related_name="+", db_index=False)
    descendant = models.ForeignKey(Organisation, models.CASCADE, related_name="ancestry", db_index=False)
    depth = models.PositiveSmallIntegerField()
    inside = models.BooleanField()

    class Meta:
        """Read from both ends by index only."""

        db_table = "organisations_ancestry"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["descendant", "ancestor"], include=["depth", "inside"], name="ancestry_once"
            ),
            models.CheckConstraint(
                condition=(models.Q(depth=0) & models.Q(ancestor=models.F("descendant")) & models.Q(inside=True))
                | (models.Q(depth__gt=0) & ~models.Q(ancestor=models.F("descendant"))),
                name="ancestry_depth_zero_iff_itself",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["ancestor", "descendant"], include=["depth", "inside"], name="ancestry_downwards"),
            # A house is a handful of nodes among the thousands below it: every right on a list asks for them.
            models.Index(fields=["ancestor", "descendant"], condition=models.Q(inside=True), name="ancestry_inside"),
        ]

    def __str__(self) -> str:
        return f"{self.ancestor_id} > {self.descendant_id} ({self.depth})"


class Superiority(models.Model):
    """Who was whose superior from when to when, both days included (rules.md 1.1, tree rule)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="superiorities")
    superior = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        """One superior at a time."""

        db_table = "organisations_superiority"
        constraints: ClassVar = [
            ExclusionConstraint(
                name="superiority_one_at_a_time",
                expressions=[("organisation", RangeOperators.EQUAL), (Term(), RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="superiority_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~models.Q(superior=models.F("organisation")), name="superiority_not_of_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} < {self.superior_id} {self.starts_on}–{self.ends_on or ''}"
