"""Every foreign key to a person, and to an account, is told of in ``custody.ties``: a new one fails here."""

import pytest
from django.apps import apps
from django.db import models

from kexie.custody import domains, labels, ties
from kexie.kit import ids
from kexie.people.models import Account, Person


def keys_to(target: type[models.Model]) -> set[tuple[str, str]]:
    """(model, field) of every foreign key to it."""
    found = set()
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, models.ForeignKey) and field.related_model is target:
                found.add((model._meta.label.replace("kexie.", ""), field.name))
    return found


def test_every_key_to_a_person_is_exported_kept_or_erased_for_a_reason_and_merged_in_a_known_way() -> None:
    assert keys_to(Person) == set(ties.TABLE)
    assert keys_to(Account) - {("people.Account", "person")} == set(ties.OF_ACCOUNT)


@pytest.mark.django_db
def test_every_table_named_there_is_in_the_copy() -> None:
    copied = {table for one in domains.table() for table in one.export(ids.uuid7())}
    named = {one.table for one in ties.TABLE.values()} | set(ties.OF_ACCOUNT.values())
    named |= {table for table, _, _ in ties.WITHOUT_KEY}
    assert (named - copied, copied - named) == (set(), set())
    assert copied <= set(labels.TABLES)


def test_what_people_read_of_it_says_what_goes_first() -> None:
    told = ties.kinds()
    assert [bool(ground.kept) for _, ground in told] == sorted(bool(ground.kept) for _, ground in told)
    labels = [label for found, _ in told for label in found]
    assert (len(set(labels)), all(found for found, _ in told)) == (len(labels), True)
