"""How this very program is called from the shell that called it."""

import os
import shutil
import sys
from pathlib import Path


def command(*words: str) -> str:
    """`kexie WORD …` where that name leads here, else with the path of the script (`.venv/bin/kexie`), ready to paste.

    Relative where it lies below the working directory.
    """
    script = Path(sys.executable).with_name("kexie")
    if not script.exists():
        return " ".join((sys.executable, "-m", "kexie.machine.cli", *words))
    found = shutil.which("kexie")
    if found and os.path.samefile(found, script):
        return " ".join(("kexie", *words))
    here = Path.cwd()
    return " ".join((str(script.relative_to(here) if script.is_relative_to(here) else script), *words))
