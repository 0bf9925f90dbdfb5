"""How Django forms are drawn: one field template for every page."""

from functools import cached_property
from typing import Any

from django.forms.renderers import BaseRenderer, DjangoTemplates
from django.template import TemplateDoesNotExist
from django.template.loader import get_template


class Renderer(BaseRenderer):
    """For `FORM_RENDERER`: `{{ form }}` and `{{ form.x.as_field_group }}` come out exactly as `{% field form.x %}`.

    Our own templates first, Django's widgets after, so that `django.forms` need not be an installed app.
    """

    form_template_name = "kit/form/form.html"
    field_template_name = "kit/form/field.html"

    @cached_property
    def _widgets(self) -> DjangoTemplates:
        """Django's own; made once, because it looks through every app for tags: 3 ms a widget otherwise."""
        return DjangoTemplates()

    def get_template(self, template_name: str) -> Any:
        """The template, raising TemplateDoesNotExist where neither place has it."""
        try:
            return get_template(template_name)
        except TemplateDoesNotExist:
            return self._widgets.get_template(template_name)
