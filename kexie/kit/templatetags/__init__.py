"""Template tags without domain words; the library is kit.py."""
