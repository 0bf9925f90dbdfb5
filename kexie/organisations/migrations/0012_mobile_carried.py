"""Mobiles leave the telephones and faxes of units for their sealed column, in batches that lock their own rows only.

Broken off, it goes on where it stopped. What the edits of units kept of a mobile is deleted: such an edit is read, and
no longer put back.
"""

from typing import Any

from django.contrib.postgres.operations import AddConstraintNotValid, AddIndexConcurrently, ValidateConstraint
from django.db import migrations, models, transaction

from kexie.organisations import telephones

BATCH = 100
_COLUMNS = ("telephone", "fax", "mobile", "mobile_index", "mobile_tail")
# As it stands in telephones.CLEAR_MOBILE on the day of this migration.
_CLEAR = r"(^|[^0-9])((\+|00)?86[ ()-]*|0)?1[3-9]([ ()-]{0,3}[0-9]){9}($|[^0-9])|[0-9]{16}"


def carry(apps: Any, editor: Any) -> None:
    """Unit after unit, by its key; the state and the time of its last change stay what they are."""
    units, last = apps.get_model("organisations", "Organisation").objects, None
    while True:
        with transaction.atomic():
            rows = units.exclude(telephone="", fax="").only("pk", *_COLUMNS).order_by("pk")
            rows = rows if last is None else rows.filter(pk__gt=last)
            found = list(rows.select_for_update(of=("self",), no_key=True)[:BATCH])
            for row in found:
                _part(row)
        if not found:
            return
        last = found[-1].pk


def _part(row: Any) -> None:
    telephone, mobile = telephones.split(row.telephone)
    fax, beside = telephones.split(row.fax)
    if mobile or beside:
        stood = row.mobile.reveal() if row.mobile else ""
        row.telephone, row.fax, row.mobile = telephone, fax, telephones.joined(stood, mobile, beside)
        row.save(update_fields=_COLUMNS)


def forget(apps: Any, editor: Any) -> None:
    """What lies beside the journal of edits of a telephone in which a mobile stood."""
    rows = apps.get_model("kit", "Value").objects.filter(entry__entity="organisation", field__in=("telephone", "fax"))
    told = rows.values_list("pk", "before", "after").iterator(chunk_size=2000)
    gone = [pk for pk, *texts in told if any(telephones.has_mobile(str(text or "")) for text in texts)]
    rows.filter(pk__in=gone).delete()


class Migration(migrations.Migration):
    """Outside a transaction: the checks stand before anything is carried, so that nothing comes in behind it."""

    atomic = False

    dependencies = [
        ("kit", "0009_journal_values"),
        ("organisations", "0011_mobile_sealed"),
    ]

    operations = [
        AddConstraintNotValid(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("mobile__isnull", True), ("mobile_index__isnull", True), ("mobile_tail__isnull", True)),
                    models.Q(
                        ("mobile__isnull", False), ("mobile_index__isnull", False), ("mobile_tail__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="organisation_mobile_whole_or_none",
            ),
        ),
        AddConstraintNotValid(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("telephone__regex", _CLEAR), _negated=True),
                    models.Q(("fax__regex", _CLEAR), _negated=True),
                ),
                name="organisation_no_mobile_in_clear",
            ),
        ),
        migrations.RunPython(carry, migrations.RunPython.noop),
        migrations.RunPython(forget, migrations.RunPython.noop),
        AddIndexConcurrently(
            model_name="organisation",
            index=models.Index(
                condition=models.Q(("mobile_index__isnull", False)),
                fields=["mobile_index"],
                name="organisation_by_mobile_index",
            ),
        ),
        AddIndexConcurrently(
            model_name="organisation",
            index=models.Index(
                condition=models.Q(("mobile_tail__isnull", False)),
                fields=["mobile_tail"],
                name="organisation_by_mobile_tail",
            ),
        ),
        ValidateConstraint("organisation", "organisation_mobile_whole_or_none"),
        ValidateConstraint("organisation", "organisation_no_mobile_in_clear"),
    ]
