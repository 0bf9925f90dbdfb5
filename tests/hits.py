"""Which addresses answered and which templates were drawn in a whole test run: what nobody opened fails the run.

`KEXIE_HITS` names a folder; every process of the run (pytest, its workers, the servers of the journeys) adds lines
to a file of its own. `python -m tests.hits` compares them with the address table and the template folders.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
# Drawn only when the product itself is broken; each has a test that draws it by hand.
EXEMPT_TEMPLATES: set[str] = set()


def install() -> None:
    """Watch Django's one door for requests and its one door for templates, if the run asks for it."""
    folder = os.environ.get("KEXIE_HITS")
    if not folder:
        return
    from django.core.handlers.base import BaseHandler  # only where a run records
    from django.template.base import Template
    from django.test.signals import template_rendered

    out = (Path(folder) / f"{os.getpid()}.txt").open("a", encoding="utf-8", buffering=1)
    seen: set[str] = set()

    def note(line: str) -> None:
        if line not in seen:
            seen.add(line)
            out.write(line + "\n")

    answer, draw = BaseHandler.get_response, Template._render

    def watched_answer(self: Any, request: Any) -> Any:
        response = answer(self, request)
        if request.resolver_match is not None and response.status_code < 400:
            note(f"url {request.resolver_match.route}")
        return response

    def watched_draw(self: Any, context: Any) -> Any:
        if self.origin is not None and self.origin.name:
            note(f"template {self.origin.name}")
        return draw(self, context)

    def told_draw(template: Any, **_: Any) -> None:
        if template.origin is not None and template.origin.name:
            note(f"template {template.origin.name}")

    # Django's test environment puts a method of its own in the place of ours, and tells by this signal.
    template_rendered.connect(told_draw, weak=False)
    BaseHandler.get_response = watched_answer  # type: ignore[method-assign]
    Template._render = watched_draw  # type: ignore[method-assign]


def routes() -> Iterator[str]:
    """Every address pattern of the product."""
    from django.urls import get_resolver

    def walk(patterns: Any, prefix: str) -> Iterator[str]:
        for pattern in patterns:
            route = prefix + str(pattern.pattern)
            if hasattr(pattern, "url_patterns"):
                yield from walk(pattern.url_patterns, route)
            else:
                yield route

    return walk(get_resolver().url_patterns, "")


def missing(folder: Path) -> list[str]:
    """Addresses nobody opened with success and templates nobody drew."""
    lines = {line for path in folder.glob("*.txt") for line in path.read_text("utf-8").splitlines()}
    urls = {line[4:] for line in lines if line.startswith("url ")}
    drawn = {line[9:] for line in lines if line.startswith("template ")}
    found = [f"no test opens {route}" for route in routes() if route not in urls]
    for path in sorted((ROOT / "kexie").rglob("templates/**/*.html")):
        if str(path) not in drawn and path.name not in EXEMPT_TEMPLATES:
            found.append(f"no test draws {path.relative_to(ROOT)}")
    return found


def main() -> int:
    """Print what is missing; 1 if anything is."""
    os.environ["KEXIE_ENV"] = "test"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kexie.config.settings")
    import django

    django.setup()
    found = missing(Path(os.environ["KEXIE_HITS"]))
    print("\n".join(found) if found else "every address was opened, every template was drawn")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
