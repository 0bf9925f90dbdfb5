"""Mobile numbers go to their person, sealed as decisions/0010 says, in batches that lock their own rows only."""

import base64
import hashlib
import logging
from typing import Any

import django.db.models.deletion
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.db import migrations, models, transaction

from kexie.kit.crypto import resealing

BATCH = 100
_NUMBERS = ("mobile", "id_number", "bank_account")


def carry(apps: Any, editor: Any) -> None:
    """Batch after batch; broken off, it goes on where it stopped. What no longer opens is counted and left behind."""
    mobiles, people = apps.get_model("kexie_messages", "Mobile"), apps.get_model("people", "Person")
    box, closed = _box("messages.mobile"), 0
    while rows := dict(mobiles.objects.order_by("person").values_list("person", "sealed")[:BATCH]):
        with transaction.atomic():
            told = []
            for person in people.objects.only("pk", *_NUMBERS).filter(pk__in=rows).select_for_update():
                number = _opened(box, rows[person.pk])
                closed += number is None
                if number and person.mobile is None:
                    person.mobile = number
                    told.append(person)
            resealing.write(people, told)
            mobiles.objects.filter(pk__in=rows).delete()
    if closed:
        logging.getLogger("kexie.messages").warning(
            "%d mobile numbers were enciphered with another KEXIE_SECRET_KEY and are lost; enter them anew", closed
        )


def _opened(box: Fernet, token: str) -> str | None:
    try:
        return box.decrypt(token.encode()).decode()
    except InvalidToken:
        return None


def _box(purpose: str) -> Fernet:
    """As numbers were enciphered until now."""
    secret = hashlib.sha512(settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(hashlib.blake2b(purpose.encode(), key=secret, digest_size=32).digest()))


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ("kexie_messages", "0001_tables"),
        ("people", "0006_sealed_numbers_found"),
    ]

    operations = [
        # Its name on the other side is that of the new column.
        migrations.AlterField(
            model_name="mobile",
            name="person",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                primary_key=True,
                related_name="+",
                serialize=False,
                to="people.person",
            ),
        ),
        migrations.RunPython(carry),
        migrations.DeleteModel(name="Mobile"),
    ]
