"""Every domain that has rules, one after the other: the share of mutants that its tests notice, and those they do not."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.house.tree import ROOT, packages_with

TOLD = ROOT / "var" / "mutation.json"
WANTED = 0.85


def mutated(domain: str) -> list[dict]:
    """What became of the mutants of one domain."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"
        environment = os.environ | {"KEXIE_MUTATED": domain, "KEXIE_MUTATION": str(told), "KEXIE_NO_SKIPS": ""}
        command = [
            sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "0", "-p", "tests.mutation.plugin",
            "-m", "not full and not browser and not crash and not machine", f"tests/{domain}",
        ]  # fmt: skip
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        if not told.exists():
            sys.exit(f"{domain}: no mutant was tried\n{done.stdout[-4000:]}{done.stderr[-2000:]}")
        return json.loads(told.read_text())


def main(domains: list[str]) -> int:
    results = json.loads(TOLD.read_text()) if TOLD.exists() else {}
    low = []
    for domain in domains or packages_with("rules"):
        found = results[domain] = mutated(domain)
        TOLD.write_text(json.dumps(results, indent=1) + "\n")
        alive = [one for one in found if not one["killed_by"]]
        share = 1 - len(alive) / len(found)
        print(f"{domain}: {len(found) - len(alive)} of {len(found)} mutants noticed, {share:.1%}", flush=True)
        for one in alive:
            print(f"  alive: {one['place']} {one['function']}: {one['change']} ({one['tests']} tests)")
        low += [domain] if share < WANTED else []
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
