"""How persons belong to organisations: posts that carry rights, affiliations that do not."""

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models

from kexie.kit.ids import uuid7
from kexie.organisations import posts
from kexie.organisations.models.organisation import Organisation
from kexie.organisations.models.tree import Term
from kexie.people.models import Person


class Post(models.Model):
    """任职: a person holds a kind of post in an organisation for a term.

    Both days belong to the term: a post whose ``ends_on`` is 31 December holds until midnight in Shanghai.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="posts")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="posts")
    kind = models.CharField("职务", max_length=30, choices=posts.choices)
    starts_on = models.DateField("任期开始")
    ends_on = models.DateField("任期结束", null=True, blank=True)

    class Meta:
        """The same post cannot be held twice at one time by one person."""

        db_table = "organisations_post"
        constraints: ClassVar = [
            ExclusionConstraint(
                name="post_once_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("organisation", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    (Term(), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="post_ends_after_start",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "kind"], name="post_by_organisation")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.organisation_id}"

    @property
    def label(self) -> str:
        """The kind's name: 经办人."""
        return posts.KINDS[self.kind].label


class Affiliation(models.Model):
    """所在单位: where a person works, with the position there. Carries no right; says who may see the person."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="affiliations", db_index=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="affiliations", db_index=False)
    position = models.CharField("职务", max_length=60, blank=True)
    starts_on = models.DateField("开始日期")
    ends_on = models.DateField("结束日期", null=True, blank=True)

    class Meta:
        """One affiliation of a person to an organisation at a time; several organisations are allowed."""

        db_table = "organisations_affiliation"
        constraints: ClassVar = [
            ExclusionConstraint(
                name="affiliation_once_at_a_time",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("organisation", RangeOperators.EQUAL),
                    (Term(), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="affiliation_ends_after_start",
            ),
        ]
        # Who works in a district, and where somebody works, is read from an index alone.
        indexes: ClassVar = [
            models.Index(
                fields=["organisation"], include=["person", "starts_on", "ends_on"], name="affiliation_of_unit"
            ),
            models.Index(
                fields=["person", "organisation"],
                include=["starts_on", "ends_on", "position", "id"],
                name="affiliation_of_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} @ {self.organisation_id}"
