"""The named cast (house.md 6, 11), with the few more that an approval needs. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

PASSWORD = "kexie-demo"  # noqa: S105 (told in the README: a demo city is refused in production)


@dataclass(frozen=True, slots=True)
class Part:
    """One of the cast. ``works`` and the places in ``posts`` are keys of :data:`PLACES`."""

    username: str
    name: str
    works: str
    position: str
    posts: tuple[tuple[str, str], ...] = ()
    title: str = ""
    title_level: str = ""
    discipline: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)


# Keys of places -> what to look for: (kind, name, area).
PLACES: dict[str, tuple[str, str]] = {
    "city": ("association", "武汉市科协"),
    "enterprises": ("department", "企事业部"),
    "office": ("department", "办公室"),
    "district": ("association", "江岸区科协"),
    "society": ("society", "武汉市机械工程学会"),
    "bureau": ("joint_issuer", "武汉市科学技术局"),
    # The first enterprise of the district above, and the first university: generated, found by their order.
    "enterprise": ("enterprise", ""),
    "university": ("university", ""),
}

_SENIOR, _VICE, _MIDDLE = ("正高级工程师", "senior"), ("高级工程师", "vice_senior"), ("工程师", "middle")
# What forms of nomination ask besides (rules.md 10.1).
_LI: Mapping[str, Any] = {
    "native_place": "湖北孝感", "graduated_from": "武汉理工大学", "major": "电子信息工程", "degree": "master",
    "began_work_on": date(2008, 7, 1), "administrative_rank": "none", "public_offices": "武汉电子学会会员",
    "career": "2001.09—2005.06 武汉理工大学电子信息工程专业本科\n2005.09—2008.06 武汉理工大学通信与信息系统专业硕士\n"
    "2008.07— 现单位助理工程师、工程师",
}  # fmt: skip
_ZHOU: Mapping[str, Any] = {
    "native_place": "湖南岳阳", "graduated_from": "华中科技大学", "major": "机械制造及其自动化", "degree": "doctor",
    "began_work_on": date(1996, 7, 1), "administrative_rank": "none",
    "public_offices": "武汉市机械工程学会副理事长\n湖北省机械工程学会理事",
    "career": "1986.09—1990.06 华中理工大学机械制造专业本科\n1990.09—1996.06 华中理工大学硕士、博士\n"
    "1996.07— 现单位讲师、副教授、教授",
}  # fmt: skip
OFFICER = Part("chen", "陈科长", "enterprises", "科长", (("city", "officer"),))
ADMINISTRATOR = Part("admin", "管理员", "office", "系统管理员", (("city", "system_admin"),))
# Everybody else; OFFICER and ADMINISTRATOR come with the installation itself.
OTHERS: tuple[Part, ...] = (
    Part("he", "何主任", "office", "主任", (("city", "office_reviewer"), ("city", "registrar"))),
    Part("qian", "钱主席", "city", "主席", (("city", "leader"),)),
    Part("jin", "金处长", "bureau", "处长", (("bureau", "leader"),)),
    Part("zhao", "赵主席", "district", "主席", (("district", "chair"),)),
    Part("shi", "施秘书长", "district", "秘书长", (("district", "secretary_general"),)),
    Part("fang", "方干事", "district", "干事", (("district", "officer"),)),
    Part("wang", "王秘书", "enterprise", "秘书长", (("enterprise", "secretary_general"),), *_VICE, "510"),
    Part("gao", "高总工", "enterprise", "主席", (("enterprise", "chair"),), *_SENIOR, "510"),
    Part("lin", "林干事", "enterprise", "干事", (("enterprise", "officer"),), *_MIDDLE, "510"),
    Part("sun", "孙秘书", "society", "秘书长", (("society", "secretary_general"),), *_VICE, "460"),
    Part("li", "李工", "enterprise", "工程师", (), *_MIDDLE, "510", _LI),
    Part("zhou", "周专家", "university", "教授", (), "教授", "senior", "460", _ZHOU),
    Part("wu", "吴专家", "enterprise", "首席专家", (), *_SENIOR, "510"),
)  # fmt: skip

# One who works for each other district and zone: area, username, name. They hand down, are asked and verify.
OFFICERS: tuple[tuple[str, str, str], ...] = (
    ("420103", "jianghan", "汪干事"),
    ("420104", "qiaokou", "乔干事"),
    ("420105", "hanyang", "韩干事"),
    ("420106", "wuchang", "武干事"),
    ("420107", "qingshan", "秦干事"),
    ("420111", "hongshan", "洪干事"),
    ("420112", "dongxihu", "董干事"),
    ("420113", "hannan", "南干事"),
    ("420114", "caidian", "蔡干事"),
    ("420115", "jiangxia", "夏干事"),
    ("420116", "huangpi", "黄干事"),
    ("420117", "xinzhou", "辛干事"),
    ("WH-DHXJS", "guanggu", "关干事"),
    ("WH-WJKQ", "jingkai", "季干事"),
    ("WH-DHFJQ", "donghu", "胡干事"),
    ("WH-CJXQ", "changjiang", "常干事"),
)
