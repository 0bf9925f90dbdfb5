"""One stylesheet and one script: complete, in order, small, and the same with and without collectstatic."""

import gzip
import re

import pytest
from django.contrib.staticfiles import finders

from kexie.kit import assets
from tests.look import sheets

LAYERS = ["reset", "tokens", "base", "layout", "components", "pages", "utilities"]


def _parts(suffix):
    folders = [f for f in sheets.PACKAGE.glob(f"*/static/*/{suffix}") if f.is_dir()]
    return {str(p.relative_to(f.parent.parent)) for f in folders for p in f.rglob(f"*.{suffix}")}


def test_every_style_file_is_joined_once():
    assert sorted(assets.CSS) == sorted(_parts("css"))


def test_every_script_file_is_joined_once_after_htmx():
    assert assets.JS[0] == "django_htmx/htmx-2.min.js"
    assert sorted((*assets.JS[1:], *assets.ALONE)) == sorted(_parts("js"))


def test_the_order_of_layers_is_declared_first_and_once():
    css = assets.join("kexie.css")
    assert css.startswith("@layer " + ", ".join(LAYERS) + ";")
    assert len(re.findall(r"@layer [\w, ]+;", css)) == 1


def test_every_rule_stands_in_a_layer():
    outside = []
    for part in assets.CSS[1:]:
        depth, rest = 0, re.sub(r"/\*.*?\*/", "", assets._read(part), flags=re.DOTALL)
        for piece in re.split(r"([{}])", rest):
            if piece == "{":
                depth += 1
            elif piece == "}":
                depth -= 1
            elif depth == 0 and piece.strip() and not piece.strip().startswith(("@layer", "@page")):
                outside.append(f"{part}: {piece.strip()[:40]}")
            elif depth == 0 and piece.strip().startswith("@layer"):
                assert piece.split()[1] in LAYERS
    assert outside == []


def test_a_first_visit_carries_at_most_a_hundred_kilobytes_and_sixty_of_script():
    css, js = assets.join("kexie.css").encode(), assets.join("kexie.js").encode()
    assert len(js) <= 60 * 1024
    assert len(gzip.compress(css)) + len(gzip.compress(js)) <= 60 * 1024


def test_no_style_file_is_longer_than_two_hundred_lines():
    assert [p for p in assets.CSS if assets._read(p).count("\n") > 200] == []


def test_the_finder_serves_the_very_bytes_that_are_collected():
    finder = assets.JoinedFinder()
    for name, storage in finder.list(None):
        with storage.open(name) as collected, open(finders.find(name), "rb") as served:
            assert collected.read() == served.read() == assets.join(name).encode()


def test_other_names_are_left_to_other_finders():
    finder = assets.JoinedFinder()
    assert finder.find("kit/mark.svg") == ""
    assert finder.find("kit/mark.svg", find_all=True) == []


def test_a_part_that_is_missing_is_named(monkeypatch):
    monkeypatch.setitem(assets.BUNDLES, "kexie.css", ("kit/css/gone.css",))
    with pytest.raises(assets.MissingPart, match=r"kit/css/gone\.css"):
        assets.join("kexie.css")


def test_squeezing_a_script_leaves_quoted_blanks_alone():
    assert assets._squeeze_js('// no\n  const a = "x  =  y";\n  go( a );\n') == 'const a="x  =  y";go(a);'


def test_no_script_makes_code_from_text():
    own = "".join(assets._read(part) for part in assets.JS[1:])
    assert re.findall(r"\beval\(|new Function|document\.write|setAttribute\(\"style\"|\.style\.", own) == []
