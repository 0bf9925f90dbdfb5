"""sqlmap: tries to break the SQL behind every parameter of a list of requests."""

import csv
import http.client
import re
import subprocess
import urllib.parse
from dataclasses import dataclass, field
from pathlib import Path

FORM = "application/x-www-form-urlencoded"
RULER = "=" * 54
# What has to be right for a form to be read at all; everything else is tried.
OURS = "csrfmiddlewaretoken,idempotency_key"
NEW_KEY = "import uuid;idempotency_key=str(uuid.uuid4())"


@dataclass(frozen=True)
class Request:
    """What a browser would send."""

    path: str
    asked: dict[str, str] = field(default_factory=dict)
    body: dict[str, str] | None = None
    cookies: str = ""

    @property
    def parameters(self) -> set[str]:
        """The names that are tried."""
        return (set(self.asked) | set(self.body or {})) - set(OURS.split(","))

    def status(self, url: str) -> int:
        """What the site answers when it is sent as it is."""
        query = f"?{urllib.parse.urlencode(self.asked)}" if self.asked else ""
        host = urllib.parse.urlsplit(url)
        wire = http.client.HTTPConnection(host.hostname or "", host.port, timeout=60)
        headers = {"Cookie": self.cookies} | ({} if self.body is None else {"Content-Type": FORM})
        body = None if self.body is None else urllib.parse.urlencode(self.body)
        try:
            wire.request("GET" if body is None else "POST", self.path + query, body, headers)
            return wire.getresponse().status
        finally:
            wire.close()

    def raw(self, host: str) -> str:
        """As it goes over the wire, in the log that sqlmap reads."""
        query = f"?{urllib.parse.urlencode(self.asked)}" if self.asked else ""
        head = [f"{'GET' if self.body is None else 'POST'} {self.path}{query} HTTP/1.1", f"Host: {host}"]
        if self.cookies:
            head.append(f"Cookie: {self.cookies}")
        if self.body is not None:
            head.append(f"Content-Type: {FORM}")
        return "\n".join([*head, "", urllib.parse.urlencode(self.body or {})])


def scan(url: str, requests: list[Request], folder: Path, *, hours: float = 2) -> list[str]:
    """Every parameter that can be broken, as `address place parameter (techniques)`."""
    folder.mkdir(parents=True)
    host = urllib.parse.urlsplit(url).netloc
    log, told = folder / "requests.log", folder / "found.csv"
    log.write_text(
        "".join(f"{RULER}\n00:00:00  {url}  [{host}]\n{RULER}\n{one.raw(host)}\n{RULER}\n\n\n" for one in requests)
    )
    command = [
        "sqlmap", "-l", str(log), "--batch", "--ignore-stdin", "--dbms=postgresql", "--level=1", "--risk=1", "--technique=BE",
        f"--skip={OURS}", f"--eval={NEW_KEY}", "--answers=quit=N,follow=N,skip further tests=N,skip those kind=N", "--flush-session",
        "--ignore-code=401", "--threads=2", "--disable-coloring",  f"--output-dir={folder / 'out'}",
        f"--results-file={told}",
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=hours * 3600)
    (folder / "output").write_text(done.stdout + done.stderr, "utf-8")
    assert told.exists(), f"sqlmap told nothing:\n{(done.stdout + done.stderr)[-3000:]}"
    # A scan that broke off finds nothing either.
    tried = len(re.findall(r"testing for SQL injection on \w+ parameter", done.stdout))
    wanted = sum(len(one.parameters) for one in requests)
    assert (done.returncode, tried) == (0, wanted), f"{tried} of {wanted} parameters tried, see {folder / 'output'}"
    return read(told.read_text("utf-8"))


def read(told: str) -> list[str]:
    """sqlmap's own table of what it found."""
    rows = csv.DictReader(told.splitlines())
    return [
        f"{row['Target URL']} {row['Place']} {row['Parameter']} ({row['Technique(s)']})"
        for row in rows
        if row["Parameter"]
    ]
