"""What an association does: the seven task groups of 《企业科学技术协会组织通则》 (rules.md 4.1); how it is guided."""

from django.db import models


class Category(models.TextChoices):
    """类别 of an activity."""

    EXCHANGE = "exchange", "学术交流"
    POPULARISATION = "popularisation", "科学普及"
    INNOVATION = "innovation", "技术创新、培训、咨询"
    TALENT = "talent", "职称评定、举荐、表彰"
    VOICE = "voice", "反映意见建议"
    SOCIETIES = "societies", "参加学会活动"
    RETIRED = "retired", "服务离退休科技工作者"


class Way(models.TextChoices):
    """How a unit was guided."""

    VISIT = "visit", "走访"
    QUESTION = "question", "来访来电咨询"
    ANSWER = "answer", "答复"
    PAIRING = "pairing", "结对帮扶"
