"""A letter on its way: from the settings that KEXIE_MAIL makes to a server that takes it."""

import email
import email.policy
import socketserver
import threading

from django.test.utils import override_settings

from kexie.config import env
from kexie.people import letters


class Sink(socketserver.StreamRequestHandler):
    """As much of SMTP as a sender without TLS needs."""

    def handle(self) -> None:
        self._say("220 sink")
        while line := self.rfile.readline().decode().strip():
            verb = line[:4].upper()
            self.server.told.append(line)  # type: ignore[attr-defined]
            if verb == "DATA":
                self._say("354 go on")
                body = b""
                while not body.endswith(b"\r\n.\r\n"):
                    body += self.rfile.readline()
                self.server.letters.append(body.removesuffix(b"\r\n.\r\n"))  # type: ignore[attr-defined]
            self._say("221 bye" if verb == "QUIT" else "250 ok")
            if verb == "QUIT":
                return

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


def test_a_letter_arrives_whole() -> None:
    with socketserver.TCPServer(("127.0.0.1", 0), Sink) as server:
        server.told, server.letters = [], []  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        told = env.mail(f"smtp://127.0.0.1:{server.server_address[1]}?tls=off", "kexie@example.cn")
        assert told is not None
        backend = "django.core.mail.backends.smtp.EmailBackend"
        with override_settings(**told, EMAIL_BACKEND=backend, SITE_ADDRESS="https://kexie.example/"):
            letters.send(letters.reset("王小明", "a" * 43), "li@example.cn")
        server.shutdown()
        (raw,) = server.letters  # type: ignore[attr-defined]
        letter = email.message_from_bytes(raw, policy=email.policy.default)
        assert (letter["subject"], letter["from"], letter["to"]) == ("重设密码", "kexie@example.cn", "li@example.cn")
        words = letter.get_content()  # type: ignore[attr-defined]
        assert "账号 王小明 的密码" in words
        assert f"\nhttps://kexie.example/accounts/password/reset/{'a' * 43}/\n" in words.replace("\r\n", "\n")


def test_a_name_cannot_add_a_line_to_the_head() -> None:
    """Subjects are fixed words; an address is one that a form took, or sending fails."""
    assert [letters.was_reset("a\nBcc: b@c.cn").subject, letters.reset("a\nb", "t").subject] == [
        "密码已经重设",
        "重设密码",
    ]
