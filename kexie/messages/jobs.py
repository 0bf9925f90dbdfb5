"""Sending what waits."""

from kexie.kit.jobs import periodic
from kexie.messages.actions import sending


@periodic("messages.send", "* * * * * */10")
def send() -> None:
    """Every 10 seconds: what is due, outside of quiet hours; what a dead sender left is marked as unknown."""
    sending.run()
