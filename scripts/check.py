"""The one list of checks: `scripts/check.py check`, `gate` (make test) or `full` (make test-full).

Every step runs even when an earlier one failed, so that one run tells everything. A skipped test is a failure:
what a test needs is installed by the set-up, and nothing is left out in silence.
"""

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
PYTEST = [str(BIN / "python"), "-m", "pytest", "-q", "-p", "no:cacheprovider", "--no-header", "--durations=12"]
# What the parts opened and drew, for the last step: every address answered, every template drawn (tests/hits.py).
HITS = ROOT / "var" / "hits"
COVERAGE = ROOT / "var" / "coverage"
# What the last whole gate that passed took: the figures of `make bench` show it (bench/report.py).
TOOK = ROOT / "var" / "gate.json"
LEFT_OUT = ROOT / "var" / "left-out.txt"
# A file system in memory, and how much must be free in it and in the machine: tests throw away hundreds of databases
# of 1,300 files each, which a disk takes ten times as long to make.
MEMORY, FREE = Path("/dev/shm"), 8 << 30


@dataclass(frozen=True)
class Step:
    name: str
    command: list[str]
    minutes: int = 5  # after which something hangs: far more than a slow machine takes
    # Neighbours with a lane run beside each other, one after the other within a lane: their tests mostly wait.
    lane: str = ""


def module(*arguments: str) -> list[str]:
    return [str(BIN / "python"), "-m", *arguments]


def pytest(*arguments: str) -> list[str]:
    return [*PYTEST, *arguments]


def covering(part: str) -> str:
    """The file that tells which lines and branches of rules and actions this part ran (pyproject.toml: slipcover)."""
    return str(COVERAGE / f"{part}.json")


def covered(part: str, *arguments: str) -> list[str]:
    return [*module("slipcover", "--json", "--out", covering(part)), *PYTEST[1:], *arguments]


CHECKS = [
    Step("ruff", [str(BIN / "ruff"), "check", "--quiet", "."]),
    Step("format", [str(BIN / "ruff"), "format", "--check", "--quiet", "."]),
    Step("contracts", [str(BIN / "lint-imports")]),
    Step("settings", module("django", "check", "--fail-level", "WARNING")),
    Step("migrations", module("django", "makemigrations", "--check", "--dry-run", "--skip-checks")),
    Step("mypy", [str(BIN / "mypy")]),
]
# In the gate beside the parts that mostly wait: reading all of Kexie strictly takes a minute of one core.
TYPES = Step("mypy", [str(BIN / "mypy")], lane="one by one")
WHOLE = module("slipcover", "--branch", "--skip-covered", "--fail-under=100")
COMMON = "not browser and not crash and not machine and not full"
# Lanes fill two cores: what runs two tests at a time, and beside it, each in a lane of its own, what mostly waits.
GATE = [
    # Whatever asks no database (tests/conftest.py marks it): what a developer tries after every change.
    Step("unit", covered("unit", "-n", "2", "-m", "unit")),
    Step("domains", covered("domains", "-n", "2", "-m", f"not unit and not pages and {COMMON}"), 60, "two"),
    # After the domains, where there is room: every page under axe.
    Step("look", pytest("-n", "2", "-m", "look and not full"), 60, "two"),
    Step("browser", pytest("-n", "2", "--dist", "loadfile", "-m", "browser and not look and not full"), 60, "browsers"),
    Step("pages", pytest("-n", "2", "-m", f"pages and {COMMON}"), 60, "browsers"),
    TYPES,
    Step("crash", pytest("-m", "crash and not full"), 60, "one by one"),
    Step("machine", pytest("-m", "machine and not full"), 60, "one by one"),
    # Rules and actions are covered by their own domain's tests; pages that happen to pass through do not count.
    Step("coverage", [*WHOLE, "--out", covering("whole"), "--merge", covering("unit"), covering("domains")], 1),
    Step("hits", module("tests.hits")),
]
DRESSES = pytest("-n", "2", "tests/browser/test_pages.py", "-k", "fault")
FULL = [
    Step("full", pytest("-n", "2", "-m", "full and not machine"), 480),
    Step("full alone", pytest("-m", "full and machine"), 60),
    # Each kind of killing two hundred times, every page in every dress (tests/crash, tests/browser/room.py).
    Step("crash 200", ["env", "KEXIE_CRASH_ROUNDS=200", *pytest("-m", "crash")], 240, "one by one"),
    # The journeys once more where no script runs (tests/chromium.py, bar.md J5).
    Step("no script", ["env", "KEXIE_PLAIN=1", *pytest("-n", "2", "--dist", "loadfile", "tests/journeys")], 60),
    Step("dresses", ["env", "KEXIE_DRESSES=all", *DRESSES], 120, "two"),
    # A small change in every rule, one at a time, must be noticed by a test of its domain (tests/mutation).
    Step("mutants", module("tests.mutation"), 480),
]
LISTS = {"check": CHECKS, "gate": CHECKS[:-1] + GATE, "full": CHECKS[:-1] + GATE + FULL}


@dataclass(frozen=True)
class Done:
    """How a step went."""

    step: Step
    well: bool
    seconds: float


_terminal = threading.Lock()


@contextmanager
def scratch() -> Iterator[dict[str, str]]:
    """Where the tests put what they throw away: in memory if this machine has the room, else where it always goes."""
    if not is_roomy():
        yield {}
        return
    with tempfile.TemporaryDirectory(prefix="kexie-check-", dir=MEMORY, ignore_cleanup_errors=True) as folder:
        yield {"TMPDIR": folder}


def is_roomy() -> bool:
    """Whether a folder in memory can be written to and run from, and nobody will miss the memory."""
    try:
        told = os.statvfs(MEMORY)
        lines = dict(line.split(":") for line in Path("/proc/meminfo").read_text().splitlines())
        free = int(lines["MemAvailable"].removesuffix("kB")) << 10
    except (OSError, KeyError, ValueError):
        return False
    can_run = os.access(MEMORY, os.W_OK | os.X_OK) and not told.f_flag & os.ST_NOEXEC
    return can_run and min(free, told.f_bavail * told.f_frsize) >= FREE


def run(step: Step, place: dict[str, str]) -> Done:
    """Run one step, its scratch in `place`, its output shown (of a lane: when it is over); over its time it failed."""
    begun = time.monotonic()
    environment = os.environ | {
        "KEXIE_ENV": "test",
        "KEXIE_NO_SKIPS": "1",
        "KEXIE_LEFT_OUT": str(LEFT_OUT),
        "DJANGO_SETTINGS_MODULE": "kexie.config.settings",
        "KEXIE_HITS": os.environ.get("KEXIE_HITS", str(HITS)),
        **place,
    }
    # Hundreds of processes are started; each would compile all of Django and Kexie again.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if not step.lane:
        print(f"── {step.name}", flush=True)
    told, output = "", subprocess.PIPE if step.lane else None
    try:
        done = subprocess.run(
            step.command, cwd=ROOT, env=environment, timeout=step.minutes * 60, check=False,
            stdout=output, stderr=subprocess.STDOUT if step.lane else None, text=True, errors="replace",
        )  # fmt: skip
        well, told = done.returncode == 0, done.stdout or ""
    except subprocess.TimeoutExpired as late:
        shown = late.stdout or b""
        told = shown.decode(errors="replace") if isinstance(shown, bytes) else shown
        told += f"\n{step.name}: stopped after {step.minutes} minutes"
        well = False
    if told:
        with _terminal:
            print(f"── {step.name}\n{told}" if step.lane else told, flush=True)
    return Done(step, well, time.monotonic() - begun)


def run_all(steps: list[Step], place: dict[str, str]) -> list[Done]:
    """Every step in order; neighbours that have lanes beside each other."""
    done: list[Done] = []
    for beside, some in groupby(steps, key=lambda step: bool(step.lane)):
        if not beside:
            done += [run(step, place) for step in some]
            continue
        lanes: dict[str, list[Step]] = {}
        for step in some:
            lanes.setdefault(step.lane, []).append(step)
        print(f"── beside each other: {', '.join(step.name for lane in lanes.values() for step in lane)}", flush=True)
        with ThreadPoolExecutor(len(lanes)) as pool:
            for lane in pool.map(lambda lane: [run(step, place) for step in lane], lanes.values()):
                done += lane
    return done


def keep(done: list[Done], total: float) -> None:
    """Seconds of a gate that passed, as bench/results holds a measure."""
    figures = {"seconds": round(total, 1), "steps": {one.step.name: round(one.seconds, 1) for one in done}}
    told = {
        "measured_on": time.strftime("%Y-%m-%d"), "seconds": round(total, 1), "cores": os.cpu_count(),
        "python": platform.python_version(), "figures": figures,
    }  # fmt: skip
    TOOK.parent.mkdir(parents=True, exist_ok=True)
    TOOK.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")


def left_out() -> list[str]:
    """What tests could not read because no folder `shared` lies beside the project, each once."""
    return sorted(set(LEFT_OUT.read_text("utf-8").splitlines())) if LEFT_OUT.exists() else []


def main(which: str) -> int:
    begun = time.monotonic()
    LEFT_OUT.unlink(missing_ok=True)
    for folder in (HITS, COVERAGE):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    with scratch() as place:
        done = run_all(LISTS[which], place)
    failed = [one.step.name for one in done if not one.well]
    table = [f"  {one.step.name:<12} {'passed' if one.well else 'FAILED':<8} {one.seconds:7.1f} s" for one in done]
    print("\n" + "\n".join(table))
    total = time.monotonic() - begun
    if failed:
        print(f"FAILED: {', '.join(failed)} ({len(table) - len(failed)} of {len(table)} steps passed, {total:.0f} s)")
        return 1
    missing = left_out()
    print("".join(f"  {one}\n" for one in missing), end="")
    less = f", {len(missing)} things left out: no folder `shared` lies beside the project" if missing else ""
    print(f"PASSED: all {len(table)} steps in {total:.0f} s{less}")
    if which == "gate" and not missing:
        keep(done, total)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
