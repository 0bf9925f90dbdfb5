"""Addresses as pages and logs may show them (quality/bar.md 2.2). Pure."""

from kexie.kit.masks import MOBILE
from kexie.messages.channels import Channel


def shown(channel: str, address: str) -> str:
    """w***@example.org, 138****5678; nothing of an address too short to hide any of it; empty for none."""
    if not address:
        return ""
    if channel == Channel.EMAIL:
        name, _, host = address.rpartition("@")
        return f"{name[:1]}***@{host}"
    return MOBILE.shown(address) if len(address) >= 11 else "****"
