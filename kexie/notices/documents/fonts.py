"""The fonts of a PDF: those of the standard where an office has them in a folder, else free stand-ins.

仿宋, 小标宋, 楷体 and 黑体 belong to their makers and may not be shipped (decisions/0007).
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pylopdf_fonts_zh_cn

STAND_INS = Path(pylopdf_fonts_zh_cn.__file__).parent
SERIF, SANS = "Noto Serif SC", "Noto Sans SC"
# Family names under which the fonts of GB/T 9704-2012 are sold and installed, the first found is taken.
WANTED = {
    "fangsong": ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong", "FZFangSong-Z02S"),
    "xiaobiaosong": (
        "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋简体", "方正小标宋_GBK", "FZXBSJW--GB1-0",
        "STZhongsong",
    ),
    "heiti": ("SimHei", "黑体", "STHeiti", "FZHei-B01S", "FZHei-B01"),
    "kaiti": ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti", "FZKai-Z03S", "FZKai-Z03"),
    "songti": ("SimSun", "宋体", "NSimSun", "STSong", "FZShuSong-Z01S", "FZShuSong-Z01"),
}  # fmt: skip
CHINESE = {"fangsong": "仿宋", "xiaobiaosong": "小标宋", "heiti": "黑体", "kaiti": "楷体", "songti": "宋体"}
# What a font folder is kept for; the other three are missed by nobody but the eye.
NEEDED = ("fangsong", "xiaobiaosong")
_STANDS_FOR = {"heiti": SANS}


@dataclass(frozen=True, slots=True)
class Fonts:
    """Where fonts are read from; by name of the standard the family that is used; which of them are stand-ins."""

    paths: tuple[str, ...]
    families: dict[str, str]
    stand_ins: tuple[str, ...]

    @property
    def told(self) -> str:
        """The choice in words, for digests."""
        return " ".join(f"{name}={family}" for name, family in sorted(self.families.items()))


@lru_cache(maxsize=4)
def chosen(folder: str = "") -> Fonts:
    """The fonts of ``folder`` (empty: none), each that is missing there replaced by its stand-in."""
    paths = [*([folder] if folder else []), str(STAND_INS)]
    import typst  # 6 MB, not before the first paper is asked for

    there = set(typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=paths).families())
    found = {name: next((one for one in wanted if one in there), "") for name, wanted in WANTED.items()}
    families = {name: family or _STANDS_FOR.get(name, SERIF) for name, family in found.items()}
    return Fonts(tuple(paths), families, tuple(name for name, family in found.items() if not family))
