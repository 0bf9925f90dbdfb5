"""Kept files: looked at before they are kept, served only by a view that has asked a rule."""

from typing import TYPE_CHECKING

from kexie.kit.files import kinds, names, scanning

if TYPE_CHECKING:
    from kexie.kit.files.answering import answer, made
    from kexie.kit.files.keeping import content, discard, judge, keep, missing, sweep
    from kexie.kit.files.models import StoredFile

__all__ = [
    "StoredFile",
    "answer",
    "content",
    "discard",
    "judge",
    "keep",
    "kinds",
    "made",
    "missing",
    "names",
    "scanning",
    "sweep",
]

_HOMES = {"answer": "answering", "made": "answering", "StoredFile": "models"}


def __getattr__(name: str) -> object:
    # The rest works on a model: it can only be imported once the application registry is ready.
    if name in __all__:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'keeping')}"), name)
    raise AttributeError(name)
