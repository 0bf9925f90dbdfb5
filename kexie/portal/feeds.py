"""The board as RSS 2.0, for readers and for the sites of districts that take it over."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.utils import feedgenerator

from kexie.portal.shown import text
from kexie.portal.shown.board import Board
from kexie.portal.templatetags.portal import absolute

LENGTH = 30
TYPE = "application/rss+xml; charset=utf-8"


def rss(notices: Iterable[Any], board: Board) -> HttpResponse:
    """The notices in the order given, each with its permanent address as guid."""
    feed = feedgenerator.Rss201rev2Feed(
        title=board.name,
        link=absolute(board.url),
        description=board.description,
        language="zh-cn",
        feed_url=absolute(board.feed_url),
    )
    for notice in notices:
        address = absolute(f"/notices/{notice.year}/{notice.number}/")
        feed.add_item(
            title=notice.document.title,
            link=address,
            unique_id=address,
            description=text.description(piece["text"] for piece in notice.document.body),
            pubdate=notice.published_at,
            categories=[notice.column.name],
            author_name=notice.document.source or notice.document.issuer.label,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=TYPE)
