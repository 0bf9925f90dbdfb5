"""Typed readers of the environment: a wrong value stops the start with its name, never a silent default.

Any variable may come from a file: ``NAME_FILE=/run/secrets/name`` is read where ``NAME`` is not set.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


class EnvironmentFault(RuntimeError):
    """A variable is missing or malformed; the message names it and says what it should look like."""


def text(name: str, default: str | None = None, *, source: Mapping[str, str] | None = None) -> str:
    """The variable, or the content of the file named by ``NAME_FILE`` without its last newline."""
    env = os.environ if source is None else source
    if name in env:
        return env[name]
    if f"{name}_FILE" in env:
        path = Path(env[f"{name}_FILE"])
        try:
            return path.read_text(encoding="utf-8").rstrip("\n")
        except OSError as fault:
            raise EnvironmentFault(f"{name}_FILE: cannot read {path}: {fault.strerror}") from fault
    if default is None:
        raise EnvironmentFault(f"{name} is not set; set it or {name}_FILE")
    return default


def where(name: str, *, source: Mapping[str, str] | None = None) -> str:
    """The file that ``NAME_FILE`` names, for what is read again while running; empty where ``NAME`` itself is set."""
    env = os.environ if source is None else source
    return "" if name in env else env.get(f"{name}_FILE", "")


def flag(name: str, default: bool, *, source: Mapping[str, str] | None = None) -> bool:
    """True for 1/true/yes/on, False for 0/false/no/off; anything else is a fault."""
    raw = text(name, "1" if default else "0", source=source).strip().lower()
    if raw in {"1", "true", "yes", "on"}:
        return True
    if raw in {"0", "false", "no", "off"}:
        return False
    raise EnvironmentFault(f"{name} should be 1 or 0, not {raw!r}")


def number(name: str, default: int, *, source: Mapping[str, str] | None = None) -> int:
    """A whole number."""
    raw = text(name, str(default), source=source)
    try:
        return int(raw)
    except ValueError as fault:
        raise EnvironmentFault(f"{name} should be a whole number, not {raw!r}") from fault


def choice(name: str, allowed: tuple[str, ...], default: str, *, source: Mapping[str, str] | None = None) -> str:
    """One of ``allowed``."""
    raw = text(name, default, source=source)
    if raw not in allowed:
        raise EnvironmentFault(f"{name} should be one of {', '.join(allowed)}, not {raw!r}")
    return raw


def words(name: str, default: str = "", *, source: Mapping[str, str] | None = None) -> list[str]:
    """Comma-separated words, blanks dropped."""
    return [word.strip() for word in text(name, default, source=source).split(",") if word.strip()]


HERE = {"localhost", "0.0.0.0", "::", "::1"}  # noqa: S104 (compared, not bound)
# Reserved (RFC 2606): opens nowhere. Of a production site that was not told its name (kexie doctor says so).
NOWHERE = "kexie.invalid"


def site(*, production: bool, https: bool, source: Mapping[str, str] | None = None) -> str:
    """The site's own address as strangers open it, without a slash at its end.

    KEXIE_ADDRESS; else in production the first name of KEXIE_HOSTS that is not this machine's, and elsewhere the
    port that is served here. Raises EnvironmentFault for an address that is none.
    """
    told = text("KEXIE_ADDRESS", "", source=source).strip().rstrip("/")
    if told:
        parts = urlsplit(told)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query or parts.fragment:
            raise EnvironmentFault(f"KEXIE_ADDRESS should look like https://kexie.example.org, not {told!r}")
        return told
    if not production:
        return f"http://127.0.0.1:{text('PORT', '', source=source).strip() or '8000'}"
    names = (host.removeprefix(".") for host in words("KEXIE_HOSTS", source=source) if host != "*")
    name = next((name for name in names if not points_here(name)), NOWHERE)
    return f"{'https' if https else 'http'}://{name}"


def points_here(host: str) -> bool:
    """Whether this host name (with a port or without) leads every machine to itself."""
    bare = urlsplit(f"//{host}").hostname or ""
    return bare in HERE or bare.startswith("127.") or bare.endswith(".localhost")


def mail(address: str, sender: str = "") -> dict[str, Any] | None:
    """``smtp://user:password@host:587`` (STARTTLS) or ``smtps://…:465`` as Django's settings; None where empty.

    ``smtp://host:25?tls=off`` for a relay on the same machine. ``sender`` is the user where it is not told.
    Raises EnvironmentFault for anything else, and where nobody is the sender.
    """
    if not address:
        return None
    parts = urlsplit(address)
    tls = dict(parse_qsl(parts.query)).get("tls", "on")
    try:
        port = parts.port
    except ValueError:
        port = -1
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or port == -1 or tls not in {"on", "off"}:
        raise EnvironmentFault("KEXIE_MAIL looks like smtp://user:password@host:587 or smtps://user:password@host:465")
    user = unquote(parts.username or "")
    if "@" not in (sender or user):
        raise EnvironmentFault("KEXIE_MAIL_FROM should be the sender's e-mail address")
    return {
        "DEFAULT_FROM_EMAIL": sender or user,
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": user,
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and tls == "on",
    }


def database(dsn: str) -> dict[str, object]:
    """A PostgreSQL address ``postgresql://user:password@host:port/name?option=…`` as a Django DATABASES entry."""
    parts = urlsplit(dsn)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise EnvironmentFault("a database address looks like postgresql://user:password@host:port/name")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
    }
