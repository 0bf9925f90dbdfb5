"""The doors out of the house: one callable a channel, handed down by config/plugs.py (``DOORS``).

A door returns when the message is out. It raises what it knows about why not; whatever else it raises means that
nobody knows whether the message is out.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from uuid import UUID

from django.conf import settings
from django.core import mail

from kexie.kit.web import logs
from kexie.messages import masks


class Temporary(Exception):
    """Certainly not out, but it may go later (Chinese reason)."""


class Permanent(Exception):
    """Certainly not out, and it would not go later either (Chinese reason)."""


class Closed(Exception):
    """The installation has no such door (Chinese reason, says what to set)."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What goes through a door. ``address`` is not kept anywhere; ``id`` is the same at every try."""

    id: UUID
    channel: str
    address: str
    subject: str
    text: str


Door = Callable[[Outgoing], None]
_doors: dict[str, Door] = {}


def connect(table: Mapping[str, Door]) -> None:
    """Take over the doors from config/plugs.py; called once at the start."""
    _doors.clear()
    _doors.update(table)


def of(channel: str) -> Door:
    """The door of a channel. Raises KeyError."""
    return _doors[channel]


def only_logs(channel: str) -> bool:
    """Whether what goes by this channel is only written to the log: pages say so."""
    return _doors.get(channel) is console


def console(message: Outgoing) -> None:
    """For SMS until an operator's gateway is named in plugs: one log line, the number masked, no word of the text."""
    shown = masks.shown(message.channel, message.address)
    logs.get("kexie.messages").info("console", sent=str(message.id), to=shown, characters=len(message.text))


def email(message: Outgoing) -> None:
    """By the mail server of KEXIE_MAIL. A Message-ID that stays lets a receiver drop what a resend may double.

    Raises:
        Closed, Temporary, Permanent; anything else (a connection that broke while the letter was handed over) leaves
        open whether it is out.
    """
    if not settings.SENDS_MAIL:
        raise Closed("本系统没有设发信服务器。请系统管理员设 KEXIE_MAIL 后重发")
    connection = mail.get_connection()
    try:
        connection.open()
    except (OSError, SMTPException) as fault:
        raise Temporary("连不上发信服务器，或登录没有通过") from fault
    host = settings.SITE_ADDRESS.partition("://")[2].partition("/")[0].partition(":")[0]
    letter = mail.EmailMessage(
        message.subject, message.text, settings.DEFAULT_FROM_EMAIL, [message.address],
        headers={"Message-ID": f"<{message.id}@{host}>"}, connection=connection,
    )  # fmt: skip
    try:
        letter.send()
    except SMTPRecipientsRefused as fault:
        raise _told(min(code for code, _ in fault.recipients.values()), "收件地址") from fault
    except SMTPResponseException as fault:
        raise _told(fault.smtp_code, "这封信") from fault
    finally:
        with suppress(OSError, SMTPException):  # the letter is taken or not; saying goodbye changes nothing
            connection.close()


def _told(code: int, what: str) -> Temporary | Permanent:
    """What a server's answer means: 4xx come again, 5xx never (RFC 5321 4.2.1)."""
    if code >= 500:
        return Permanent(f"发信服务器不接受{what}（{code}）")
    return Temporary(f"发信服务器暂时不接受{what}（{code}）")
