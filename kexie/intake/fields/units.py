"""Fields of a table of units: what the register says, what the unit is, its figures of a year (rules.md 4.3). Pure."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from kexie.associations.codes import industries, units
from kexie.intake.fields.kinds import Mail, Numbers, Office, Several, Shaped, Site
from kexie.kit.tables.kinds import Amount, Checked, Choice, Day, Option, Text, Whole, YesNo, folded
from kexie.kit.tables.mapping import Field
from kexie.organisations import kinds
from kexie.organisations.codes import credit

# An area as the database knows it: code, name, short name.
Area = tuple[str, str, str]
CREDIT = Checked(credit.check, "统一社会信用代码", "91110000600037341L")
_FAX = Office(
    r"[0-9+()（）\- ,、转]{3,40}",
    "电话只能包含数字、括号、短横线和“转”，例如 (027)65692271",
    40,
    "电话",
    "027-65692271",
)
_COUNT = Whole(0, 99_999_999)
_NATURES = {
    "party_state": ("机关", "政府机关"), "state_owned": ("国企", "国有", "国有控股企业"), "collective": ("集体",),
    "private": ("民企", "民营", "私营企业", "私营"), "foreign": ("外资", "外商投资企业", "外企"),
    "hong_kong": ("港澳台", "港澳台资企业", "港澳台商投资企业"), "institution": ("事业",), "social": ("社团",),
}  # fmt: skip
_SCALES = {
    "large": ("大", "大型企业"), "middle": ("中", "中型企业"), "small": ("小", "小型企业"), "micro": ("微", "微型企业"),
}  # fmt: skip
_QUALIFICATIONS = {
    "high_tech": ("高新", "高企", "国家高新技术企业"), "specialised": ("专精特新", "专精特新中小企业"),
    "little_giant": ("小巨人", "专精特新小巨人", "专精特新“小巨人”"), "above_size": ("规上", "规上企业"),
    "sci_tech_sme": ("科小", "科技中小企业"), "listed": ("上市", "上市公司"),
}  # fmt: skip
_KINDS = {
    "enterprise": ("企业",), "institution": ("事业单位",), "university": ("高校",),
    "institute": ("科研院所科协", "院所"),
    "hospital": ("医院",), "park": ("园区",), "society": ("学会", "协会", "研究会"),
}  # fmt: skip


def _options(choices: Iterable[tuple[str, str]], others: Mapping[str, tuple[str, ...]] | None = None) -> list[Option]:
    return [Option(str(code), str(label), (others or {}).get(str(code), ())) for code, label in choices]


def areas_of(areas: Iterable[Area]) -> Choice:
    """One of the districts and zones, by name, short name or code; a short name of two areas names neither."""
    told = list(areas)
    names = [(code, name, (short, short.removesuffix("区"), name.removesuffix("区"))) for code, name, short in told]
    owners: dict[str, set[str]] = {}
    for code, name, others in names:
        for one in (code, name, *others):
            owners.setdefault(folded(one), set()).add(code)
    options = [
        Option(
            code, name, tuple(one for one in dict.fromkeys(others) if len(one) > 1 and len(owners[folded(one)]) == 1)
        )
        for code, name, others in names
    ]
    return Choice(options, word="所属区或功能区")


INDUSTRY = Choice(
    [Option(code, f"{code} {name}", (name,)) for code, name in industries.divisions().items()],
    word="行业大类（GB/T 4754），例如 C39",
)
NATURE = Choice(_options(units.Nature.choices, _NATURES))
SCALE = Choice(_options(units.Scale.choices, _SCALES))
STREET = Shaped(r"[0-9]{9}", "街道代码为 9 位数字，例如 420111080", 9, "9 位街道代码", "420111080")


def fields(areas: Iterable[Area]) -> tuple[Field, ...]:
    """All of them, for an installation with these areas."""
    return (*_register(areas), *_PROFILE, *_FIGURES)


def _register(areas: Iterable[Area]) -> tuple[Field, ...]:
    kept = [one for one in kinds.Kind.choices if one[0] != kinds.Kind.DEPARTMENT]
    levels = [one for one in kinds.Level.choices if one[0]]
    return (
        Field("name", "单位名称", Text(120), ("名称", "单位全称", "全称", "企业名称", "组织名称", "科协名称", "单位"),
              required=True),
        Field("short_name", "简称", Text(60), ("单位简称",)),
        Field("credit_code", "统一社会信用代码", CREDIT, ("信用代码", "社会信用代码", "组织机构代码", "机构代码")),
        Field("kind", "类别", Choice(_options(kept, _KINDS)), ("组织类别", "科协类别"), hint="不填为企业科协。"),
        Field("level", "级别", Choice(_options(levels)), hint="只有各级科协填写。"),
        Field("superior", "业务指导单位", Text(120), ("上级单位", "上级科协", "主管科协", "所属科协", "指导单位"),
              hint="填全称、简称、编号或信用代码，须已登记；不填为导入的科协。"),
        Field("jurisdiction", "所属区域", areas_of(areas),
              ("所在区", "所属区", "区域", "区", "所在区域", "所属功能区")),
        Field("admin_division", "行政区划代码",
              Shaped(r"[0-9]{6}", "行政区划代码为 6 位数字，例如 420111", 6, "6 位代码", "420111"), ("区划代码",)),
        Field("street_code", "街道代码", STREET),
        Field("document_code", "机关代字",
              Shaped(r"[\u4e00-\u9fff]{1,20}", "机关代字只能用汉字，例如 武科协", 20, "汉字", "武科协")),
        Field("founded_on", "成立日期", Day(), ("成立时间", "科协成立日期")),
        Field("contact", "联系人", Text(60), ("经办人", "联系人姓名")),
        Field("telephone", "电话", Numbers(), ("联系电话", "办公电话", "单位电话", "手机", "手机号", "联系方式"),
              hint="固定电话公开显示；手机号加密保存，只显示头尾几位。"),
        Field("fax", "传真", _FAX),
        Field("email", "电子邮箱", Mail(), ("邮箱", "Email", "E-mail")),
        Field("address", "地址", Text(200), ("单位地址", "通讯地址", "详细地址", "注册地址")),
        Field("postcode", "邮编", Shaped(r"[0-9]{6}", "邮编为 6 位数字", 6, "6 位数字", "430014"), ("邮政编码",)),
        Field("website", "网址", Site(), ("网站", "官网")),
    )  # fmt: skip


_PROFILE = (
    Field("nature", "单位性质", NATURE, ("性质", "所有制", "企业性质", "经济类型")),
    Field("subordination", "隶属", Choice(_options(units.Subordination.choices)), ("隶属关系",)),
    Field("scale", "规模", SCALE, ("企业规模", "单位规模")),
    Field("setting", "设置形式", Choice(_options(units.Setting.choices)), ("设立形式",)),
    Field("industry", "行业", INDUSTRY, ("所属行业", "行业代码", "行业类别", "国民经济行业")),
    Field("emerging", "战略性新兴产业", Several(Choice(_options(units.Emerging.choices), by_code=False)),
          ("新兴产业",)),
    Field("qualifications", "资质", Several(Choice(_options(units.Qualification.choices, _QUALIFICATIONS))),
          ("企业资质",)),
    Field("is_new_economy", "新经济组织", YesNo()),
    Field("products", "主营产品", Text(200), ("主营业务", "主要产品")),
    Field("research", "研发机构", Text(200)),
    Field("party", "党组织情况", Text(100), ("党组织",)),
    Field("has_union", "已有工会", YesNo(), ("工会",)),
    Field("has_league", "已有团委", YesNo(), ("团委",)),
    Field("office", "办公场所", Text(100)),
    Field("funding", "经费来源", Text(100)),
    Field("full_time", "专职人员", Whole(0, 999), ("专职人数",)),
    Field("part_time", "兼职人员", Whole(0, 999), ("兼职人数",)),
    Field("term_years", "每届年数", Whole(1, 10)),
)  # fmt: skip
_FIGURES = (
    Field("year", "年度", Whole(1958, 2100, sample="2013"), ("统计年度", "数据年度"),
          hint="以下人数是哪一年的，不填为上一年。"),
    Field("staff", "职工总数", _COUNT, ("职工人数", "从业人员", "员工人数", "职工数")),
    Field("sci_tech", "科技人员数", _COUNT, ("科技人员", "科技工作者数", "科技人员总数")),
    Field("senior", "高级职称", _COUNT, ("高级职称人数",)),
    Field("middle", "中级职称", _COUNT, ("中级职称人数",)),
    Field("junior", "初级职称", _COUNT, ("初级职称人数",)),
    Field("doctors", "博士", _COUNT, ("博士人数",)),
    Field("masters", "硕士", _COUNT, ("硕士人数",)),
    Field("members", "科协会员数", _COUNT, ("会员数", "个人会员数")),
    Field("research_spending", "年研发投入（万元）",
          Amount(most=Decimal(10**12) - 1, word="以万元计的金额", sample="80.50"), ("研发投入（万元）",),
          hint="以万元为单位。"),
)  # fmt: skip
