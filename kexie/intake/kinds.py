"""What can be imported, and what is done with a row that is known already. Pure."""

from django.db import models


class Kind(models.TextChoices):
    """What the rows of a table are."""

    PEOPLE = "people", "人员"
    UNITS = "units", "单位"
    BASE_LIST = "base_list", "应覆盖单位名录"


class Policy(models.TextChoices):
    """重复处理: a row that is a person or unit known already."""

    SKIP = "skip", "跳过，不改已登记的"
    FILL = "fill", "只补空着的栏目"
    OVERWRITE = "overwrite", "以表中填写的为准（空格不改）"
    REJECT = "reject", "作为错误退回"


class Outcome(models.TextChoices):
    """What became of a row."""

    CREATED = "created", "新登记"
    UPDATED = "updated", "已更新"
    SKIPPED = "skipped", "已跳过"
    REJECTED = "rejected", "退回"


# The right a whole import asks for at the importing house; each row asks for it where it belongs.
RIGHT = {Kind.PEOPLE: "people.edit", Kind.UNITS: "organisations.edit", Kind.BASE_LIST: "organisations.edit"}
