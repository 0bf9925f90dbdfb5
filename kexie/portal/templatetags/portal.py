"""``{% load portal %}``: how the public pages write Chinese titles, days and addresses."""

import re
from datetime import date, datetime

from django import template
from django.conf import settings
from django.utils import dates
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from kexie.kit import clock

register = template.Library()
_NAME = re.compile(r"(《[^《》]*》)")


@register.filter
def by_sense(title: str) -> SafeString:
    """A title that breaks beside its 《》 names, never inside one that fits a line (look.md 3)."""
    pieces = ((piece.startswith("《"), piece) for piece in _NAME.split(title) if piece)
    return format_html_join(
        "", "{}", ((format_html('<span class="sense">{}</span>', piece) if name else piece,) for name, piece in pieces)
    )


@register.filter
def stamp(moment: datetime) -> str:
    """``2013/5/2 16:32:50`` in Shanghai, the way such sites have always written it."""
    local = clock.local(moment)
    return f"{local.year}/{local.month}/{local.day} {local:%H:%M:%S}"


@register.filter
def cn_day(day: date) -> str:
    """``2013年4月25日``: no zero padding (GB/T 9704-2012)."""
    return f"{day.year}年{day.month}月{day.day}日"


@register.filter
def shanghai_day(moment: datetime) -> date:
    """The day in Shanghai."""
    return clock.local(moment).date()


@register.filter
def month_of(day: date) -> str:
    """Under the figure of the day: ``4月`` in this year, ``2013/4`` in others; ``Apr`` in English."""
    if day.year != clock.today().year:
        return f"{day.year}/{day.month}"
    return str(dates.MONTHS_3[day.month]).capitalize() if get_language() == "en" else f"{day.month}月"


@register.filter
def absolute(path: str) -> str:
    """The address of a page as strangers must write it (KEXIE_ADDRESS)."""
    return settings.SITE_ADDRESS.rstrip("/") + path
