"""Kinds of message: data that upper domains hand down through config/plugs.py (``MESSAGE_KINDS``).

``Kind("notices.due", "催签收", (Placeholder("期限", "签收期限", "5月2日"),), {"sms": Wording("", "请{期限}")})``
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kexie.messages import wording
from kexie.messages.channels import WITH_SUBJECT, Channel


class KindFault(ValueError):
    """A kind that contradicts itself or stands twice; raised at the start, so it never reaches a user."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One word in braces: its name, what stands in its place, and a sample for the preview (all Chinese)."""

    name: str
    meaning: str
    sample: str


@dataclass(frozen=True, slots=True)
class Wording:
    """Subject (empty for SMS) and text, with placeholders in braces."""

    subject: str
    text: str


# Every text may name whom it goes to and who sends it; the engine knows both.
BUILT_IN: tuple[Placeholder, ...] = (
    Placeholder("收件人", "收件人的姓名或单位名称", "王秘书"),
    Placeholder("发件单位", "以哪个单位的名义发出", "某市科协"),
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of message: stored code (``<domain>.<noun>``), name, its own placeholders, standard wording a channel.

    A kind has the channels it has a wording for.

    Raises:
        KindFault: a wording uses an unknown placeholder, lacks its subject or text, or is for no known channel.
    """

    code: str
    name: str
    placeholders: tuple[Placeholder, ...]
    wording: Mapping[str, Wording]

    def __post_init__(self) -> None:
        if strange := [channel for channel in self.wording if channel not in Channel.values]:
            raise KindFault(f"{self.code}: no such channel: {strange}")
        if len({one.name for one in self.known}) != len(self.known):
            raise KindFault(f"{self.code}: a placeholder stands twice")
        for channel, told in self.wording.items():
            if missing := wording.unknown(told.subject + told.text, [one.name for one in self.known]):
                raise KindFault(f"{self.code} by {channel}: unknown placeholder {missing}")
            if not told.text.strip() or bool(told.subject.strip()) != (channel in WITH_SUBJECT):
                raise KindFault(f"{self.code} by {channel}: a text, and a subject except for SMS")

    @property
    def known(self) -> tuple[Placeholder, ...]:
        """What its wordings may use."""
        return (*BUILT_IN, *self.placeholders)

    @property
    def channels(self) -> tuple[str, ...]:
        """Its channels, in the order of :class:`Channel`."""
        return tuple(channel for channel in Channel.values if channel in self.wording)

    @property
    def samples(self) -> dict[str, str]:
        """A value for every placeholder, for the preview."""
        return {one.name: one.sample for one in self.known}


TRIAL = Kind(
    "messages.trial", "试发消息",
    (Placeholder("说明", "试发的缘由", "检查发信是否正常"),),
    {
        Channel.IN_APP: Wording("试发消息", "{收件人}：这是{发件单位}试发的消息。{说明}。"),
        Channel.EMAIL: Wording("试发消息", "{收件人}：\n\n这是{发件单位}试发的消息。{说明}。收到说明邮件可以送达。\n"),
        Channel.SMS: Wording("", "{收件人}：这是{发件单位}试发的短信。{说明}。"),
    },
)  # fmt: skip

# Goes straight through the door (actions.codes): the outbox never holds one.
CODE = Kind(
    "messages.code", "登录验证码",
    (Placeholder("验证码", "6 位数字", "123456"), Placeholder("分钟", "几分钟内有效", "5")),
    {Channel.SMS: Wording("", "验证码{验证码}，{分钟}分钟内有效，用于登录{发件单位}的工作平台。不要告诉任何人。")},
)  # fmt: skip

_kinds: dict[str, Kind] = {}


def connect(table: Iterable[Kind]) -> None:
    """Take over the kinds from config/plugs.py; called once at the start. Raises KindFault."""
    found: dict[str, Kind] = {}
    for kind in table:
        if kind.code in found:
            raise KindFault(f"{kind.code} stands twice")
        found[kind.code] = kind
    _kinds.clear()
    _kinds.update(found)


def known() -> tuple[Kind, ...]:
    """All kinds, in the table's order."""
    return tuple(_kinds.values())


def find(code: str) -> Kind | None:
    """The kind with this code; None for one that no domain hands down (any more)."""
    return _kinds.get(code)
