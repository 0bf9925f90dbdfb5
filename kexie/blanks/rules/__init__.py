"""Who builds forms and uses them: a house those of its own; the ready ones everybody copies and nobody edits.

Building a form is drafting, like the text of a document: the same right carries both.
"""

from django.db.models import Q, QuerySet

from kexie.blanks.models import Blank, Version
from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations.models import Organisation
from kexie.organisations.rules import holds, organisations_where

RIGHT = "documents.draft"


def visible_blanks(actor: Actor) -> QuerySet[Blank]:
    """The forms of one's own house, also those put away, and the ready ones; nothing for who builds none."""
    if actor.is_system:
        return Blank.objects.all()
    if RIGHT not in actor.rights:
        return Blank.objects.none()
    return Blank.objects.filter(Q(owner=None) | Q(owner__in=organisations_where(actor, RIGHT)))


def can_make(actor: Actor, owner: Organisation) -> Verdict:
    """Begin a form of this house."""
    if not holds(actor, RIGHT, owner.pk):
        return refused(f"只有{owner.label}的拟稿人能设计它的表单", "right")
    return ALLOWED


def can_build(actor: Actor, blank: Blank) -> Verdict:
    """Change this form: its name, its draft, whether it is in use."""
    if blank.owner is None:
        return refused("这是各单位通用的表单，不能改。可以复制一份再改", "ready")
    verdict = can_make(actor, blank.owner)
    if not verdict:
        return verdict
    return refused("这张表单已停用", "retired") if blank.retired_at is not None else ALLOWED


def can_change(actor: Actor, version: Version) -> Verdict:
    """Change the fields of this version: a draft. What is published was answered, or may be at any moment."""
    verdict = can_build(actor, version.blank)
    if not verdict:
        return verdict
    if not version.is_draft:
        return refused("这一版已发布，不能改。请先新建一版", "published")
    return ALLOWED


def can_publish(actor: Actor, version: Version) -> Verdict:
    """Publish a draft that asks something."""
    verdict = can_change(actor, version)
    if not verdict:
        return verdict
    return ALLOWED if version.fields.exists() else refused("表单里还没有一项，请先添加", "empty")


def can_use(actor: Actor, version: Version) -> Verdict:
    """Put it before others to be answered."""
    if version.is_draft:
        return refused("这一版还没有发布，发布后才能使用", "draft")
    if version.blank.retired_at is not None:
        return refused("这张表单已停用，请换一张", "retired")
    if not visible_blanks(actor).filter(pk=version.blank_id).exists():
        return refused("这是别的单位的表单，请用本单位的或通用的", "right")
    return ALLOWED
