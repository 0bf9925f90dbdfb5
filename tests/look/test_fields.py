"""The one field template: label, star, hint, error in its place, counter, read-only, groups."""

import re

import pytest
from django import forms
from django.forms.renderers import get_default_renderer
from django.template import Context, Template

from kexie.kit.templatetags import _fields
from kexie.ui import samples


class Letter(forms.Form):
    title = forms.CharField(label="标题", help_text="不超过 50 字")
    body = forms.CharField(label="正文", max_length=10, required=False, widget=forms.Textarea)
    kind = forms.ChoiceField(label="文种", choices=[("a", "通知"), ("b", "函")], widget=forms.RadioSelect)
    to = forms.MultipleChoiceField(
        label="主送", choices=[("a", "区"), ("b", "企业")], required=False, widget=forms.CheckboxSelectMultiple
    )
    joint = forms.BooleanField(label="联合发文", required=False)
    place = forms.ChoiceField(label="区", choices=[("a", "江汉")])
    key = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self):
        if self.data.get("body") == "x":
            raise forms.ValidationError("正文太短")


def draw(text, form):
    return Template("{% load kit %}" + text).render(Context({"form": form}))


def ids(html):
    return set(re.findall(r'\bid="([^"]+)"', html))


def pointed(html):
    return {i for words in re.findall(r'aria-describedby="([^"]+)"', html) for i in words.split()}


def test_a_field_has_label_star_and_hint():
    html = draw("{% field form.title %}", Letter())
    assert re.search(r'<label class="field-label" for="id_title">标题<span class="req"', html)
    assert '<p class="field-hint" id="id_title_helptext">不超过 50 字</p>' in html


def test_an_error_takes_the_place_of_the_hint():
    html = draw("{% field form.title %}", Letter({}))
    assert "id_title_helptext" not in html
    assert 'aria-invalid="true"' in html
    assert "is-wrong" in html
    assert pointed(html) == {"id_title_error"}


@pytest.mark.parametrize("data", [None, {}])
def test_whatever_a_field_points_at_is_on_the_page(data):
    html = draw("{{ form }}", Letter(data))
    assert pointed(html) - ids(html) == set()


def test_long_text_counts_its_characters():
    html = draw("{% field form.body %}", Letter({"body": "一二三"}))
    assert '<span class="counter" id="id_body_count">3 / 10 字</span>' in html
    assert 'data-count="id_body_count"' in html


def test_a_group_of_choices_is_a_fieldset_with_its_legend():
    html = draw("{% field form.kind %}{% field form.to %}", Letter({"kind": "b"}))
    assert html.count("<fieldset") == 2
    assert html.count('type="radio"') == 2
    assert html.count('type="checkbox"') == 2
    assert re.search(r'type="radio" name="kind" value="b" id="id_kind_1" checked', html)


def test_a_single_box_stands_before_its_words_and_may_be_a_switch():
    assert re.search(
        r'<input type="checkbox"[^>]*class="check"[^>]*>\s*<span>联合发文', draw("{% field form.joint %}", Letter())
    )
    assert 'role="switch"' in draw("{% field form.joint switch=True %}", Letter())


def test_prefilled_read_only_and_unit_are_said():
    html = draw('{% field form.title source="来自名册" ask="请联系区科协" unit="万元" %}', Letter())
    for words in ("来自名册", "请联系区科协", '<span class="unit">万元</span>', "readonly"):
        assert words in html


def test_hidden_fields_are_only_their_input():
    assert draw("{% field form.key %}", Letter()).strip() == '<input type="hidden" name="key" id="id_key">'


def test_more_attributes_reach_the_widget():
    assert 'data-autosave="/x/"' in draw('{% field form.title data_autosave="/x/" %}', Letter())


def test_a_misspelt_field_is_a_loud_mistake():
    with pytest.raises(_fields.NotAField):
        draw("{% field form.titel %}", Letter())


def test_the_summary_links_each_error_to_its_field():
    form = Letter({"body": "x", "kind": "a", "place": "a"})
    html = draw("{{ form }}", form)
    assert "有 2 处要改" in html
    assert "正文太短" in html
    assert set(re.findall(r'href="#([^"]+)"', html)) == {"id_title"}


def test_no_error_no_summary():
    assert draw("{% error_summary form %}", Letter()) == ""


def test_every_form_is_drawn_by_our_template():
    html = get_default_renderer().render("kit/form/field.html", {"field": Letter()["title"]})
    assert 'class="field-label"' in html
    assert 'class="field-label"' in Letter()["title"].as_field_group()


def test_the_sample_form_has_exactly_the_error_it_shows():
    assert dict(samples.sample_form().errors) == {"phone": ["手机号应为 11 位，现在 7 位"]}
