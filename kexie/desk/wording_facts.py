"""What the pages of wordings show: kinds by channel, one wording with its placeholders and preview."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from kexie.kit.actor import Actor
from kexie.messages import doors, kinds, queries, rules, wording
from kexie.messages.channels import Channel

Facts = dict[str, Any]
ORIGINS = {"own": ("本单位", "ok"), "general": ("通用", "info"), "standard": ("标准", "grey")}


def index(house: Any) -> Facts:
    """Every kind with the wording in force by channel. Two queries."""
    found = queries.wordings_of(kinds.known(), house)
    return {
        "facts": f"{house.name} · 没有另写的用标准文字",
        "crumbs": [("设置", reverse("desk:settings")), ("消息文字", "")],
        "kinds": [{"name": kind.name, "rows": _rows(kind, found[kind.code])} for kind in kinds.known()],
    }


def _rows(kind: kinds.Kind, in_force: Mapping[str, queries.InForce]) -> list[Facts]:
    return [
        {
            "channel": Channel(channel).label,
            "title": found.wording.subject or found.wording.text,
            "url": reverse("desk:wording", args=[kind.code, channel]),
            "origin": ORIGINS[found.origin],
        }
        for channel, found in in_force.items()
    ]


def editing(by: Actor, house: Any, kind: kinds.Kind, channel: str, form: Any) -> Facts:
    """The form, what may stand in braces, and how it reads with the samples."""
    label = Channel(channel).label
    scope = queries.template_scope(house)
    in_force = queries.wordings(kind, house)[channel]
    told = _shown(form, in_force.wording)
    here = [kind.code, channel]
    return {
        "form": form,
        "heading": f"{kind.name} · {label}",
        "facts": "改了供各单位通用，除非另有自己的" if scope is None else f"只用于{house.label}以自己的名义发出的",
        "crumbs": [("设置", reverse("desk:settings")), ("消息文字", reverse("desk:wordings")), (kind.name, "")],
        "back": reverse("desk:wordings"),
        "placeholders": [(f"{{{one.name}}}", f"{one.meaning}，例如“{one.sample}”") for one in kind.known],
        "preview": {"subject": wording.fill(told.subject, kind.samples), "text": wording.fill(told.text, kind.samples)},
        "origin": ORIGINS[in_force.origin],
        "has_own": in_force.template is not None and in_force.template.house_id == (scope.pk if scope else None),
        "removal_url": reverse("desk:wording_removal", args=here),
        "trial_url": reverse("desk:wording_trial", args=here) if rules.can_try(by, house) else "",
        "only_logged": doors.only_logs(channel),
    }


def _shown(form: Any, in_force: kinds.Wording) -> kinds.Wording:
    """What the preview fills: what was just typed where it is right, else what is in force."""
    return form.wording() if form.is_bound and form.is_valid() else in_force
