"""What a unit is, as lists of a form (rules.md 12.4, 12.5, 12.6). Codes are stored, labels are read."""

from django.db import models

from kexie.organisations.codes import credit

# What a form says of a nature that it has put in by itself.
SUGGESTED = "按统一社会信用代码预选，请核对"


class Nature(models.TextChoices):
    """单位性质."""

    PARTY_STATE = "party_state", "党政机关"
    INSTITUTION = "institution", "事业单位"
    STATE_OWNED = "state_owned", "国有企业"
    COLLECTIVE = "collective", "集体企业"
    PRIVATE = "private", "民营企业"
    FOREIGN = "foreign", "外资企业"
    HONG_KONG = "hong_kong", "港澳台企业"
    SOCIAL = "social", "社会组织"


# What a code tells of its unit (rules.md 12.1). 企业 may be of anybody, and 群团 are on no line of the list.
_BY_CODE = {
    "机关": Nature.PARTY_STATE, "事业单位": Nature.INSTITUTION, "社会团体": Nature.SOCIAL,
    "民办非企业单位": Nature.SOCIAL, "基金会": Nature.SOCIAL,
}  # fmt: skip


def suggested(credit_code: str) -> str:
    """The nature a form offers for this code where nobody has chosen one; empty where the code does not say."""
    return str(_BY_CODE.get(credit.nature(credit_code), ""))


# 非国有: what the notice asks districts to guide first (notice, part one).
NOT_STATE_OWNED = (Nature.COLLECTIVE, Nature.PRIVATE, Nature.FOREIGN, Nature.HONG_KONG)


class Subordination(models.TextChoices):
    """隶属."""

    CENTRAL = "central", "中央"
    PROVINCE = "province", "省属"
    CITY = "city", "市属"
    DISTRICT = "district", "区属"
    NONE = "none", "无主管部门"


class Scale(models.TextChoices):
    """规模: as statistics divide enterprises."""

    LARGE = "large", "大型"
    MIDDLE = "middle", "中型"
    SMALL = "small", "小型"
    MICRO = "micro", "微型"


class Setting(models.TextChoices):
    """设置形式: how an association is set up; the notice asks to explore them, so figures compare them."""

    INDEPENDENT = "independent", "独立设置"
    JOINT = "joint", "联合设置"
    PARK = "park", "园区设置"
    TRADE = "trade", "行业设置"
    ATTACHED = "attached", "依托设置"


class Emerging(models.TextChoices):
    """战略性新兴产业, edition of 2018; several may hold for one unit."""

    INFORMATION = "1", "新一代信息技术"
    EQUIPMENT = "2", "高端装备制造"
    MATERIALS = "3", "新材料"
    BIOLOGY = "4", "生物"
    VEHICLES = "5", "新能源汽车"
    ENERGY = "6", "新能源"
    ENVIRONMENT = "7", "节能环保"
    DIGITAL = "8", "数字创意"
    SERVICES = "9", "相关服务业"


class Qualification(models.TextChoices):
    """资质 of an enterprise; several may hold."""

    HIGH_TECH = "high_tech", "高新技术企业"
    SCI_TECH_SME = "sci_tech_sme", "科技型中小企业"
    SPECIALISED = "specialised", "专精特新企业"
    LITTLE_GIANT = "little_giant", "专精特新“小巨人”企业"
    TECH_CENTRE = "tech_centre", "企业技术中心"
    LISTED = "listed", "上市企业"
    ABOVE_SIZE = "above_size", "规模以上企业"


class BaseKind(models.TextChoices):
    """What a list is a list of."""

    ABOVE_SIZE = "above_size", "规模以上企业"
    HIGH_TECH = "high_tech", "高新技术企业"
    PARK = "park", "科技园区"
    INSTITUTION = "institution", "事业单位"
    NEW_ECONOMY = "new_economy", "新经济组织"
    OTHER = "other", "其他"


class Way(models.TextChoices):
    """How a unit of a list was found to be covered."""

    NONE = "", "未覆盖"
    CODE = "code", "信用代码相符"
    NAME = "name", "名称相符"
    VARIANT = "variant", "名称近似"
    TENANT = "tenant", "园区或联合科协覆盖"
    HAND = "hand", "人工认定"
