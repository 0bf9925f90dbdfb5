"""Reading our own stylesheets: tokens of each theme and the contrast they give."""

import re
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "kexie"
CSS = PACKAGE / "kit" / "static" / "kit" / "css"


def declarations(block: str) -> dict[str, str]:
    """Custom properties of one block."""
    return {name: value.strip() for name, value in re.findall(r"--([\w-]+):\s*([^;]+);", block)}


def block(name: str, selector: str) -> str:
    """The text between the braces after `selector` in a file of tokens."""
    text = re.sub(r"/\*.*?\*/", "", (CSS / name).read_text(encoding="utf-8"), flags=re.DOTALL)
    start = text.index(selector + " {") + len(selector) + 2
    return text[start : text.index("}", start)]


def theme(name: str) -> dict[str, str]:
    """All tokens in force for light, dark or contrast."""
    tokens = declarations(block("tokens.css", "  html"))
    if name != "light":
        tokens |= declarations(block(f"tokens-{name}.css", f'html[data-theme="{name}"]'))
    return tokens


def ratio(one: str, other: str) -> float:
    """WCAG contrast of two colours written #RRGGBB."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
