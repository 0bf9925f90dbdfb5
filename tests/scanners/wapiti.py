"""wapiti: crawls a site, attacks what it finds, tells it in a file."""

import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

PROGRAM = Path(__file__).resolve().parents[2] / "var" / "scanners" / "bin" / "wapiti"
# Without xxe and ssrf: they ask a foreign endpoint what came in there. tests/faults has the files, and nothing of Kexie
# fetches an address somebody typed.
MODULES = "sql,xss,file,exec,csrf,crlf,redirect,http_headers,cookieflags,csp,permanentxss,methods,backup,timesql"
MEDIUM = 2


@dataclass(frozen=True)
class Finding:
    """One fault as wapiti tells it; `level` 0 tells something, 1 low, 2 medium, 3 high, 4 critical."""

    kind: str
    level: int
    path: str
    parameter: str
    told: str


@dataclass(frozen=True)
class Report:
    """What a scan found, and how many pages it knew."""

    findings: list[Finding]
    pages: int

    @property
    def grave(self) -> list[Finding]:
        """What is medium or worse, and every fault of the server, however wapiti ranks it."""
        return [one for one in self.findings if one.level >= MEDIUM or one.kind == "Internal Server Error"]


def scan(url: str, folder: Path, *, cookies: str = "", but: Iterable[str] = (), seconds: int = 300) -> Report:
    """Scan a site as a visitor, or as whoever the cookies belong to; addresses `but` are left alone."""
    folder.mkdir(parents=True)
    told = folder / "report.json"
    command = [
        str(PROGRAM), "-u", f"{url}/", "--scope", "folder", "-m", MODULES, "-d", "6", "--max-files-per-dir", "60",
        "--max-scan-time", str(seconds), "--max-attack-time", str(seconds), "-f", "json", "-o", str(told),
        "--store-session", str(folder / "session"), "--store-config", str(folder / "config"),
        "--flush-session", "--no-bugreport", "-v", "1", *(word for one in but for word in ("-x", url + one)),
    ]  # fmt: skip
    if cookies:
        command += ["-H", f"Cookie: {cookies}", "--drop-set-cookie"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=seconds * 20)
    (folder / "output").write_text(done.stdout + done.stderr, "utf-8")
    assert told.exists(), f"wapiti told nothing ({PROGRAM}):\n{(done.stdout + done.stderr)[-3000:]}"
    return read(json.loads(told.read_text("utf-8")))


def read(report: dict) -> Report:
    """wapiti's own report."""
    found = [
        Finding(kind, one["level"], one["path"], one.get("parameter") or "", one["info"])
        for part in ("vulnerabilities", "anomalies")
        for kind, some in report[part].items()
        for one in some
    ]
    return Report(found, int(report["infos"]["crawled_pages_nbr"]))
