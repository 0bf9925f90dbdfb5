"""Days, moments and spans of time in the words of the desk."""

from datetime import date, datetime

from kexie.kit import clock

YEAR = 366  # days


def moment(value: datetime | None) -> str:
    """今天 09:41, 5月12日 09:41, or 2013年5月2日 16:32 for another year; — for none."""
    if value is None:
        return "—"
    local, today = clock.local(value), clock.today()
    if local.date() == today:
        return f"今天 {local:%H:%M}"
    year = "" if local.year == today.year else f"{local.year}年"
    return f"{year}{local.month}月{local.day}日 {local:%H:%M}"


def day(value: date | None) -> str:
    """5月12日, with the year where it is another; — for none."""
    if value is None:
        return "—"
    year = "" if value.year == clock.today().year else f"{value.year}年"
    return f"{year}{value.month}月{value.day}日"


def full_day(value: date | None) -> str:
    """2013年4月25日, as official documents write it; — for none."""
    return f"{value.year}年{value.month}月{value.day}日" if value else "—"


def month(value: date | None) -> str:
    """1998年7月; — for none."""
    return f"{value.year}年{value.month}月" if value else "—"


def since(value: datetime | None) -> str:
    """How long something has stood: 今天, 3 天; — for none."""
    if value is None:
        return "—"
    days = (clock.today() - clock.local(value).date()).days
    return "今天" if days <= 0 else f"{days} 天"


def due(value: date | None) -> str:
    """今天, 5月14日, 迟 3 天, 应于 2013年5月9日 (more than a year ago: no count of days says it); empty for none."""
    if value is None:
        return ""
    left = (value - clock.today()).days
    if left < -YEAR:
        return f"应于 {day(value)}"
    return f"迟 {-left} 天" if left < 0 else "今天" if left == 0 else day(value)


def due_tone(value: date | None) -> str:
    """``late`` today or past, ``soon`` within the week, else none."""
    if value is None:
        return ""
    left = (value - clock.today()).days
    return "late" if left <= 0 else "soon" if left <= 7 else ""


def weekday(value: date) -> str:
    """星期二."""
    return "星期" + "一二三四五六日"[value.weekday()]


def greeting(value: datetime) -> str:
    """上午好 until noon, 下午好 until six, then 晚上好 (Shanghai); before five it is still night."""
    hour = clock.local(value).hour
    return "上午好" if 5 <= hour < 12 else "下午好" if 12 <= hour < 18 else "晚上好"


def bounded(count: int, most: int) -> int | str:
    """A count that was taken only as far as ``most``, as it stands in a pill: 12, or 10000+."""
    return f"{most}+" if count > most else count


def pieces(count: int, most: int) -> str:
    """The same in a sentence: `` 12 件``, or ``超过 10000 件``."""
    return f"超过 {most} 件" if count > most else f" {count} 件"
