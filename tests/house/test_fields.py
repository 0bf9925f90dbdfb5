"""Whatever people type goes through one cleaning (kit.web.text): no form has a plain text field."""

import ast
import importlib
from collections.abc import Iterator

import pytest
from django import forms

from kexie.kit.forms import fields
from tests.house.tree import PACKAGE, functions, name_of, parsed, sources

PLAIN = {"CharField", "EmailField", "URLField", "SlugField", "RegexField", "JSONField", "GenericIPAddressField"}
HOME = "kexie/kit/forms/fields.py"
EXCEPTIONS = {
    "kexie/notices/forms/imports.py",  # a pasted source is kept to the character: every one belongs to a span
    "kexie/ui/samples.py",  # drawn on the page of patterns, sent nowhere
}
CLEAN = (fields.Line, fields.Text, fields.Email, fields.Web, fields.Secret)
# A number or a day is typed too, but what is kept of it is no text.
TYPED = (forms.IntegerField, forms.DateField, forms.DateTimeField, forms.UUIDField)


def plain_fields(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Plain text fields of Django's forms, made or subclassed, by whatever way they were imported."""
    # What a function says it answers is a type, no field.
    types = {id(node) for function in functions(tree) if function.returns for node in ast.walk(function.returns)}
    for node in ast.walk(tree):
        if id(node) in types:
            continue
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("django.forms"):
            for alias in node.names:
                if alias.name in PLAIN:
                    yield node.lineno, alias.name
        owner = node.value if isinstance(node, ast.Attribute) else None
        if isinstance(owner, ast.Name) and owner.id in ("forms", "django_forms") and node.attr in PLAIN:
            yield node.lineno, f"forms.{node.attr}"


def forms_of_the_house() -> list[type[forms.BaseForm]]:
    """Every form class of ours."""
    for path in sources():
        if "forms" in path.parts or path.stem.endswith(("_form", "forms")):
            importlib.import_module(".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts))

    def below(kind: type) -> Iterator[type]:
        for child in kind.__subclasses__():
            yield child
            yield from below(child)

    return [kind for kind in set(below(forms.BaseForm)) if kind.__module__.startswith("kexie.")]


def test_no_form_has_a_field_that_takes_text_uncleaned() -> None:
    found = [
        f"{name_of(path)}:{line} {what}"
        for path in sources()
        if name_of(path) not in EXCEPTIONS | {HOME} and "forms" in path.read_text("utf-8")
        for line, what in plain_fields(parsed(path))
    ]
    assert found == []


def test_the_fields_of_every_form_are_the_clean_ones() -> None:
    """What a form inherits from elsewhere counts too; fields changed while a form is made are seen by the rule above."""
    kinds = forms_of_the_house()
    assert len(kinds) > 15
    excused = {path.removesuffix(".py").replace("/", ".") for path in EXCEPTIONS}
    found = [
        f"{kind.__module__}.{kind.__name__}.{name}"
        for kind in kinds
        if kind.__module__ not in excused and not kind.__module__.startswith("kexie.people.forms.sign_in")
        for name, field in kind.base_fields.items()
        if isinstance(field, forms.CharField) and not isinstance(field, (*CLEAN, *TYPED))
    ]
    assert found == []


def test_the_exceptions_are_still_needed() -> None:
    kept = {name_of(path) for path in sources() if name_of(path) in EXCEPTIONS and list(plain_fields(parsed(path)))}
    assert kept == EXCEPTIONS


@pytest.mark.parametrize(
    "hole",
    [
        "name = forms.CharField(label='姓名')",
        "class Name(forms.CharField): ...",
        "from django.forms import CharField",
        "self.fields['login'] = forms.EmailField()",
    ],
)
def test_canary_a_plain_field_is_seen(hole: str) -> None:
    assert list(plain_fields(ast.parse(hole))) != []
