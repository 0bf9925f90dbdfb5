"""Pieces with domain words that two faces share: they take objects and query nothing."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Templates, tags and page styles only."""

    name = "kexie.ui"
    label = "ui"
