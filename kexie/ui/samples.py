"""What the pattern page shows: invented names and figures, fixed, so that two pictures of it can be compared."""

import datetime
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator

DAY = datetime.date(2026, 5, 12)
BADGES = (
    ("warn", "等人处理"),
    ("info", "办理中"),
    ("vio", "评审保密"),
    ("ok", "通过"),
    ("bad", "有问题"),
    ("grey", "已结束"),
)
COLOURS = (
    ("brand-fill", "科技蓝"),
    ("mast", "深蓝头"),
    ("doc-red", "公文红"),
    ("red", "警示红"),
    ("amber", "琥珀"),
    ("green", "绿"),
    ("violet", "紫"),
    ("ink", "墨"),
    ("ink-2", "次墨"),
    ("ink-3", "淡墨"),
    ("paper", "纸"),
    ("surface", "面"),
    ("sunken", "凹"),
    ("line", "线"),
)
AREAS = (
    ("江岸", 14, 14),
    ("江汉", 12, 12),
    ("武昌", 24, 25),
    ("洪山", 23, 25),
    ("汉阳", 18, 20),
    ("青山", 15, 17),
    ("东湖高新", 25, 29),
    ("经开", 17, 21),
    ("黄陂", 10, 14),
    ("新洲", 9, 14),
    ("硚口", 6, 12),
    ("蔡甸", 5, 12),
)

EVENTS = [
    {"title": "形式审查", "who": "陈科长", "when": "在办 1 天", "tone": "now"},
    {"title": "推荐，排序第 1", "who": "赵主席", "when": "5月11日 15:20", "tone": "ok"},
    {"title": "退回修改", "who": "王秘书", "when": "5月5日", "tone": "bad", "note": "金额请改为万元"},
    {"title": "提交第 1 版", "who": "李工", "when": "5月4日"},
]


class SampleForm(forms.Form):
    """One field of each kind; bound with values that make `phone` wrong."""

    plain = forms.CharField(
        label="默认",
        help_text="与营业执照一致",
        widget=forms.TextInput(attrs={"placeholder": "如：武汉江澜重工有限公司"}),
    )
    focused = forms.CharField(label="聚焦", required=False, widget=forms.TextInput(attrs={"class": "input is-focus"}))
    phone = forms.RegexField(
        r"^\d{11}$",
        label="有误",
        required=False,
        error_messages={"invalid": "手机号应为 11 位，现在 7 位"},
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    title = forms.CharField(label="带入", required=False)
    code = forms.CharField(label="不可改", required=False)
    sum = forms.DecimalField(label="带单位", required=False)
    area = forms.ChoiceField(
        label="下拉", required=False, choices=[("jh", "江汉区"), ("wc", "武昌区"), ("qs", "青山区")]
    )
    due = forms.DateField(label="日期", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    text = forms.CharField(
        label="长文",
        max_length=800,
        required=False,
        help_text="写做了什么、谁用了、效果多大",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    leader = forms.ChoiceField(label="单选", choices=[("y", "是"), ("n", "否")], widget=forms.RadioSelect)
    kinds = forms.MultipleChoiceField(
        label="多选",
        required=False,
        choices=[("a", "企业科协"), ("b", "区科协"), ("c", "学会")],
        widget=forms.CheckboxSelectMultiple,
    )
    agree = forms.BooleanField(label="已核对本单位名册", required=False)
    mail = forms.BooleanField(label="站内提醒", required=False)


def sample_form() -> SampleForm:
    """The bound form. Only `plain` and `phone` are wrong, and `plain` is shown right: its error is dropped."""
    form = SampleForm(
        {
            "plain": "",
            "focused": "江澜重工",
            "phone": "1382712",
            "title": "高级工程师",
            "code": "9142••••••",
            "sum": "320.0",
            "area": "jh",
            "due": "2026-05-15",
            "leader": "y",
            "kinds": ["a", "c"],
            "agree": "on",
            "mail": "on",
            "text": "从事厚板焊接工艺研究，主持完成“大厚度耐候钢低温焊接裂纹控制”等项目 4 项，获授权发明专利 6 件。",
        },
        auto_id="show_%s",
    )
    form.errors.pop("plain", None)
    return form


TILES = [
    {"x": 0, "y": 0, "h": 2, "name": "东西湖", "share": 52, "note": "未覆盖 31 家", "url": "#tiles"},
    {"x": 1, "y": 0, "w": 2, "name": "黄陂", "share": 38, "note": "未覆盖 44 家", "url": "#tiles"},
    {"x": 1, "y": 1, "name": "江汉", "share": 78, "note": "未覆盖 8 家", "url": "#tiles", "current": True},
    {"x": 2, "y": 1, "name": "江岸", "share": 74, "note": "未覆盖 11 家", "url": "#tiles"},
    {"x": 3, "y": 0, "name": "长江新区", "share": 22, "note": "未覆盖 14 家", "url": "#tiles"},
    {"x": 3, "y": 1, "name": "风景区", "share": None, "note": "不在名录内"},
]
WATER = [((3, 0), (3, 2)), ((1, 2), (3, 2))]


def page(number: int = 1) -> Page[int]:
    """One page of 286 things."""
    return Paginator(range(286), 24).page(number)


_LINES = (
    ("全部", [41, 46, 52, 56, 58]),
    ("制造业", [48, 49, 57, 63, 66]),
    ("信息服务业", [30, 38, 44, 47, 51.5]),
    ("建筑业", [None, 35, 33, None, 40]),
)


def shown() -> dict[str, Any]:
    """The context of the pattern page."""
    return {
        "form": sample_form(),
        "badges": BADGES,
        "colours": COLOURS,
        "ramp": [(i, i * 17) for i in range(6)],
        "page": page(),
        "day": DAY,
        "tones": ("done", "on", "slow", "behind", "none"),
        "steps": [
            {"label": "填报", "who": "李工", "when": "5月4日", "state": "done"},
            {"label": "单位意见", "when": "退回", "state": "bad"},
            {"label": "推荐", "who": "江汉区", "state": "now"},
            {"label": "评审", "when": "未到"},
        ],
        "events": EVENTS,
        "tabs": [
            {"label": "待我办", "url": "#tabs", "count": 12, "current": True},
            {"label": "已办", "url": "#tabs"},
            {"label": "抄送", "url": "#tabs"},
            {"label": "归档", "off": True},
        ],
        "views": [
            {"label": "进度板", "url": "#tabs", "current": True},
            {"label": "任务表", "url": "#tabs"},
            {"label": "时间轴", "url": "#tabs"},
        ],
        "figures": [
            {"label": "总进度", "value": "36", "unit": "%", "note": "与应到进度持平"},
            {"label": "已完成任务", "value": "5", "unit": "/ 28 项", "note": "本月新完成 2 项"},
            {"label": "落后任务", "value": "4", "unit": "项", "note": "企业科普 3，金桥 1", "tone": "bad"},
            {"label": "需督办的区", "value": "5", "unit": "个", "note": "硚口、蔡甸等"},
        ],
        "deadlines": [("4月29日", "交单位"), ("5月9日", "单位公示期满"), ("5月12日", "市科协截止 17:30")],
        "facts": [
            ("发文机关", "武汉市科协"),
            ("成文日期", "2013年4月25日"),
            ("发布日期", "2013年5月2日"),
            ("发文字号", ""),
        ],
        "areas": [{"label": name, "signed": signed, "total": total} for name, signed, total in AREAS],
        "tiles": TILES,
        "water": WATER,
        "line_points": ["2022", "2023", "2024", "2025", "2026"],
        "line_values": _LINES,
        "week": _week(),
        "crumbs_shown": [("申报通知", "#tabs"), ("第四届武汉市优秀科技工作者", "#tabs"), ("申报材料", "")],
    }


def _week() -> list[dict[str, Any]]:
    entries = {12: [("待审查", 7)], 13: [("待签收", 0)], 14: [("待受理", 0), ("签收截止", 2)], 15: [("公示期满", 0)]}
    names = ("周二", "周三", "周四", "周五", "周六", "周日", "周一")
    return [
        {
            "name": name,
            "number": 12 + i,
            "today": i == 0,
            "off": i in (4, 5),
            "entries": [{"label": label, "count": count, "url": "#week"} for label, count in entries.get(12 + i, [])],
        }
        for i, name in enumerate(names)
    ]
