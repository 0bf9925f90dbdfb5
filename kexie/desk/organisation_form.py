"""The pages on which an organisation is registered, edited and moved."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse

from kexie.kit.actor import Actor
from kexie.kit.verdict import refused, require
from kexie.organisations import forms, queries, rules

LIST = "desk:organisations"


@dataclass(frozen=True, slots=True)
class Page:
    """A form with what the page draws."""

    form: Any
    context: Mapping[str, Any]


def registering(request: HttpRequest, by: Actor) -> Page:
    """A new organisation, under the post's own or the one in ``?under=``.

    Raises:
        Refused: this post keeps no organisation.
    """
    if "organisations.edit" not in by.rights:
        require(refused("您的职务不维护组织信息，不能登记。请在页头选择经办人或秘书长的职务", "right"))
    under = request.GET.get("under", "")
    form = forms.RegisterForm(_data(request), by=by, initial={"superior": under or _own(by)})
    return Page(form, _context(form, "登记组织", "登记后可任命任职人、设内设部门", None, "登记"))


def _own(by: Actor) -> str:
    line = queries.path_to(by)
    return str(line[-1].number) if line else ""


def editing(request: HttpRequest, by: Actor, organisation: Any) -> Page:
    """What is written of it.

    Raises:
        Refused: it is not this actor's to keep.
    """
    require(rules.can_edit(by, organisation))
    form = forms.EditForm(_data(request), organisation=organisation)
    return Page(form, _context(form, f"修改：{organisation.label}", organisation.name, organisation, "保存"))


def moving(request: HttpRequest, by: Actor, organisation: Any) -> Page:
    """Another superior. Whether this one may be moved there is answered when it is known where."""
    require(rules.can_edit(by, organisation))
    form = forms.MoveForm(_data(request), by=by)
    now = organisation.superior.name if organisation.superior else "无"
    context = _context(form, f"变更上级：{organisation.label}", f"现在的业务指导单位：{now}", organisation, "变更")
    warning = {"title": "它下面的组织一起过去", "text": "以往的隶属关系留存可查；权限从变更时起按新的隶属。"}
    return Page(form, {**context, "warning": warning})


def told(request: HttpRequest, page: Page, words: str) -> None:
    """The message after saving, with what should be looked at again though it did not block."""
    messages.success(request, words)
    for warning in getattr(page.form, "warnings", ()):
        messages.warning(request, warning)


def _data(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _context(form: django_forms.Form, heading: str, facts: str, organisation: Any, submit: str) -> dict[str, Any]:
    here = [(heading.split("：")[0], "")]
    back = reverse(LIST)
    if organisation is not None:
        back = reverse("desk:organisation", args=[organisation.number])
        here = [(organisation.label, back), *here]
    return {
        "form": form, "heading": heading, "facts": facts, "submit": submit, "back": back,
        "crumbs": [("组织", reverse(LIST)), *here],
    }  # fmt: skip
