"""The reader as a program of its own: a .docx on standard input, its text as JSON on standard output."""

import json
import resource
import sys

# 300 MB is what a refusal may cost (bar.md D2); the interpreter and the parser need 60 of it.
_MEMORY = 300 * 1024 * 1024
_SECONDS = 10


def main() -> None:
    """Bind our own hands, then read."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    from kexie.kit.word import text  # after the limits: they hold for the parser's own loading too

    json.dump(text.read(sys.stdin.buffer.read()), sys.stdout)


if __name__ == "__main__":
    main()
