"""Mobiles leave the telephones and faxes of units for their sealed column, in batches that lock their own rows only.

Broken off, it is run again and passes by what it has done. What the edits of units kept of a mobile is deleted: such an
edit is read, and no longer put back.
"""

from typing import Any

from django.db import migrations, transaction

from kexie.organisations import telephones

BATCH = 100
_COLUMNS = ("telephone", "fax", "mobile", "mobile_index", "mobile_tail")


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
    """Outside a transaction: each batch has its own. The checks stand already, so that nothing comes in behind it."""

    atomic = False

    dependencies = [
        ("kit", "0009_journal_values"),
        ("organisations", "0011_mobile_sealed"),
    ]

    operations = [
        migrations.RunPython(carry, migrations.RunPython.noop),
        migrations.RunPython(forget, migrations.RunPython.noop),
    ]
