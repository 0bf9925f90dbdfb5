"""How forms are drawn."""

import pytest
from django.forms.renderers import get_default_renderer
from django.template import TemplateDoesNotExist

from kexie.kit import forms


def test_widgets_of_django_are_looked_up_by_one_engine_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    renderer = get_default_renderer()
    assert isinstance(renderer, forms.Renderer)
    renderer.get_template("django/forms/widgets/text.html")
    monkeypatch.setattr(forms, "DjangoTemplates", lambda: pytest.fail("a second engine"))
    drawn = renderer.get_template("django/forms/widgets/input.html").render({"widget": {"type": "text", "name": "n"}})
    assert drawn.strip() == '<input type="text" name="n">'
    with pytest.raises(TemplateDoesNotExist):
        renderer.get_template("nowhere.html")
