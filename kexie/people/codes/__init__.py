"""Code lists of persons, written from the national standards (SOURCES.md). Pure data; stored as their codes."""
