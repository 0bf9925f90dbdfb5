"""`make bench`: run every measure (or the named ones), write bench/results/latest.json and docs/benchmarks.md."""

import importlib
import json
import os
import platform
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GATE = ROOT / "var" / "gate.json"
MEASURES = (
    "install", "start", "web", "storm", "lists", "register", "plan_board", "plan_texts", "search", "sheets", "intake",
    "namesakes",
)  # fmt: skip


def main(names: list[str]) -> int:
    """Measures that are not named keep their last result, with its date."""
    os.environ.setdefault("KEXIE_ENV", "test")
    path = ROOT / "bench" / "results" / "latest.json"
    results = json.loads(path.read_text("utf-8")) if path.exists() else {}
    for name in names or MEASURES:
        print(f"── {name}", flush=True)
        begun = time.monotonic()
        found = importlib.import_module(f"bench.{name}").measure()
        results[name] = {
            "measured_on": time.strftime("%Y-%m-%d"),
            "seconds": round(time.monotonic() - begun, 1),
            "cores": os.cpu_count(),
            "python": platform.python_version(),
            "figures": found,
        }
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", "utf-8")
        print(json.dumps(found, ensure_ascii=False, indent=1), flush=True)
    # No measure of its own: what the last whole gate that passed took, where there was one (scripts/check.py).
    if GATE.exists():
        results["gate"] = json.loads(GATE.read_text("utf-8"))
        path.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", "utf-8")
    report = importlib.import_module("bench.report")
    (ROOT / "docs" / "benchmarks.md").write_text(report.page(results), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
