"""The acts on a document as the page offers them: from the flow's steps and the rules' answers to buttons and forms."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html

from kexie.desk import forms
from kexie.kit.actor import Actor
from kexie.notices import flow, rules
from kexie.notices.actions import documents


@dataclass(frozen=True, slots=True)
class Door:
    """One act: its noun in the address, the flow's verbs it stands for, the action, how its button looks, what it asks.

    ``form`` None: one press does it. ``consequence`` is the line of what follows, read before pressing.
    """

    noun: str
    verbs: tuple[str, ...]
    action: Callable[..., Any]
    tone: str = ""
    form: type[forms.ActForm] | None = None
    consequence: str = ""
    done: str = ""


DOORS: tuple[Door, ...] = (
    Door("submission", ("submit",), documents.submit, "primary", done="已送核稿"),
    Door("review", ("review", "circulate"), documents.review, "primary", forms.OpinionForm,
         "核稿通过后文字固定，送会签或签发。", "核稿已通过"),
    Door("countersignature", ("countersign", "conclude"), documents.countersign, "primary", forms.OpinionForm,
         "以本单位名义同意。", "已会签"),
    Door("sign-off", ("sign_off",), documents.sign_off, "primary", forms.OpinionForm,
         "签发后由编号人编号。没有写成文日期的，以今天为成文日期。", "已签发"),
    Door("number", ("number",), documents.number, "primary", forms.NumberForm,
         "取下一个顺序号。号不能改，撤回后此号作废，不再使用。", "已编号"),
    Door("issue", ("issue",), documents.issue, "primary", forms.IssueForm,
         "印发后不能再改，有误只能另发更正件。", "已印发"),
    Door("objection", ("object",), documents.object, "", forms.ReasonForm,
         "联合发文单位提出异议后，由核稿人退回修改。", "已提出异议"),
    Door("return", ("return",), documents.return_, "", forms.ReasonForm, "退回拟稿人修改，已有的会签作废。", "已退回"),
    Door("withdrawal", ("withdraw",), documents.withdraw, "danger", forms.ReasonForm,
         "撤回到拟稿。已编的号作废，不再使用。", "已撤回"),
    Door("voiding", ("void",), documents.void, "danger", forms.ReasonForm, "作废后留存备查，不能恢复。", "已作废"),
    Door("correction", ("correct",), documents.correct, "", None, "", "已拟更正件，请修改后送核稿"),
)  # fmt: skip
BY_VERB: Mapping[str, Door] = {verb: door for door in DOORS for verb in door.verbs}
BY_NOUN: Mapping[str, Door] = {door.noun: door for door in DOORS}


@dataclass(frozen=True, slots=True)
class Button:
    """One act as the page draws it; ``reason`` says why it cannot be done now."""

    door: Door
    label: str
    url: str
    reason: str
    rule: str
    form: forms.ActForm | None

    @property
    def tone(self) -> str:
        """The look of the button in the page head."""
        return self.door.tone

    @property
    def solid(self) -> str:
        """The look of the button at the end of its form."""
        return "danger-solid" if self.door.tone == "danger" else "primary"

    @property
    def asks(self) -> bool:
        """True where a form comes before the act."""
        return self.form is not None

    @property
    def dialog(self) -> str:
        """Id of the dialog with the form."""
        return f"act-{self.door.noun}"

    @property
    def ready(self) -> bool:
        """True where nothing is asked or what was sent is right."""
        return self.form is None or self.form.is_valid()

    def values(self) -> dict[str, Any]:
        """What was asked, as arguments of the action."""
        return self.form.values() if self.form is not None else {}

    @property
    def blocked(self) -> str:
        """Head of the line that says why not."""
        return f"现在不能{self.label}"

    @property
    def why(self) -> str:
        """The reason beside the button; what is missing leads to the field of the form where it is told."""
        _, _, field = self.rule.partition("incomplete.")
        if not self.reason or not field:
            return self.reason
        edit = self.url.removesuffix(f"{self.door.noun}/") + "edit/"
        # The classes are a group of boxes: their section is what can be gone to.
        place = "receivers" if field == "classes" else f"id_{field}"
        return format_html('{} <a href="{}#{}">去填写</a>', self.reason, edit, place)

    @property
    def consequence(self) -> str:
        """What follows, read before pressing."""
        return self.door.consequence


def buttons(by: Actor, document: Any) -> list[Button]:
    """The acts this page shows: those allowed, and those refused for another reason than the right, with it.

    Order of the page: what goes back first, the one primary act at the right end.
    """
    found = [_button(document, act) for act in rules.acts(by, document) if act.verdict or act.verdict.rule != "right"]
    return sorted(found, key=lambda one: (one.tone == "primary", one.tone != "danger"))


def done_by_another(by: Actor, others: Sequence[tuple[Any, Actor]], document: Any) -> list[tuple[Any, str]]:
    """Other posts of the same person that may take the next step where this one may not: post, label of the step."""
    if document.state in flow.CLOSED or not others or any(door_is_open(act) for act in rules.acts(by, document)):
        return []
    asked = ((post, next(filter(door_is_open, rules.acts(actor, document)), None)) for post, actor in others)
    return [(post, act.step.label) for post, act in asked if act is not None]


def door_is_open(act: rules.Act) -> bool:
    """True for a step that leads on and may be taken now."""
    return bool(act.verdict) and BY_VERB[act.step.verb].tone == "primary"


def button_for(by: Actor, document: Any, noun: str, data: Mapping[str, Any] | None) -> Button:
    """The act behind an address, its form bound where ``data`` was sent.

    An act that the present state does not have keeps its button with the reason: the action answers for it (409).
    """
    door = BY_NOUN[noun]
    act = next((act for act in rules.acts(by, document) if act.step.verb in door.verbs), None)
    if act is not None:
        return _button(document, act, data)
    label = next(step.label for step in flow.DOCUMENT.steps if step.verb == door.verbs[0])
    now = flow.DOCUMENT.state(document.state).label
    reason = f"现在是“{now}”，不能{label}。可能已有人办过"
    return Button(door, label, _url(document, door), reason, "state", _form(document, door, data))


def _button(document: Any, act: rules.Act, data: Mapping[str, Any] | None = None) -> Button:
    door = BY_VERB[act.step.verb]
    reason = "" if act.verdict else act.verdict.reason
    return Button(door, act.step.label, _url(document, door), reason, act.verdict.rule, _form(document, door, data))


def _url(document: Any, door: Door) -> str:
    return reverse(f"desk:document_{door.noun}", args=[document.ref])


def _form(document: Any, door: Door, data: Mapping[str, Any] | None) -> forms.ActForm | None:
    if door.form is None:
        return None
    # Several forms stand on one page: their fields need ids of their own.
    return door.form(data, document=document, auto_id=f"{door.noun}_%s")


def view_url(view: str) -> str:
    """A saved view of the list of documents."""
    return f"{reverse('desk:documents')}?{urlencode({'view': view})}"
