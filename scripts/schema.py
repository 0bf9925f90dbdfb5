"""Write kexie/machine/schema.sql from the migrations: `make schema`, after one of them was changed."""

import sys

from kexie.machine import snapshot, testing


def main() -> int:
    """Migrate an empty database, and tell what is in it then."""
    _, text = testing.dumped(by_migrations=True)
    snapshot.SCRIPT.write_text(text, "utf-8")
    print(f"  schema.sql   {len(text.splitlines())} lines, {len(text.encode()) // 1024} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
