"""What may stand in an address of the desk, and ``path`` for the modules of addresses: whoever takes it from here can
be sure that the converters are registered."""

from django.urls import path, register_converter

__all__ = ["CopyCode", "DeskYear", "Ref", "path"]


class Ref:
    """A short number from 1; longer ones would pass the range of the column before they find nothing."""

    regex = "[1-9][0-9]{0,14}"

    def to_python(self, value: str) -> int:
        """The number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Plain figures."""
        return str(int(value))


class DeskYear:
    """Four figures from 1900 to 2099."""

    regex = "(?:19|20)[0-9]{2}"

    def to_python(self, value: str) -> int:
        """The year."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Four figures."""
        return str(int(value))


class CopyCode:
    """The code of a paper original as it is kept (notices.copy_codes)."""

    regex = "[2-9A-HJKMNP-Z]{8}"

    def to_python(self, value: str) -> str:
        """As it is."""
        return value

    def to_url(self, value: str) -> str:
        """As it is."""
        return value


register_converter(Ref, "ref")
register_converter(CopyCode, "copycode")
register_converter(DeskYear, "deskyear")
