"""What every template knows of the reader's wishes: from two cookies, nothing stored."""

from django.http import HttpRequest

from kexie.kit.web import cookies

SIZES = ("sm", "md", "lg", "xl")
THEMES = ("auto", "light", "dark", "contrast")
DEFAULT_SIZE = "md"
DEFAULT_THEME = "auto"


def preferences(request: HttpRequest) -> dict[str, str]:
    """``ui_size`` (sm md lg xl) and ``ui_theme`` (auto light dark contrast); a value unknown counts as not set."""
    size = cookies.found(request, "size", DEFAULT_SIZE)
    theme = cookies.found(request, "theme", DEFAULT_THEME)
    return {
        "ui_size": size if size in SIZES else DEFAULT_SIZE,
        "ui_theme": theme if theme in THEMES else DEFAULT_THEME,
    }
