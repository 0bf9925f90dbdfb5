"""One page of a list, with total, window and links; the same shape for every list."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Count, Model, QuerySet, Window
from django.http import HttpRequest

Row = TypeVar("Row", bound=Model)

FIELD = "page"
# How far lists that grow with the whole register are counted.
FAR = 10_000
WINDOW = 2
_FARTHEST = 1_000_000


@dataclass(frozen=True)
class Link:
    """One page number with its address; ``address`` None for a gap (…)."""

    number: int | None
    address: str | None
    current: bool = False


@dataclass(frozen=True)
class Page(Generic[Row]):
    """``rows`` of page ``number`` (from 1) of ``pages``; ``total`` rows in all, ``size`` a page.

    ``more``: there are more than ``total``, which was as far as was counted; the pages end there too.
    """

    rows: Sequence[Row]
    number: int
    pages: int
    total: int
    size: int
    query: str
    more: bool = False

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def first(self) -> int:
        """The running number of the first row shown; 0 where there is none."""
        return (self.number - 1) * self.size + 1 if self.rows else 0

    @property
    def last(self) -> int:
        """The running number of the last row shown."""
        return self.first + len(self.rows) - 1 if self.rows else 0

    @property
    def previous_address(self) -> str:
        """Empty on the first page."""
        return self._address(self.number - 1) if self.number > 1 else ""

    @property
    def next_address(self) -> str:
        """Empty on the last page."""
        return self._address(self.number + 1) if self.number < self.pages else ""

    @property
    def links(self) -> list[Link]:
        """First, last and two neighbours on each side; gaps between them."""
        shown = sorted({1, self.pages, *range(max(1, self.number - WINDOW), min(self.pages, self.number + WINDOW) + 1)})
        links: list[Link] = []
        for number in shown:
            before = links[-1].number if links else None
            if before is not None and number - before == 2:
                links.append(Link(number - 1, self._address(number - 1)))
            elif before is not None and number - before > 2:
                links.append(Link(None, None))
            links.append(Link(number, self._address(number), current=number == self.number))
        return links

    def _address(self, number: int) -> str:
        return f"?{self.query}{'&' if self.query else ''}{FIELD}={number}"


def page_of(
    queryset: QuerySet[Row] | Callable[[slice], QuerySet[Row]], request: HttpRequest, size: int = 20,
    most: int | None = None, *, total: int | None = None,
) -> Page[Row]:  # fmt: skip
    """The page that ``?page=`` asks for; the nearest one there is where it asks for none such. Two queries.

    ``most``: count and turn pages only so far. Counting a hundred thousand rows exactly costs more than showing fifty,
    and nobody reads beyond: such a list is searched. ``total``: how many there are, where the page has counted them
    for its views anyway: one query. ``queryset`` may be what gives the rows of a window, where cutting a set would read
    all of it; the total must be told then.
    """
    if total is None:
        total = _counted(queryset, most)
    more = most is not None and total > most
    total = most if more and most is not None else total
    pages = max(1, -(-total // size))
    number = min(asked(request), pages)
    window = slice((number - 1) * size, number * size)
    found = queryset[window] if isinstance(queryset, QuerySet) else queryset(window)
    rows = list(found) if total else []
    return Page(rows, number, pages, total, size, _rest(request), more)


def page_of_keys(
    total: int, keys_of: Callable[[slice], Sequence[Any]], rows_of: Callable[[Sequence[Any]], Iterable[Row]],
    request: HttpRequest, size: int, most: int,
) -> Page[Row]:  # fmt: skip
    """As :func:`page_of`, of a set whose number is told: ``keys_of`` a window of it, and ``rows_of`` these keys in any
    order. Two queries at the most.
    """
    more, total = total > most, min(total, most)
    pages = max(1, -(-total // size))
    number = min(asked(request), pages)
    keys = keys_of(slice((number - 1) * size, number * size)) if total else []
    found = {row.pk: row for row in rows_of(keys)} if keys else {}
    return Page([found[key] for key in keys if key in found], number, pages, total, size, _rest(request), more)


def page_along(
    queryset: QuerySet[Row], rows_of: Callable[[Sequence[Any]], Iterable[Row]], request: HttpRequest, size: int,
    most: int,
) -> Page[Row]:  # fmt: skip
    """As :func:`page_of`, for a set that is read from end to end whatever is shown of it: a part of the register that
    no index has in order. Its keys are counted along while they are cut, in one query; ``rows_of`` these, in another.
    """
    number = asked(request)
    keys, total = _cut(queryset, number, size)
    if not keys and number > 1:
        total = _counted(queryset, most)
    more, total = total > most, min(total, most)
    pages = max(1, -(-total // size))
    if number > pages:
        number = pages
        keys, _ = _cut(queryset, number, size)
    found = {row.pk: row for row in rows_of(keys)} if keys else {}
    rows = [found[key] for key in keys if key in found]
    return Page(rows, number, pages, total, size, _rest(request), more)


def _cut(queryset: QuerySet[Any], number: int, size: int) -> tuple[list[Any], int]:
    """The keys of a page and how many there are in all; none and 0 behind the last."""
    told = queryset.prefetch_related(None).annotate(counted=Window(Count("*"))).values_list("pk", "counted")
    found = list(told[(number - 1) * size : number * size])
    return [key for key, _ in found], found[0][1] if found else 0


def _counted(rows: object, most: int | None) -> int:
    if not isinstance(rows, QuerySet):
        raise TypeError("windows are not counted: tell the total")
    return rows.count() if most is None else rows.order_by()[: most + 1].count()


def _rest(request: HttpRequest) -> str:
    """What else the address asks, for the links to other pages."""
    query = request.GET.copy()
    query.pop(FIELD, None)
    return query.urlencode()


def asked(request: HttpRequest, field: str = FIELD, least: int = 1) -> int:
    """The page an address asks for; the ``least`` for what is no number."""
    raw = request.GET.get(field, "")
    return max(least, min(int(raw), _FARTHEST)) if raw.isascii() and raw.isdigit() and len(raw) < 10 else least
