"""The application of messages."""

from django.apps import AppConfig


class MessagesConfig(AppConfig):
    """消息、模板、发件箱."""

    name = "kexie.messages"
    label = "kexie_messages"  # Django's own flash messages have the plain word
    verbose_name = "消息"
