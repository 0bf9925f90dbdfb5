"""Making the folder of a cluster with the wheel's `initdb`."""

import os
import subprocess
import tempfile
from pathlib import Path

from kexie.machine import processes


def make(program: Path, folder: Path, admin: str, password: str, identity: processes.Identity) -> str:
    """Make it in `folder`, which is not there yet, for whoever the server runs as; what is wrong, empty for nothing.

    The password of `admin` is handed over in a file beside the folder: where the server reaches its data it reaches
    this too, which the folder for temporary files may not grant.
    """
    folder.mkdir(mode=0o700)
    with tempfile.NamedTemporaryFile("w", suffix=".pw", dir=folder.parent) as held:
        held.write(password)
        held.flush()
        if identity.uid is not None and identity.gid is not None:
            os.chown(held.name, identity.uid, identity.gid)
            os.chown(folder, identity.uid, identity.gid)
        command = [
            *identity.prefix, str(program), "-D", str(folder), "-U", admin, f"--pwfile={held.name}",
            "--auth=scram-sha-256", "--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8",
            "--data-checksums", "--no-instructions",
        ]  # fmt: skip
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, cwd="/", **identity.keywords(),
            env={"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C"},
        )  # fmt: skip
    told = done.stderr.strip() or done.stdout.strip()
    return (told or f"initdb ended with {done.returncode}") if done.returncode else ""
