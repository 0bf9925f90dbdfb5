"""The named cast (house.md 6, 11), with the few more that an approval needs. Pure."""

from dataclasses import dataclass

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
    Part("li", "李工", "enterprise", "工程师", (), *_MIDDLE, "510"),
    Part("zhou", "周专家", "university", "教授", (), "教授", "senior", "460"),
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
