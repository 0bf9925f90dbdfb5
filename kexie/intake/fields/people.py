"""Fields of a table of people (rules.md 4.3, 10.1). Pure."""

from collections.abc import Iterable, Mapping

from kexie.intake.fields.kinds import Birth, Discipline, Mail, Resident
from kexie.kit.tables.kinds import Choice, Day, Month, Option, Phone, Text
from kexie.kit.tables.mapping import Field
from kexie.people.codes import education, ethnic_groups, political, ranks
from kexie.people.models.person import Degree, Gender, TitleLevel

_POLITICAL = {
    "01": ("党员", "共产党员", "中国共产党党员", "中共党员（正式）"), "02": ("预备党员", "中国共产党预备党员"),
    "03": ("团员", "共青团"), "04": ("民革",), "05": ("民盟",), "06": ("民建", "民建会员"), "07": ("民进",),
    "08": ("农工党",), "09": ("致公党",), "10": ("九三学社",), "11": ("台盟",), "12": ("无党派", "无党派民主人士"),
}  # fmt: skip
_EDUCATION = {
    "11": ("博士研究生", "博士"), "14": ("硕士研究生", "硕士"), "21": ("大学本科", "本科", "大学"),
    "31": ("大学专科", "大专", "专科"), "41": ("中等专科", "中专"), "44": ("职业高中", "职高"),
    "47": ("技工学校", "技校"), "61": ("普通高中", "高中"), "71": ("初中",), "81": ("小学",),
}  # fmt: skip
_DEGREES = {"bachelor": ("学士学位",), "master": ("硕士学位",), "doctor": ("博士学位",), "": ("没有",)}
_RANKS = {
    "none": ("没有", "无级别"), "clerk": ("科员级", "办事员"), "section_deputy": ("副科", "副乡科级", "乡科级副职"),
    "section": ("正科", "正乡科级", "乡科级正职"), "division_deputy": ("副处", "副县处级", "县处级副职"),
    "division": ("正处", "正县处级", "县处级正职"), "bureau_deputy": ("副厅", "副局级", "副厅局级", "厅局级副职"),
    "bureau": ("正厅", "正局级", "正厅局级", "厅局级正职"),
    "province": ("省部级", "副省级", "副部级", "正省级", "正部级"),
}  # fmt: skip
_LEVELS = {
    "senior": ("正高级", "正高职"), "vice_senior": ("副高级", "副高职"), "middle": ("中职",), "junior": ("初职",),
    "": ("无职称", "没有"),
}  # fmt: skip


def _options(choices: Iterable[tuple[str, str]], others: Mapping[str, tuple[str, ...]]) -> list[Option]:
    return [Option(code, label, tuple(one for one in others.get(code, ()) if one != label)) for code, label in choices]


_GENDERS = [Option(Gender.MALE.value, "男", ("男性",)), Option(Gender.FEMALE.value, "女", ("女性",))]
_GROUPS = [
    Option(code, name, (name.removesuffix("族"),) if name.endswith("族") else ())
    for code, name in ethnic_groups.NAMES.items()
]

FIELDS: tuple[Field, ...] = (
    Field("name", "姓名", Text(60), ("名字", "人员姓名", "会员姓名", "科技工作者姓名"), required=True),
    Field("gender", "性别", Choice(_GENDERS)),
    Field("ethnic_group", "民族", Choice(_GROUPS, by_code=False)),
    Field("native_place", "籍贯", Text(60)),
    Field("born", "出生日期", Birth(), ("出生年月", "出生", "出生年月日", "生日", "出生年份"),
          hint="只知道年份的可以只写年份。"),
    Field("political_status", "政治面貌", Choice(_options(political.choices(), _POLITICAL), by_code=False),
          ("党派", "政治身份")),
    Field("education", "学历", Choice(_options(education.choices(), _EDUCATION), by_code=False),
          ("最高学历", "文化程度")),
    Field("degree", "学位", Choice(_options([(one.value, one.label) for one in Degree], _DEGREES)), ("最高学位",)),
    Field("graduated_from", "毕业院校", Text(80), ("毕业学校", "毕业院校全称", "毕业院校及系")),
    Field("major", "所学专业", Text(60), ("毕业专业", "专业名称")),
    Field("title", "职称", Text(40), ("专业技术职务", "技术职称", "专业技术职称")),
    Field("title_level", "职称级别", Choice(_options([(one.value, one.label) for one in TitleLevel], _LEVELS)),
          ("职称等级", "技术级别")),
    Field("discipline", "学科", Discipline(), ("学科领域", "专业领域", "所属学科", "学科代码")),
    Field("occupation", "岗位", Text(40), ("工作岗位", "从事工作")),
    Field("position", "职务", Text(60), ("行政职务", "现任职务", "职位"), hint="在所在单位的职务。"),
    Field("administrative_rank", "行政级别", Choice(_options(ranks.choices(), _RANKS)), ("行政职级", "职务级别")),
    Field("began_work_on", "参加工作时间", Month(sample="1998-07"), ("参加工作年月", "参加工作日期", "工作时间"),
          hint="只取年月。"),
    Field("mobile", "手机号", Phone(mobile=True, word="11 位手机号码"),
          ("电话", "手机", "手机号码", "联系电话", "移动电话", "联系方式"), hint="只填一个手机号，固定电话不填。"),
    Field("id_number", "身份证号", Resident(), ("身份证号码", "公民身份号码", "居民身份证号", "身份证", "证件号码"),
          hint="18 位，请把这一列设为文本；其他证件请在人员页面登记。"),
    Field("email", "电子邮箱", Mail(), ("邮箱", "Email", "E-mail", "电子邮件")),
    Field("unit", "单位", Text(120),
          ("所在单位", "工作单位", "单位名称", "单位全称", "所属单位", "单位编号", "所属企业科协", "所属科协"),
          required=True, hint="填单位全称、简称、编号或统一社会信用代码，须是本平台已登记的单位。"),
    Field("starts_on", "起始日期", Day(), ("入会日期", "到任日期", "到单位日期", "入职日期", "自哪天起"),
          hint="从哪天起在该单位，不填为导入当天。"),
    Field("public_offices", "社会兼职", Text(300, lines=True), ("兼职", "主要社会兼职", "学术兼职")),
    Field("career", "学习工作简历", Text(2000, lines=True), ("简历", "工作简历", "个人简历", "主要学习工作经历")),
    Field("note", "备注", Text(200), ("说明",)),
)  # fmt: skip
