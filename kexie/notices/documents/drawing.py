"""The typesetter as a program of its own: a paper as JSON on standard input, its PDF on standard output.

A web process that typesets keeps 70 to 95 MB for good, and a fault in the typesetter would end it. So the press runs
this for 0.2 s instead: the memory goes back, time and damage are bounded, and it is given no secret and no database.
"""

import json
import sys

from kexie.notices.documents import pdf


def main() -> None:
    """Read ``{"paper", "folder"}``, write the PDF."""
    asked = json.load(sys.stdin.buffer)
    sys.stdout.buffer.write(pdf.draw(asked["paper"], asked["folder"]))


if __name__ == "__main__":
    main()
