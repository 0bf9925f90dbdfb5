"""Log lines as JSON, one a line, with the request's number and without personal data.

Names, addresses, numbers of people and what they typed do not belong into a log: keys that could hold them are
dropped, query strings are cut off, and a message that shows an e-mail, telephone or ID number is masked.
"""

import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import structlog

from kexie.kit import clock

_PRIVATE_KEYS = frozenset(
    {"password", "passwd", "secret", "token", "email", "phone", "telephone", "username", "name", "cookie", "session",
     "authorization", "csrfmiddlewaretoken", "id_number", "body", "query"}
)  # fmt: skip
_STANDARD = frozenset(logging.LogRecord("", 0, "", 0, "", (), None).__dict__) | {"message", "asctime", "taskName"}
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Chinese stands right before and behind a number, and people group its figures: mobiles, also with 86 before them, but
# not eleven figures in the middle of a hash; numbers of citizens, of banks, of old papers.
_LONG_NUMBER = re.compile(
    r"(?<![0-9a-f])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![0-9a-f])"
    r"|(?<!\d)(?:\d{6}[ -]?\d{8}[ -]?\d{3}[\dXx]|\d{4}(?:[ -]\d{4}){3}(?:[ -]\d{1,3})?|\d{15,19})(?!\d)"
)
_QUERY = re.compile(r"(/[^\s?\"']*)\?[^\s\"']+")
# A bearer link carries its secret in the address; no identifier of ours is that long. Django itself logs the address
# of whatever was not found or gone.
_SECRET = re.compile(r"/[A-Za-z0-9_-]{40,}(?![A-Za-z0-9_-])")


def without_secret(text: str) -> str:
    """Addresses without the secrets of bearer links."""
    return _SECRET.sub("/…", text)


def masked(text: str) -> str:
    """The text without secrets of bearer links, e-mail addresses, mobile and ID numbers and without query strings."""
    text = without_secret(text)
    text = _QUERY.sub(r"\1?…", text)
    text = _EMAIL.sub("…@…", text)
    return _LONG_NUMBER.sub(lambda match: f"{match[0][:3]}…({len(match[0])})", text)


class JsonFormatter(logging.Formatter):
    """One log record as one line of JSON: at, level, logger, message, request id, and what was added by name."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line: dict[str, Any] = {
            "at": clock.now().isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": masked(record.getMessage()),
        }
        line.update(structlog.contextvars.get_contextvars())
        for key, value in record.__dict__.items():
            if key not in _STANDARD and key.lower() not in _PRIVATE_KEYS and key not in line and key != "request":
                line[key] = value if isinstance(value, int | float | bool | None) else masked(str(value))
        if record.exc_info:
            line["fault"] = masked(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False, default=str)


@contextmanager
def bound(**values: str) -> Iterator[None]:
    """Let these stand in every line written inside."""
    with structlog.contextvars.bound_contextvars(**values):
        yield


class Log:
    """A logger whose words beside the message are keywords: ``get("kexie.x").info("kept", size=3)``."""

    def __init__(self, name: str) -> None:
        self._logger = logging.getLogger(name)

    def info(self, message: str, **values: object) -> None:
        """Something happened as it should."""
        self._logger.info(message, extra=values)

    def warning(self, message: str, **values: object) -> None:
        """Somebody should look at this one day."""
        self._logger.warning(message, extra=values)

    def error(self, message: str, **values: object) -> None:
        """Somebody should look at this now."""
        self._logger.error(message, extra=values)

    def exception(self, message: str, **values: object) -> None:
        """As ``error``, with the exception being handled."""
        self._logger.exception(message, extra=values)


def get(name: str) -> Log:
    """The logger of a module."""
    return Log(name)
