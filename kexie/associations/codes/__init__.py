"""Code lists of units (rules.md 12.4 to 12.6). Pure."""
