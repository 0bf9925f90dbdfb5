"""Where a request comes from."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest


def _plain(told: str) -> str:
    """An address as it is counted; "" for anything else.

    Of IPv6 the network counts (/64): whoever has one line has all its addresses, and would never be locked out.
    """
    try:
        address = ipaddress.ip_address(told)
    except ValueError:
        return ""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return str(address.ipv4_mapped)
        return str(ipaddress.IPv6Network((int(address), 64), strict=False).network_address)
    return str(address)


def of(request: HttpRequest) -> str:
    """Where a request comes from. With n proxies of our own, the n-th address from the right of X-Forwarded-For.

    Whatever stands further left was written by the client and is believed by nobody.
    """
    direct = _plain(request.META.get("REMOTE_ADDR", "")) or "0.0.0.0"  # noqa: S104 (unknown, not to listen on)
    proxies = settings.SIGN_IN_PROXIES
    if proxies < 1:
        return direct
    told = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    if len(told) < proxies:
        return direct
    return _plain(told[-proxies]) or direct
