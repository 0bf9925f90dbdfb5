"""Load from wrk (Debian: apt-get install wrk): a second process on loopback, bounded in time."""

import re
import shutil
import subprocess

UNITS = {"us": 1e-3, "ms": 1.0, "s": 1e3, "m": 6e4}


def wrk(url: str, *, clients: int = 8, seconds: int = 5, headers: dict[str, str] | None = None) -> dict[str, float]:
    """Requests per second and latencies (ms) of one address, and how many answers were no 2xx/3xx."""
    tool = shutil.which("wrk")
    if tool is None:
        raise RuntimeError("wrk is missing: apt-get install wrk")
    command = [tool, "-t2", f"-c{clients}", f"-d{seconds}s", "--latency", url]
    for name, value in (headers or {}).items():
        command += ["-H", f"{name}: {value}"]
    text = subprocess.run(command, capture_output=True, text=True, check=True, timeout=seconds + 30).stdout
    found = {"requests_per_second": float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])}
    for share in ("50", "90", "99"):
        value, unit = re.search(rf"{share}%\s+([\d.]+)(us|ms|s|m)", text).groups()
        found[f"p{share}_ms"] = round(float(value) * UNITS[unit], 2)
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    found["not_ok"] = int(wrong[1]) if wrong else 0
    total = re.search(r"(\d+) requests in", text)
    found["requests"] = int(total[1])
    return found
