"""Requests as no browser sends them: bytes over a socket, and what came back."""

import contextlib
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Answer:
    """Status 0: the server closed without a word."""

    status: int
    headers: dict[str, str]
    body: bytes


def send(site: str, message: bytes, seconds: float = 20) -> Answer:
    """The bytes as they are, then what the server says until it closes (every request here asks it to)."""
    address = urlsplit(site)
    received = b""
    with socket.create_connection((address.hostname, address.port or 80), timeout=seconds) as wire:
        # Refused before it was all sent: the answer is still to be read.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            wire.sendall(message)
        with contextlib.suppress(ConnectionResetError):
            while part := wire.recv(65536):
                received += part
    return _parsed(received)


def _parsed(received: bytes) -> Answer:
    head, _, body = received.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    if not first.startswith("HTTP/"):
        return Answer(0, {}, received)
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return Answer(int(first.split()[1]), headers, body)


def request(
    method: str, path: str | bytes, *, host: str = "127.0.0.1", body: bytes = b"", kind: str = "", **headers: str
) -> bytes:
    """One HTTP/1.1 request; `headers` with underscores for hyphens."""
    target = path if isinstance(path, bytes) else path.encode()
    lines = [method.encode() + b" " + target + b" HTTP/1.1", b"Host: " + host.encode(), b"Connection: close"]
    if kind:
        lines.append(b"Content-Type: " + kind.encode())
    if body or method == "POST":
        lines.append(b"Content-Length: " + str(len(body)).encode())
    lines += [f"{name.replace('_', '-')}: {value}".encode("latin-1") for name, value in headers.items()]
    return b"\r\n".join(lines) + b"\r\n\r\n" + body
