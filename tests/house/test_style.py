"""The order of the house, kept by a tool. Each rule is also fed a planted hole and must find it."""

import ast
import re
import tomllib

import pytest

from tests.house import rules_of_style as rules
from tests.house.tree import DOMAINS, EVERY_PACKAGE, FACES, PACKAGE, ROOT, functions, name_of, parsed, sources

# The only writer of a state is kit.flow.moves. A progress bar is no thing with a flow: it runs, then it is over.
STATE_DOORS = {"kexie/kit/flow/moves.py", "kexie/kit/progress/__init__.py"}


def findings(rule, paths):
    return [f"{name_of(path)}:{line} {what}" for path in paths for line, what in rule(parsed(path))]


def domain_rooms(room):
    for domain in DOMAINS:
        single = PACKAGE / domain / f"{room}.py"
        if single.exists():
            yield single
        if (PACKAGE / domain / room).is_dir():
            yield from sources(f"{domain}/{room}")


def test_faces_and_domains_are_what_the_folders_say():
    assert FACES == ("desk", "portal")
    assert DOMAINS == (
        "associations", "blanks", "custody", "intake", "messages", "notices", "organisations", "people", "plans",
    )  # fmt: skip
    assert set(FACES) | set(DOMAINS) < set(EVERY_PACKAGE)


def test_the_contracts_know_every_package():
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    contracts = {one["name"]: one for one in told}
    rooms, ui = contracts["rooms of a domain"], contracts["ui stands on kit alone"]
    faces = contracts["faces do not touch models"]
    assert contracts["storeys"]["exhaustive"] is True
    assert set(rooms["containers"]) == {f"kexie.{name}" for name in DOMAINS}
    assert set(ui["forbidden_modules"]) == {f"kexie.{name}" for name in EVERY_PACKAGE if name not in ("ui", "kit")}
    assert set(faces["source_modules"]) == {f"kexie.{name}" for name in FACES}
    assert set(faces["forbidden_modules"]) == {f"kexie.{name}.models" for name in DOMAINS}


def test_faces_reach_the_database_only_through_queries_and_actions():
    assert findings(rules.orm_in_a_face, sources(*FACES)) == []


def test_kit_clock_is_the_only_clock():
    paths = [path for path in sources() if name_of(path) != "kexie/kit/clock.py" and "/machine/" not in str(path)]
    assert findings(rules.other_clocks, paths) == []


def test_a_state_is_assigned_in_one_place_only():
    found = findings(rules.state_writers, sources())
    assert [text for text in found if text.split(":")[0] not in STATE_DOORS] == []


def test_actions_know_no_request():
    assert findings(rules.request_in_an_action, domain_rooms("actions")) == []


def test_no_module_is_a_junk_drawer():
    found = [name_of(path) for path in sources() if path.stem in rules.FORBIDDEN_MODULES]
    found += [name_of(path) for path in PACKAGE.rglob("*") if path.is_dir() and path.name in rules.FORBIDDEN_MODULES]
    assert found == []


@pytest.mark.parametrize(
    ("suffix", "limit"), [(".py", 400), (".html", 150), (".css", 200), (".js", 200)], ids=["py", "html", "css", "js"]
)
def test_files_keep_their_budget(suffix, limit):
    long = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in sources(suffix=suffix)}
    assert {name: lines for name, lines in long.items() if lines > limit} == {}


def test_functions_keep_their_budget():
    long = [
        f"{name_of(path)}:{node.lineno} {node.name} ({node.end_lineno - node.lineno + 1})"
        for path in sources()
        for node in functions(parsed(path))
        if node.end_lineno - node.lineno + 1 > 50
    ]
    assert long == []


def test_views_stay_short():
    long = [
        f"{name_of(path)}:{node.lineno} {node.name} ({node.end_lineno - node.lineno + 1})"
        for face in FACES
        for path in sources(f"{face}/views")
        for node in functions(parsed(path))
        if node.end_lineno - node.lineno + 1 > 20
    ]
    assert long == []


def test_no_template_or_script_carries_inline_style_or_handlers():
    bad = []
    for path in sources(suffix=".html"):
        # What stands inside a template tag is an argument, not markup.
        text = re.sub(r"{%.*?%}", "", path.read_text(encoding="utf-8"), flags=re.S)
        for mark in (" style=", "<style", " onclick=", " onchange=", " onsubmit=", "javascript:", "|safe", "|safeseq"):
            if mark in text:
                bad.append(f"{name_of(path)} {mark.strip()}")
    assert bad == []


def test_only_tests_and_benches_read_the_shared_folder():
    found = [name_of(path) for path in sources() if "../shared" in path.read_text(encoding="utf-8")]
    assert found == []


def test_no_view_is_exempt_from_the_csrf_check():
    found = [name_of(path) for path in sources() if "csrf_exempt" in path.read_text(encoding="utf-8")]
    assert found == []


def test_the_project_speaks_of_the_product_alone():
    found = []
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *sources()]:
        text = path.read_text(encoding="utf-8")
        found += [
            f"{path.relative_to(ROOT)}: {word}"
            for word in ("/work/", "py" + "pi.org", "registry." + "npmjs")
            if word in text
        ]
    assert found == []


@pytest.mark.parametrize(
    ("rule", "hole"),
    [
        (rules.orm_in_a_face, "Document.objects.all()"),
        (rules.orm_in_a_face, "document.save()"),
        (rules.orm_in_a_face, "found.delete()"),
        (rules.orm_in_a_face, "fields.delete()"),
        (rules.orm_in_a_face, "found.update(title='x')"),
        (rules.orm_in_a_face, "rows.bulk_update(found, ['title'])"),
        (rules.other_clocks, "datetime.now()"),
        (rules.other_clocks, "timezone.now()"),
        (rules.state_writers, "document.state = 'issued'"),
        (rules.state_writers, "rows.update(state='issued')"),
        (rules.state_writers, "setattr(document, 'state', 'issued')"),
        (rules.request_in_an_action, "def sign(request): ..."),
    ],
)
def test_each_rule_finds_a_planted_hole(rule, hole):
    assert [what for _, what in rule(ast.parse(hole))] != []


def test_a_form_may_fill_its_own_fields_and_initial_values():
    told = "self.fields.update(named)\ninitial.update(kept)\nquery.update(page='2')"
    assert list(rules.orm_in_a_face(ast.parse(told))) == []
