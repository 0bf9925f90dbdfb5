"""Write kexie/machine/schema.sql from the migrations: `make schema`, after one of them was changed."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kexie.machine import snapshot, testing  # noqa: E402


def main() -> int:
    """Migrate an empty database, and tell what is in it then."""
    text = testing.schema_script()
    snapshot.SCRIPT.write_text(text, "utf-8")
    print(f"  schema.sql   {len(text.splitlines())} lines, {len(text.encode()) // 1024} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
