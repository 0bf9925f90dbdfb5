"""The classes that settings name, outermost first; each lives in the module of its noun."""

from kexie.kit.web.away import DatabaseAwayMiddleware
from kexie.kit.web.bodies import BodyGuardMiddleware
from kexie.kit.web.caching import PublicCacheMiddleware
from kexie.kit.web.controls import ControlsMiddleware
from kexie.kit.web.headers import HeadersMiddleware, RequestIdMiddleware
from kexie.kit.web.refusals import RefusalMiddleware

__all__ = [
    "BodyGuardMiddleware",
    "ControlsMiddleware",
    "DatabaseAwayMiddleware",
    "HeadersMiddleware",
    "PublicCacheMiddleware",
    "RefusalMiddleware",
    "RequestIdMiddleware",
]
