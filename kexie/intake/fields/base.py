"""Fields of a list of units that ought to be covered (应覆盖单位名录). Pure."""

from collections.abc import Iterable

from kexie.intake.fields import units
from kexie.kit.tables.kinds import Text, Whole
from kexie.kit.tables.mapping import Field


def fields(areas: Iterable[units.Area]) -> tuple[Field, ...]:
    """All of them, for an installation with these areas."""
    return (
        Field("name", "单位名称", Text(120), ("名称", "企业名称", "单位全称", "全称", "单位", "园区名称"),
              required=True),
        Field("credit_code", "统一社会信用代码", units.CREDIT, ("信用代码", "社会信用代码", "组织机构代码")),
        Field("jurisdiction", "所属区域", units.areas_of(areas), ("所在区", "所属区", "区域", "区", "所属功能区")),
        Field("street_code", "街道代码", units.STREET),
        Field("industry", "行业", units.INDUSTRY, ("所属行业", "行业代码", "行业类别", "国民经济行业")),
        Field("nature", "单位性质", units.NATURE, ("性质", "所有制", "企业性质", "经济类型")),
        Field("scale", "规模", units.SCALE, ("企业规模", "单位规模")),
        Field("staff", "职工总数", Whole(0, 99_999_999), ("职工人数", "从业人员", "员工人数")),
        Field("sci_tech", "科技人员数", Whole(0, 99_999_999), ("科技人员", "科技工作者数")),
    )  # fmt: skip
