"""One stylesheet and one script, joined from small files.

`CSS` and `JS` name the parts in the order they are joined. `JoinedFinder` offers the two joined files to
staticfiles as `kexie.css` and `kexie.js`, so that `collectstatic` hashes and compresses them like any other
file, and a development server or a test without `collectstatic` serves the very same bytes.
The htmx script is read out of the installed django-htmx package at that moment and is never committed.
"""

import atexit
import hashlib
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.contrib.staticfiles import finders
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage
from django.core.files.storage import Storage as FileStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

_COMPONENTS = (
    "button",
    "field",
    "choice",
    "badge",
    "card",
    "table",
    "listing",
    "steps",
    "progress",
    "alert",
    "overlay",
    "tiles",
    "upload",
    "text",
    "mark",
)
_PAGES = (
    "desk-shell",
    "desk-home",
    "portal-shell",
    "portal-home",
    "notice",
    "document",
    "error",
    "patterns",
)
_BEHAVIOURS = (
    "requests",
    "once",
    "preferences",
    "overlays",
    "fields",
    "saving",
    "lists",
    "combobox",
)

CSS: tuple[str, ...] = (
    *(
        f"kit/css/{name}.css"
        for name in ("layers", "reset", "tokens", "tokens-dark", "tokens-contrast", "base", "layout")
    ),
    *(f"kit/css/components/{name}.css" for name in _COMPONENTS),
    *(f"ui/css/pages/{name}.css" for name in _PAGES),
    "portal/css/portal.css",
    *(f"desk/css/{name}.css" for name in ("bench", "calendar", "lists", "me", "tree")),
    "ui/css/print.css",
)
JS: tuple[str, ...] = (
    "django_htmx/htmx-2.min.js",
    *(f"kit/js/{name}.js" for name in _BEHAVIOURS),
)
# What few pages need, loaded by them alone: a first visit carries none of it.
ALONE: tuple[str, ...] = ("kit/js/passkey.js",)
BUNDLES: dict[str, tuple[str, ...]] = {"kexie.css": CSS, "kexie.js": JS}


class MissingPart(Exception):
    """A part named in `CSS` or `JS` is not in any app's static folder."""


def join(name: str) -> str:
    """The joined text of bundle `name` (`kexie.css` or `kexie.js`).

    Comments and indentation go; nothing is renamed. Raises KeyError for an unknown bundle and MissingPart
    where a listed file cannot be found.
    """
    squeeze = _squeeze_css if name.endswith(".css") else _squeeze_js
    parts = ((part, _read(part)) for part in BUNDLES[name])
    return "\n".join(text if ".min." in part else squeeze(text) for part, text in parts) + "\n"


def _read(part: str) -> str:
    path = _app_files().find(part)
    if not path:
        raise MissingPart(part)
    return Path(str(path)).read_text(encoding="utf-8")


def _app_files() -> finders.AppDirectoriesFinder:
    return finders.AppDirectoriesFinder()


def _squeeze_css(text: str) -> str:
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text)
    return re.sub(r"\s*([{};])\s*", r"\1", text).strip()


def _squeeze_js(text: str) -> str:
    # Whole-line comments, indentation, and blanks beside signs outside quotes. Our files end every statement with a
    # semicolon and hold no quote in a pattern or a comment after code, so that no parser is needed (tests/look).
    lines = (line.strip() for line in text.splitlines())
    code = "\n".join(line for line in lines if line and not line.startswith("//"))
    parts = re.split(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')""", code)
    return "".join(p if i % 2 else re.sub(r"\s*([=(){}\[\],;:?<>&|+!])\s*", r"\1", p) for i, p in enumerate(parts))


class JoinedFinder(finders.BaseFinder):
    """Finds `kexie.css` and `kexie.js`. Put it first in STATICFILES_FINDERS."""

    _folder: Path | None = None

    def check(self, **kwargs: object) -> list[CheckMessage]:
        """Nothing to check: a part that is missing raises MissingPart when the bundle is joined."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: object) -> str | list[str]:  # type: ignore[override]
        """Path of the joined file on this machine, written anew where a part has changed; empty for other names."""
        if path not in BUNDLES:
            return [] if find_all else ""
        found = str(self._write(path))
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileStorage]]:
        """Both bundles, for collectstatic."""
        for path in BUNDLES:
            self._write(path)
            yield path, FileSystemStorage(location=self._own_folder())

    def _write(self, path: str) -> Path:
        target = self._own_folder() / path
        text = join(path)
        if (
            not target.exists()
            or hashlib.sha256(target.read_bytes()).digest() != hashlib.sha256(text.encode()).digest()
        ):
            target.write_text(text, encoding="utf-8")
        return target

    @classmethod
    def _own_folder(cls) -> Path:
        # A folder of this process alone (0700): a shared name under the temporary directory could be planted.
        if JoinedFinder._folder is None:
            JoinedFinder._folder = Path(tempfile.mkdtemp(prefix="kexie-static-"))
            atexit.register(shutil.rmtree, JoinedFinder._folder, ignore_errors=True)
        return JoinedFinder._folder


class Storage(CompressedManifestStaticFilesStorage):
    """Hashed, compressed static files. Before the first `collectstatic` names stay plain."""

    def stored_name(self, name: str) -> str:
        """Hashed name; the plain one while nothing has been collected."""
        if not self.hashed_files:
            return name
        return str(super().stored_name(name))
