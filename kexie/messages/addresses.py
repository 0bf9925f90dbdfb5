"""Where a receiver takes messages by a channel: looked up each time, because addresses change and none is kept."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from kexie.kit.crypto import Unopened
from kexie.messages.channels import Channel
from kexie.organisations import telephones
from kexie.organisations.models import Organisation
from kexie.people.models import Account, Person

Receiver = Person | Organisation


@dataclass(frozen=True, slots=True)
class Address:
    """The address (empty in the house itself), or the reason in Chinese why there is none."""

    address: str = ""
    reason: str = ""


def of(receiver: Receiver, channel: str) -> Address:
    """Where ``receiver`` takes messages by this channel. At most two queries."""
    if isinstance(receiver, Organisation):
        return _of_unit(receiver, channel)
    if channel == Channel.SMS:
        return _of_mobile(receiver)
    account = Account.objects.filter(person=receiver, is_active=True).first()
    if channel == Channel.IN_APP:
        return Address() if account else Address(reason="没有在用的账号，看不到站内消息。请发认领邀请，或改用别的渠道")
    address = (account.email if account else "") or receiver.email
    return _known(address, "没有登记电子邮箱。请在其页面登记后重发")


def ways(people: Collection[UUID]) -> dict[UUID, tuple[str, ...]]:
    """For each person (an id) the channels :func:`of` finds an address for. One query, however many."""
    told: dict[UUID, tuple[str, ...]] = {}
    facts = ("pk", "email", "account__is_active", "account__email", "mobile")
    for pk, own, is_active, of_account, mobile in Person.objects.filter(pk__in=people).values_list(*facts):
        found = {
            Channel.IN_APP: is_active,
            Channel.EMAIL: own or (is_active and of_account),
            Channel.SMS: mobile is not None,
        }
        told[pk] = tuple(channel for channel, reaches in found.items() if reaches)
    return told


def _of_mobile(person: Person) -> Address:
    """Read anew: whoever holds the person in memory may hold last week's number."""
    mobile = Person.objects.only("mobile").get(pk=person.pk).mobile
    return _opened(mobile, "没有登记手机号。请在其页面登记后重发")


def _opened(mobile: Any, none: str) -> Address:
    if mobile is None:
        return Address(reason=none)
    try:
        return Address(mobile.reveal())
    except Unopened:
        return Address(reason="手机号的密钥不在，无法读取。请联系系统管理员后重发")


def _of_unit(unit: Organisation, channel: str) -> Address:
    if channel == Channel.IN_APP:
        return Address(reason="单位没有站内收件箱。请发给单位里的人，或改用电子邮件")
    if channel == Channel.EMAIL:
        return _known(unit.email, "该单位没有登记电子邮箱。请在单位页面登记后重发")
    told = _opened(unit.mobile, "该单位没有登记手机号，收不到短信")
    # Of several the first is written to.
    return Address(told.address[: telephones.LENGTH], told.reason)


def _known(address: str, reason: str) -> Address:
    return Address(address) if address else Address(reason=reason)
