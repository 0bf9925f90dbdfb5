"""What a browser says it is, in words somebody knows their own device by. Never believed for anything else."""

import re

_SYSTEMS = (
    (r"iPhone", "iPhone"),
    (r"iPad", "iPad"),
    (r"HarmonyOS|OpenHarmony", "鸿蒙设备"),
    (r"Android.*Mobile", "安卓手机"),
    (r"Android", "安卓平板"),
    (r"Windows", "Windows 电脑"),
    (r"Macintosh", "苹果电脑"),
    (r"Linux", "Linux 电脑"),
)
# The first that fits: nearly all of them also say Chrome or Safari.
_BROWSERS = (
    (r"wxwork", "企业微信"),
    (r"MicroMessenger", "微信"),
    (r"DingTalk", "钉钉"),
    (r"QQBrowser", "QQ 浏览器"),
    (r"Edg", "Edge"),
    (r"OPR", "Opera"),
    (r"Firefox", "Firefox"),
    (r"Chrome", "Chrome"),
    (r"Safari", "Safari"),
)
UNKNOWN = "未知设备"


def words(told: str) -> str:
    """``Windows 电脑 · Edge``."""
    found = [_first(_SYSTEMS, told), _first(_BROWSERS, told)]
    return " · ".join(one for one in found if one) or UNKNOWN


def _first(table: tuple[tuple[str, str], ...], told: str) -> str:
    return next((words for pattern, words in table if re.search(pattern, told[:1000])), "")
