"""Derived keys of an organisation's names: for sorting and for the search box. Pure."""

from kexie.people import name_keys

_LIMIT = 500


def sort_key(name: str) -> str:
    """Full pinyin: ``武汉市科协`` -> ``wu han shi ke xie``."""
    return name_keys.sort_key(name)


def haystack(name: str, short_name: str, credit_code: str) -> str:
    """Names, pinyin initials of both, credit code; lower case, parted by line feeds so that no match spans two."""
    parts = [name, short_name, name_keys.initials(name), name_keys.initials(short_name), credit_code]
    return "\n".join(dict.fromkeys(part.strip().lower() for part in parts if part.strip()))[:_LIMIT]
