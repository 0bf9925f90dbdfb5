"""scripts/check.py: every step runs, a failed or skipped one is told, the last line says how it stands."""

import importlib.util
import json
import os
import platform
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bench import report

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def check(tmp_path):
    spec = importlib.util.spec_from_file_location("check_script", ROOT / "scripts" / "check.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["check_script"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    var = tmp_path / "var"  # not that of the run this test is part of
    module.HITS, module.COVERAGE, module.TOOK = var / "hits", var / "coverage", var / "gate.json"
    module.LEFT_OUT = var / "left-out.txt"
    yield module
    del sys.modules["check_script"]


def python(code):
    return [sys.executable, "-c", code]


def test_all_steps_passing_ends_with_a_plain_line(check, capfd):
    check.LISTS["trial"] = [check.Step("one", python("print('hello')")), check.Step("two", python(""))]
    assert check.main("trial") == 0
    assert re.fullmatch(r"PASSED: all 2 steps in \d+ s", capfd.readouterr().out.splitlines()[-1])


def test_what_tests_throw_away_lies_in_memory_where_there_is_room_and_is_gone_afterwards(check, tmp_path, monkeypatch):
    told = tmp_path / "told"
    say = f"import tempfile; print(tempfile.mkdtemp(), file=open({str(told)!r}, 'a'))"
    usual, check.MEMORY = tmp_path / "usual", tmp_path / "memory"
    for folder in (usual, check.MEMORY):
        folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(usual))
    check.LISTS["trial"] = [check.Step("one", python(say)), check.Step("two", python(say), lane="a")]
    for least, place in ((1, check.MEMORY), (1 << 60, usual)):
        check.FREE = least
        assert check.main("trial") == 0
        one, two = (Path(line) for line in told.read_text("utf-8").splitlines())
        told.unlink()
        assert (place in one.parents, one.parent == two.parent, list(check.MEMORY.iterdir())) == (True, True, [])
    check.MEMORY = tmp_path / "none"
    assert not check.is_roomy()


def test_what_the_steps_left_out_is_told_each_once_and_such_a_gate_is_no_figure(check, capfd):
    tell = "import os; print('left out: ' + {!r}, file=open(os.environ['KEXIE_LEFT_OUT'], 'a'))"
    check.LISTS["gate"] = [
        check.Step(name, python(tell.format(what))) for name, what in (("a", "2"), ("b", "1"), ("c", "2"))
    ]
    assert check.main("gate") == 0
    *_, first, last = capfd.readouterr().out.splitlines()
    assert first == "  left out: 2"
    assert re.fullmatch(r"PASSED: .* s, 2 things left out: no folder `shared` lies beside the project", last)
    assert not check.TOOK.exists()
    check.LISTS["gate"] = [check.Step("a", python(""))]
    assert check.main("gate") == 0
    assert check.TOOK.exists()


def test_a_failing_step_is_named_and_the_later_ones_run_all_the_same(check, capfd, tmp_path):
    later = tmp_path / "later"
    check.LISTS["trial"] = [
        check.Step("one", python("raise SystemExit(3)")), check.Step("two", python(f"open({str(later)!r}, 'w')")),
    ]  # fmt: skip
    assert check.main("trial") == 1
    assert capfd.readouterr().out.splitlines()[-1].startswith("FAILED: one (1 of 2 steps passed, ")
    assert later.exists()


def test_a_step_over_its_time_is_a_failure(check, capfd):
    check.LISTS["trial"] = [check.Step("slow", python("import time; time.sleep(60)"), minutes=0.005)]
    assert check.main("trial") == 1
    assert capfd.readouterr().out.splitlines()[-1].startswith("FAILED: slow")


def test_steps_with_lanes_run_beside_each_other_and_in_order_within_a_lane(check, capfd, tmp_path):
    def step(name, lane, awaited):
        wait = f"while not p.Path({str(tmp_path / awaited)!r}).exists(): time.sleep(.01)\n" if awaited else ""
        code = f"import pathlib as p, time\n{wait}p.Path({str(tmp_path / name)!r}).touch(); print('this was', {name!r})"
        return check.Step(name, python(code), lane=lane, minutes=0.5)

    # Each waits for one of the other lane: run one after the other, the first would never end.
    check.LISTS["trial"] = [
        step("one", "a", "two"), step("two", "b", ""), step("three", "a", "four"), step("four", "b", "one"),
        check.Step("after", python(f"import os; raise SystemExit(len(os.listdir({str(tmp_path)!r})) != 5)")),
    ]  # fmt: skip
    assert check.main("trial") == 0
    shown = capfd.readouterr().out
    assert [shown.count(f"── {name}\nthis was {name}\n") for name in ("one", "two", "three", "four")] == [1] * 4
    assert shown.splitlines()[-1].startswith("PASSED: all 5 steps")


def test_a_failure_in_a_lane_is_told_and_the_rest_of_the_lane_runs(check, capfd):
    check.LISTS["trial"] = [
        check.Step("one", python("raise SystemExit(3)"), lane="a"), check.Step("two", python(""), lane="a"),
        check.Step("late", python("import time; print('so far', flush=True); time.sleep(60)"), lane="b", minutes=0.005),
    ]  # fmt: skip
    assert check.main("trial") == 1
    shown = capfd.readouterr().out
    assert "late: stopped after 0.005 minutes" in shown
    assert shown.splitlines()[-1].startswith("FAILED: one, late (1 of 3 steps passed, ")


def test_what_a_whole_gate_took_is_kept_once_it_passed_and_no_other_run(check):
    well, badly = check.Step("unit", python("")), check.Step("late", python("raise SystemExit(1)"))
    check.LISTS |= {"trial": [well], "gate": [well, badly]}
    assert (check.main("trial"), check.main("gate")) == (0, 1)
    assert not check.TOOK.exists()
    check.LISTS["gate"] = [well]
    assert check.main("gate") == 0
    kept = json.loads(check.TOOK.read_text("utf-8"))
    assert (kept["cores"], kept["python"]) == (os.cpu_count(), platform.python_version())
    assert list(kept["figures"]["steps"]) == ["unit"]
    assert 0 <= kept["figures"]["steps"]["unit"] <= kept["figures"]["seconds"] == kept["seconds"]
    told = {what: row for what, *row in gate_rows({"gate": kept})}
    assert told["checks and tests of `make test`, set-up aside"][1:] == [f"{kept['seconds']} s", "met"]
    assert told["its unit part"][1:] == [f"{kept['figures']['steps']['unit']} s", "met"]
    assert [row[-2:] for row in gate_rows({})] == [["not measured yet", ""]] * 2


def gate_rows(results):
    """The rows of docs/benchmarks.md that tell of the gate."""
    lines = [line.strip("|").split("|") for line in report.page(results).splitlines()]
    rows = [[cell.strip() for cell in line] for line in lines]
    return [row for row in rows if row[0] in ("checks and tests of `make test`, set-up aside", "its unit part")]


def test_the_gate_holds_every_check_and_every_part_and_the_full_run_holds_the_gate(check):
    names = {which: [step.name for step in steps] for which, steps in check.LISTS.items() if which != "trial"}
    assert names["check"] == ["ruff", "format", "contracts", "settings", "migrations", "mypy"]
    assert names["gate"] == [
        *names["check"][:-1],
        "unit",
        "domains",
        "look",
        "browser",
        "pages",
        "mypy",
        "crash",
        "machine",
        "coverage",
        "hits",
    ]
    assert names["full"] == [*names["gate"], "full", "full alone", "crash 200", "no script", "dresses", "mutants"]


def test_every_test_belongs_to_exactly_one_part_of_the_full_run(check):
    """The markers of the parts cover each other without overlap, whatever markers a test carries."""
    once = [
        step.command for step in [*check.GATE, *check.FULL] if "pytest" in step.command and "env" not in step.command
    ]
    parts = [command[-command[::-1].index("-m")] for command in once]
    names = ("browser", "look", "crash", "machine", "full", "pages", "large", "unit")
    for number in range(2 ** len(names)):
        carried = {name: bool(number >> bit & 1) for bit, name in enumerate(names)}
        if sum(carried[name] for name in ("browser", "crash", "machine")) > 1:
            continue  # a test belongs to one kind
        if carried["look"] and not carried["browser"]:
            continue  # a part of the browser's
        if carried["unit"] and sum(carried.values()) > 1:
            continue  # marked only where nothing else is (tests/conftest.py)
        assert sum(eval(part, {}, carried) for part in parts) == 1, (carried, parts)


@pytest.mark.parametrize(("strict", "code"), [("1", 1), ("", 0)])
def test_a_skipped_test_fails_the_gate_and_only_the_gate(tmp_path, strict, code):
    (tmp_path / "test_one.py").write_text("import pytest\ndef test_one():\n    pytest.skip('no browser')\n")
    measured = {name: told for name, told in os.environ.items() if not name.startswith("SLIPCOVER")}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "kexie.machine.testing", "-p", "no:django", str(tmp_path)],
        cwd=tmp_path, env=measured | {"KEXIE_NO_SKIPS": strict}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == code, done.stdout
