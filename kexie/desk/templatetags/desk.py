"""`{% load desk %}`: days, moments and states as the desk writes them."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from kexie.desk import words
from kexie.kit.flow import Flow
from kexie.kit.templatetags import _marks
from kexie.notices import flow as notices_flow
from kexie.organisations import flow as organisations_flow

register = template.Library()

for _word in (words.moment, words.day, words.full_day, words.since):
    register.filter(_word.__name__, _word)

FLOWS: dict[str, Flow] = {
    "document": notices_flow.DOCUMENT,
    "organisation": organisations_flow.ORGANISATION,
}


@register.filter
def grouped(number: int) -> str:
    """12,345: as the figures beside it are written."""
    return f"{number:,}"


@register.simple_tag
def state_badge(record: Any, entity: str = "document") -> SafeString:
    """The badge of a record's state, drawn from its flow."""
    state = FLOWS[entity].state(record.state)
    return _marks.badge(state.tone, state.label)


@register.filter
def waits_for(code: str, entity: str = "document") -> str:
    """Whose turn it is in this state; empty where nobody's."""
    return FLOWS[entity].state(code).waits_for
