"""The doors: what a mail server's answers mean, and a console that shows no number."""

import logging
import smtplib
from uuid import UUID

import pytest
from django.core import mail
from django.core.mail.backends import locmem

from kexie.messages import doors
from kexie.messages.doors import Closed, Outgoing, Permanent, Temporary

LETTER = Outgoing(UUID(int=7), "email", "wang@kexie.invalid", "请签收", "文字 {期限}\n")


@pytest.fixture
def mails(settings):
    settings.SENDS_MAIL = True
    settings.DEFAULT_FROM_EMAIL = "office@kexie.invalid"
    settings.SITE_ADDRESS = "https://kexie.example.org:8443"


def test_a_letter_goes_with_a_message_id_that_stays(mails):
    doors.email(LETTER)
    doors.email(LETTER)
    first, second = mail.outbox
    assert (first.subject, first.body, first.from_email, first.to) == (
        "请签收", "文字 {期限}\n", "office@kexie.invalid", ["wang@kexie.invalid"],
    )  # fmt: skip
    number = "<00000000-0000-0000-0000-000000000007@kexie.example.org>"
    assert [one.message()["Message-ID"] for one in (first, second)] == [number, number]


def test_without_a_mail_server_the_door_is_closed_and_says_what_to_set(settings):
    settings.SENDS_MAIL = False
    with pytest.raises(Closed, match="KEXIE_MAIL"):
        doors.email(LETTER)


class Broken(locmem.EmailBackend):
    """A server that answers as told, and always breaks at the goodbye."""

    opening: Exception | None = None
    sending: Exception | None = None

    def open(self):
        if self.opening:
            raise self.opening

    def send_messages(self, messages):
        if self.sending:
            raise self.sending
        return super().send_messages(messages)

    def close(self):
        raise smtplib.SMTPServerDisconnected("gone")


@pytest.mark.parametrize(
    ("where", "answer", "meaning"),
    [
        ("opening", ConnectionRefusedError(), Temporary),
        ("opening", TimeoutError(), Temporary),
        ("opening", smtplib.SMTPAuthenticationError(535, b"no"), Temporary),
        ("sending", smtplib.SMTPRecipientsRefused({"a@b": (550, b"no")}), Permanent),
        ("sending", smtplib.SMTPRecipientsRefused({"a@b": (450, b"later")}), Temporary),
        ("sending", smtplib.SMTPDataError(554, b"no"), Permanent),
        ("sending", smtplib.SMTPSenderRefused(451, b"later", "x@y"), Temporary),
        ("sending", smtplib.SMTPServerDisconnected("gone"), smtplib.SMTPServerDisconnected),
        ("sending", TimeoutError(), TimeoutError),
    ],
)
def test_what_the_server_answers_decides_whether_it_may_go_again(mails, monkeypatch, where, answer, meaning):
    connection = Broken()
    monkeypatch.setattr(connection, where, answer)
    monkeypatch.setattr(doors.mail, "get_connection", lambda: connection)
    with pytest.raises(meaning):
        doors.email(LETTER)


def test_a_goodbye_that_fails_leaves_the_letter_sent(mails, monkeypatch):
    monkeypatch.setattr(doors.mail, "get_connection", Broken)
    doors.email(LETTER)
    assert len(mail.outbox) == 1


def test_the_console_shows_no_number_and_no_word(caplog):
    with caplog.at_level(logging.INFO):
        doors.console(Outgoing(UUID(int=7), "sms", "13800001234", "", "会议改期"))
    told = str([record.__dict__ for record in caplog.records])
    assert "138****1234" in told
    assert "13800001234" not in told
    assert "改期" not in told


def test_pages_can_tell_that_sms_is_only_logged():
    assert doors.only_logs("sms") is True
    assert doors.only_logs("email") is False
    assert doors.of("email") is doors.email
