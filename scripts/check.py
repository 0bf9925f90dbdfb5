"""The one list of checks: `scripts/check.py check`, `gate` (make test) or `full` (make test-full).

Every step runs even when an earlier one failed, so that one run tells everything. A skipped test is a failure:
what a test needs is installed by the set-up, and nothing is left out in silence.
"""

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
PYTEST = [str(BIN / "python"), "-m", "pytest", "-q", "-p", "no:cacheprovider", "--no-header"]
# What the parts opened and drew, for the last step: every address answered, every template drawn (tests/hits.py).
HITS = ROOT / "var" / "hits"


@dataclass(frozen=True)
class Step:
    name: str
    command: list[str]
    minutes: int = 5


def module(*arguments: str) -> list[str]:
    return [str(BIN / "python"), "-m", *arguments]


def pytest(*arguments: str) -> list[str]:
    return [*PYTEST, *arguments]


CHECKS = [
    Step("ruff", [str(BIN / "ruff"), "check", "--quiet", "."]),
    Step("format", [str(BIN / "ruff"), "format", "--check", "--quiet", "."]),
    Step("mypy", [str(BIN / "mypy")]),
    Step("contracts", [str(BIN / "lint-imports")]),
    Step("settings", module("django", "check", "--fail-level", "WARNING")),
    Step("migrations", module("django", "makemigrations", "--check", "--dry-run", "--skip-checks")),
]
NOT_UNIT = "not browser and not crash and not machine and not full"
# Whole requests on a staged city are a part of their own (tests/conftest.py marks them by folder).
GATE = [
    Step("unit", pytest("-n", "auto", "-m", f"not pages and {NOT_UNIT}", "--cov", "--cov-report="), 15),
    Step("pages", pytest("-n", "auto", "-m", f"pages and {NOT_UNIT}", "--cov", "--cov-append", "--cov-report="), 20),
    Step("coverage", module("coverage", "report", "--skip-covered", "--fail-under=100")),
    Step("machine", pytest("-m", "machine and not full"), 15),
    Step("browser", pytest("-m", "browser and not full"), 20),
    Step("crash", pytest("-m", "crash and not full"), 15),
    Step("hits", module("tests.hits")),
]
FULL = [Step("full", pytest("-m", "full"), 120)]
LISTS = {"check": CHECKS, "gate": CHECKS + GATE, "full": CHECKS + GATE + FULL}


def run(step: Step) -> tuple[bool, float]:
    """Run one step with its output shown; a step over its time counts as failed."""
    print(f"── {step.name}", flush=True)
    begun = time.monotonic()
    environment = os.environ | {
        "KEXIE_ENV": "test",
        "KEXIE_NO_SKIPS": "1",
        "DJANGO_SETTINGS_MODULE": "kexie.config.settings",
        "KEXIE_HITS": os.environ.get("KEXIE_HITS", str(HITS)),
    }
    try:
        done = subprocess.run(step.command, cwd=ROOT, env=environment, timeout=step.minutes * 60, check=False)
        well = done.returncode == 0
    except subprocess.TimeoutExpired:
        print(f"{step.name}: stopped after {step.minutes} minutes", flush=True)
        well = False
    return well, time.monotonic() - begun


def main(which: str) -> int:
    begun = time.monotonic()
    shutil.rmtree(HITS, ignore_errors=True)
    HITS.mkdir(parents=True)
    failed, table = [], []
    for step in LISTS[which]:
        well, seconds = run(step)
        table.append(f"  {step.name:<12} {'passed' if well else 'FAILED':<8} {seconds:7.1f} s")
        if not well:
            failed.append(step.name)
    print("\n" + "\n".join(table))
    total = time.monotonic() - begun
    if failed:
        print(f"FAILED: {', '.join(failed)} ({len(table) - len(failed)} of {len(table)} steps passed, {total:.0f} s)")
        return 1
    print(f"PASSED: all {len(table)} steps in {total:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
