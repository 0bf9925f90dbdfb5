"""行政级别, as forms of nomination ask for it (rules.md 10.1, 12.6): the levels of the Civil Servants Law in short."""

NAMES = {
    "none": "无", "clerk": "科员", "section_deputy": "副科级", "section": "正科级", "division_deputy": "副处级",
    "division": "正处级", "bureau_deputy": "副厅级", "bureau": "正厅级", "province": "省部级及以上",
}  # fmt: skip


def choices() -> list[tuple[str, str]]:
    """Codes with names, for model and form."""
    return list(NAMES.items())
