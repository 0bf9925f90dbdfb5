"""One step ahead: what comes next is made ready while the present is worked on. Pure."""

from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Item = TypeVar("Item")
_END: Any = object()


def ahead(source: Iterator[Item]) -> Generator[Item, None, None]:
    """The items of ``source``, the next of them read by a thread of its own while the caller has the one before.

    Worth it where the caller waits, for a database say, and ``source`` computes. What it raises is raised in its turn.
    ``source`` must not use what belongs to the caller's thread, such as its connection. Once this generator is closed
    nobody reads ``source`` any more, and it may be closed as well.
    """
    with ThreadPoolExecutor(1, thread_name_prefix="ahead") as pool:
        coming = pool.submit(next, source, _END)
        while (item := coming.result()) is not _END:
            coming = pool.submit(next, source, _END)
            yield item
