"""Template tags with words of the trade; the library is ui.py."""
