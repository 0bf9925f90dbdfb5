"""Sensitive acts: who does them has lately shown who they are, or shows it now and comes back."""

import functools
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

from kexie.desk import pages
from kexie.kit.actor import Actor
from kexie.people.sign_in import proof

View = Callable[..., HttpResponseBase]


def needed(view: View) -> View:
    """Below ``acting.staff``: the page, and what it sends, only for who has shown it lately.

    What was typed and sent too late is lost, which the page of the question says.
    """
    return _door(view, None)


def pressed(back: Callable[..., str]) -> Callable[[View], View]:
    """As :func:`needed`, for an act of one press, without a page of its own: ``back(by, …)`` is where it comes from."""
    return lambda view: _door(view, back)


def _door(view: View, back: Callable[..., str] | None) -> View:
    @functools.wraps(view)
    def door(request: HttpRequest, by: Actor, **named: Any) -> HttpResponseBase:
        sending = request.method == "POST"
        if proof.is_fresh(request, sending=sending):
            return view(request, by, **named)
        page = back(by, **named) if back else request.path if sending else request.get_full_path()
        asked = urlencode({"next": page} | ({"again": "1"} if sending else {}))
        return pages.redirect(request, f"{reverse('account_reauthenticate')}?{asked}")

    return door
