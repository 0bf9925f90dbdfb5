"""Scanners of others against a served city (bar.md E1): wapiti crawls and attacks, sqlmap tries every parameter."""
