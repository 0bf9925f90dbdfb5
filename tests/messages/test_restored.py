"""After a restore: what waited may have gone since; and a backup of newer messages is refused."""

from types import SimpleNamespace

import pytest
from django.core.management import call_command

from kexie.machine import manifest, restore
from kexie.messages.actions import outbox, sending
from kexie.messages.models import Message


def test_what_waited_in_a_backup_is_held_and_goes_only_by_hand(house, queue, book, capsys):
    queue(channels=("in_app", "email", "sms"))
    call_command("hold_messages")
    assert capsys.readouterr().out == "2 messages held\n"
    assert sending.run(book.of) == 0
    held = Message.objects.filter(state="unknown")
    assert {row.reason for row in held} == {sending.RESTORED}
    outbox.resend(held.get(channel="email"), by=house["chen"])
    assert sending.run(book.of) == 1


def test_a_backup_with_newer_messages_is_refused_though_the_package_s_label_is_another():
    told = SimpleNamespace(version="9.9", migrations=["kexie_messages.0001_tables", "kexie_messages.9999_newer"])
    with pytest.raises(manifest.BackupError, match=r"kexie_messages\.9999_newer\)"):
        restore._refuse_newer(told)
