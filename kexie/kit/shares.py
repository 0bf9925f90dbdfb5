"""Shares in per cent, told the same way on every page: one decimal, none where it is a whole number."""


def percent(value: float, maximum: float) -> float:
    """Share of `maximum` in per cent, 0 to 100, one decimal; 0 where there is no base."""
    if maximum <= 0:
        return 0.0
    return round(min(max(float(value) / float(maximum), 0.0), 1.0) * 100, 1)


def told(value: float, maximum: float) -> str:
    """As people read it: 66.7%, 50%."""
    return f"{percent(value, maximum):g}%"
