"""Chinese text carries full-width punctuation (look.md 3): templates and scripts of kit, ui and the pattern page."""

import re

from tests.look import sheets

HALF = re.compile(r"[\u4e00-\u9fff》”〕][,;?](?=[\u4e00-\u9fff《“0-9{<]|$)|[\u4e00-\u9fff]:(?=[\u4e00-\u9fff《“{])")
OURS = ("kit/templates/**/*.html", "kit/static/kit/js/*.js", "ui/**/*.html", "desk/templates/desk/patterns/*.html")


def _half_width(text):
    return [text[max(0, m.start() - 6) : m.end() + 6] for m in HALF.finditer(text)]


def test_no_half_width_punctuation_stands_between_chinese_words():
    found = {}
    for path in (p for pattern in OURS for p in sheets.PACKAGE.glob(pattern)):
        bad = _half_width(path.read_text(encoding="utf-8"))
        if bad:
            found[path.name] = bad
    assert found == {}


def test_canary_a_half_width_comma_is_found():
    assert _half_width("系统先读一遍,您核对后") == ["系统先读一遍,您核对后"[:13]]
