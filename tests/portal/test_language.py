"""The English of the public pages: complete, compiled, chosen by the reader and by nobody else."""

import ast
import re
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation
from django.utils.translation.template import templatize

from kexie.portal import catalogue, language

KEXIE = Path(catalogue.__file__).resolve().parents[1]
# What the public sees: the portal, the pieces it shares with the desk, the parts of kit it is built from, and the context of the foot.
TEMPLATES = (
    "portal/templates",
    "ui/templates",
    "kit/templates/kit/base.html",
    "kit/templates/kit/parts",
    "kit/templates/kit/errors",
)
MODULES = ("portal", "config/context.py", "kit/templatetags", "kit/web", "people/sign_in", "kit/forms", "people/forms")
MODULES = (*MODULES, "people/profiles.py", "people/passwords.py")
MARKED = re.compile(r"""(?:\b_|gettext)\(u?("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')""")
CALLS = {"_", "gettext", "gettext_lazy"}


def files(places: tuple[str, ...], ending: str) -> list[Path]:
    found: list[Path] = []
    for place in places:
        root = KEXIE / place
        found += [root] if root.is_file() else sorted(root.rglob(f"*{ending}"))
    return found


def words_of_templates() -> set[str]:
    found: set[str] = set()
    for path in files(TEMPLATES, ".html"):
        for match in MARKED.finditer(templatize(path.read_text(encoding="utf-8"))):
            found.add(ast.literal_eval(match[1]))
    return found


def words_of_modules() -> set[str]:
    found: set[str] = set()
    for path in files(MODULES, ".py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
                argument = node.args[0]
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    found.add(argument.value)
    return found


def messages() -> dict[str, str]:
    return catalogue.parse(catalogue.SOURCE.read_text(encoding="utf-8"))


def test_every_marked_word_has_its_english_and_no_english_is_left_over() -> None:
    used = words_of_templates() | words_of_modules() | set(NAMES_OF_ROWS)
    told = messages()
    assert {word for word in used if not told.get(word)} == set()
    assert set(told) - {""} - used == set()


# Words that stand in rows (columns of the board) or in forms of lower storeys, translated where they are shown.
NAMES_OF_ROWS = (
    *("公告栏", "科协动态", "一线传真", "科协简报", "工作动态"),
    *("通知", "批复", "函", "通报", "决定", "请示", "报告", "意见", "纪要", "公告"),
    *("主动公开", "依申请公开", "不予公开"),
    "企事业科协工作平台",
    *("用户名（邮箱）或密码不正确", "登录失败次数过多，请 10 分钟后再试"),  # constants of people.sign_in
    *("验证码不正确", "验证码已失效，请重新获取", "请 1 分钟后再获取验证码"),
    "今天获取验证码的次数太多了，请明天再试，或用密码登录",
    *("验证码不正确，请核对设备的时间后再试", "验证码错误次数过多，请 10 分钟后再试"),
)


def test_the_committed_binary_is_made_from_the_committed_source() -> None:
    assert catalogue.SOURCE.with_suffix(".mo").read_bytes() == catalogue.compiled(messages())


def test_a_word_goes_through_the_binary_and_comes_out_english() -> None:
    with translation.override("en"):
        assert translation.gettext("无障碍说明") == "Accessibility"
    with translation.override("zh-hans"):
        assert translation.gettext("无障碍说明") == "无障碍说明"


def test_placeholders_are_the_same_in_both_languages() -> None:
    holders = re.compile(r"%\(\w+\)[sd]")
    pairs = [(key, value) for key, value in messages().items() if key]
    assert [key for key, value in pairs if sorted(holders.findall(key)) != sorted(holders.findall(value))] == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('msgid "甲"\n\nmsgid "乙"\nmsgstr "b"\n', "line 2: an entry needs msgid and msgstr"),
        ('msgid "甲"\nmsgstr "a"\n\nmsgid "甲"\nmsgstr "b"\n', "line 6: '甲' stands twice"),
        ("甲 = a\n", "line 1: 甲 = a"),
    ],
)
def test_a_broken_catalogue_names_its_line(text: str, fault: str) -> None:
    with pytest.raises(catalogue.CatalogueError) as told:
        catalogue.parse(text)
    assert str(told.value) == fault


def test_continued_lines_contexts_and_comments_are_read() -> None:
    text = '# note\nmsgctxt "month"\nmsgid ""\n"五"\n"月"\nmsgstr "May"\n'
    assert catalogue.parse(text) == {"month\x04五月": "May"}


@pytest.mark.parametrize(
    ("path", "cookie", "code"),
    [
        ("/", "", "zh-hans"),
        ("/", "en", "en"),
        ("/", "klingon", "zh-hans"),
        ("/?lang=en", "", "en"),
        ("/?lang=zh", "en", "zh-hans"),
        ("/?lang=xx", "en", "en"),
        ("/desk/?lang=en", "en", "zh-hans"),
    ],
)
def test_the_address_then_the_cookie_then_chinese(path: str, cookie: str, code: str) -> None:
    request = RequestFactory().get(path)
    request.COOKIES = {"lang": cookie} if cookie else {}
    seen: list[str | None] = []

    def page(request: object) -> HttpResponse:
        seen.append(translation.get_language())
        return HttpResponse()

    language.LanguageMiddleware(page)(request)
    assert seen == [code]


def test_a_choice_in_the_address_is_remembered_and_an_unknown_one_is_not() -> None:
    middleware = language.LanguageMiddleware(lambda request: HttpResponse())
    assert middleware(RequestFactory().get("/?lang=en")).cookies["lang"].value == "en"
    assert "lang" not in middleware(RequestFactory().get("/?lang=xx")).cookies
    assert "lang" not in middleware(RequestFactory().post("/?lang=en")).cookies
