"""`{% load menus %}`: the side column and the bottom bar of the desk.

They stand on every page and are the same for whoever has the same entries and figures at the same place, so they are
drawn once for each such menu: a page of the desk spent a quarter of its drawing on them.
"""

import functools
from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()
MOST = 128  # menus kept, some 8 KB each
Frozen = tuple[tuple[object, tuple[tuple[tuple[str, object], ...], ...]], ...]


@register.simple_tag
def side_menu(groups: Iterable[Mapping[str, Any]] | None) -> SafeString:
    """The groups of the side column, as :func:`kexie.desk.navigation.groups` tells them."""
    return _drawn("desk/_side.html", _frozen(groups))


@register.simple_tag
def tab_bar(groups: Iterable[Mapping[str, Any]] | None) -> SafeString:
    """The first entries, for the bottom bar of phones."""
    return _drawn("desk/_tabs.html", _frozen(groups))


def _frozen(groups: Iterable[Mapping[str, Any]] | None) -> Frozen:
    return tuple((group["title"], tuple(tuple(item.items()) for item in group["items"])) for group in groups or ())


@functools.lru_cache(MOST)
def _drawn(name: str, frozen: Frozen) -> SafeString:
    groups = [{"title": title, "items": [dict(item) for item in items]} for title, items in frozen]
    return render_to_string(name, {"groups": groups})
