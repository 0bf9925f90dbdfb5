"""The port that is served: taken by somebody, answering, shown."""

import socket
import time


class ServeError(RuntimeError):
    """Serving cannot begin; the message says what to do."""


def refuse_taken_port(host: str, port: int, patience: float = 5.0) -> None:
    """Raise ServeError if `port` stays taken; a predecessor that was just killed gets its time to vanish."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    deadline = time.monotonic() + patience
    while True:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError as error:
                if time.monotonic() > deadline:
                    raise ServeError(
                        f"port {port} on {host} cannot be used ({error.strerror}). "
                        f"Choose another, for instance: PORT={port + 1} make run"
                    ) from None
            else:
                return
        time.sleep(0.1)


def answers(host: str, port: int) -> bool:
    """Whether somebody accepts connections there."""
    try:
        socket.create_connection((shown_host(host), port), timeout=1).close()
    except OSError:
        return False
    return True


def shown_host(host: str) -> str:
    """An address a browser on this machine can open."""
    return "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104 (compared, not bound)
