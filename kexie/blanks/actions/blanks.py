"""Forms and their versions: begin, copy, rename, revise, publish, put away. The form's row is the lock of all acts."""

from django.db import IntegrityError, transaction

from kexie.blanks import rules
from kexie.blanks.models import Blank, Field, Version
from kexie.kit import clock, journal
from kexie.kit.actor import Actor
from kexie.kit.verdict import Overtaken, Refused, require
from kexie.organisations.models import Organisation

COPIED = (
    "key", "position", "kind", "label", "help", "required", "least", "most", "places", "unit", "first_day", "last_day",
    "options",
)  # fmt: skip


def locked(blank: Blank) -> Blank:
    """The form as it stands now, its row held until the transaction ends."""
    return Blank.objects.select_for_update(of=("self",)).select_related("owner").get(pk=blank.pk)


def locked_draft(version: Version) -> Version:
    """The version as it stands now, its form's row held. Raises Overtaken where somebody threw it away."""
    blank = locked(version.blank)
    found = Version.objects.filter(pk=version.pk).first()
    if found is None:
        raise Overtaken("这一版草稿已被删去，请刷新页面", "blank.draft")
    found.blank = blank
    return found


@transaction.atomic
def make(owner: Organisation, name: str, *, by: Actor, copy_of: Version | None = None) -> Blank:
    """Begin a form with a draft: empty, or with the fields of another version the actor may use.

    Raises:
        Refused: no right, a name in use, a version that may not be used.
    """
    require(rules.can_make(by, owner))
    if copy_of is not None:
        require(rules.can_use(by, copy_of))
    blank = Blank(owner=owner, made_by_id=by.person_id)
    _name(blank, name)
    _draft(blank, 1, copy_of, by)
    journal.write("blank", blank.pk, "make", by=by)
    return blank


@transaction.atomic
def rename(blank: Blank, name: str, *, by: Actor) -> Blank:
    """Another name, for all its versions. Raises Refused."""
    blank = locked(blank)
    require(rules.can_build(by, blank))
    before = blank.name
    _name(blank, name)
    journal.write("blank", blank.pk, "rename", by=by, diff={"name": (before, name)})
    return blank


def _name(blank: Blank, name: str) -> None:
    if not name:
        raise Refused("请给表单起名", "blank.name")
    blank.name = name
    try:
        with transaction.atomic():
            blank.save()
    except IntegrityError:
        raise Refused(f"本单位已有名为“{name}”的表单，请换一个名称", "blank.name") from None
    blank.refresh_from_db(fields=["ref"])


@transaction.atomic
def revise(blank: Blank, *, by: Actor) -> Version:
    """Begin the next version as a copy of the newest. Raises Refused; Overtaken where a draft stands already."""
    blank = locked(blank)
    require(rules.can_build(by, blank))
    newest = blank.versions.order_by("-number").first()
    assert newest is not None  # a form is made with its first
    if newest.is_draft:
        raise Overtaken("已有一版草稿，请在草稿上改", "blank.revise")
    made = _draft(blank, newest.number + 1, newest, by)
    journal.write("blank", blank.pk, "revise", by=by, diff={"version": (str(newest.number), str(made.number))})
    return made


def _draft(blank: Blank, number: int, source: Version | None, by: Actor) -> Version:
    told = source.introduction if source else ""
    version = Version(blank=blank, number=number, introduction=told, made_by_id=by.person_id)
    version.save(force_insert=True)
    fields = list(source.fields.all()) if source else []
    Field.objects.bulk_create(Field(version=version, **{name: getattr(one, name) for name in COPIED}) for one in fields)
    return version


@transaction.atomic
def introduce(version: Version, introduction: str, *, by: Actor) -> Version:
    """The words above the fields. Raises Refused, Overtaken."""
    version = locked_draft(version)
    require(rules.can_change(by, version))
    version.introduction = introduction
    version.save(update_fields=["introduction"])
    journal.write("blank", version.blank_id, "edit", by=by, diff={"version": ("", str(version.number))})
    return version


@transaction.atomic
def publish(version: Version, *, by: Actor) -> Version:
    """From now on it may be answered and stands as it is. Raises Refused, Overtaken."""
    version = locked_draft(version)
    require(rules.can_publish(by, version))
    version.published_at = clock.now()
    version.save(update_fields=["published_at"])
    journal.write("blank", version.blank_id, "publish", by=by, diff={"version": ("", str(version.number))})
    return version


@transaction.atomic
def discard(version: Version, *, by: Actor) -> None:
    """Throw the draft of a further version away; the first stays: a form has one. Raises Refused, Overtaken."""
    version = locked_draft(version)
    require(rules.can_change(by, version))
    if version.number == 1:
        raise Refused("这是第一版，不能删去。不用的表单可以停用", "blank.discard")
    number = version.number
    version.delete()
    journal.write("blank", version.blank_id, "discard", by=by, diff={"version": (str(number), "")})


@transaction.atomic
def retire(blank: Blank, *, by: Actor) -> Blank:
    """Offer it no more; documents that ask it go on. Raises Refused."""
    blank = locked(blank)
    require(rules.can_build(by, blank))
    blank.retired_at = clock.now()
    blank.save(update_fields=["retired_at"])
    journal.write("blank", blank.pk, "retire", by=by)
    return blank
