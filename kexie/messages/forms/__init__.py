"""Forms about messages: text to clean values, no rights, no writes."""

from kexie.messages.forms.hours import HoursForm
from kexie.messages.forms.template import TemplateForm

__all__ = ["HoursForm", "TemplateForm"]
