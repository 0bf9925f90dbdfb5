"""Tables of messages."""

from kexie.messages.models.hours import QuietHours
from kexie.messages.models.message import Attempt, Message
from kexie.messages.models.template import Template

__all__ = ["Attempt", "Message", "QuietHours", "Template"]
