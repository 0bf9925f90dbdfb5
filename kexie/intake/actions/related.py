"""What else points at a row that an import made: whoever did something with it since keeps it."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q


def referred(
    model: type[models.Model], keys: Collection[UUID], own: Mapping[tuple[type[models.Model], str], Q | None]
) -> set[UUID]:
    """Of these rows those that another row refers to.

    ``own``: by model and field, which rows the import made itself (None: all of them); they do not count.
    """
    found: set[UUID] = set()
    for relation in model._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ManyToOneRel):
            continue
        other: Any = relation.related_model
        name = relation.field.name
        made = own.get((other, name), Q(pk__in=[]))
        if made is not None:
            rows = other._base_manager.filter(**{f"{name}__in": keys}).exclude(made)
            found |= set(rows.values_list(relation.field.attname, flat=True))
    return found
