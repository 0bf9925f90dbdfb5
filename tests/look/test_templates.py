"""Templates and stylesheets fit together; the list of components tells all of them."""

import re

import lucide

from kexie.kit.templatetags import _marks, kit
from kexie.ui.templatetags import ui
from tests.look import sheets

# Classes that only name a piece for scripts, tests or readers of the markup.
NAMES_ONLY = {"is-doubted", "notice", "span-kind", "tree-node"}


def _styled():
    text = " ".join(p.read_text(encoding="utf-8") for p in sheets.PACKAGE.rglob("*.css"))
    return set(re.findall(r"\.([a-zA-Z][\w-]*)", text))


def _unstyled(text, styled):
    found = set()
    for value in re.findall(r'\b(?:class|css)="((?:\{[%{].*?[%}]\}|[^"])*)"', text):
        words = re.sub(r"[\w-]*\{\{.*?\}\}[\w-]*|\{%.*?%\}", " ", value).split()
        found |= {word for word in words if word not in styled and word not in NAMES_ONLY and not word.endswith("-")}
    return found


def test_every_class_of_a_template_is_styled():
    styled = _styled()
    missing = {}
    for path in sorted(sheets.PACKAGE.rglob("*.html")):
        found = _unstyled(path.read_text(encoding="utf-8"), styled)
        if found:
            missing[str(path.relative_to(sheets.PACKAGE))] = sorted(found)
    assert missing == {}


def test_canary_a_class_nobody_styles_is_found():
    assert _unstyled('<p class="card {% if a %}wrogn{% endif %} btn-{{ tone }}">', {"card"}) == {"wrogn"}


def test_the_list_of_components_tells_every_tag():
    text = (sheets.PACKAGE.parent / "docs" / "components.md").read_text(encoding="utf-8")
    tags = {*kit.register.tags, *ui.register.tags}
    assert sorted(tag for tag in tags if f"{{% {tag} " not in text) == []


def test_the_pattern_page_shows_every_tag():
    folder = sheets.PACKAGE / "desk" / "templates" / "desk"
    files = [
        *(folder / "patterns").glob("*.html"),
        folder / "base.html",
        *sheets.PACKAGE.glob("ui/templates/ui/*.html"),
    ]
    text = " ".join(path.read_text(encoding="utf-8") for path in files)
    tags = {*kit.register.tags, *ui.register.tags} - {"idempotency_key"}  # a hidden field
    assert sorted(tag for tag in tags if not re.search(rf"{{% {tag}[ %]", text)) == []


def test_no_template_is_longer_than_a_hundred_and_fifty_lines():
    long = [p.name for p in sheets.PACKAGE.rglob("*.html") if p.read_text(encoding="utf-8").count("\n") > 150]
    assert long == []


def test_every_icon_named_in_a_template_exists():
    names = set()
    for path in sheets.PACKAGE.rglob("*.html"):
        names |= set(re.findall(r'(?:\{% icon |\bicon=)"([^"]+)"', path.read_text(encoding="utf-8")))
    missing = []
    for name in sorted(names):
        try:
            _marks.icon(name)
        except lucide.IconDoesNotExist:
            missing.append(name)
    assert missing == []
    assert len(names) > 20
