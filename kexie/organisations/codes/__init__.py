"""Code lists this domain needs at run time, and the checks that go with them. Sources in SOURCES.md."""
