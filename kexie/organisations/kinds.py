"""Kinds of organisation and levels of association (rules.md 1.1), as plain data."""

from django.db import models


class Kind(models.TextChoices):
    """What an organisation is. The basic-level associations are those of enterprises, institutions and their kin."""

    ASSOCIATION = "association", "科协"
    ENTERPRISE = "enterprise", "企业科协"
    INSTITUTION = "institution", "事业单位科协"
    UNIVERSITY = "university", "高校科协"
    INSTITUTE = "institute", "院所科协"
    HOSPITAL = "hospital", "医院科协"
    PARK = "park", "园区科协"
    JOINT = "joint", "联合科协"
    FEDERATION = "federation", "企业科协联合会"
    SOCIETY = "society", "学会（协会、研究会）"
    ACADEMICIAN_CENTRE = "academician_centre", "院士咨询服务中心"
    DEPARTMENT = "department", "内设部门"
    BRANCH = "branch", "分会"
    GROUP = "group", "小组"
    HOST_UNIT = "host_unit", "建站单位"
    JOINT_ISSUER = "joint_issuer", "联合发文机关"


class Level(models.TextChoices):
    """Levels of an association; every other kind has none."""

    NONE = "", "—"
    NATIONAL = "national", "全国"
    PROVINCE = "province", "省"
    CITY = "city", "市"
    DISTRICT = "district", "区（县）"
    ZONE = "zone", "功能区"
    STREET = "street", "街道（乡镇）"


# 企事业科协: the basic-level associations a notice means by this word (rules.md 3).
BASIC: tuple[str, ...] = (
    Kind.ENTERPRISE, Kind.INSTITUTION, Kind.UNIVERSITY, Kind.INSTITUTE, Kind.HOSPITAL, Kind.PARK, Kind.JOINT,
)  # fmt: skip
# Those that are founded by a meeting of their own and elect: the basic-level ones, and federations of them
# (区级联合会、联谊会、联盟; notice, part one).
ELECTING: tuple[str, ...] = (*BASIC, Kind.FEDERATION)
# Parts of a big unit's association (rules.md 4.2), each with what it may stand below. Founded by the unit itself; no
# association of its own: figures of 组织建设, coverage and classes of addressees pass them over.
ABOVE: dict[str, tuple[str, ...]] = {Kind.BRANCH: BASIC, Kind.GROUP: (*BASIC, Kind.BRANCH)}
# Neither a unit nor part of the register: they have no profile, join no federation.
PARTS: tuple[str, ...] = (Kind.DEPARTMENT, *ABOVE)
# 区科协: districts and functional zones answer the same notices.
DISTRICT_LEVELS: tuple[str, ...] = (Level.DISTRICT, Level.ZONE)
