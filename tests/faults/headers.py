"""What the headers of an answer must tell the browser; asked of every address by tests/matrix."""

from typing import Any

POLICY = {
    "default-src": ["'none'"], "script-src": ["'self'"], "style-src": ["'self'"], "img-src": ["'self'", "data:"],
    "font-src": ["'self'"], "connect-src": ["'self'"], "form-action": ["'self'"], "manifest-src": ["'self'"],
    "base-uri": ["'none'"], "frame-ancestors": ["'none'"],
}  # fmt: skip
DOWNLOAD_POLICY = {"default-src": ["'none'"], "sandbox": []}
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
}
REFUSED_DEVICES = ("camera", "microphone", "geolocation", "payment", "usb")


def policy(response: Any) -> dict[str, list[str]]:
    """The content security policy as a table."""
    parts = [part.split() for part in response.headers.get("Content-Security-Policy", "").split(";") if part.strip()]
    return {name: values for name, *values in parts}


def faults(response: Any, *, signed_in: bool, download: bool = False, static: bool = False) -> list[str]:
    """What is missing or weak in an answer's headers; empty where all is well."""
    found = [
        f"{name}: {response.headers.get(name)}" for name, value in FIXED.items() if response.headers.get(name) != value
    ]
    if policy(response) != (DOWNLOAD_POLICY if download else POLICY):
        found.append(f"Content-Security-Policy: {response.headers.get('Content-Security-Policy')}")
    permissions = response.headers.get("Permissions-Policy", "").split(", ")
    found += [f"Permissions-Policy lacks {device}" for device in REFUSED_DEVICES if f"{device}=()" not in permissions]
    if signed_in and not static and response.headers.get("Cache-Control") != "no-store":
        found.append(f"Cache-Control: {response.headers.get('Cache-Control')}")
    kind = response.headers.get("Content-Type", "")
    # What has no body (304) has no type; a text without its character set would be guessed at.
    if response.status_code != 304 and (not kind or (kind.startswith("text/") and "charset=" not in kind)):
        found.append(f"Content-Type: {kind}")
    if "X-Request-Id" not in response.headers:
        found.append("X-Request-Id")
    return found
