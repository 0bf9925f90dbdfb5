"""建家: who keeps checklists, who assesses itself, who gives points; one condition a line."""

from django.db.models import QuerySet

from kexie.associations import flow
from kexie.associations.models import Checklist, Home
from kexie.associations.rules.report import READS, fills, reports
from kexie.associations.rules.tenure import GUIDE, guides
from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations import kinds
from kexie.organisations.models import Ancestry, Organisation
from kexie.organisations.rules import holds, listed_organisations, organisations_where


def visible_checklists(actor: Actor) -> QuerySet[Checklist]:
    """Those of the houses one keeps."""
    if actor.is_system:
        return Checklist.objects.all()
    return Checklist.objects.filter(house__in=organisations_where(actor, GUIDE).values("pk"))


def can_view_checklist(actor: Actor, checklist: Checklist) -> Verdict:
    """Agrees with :func:`visible_checklists`."""
    if not visible_checklists(actor).filter(pk=checklist.pk).exists():
        return refused("您的任职不涉及这份标准", "checklist.view")
    return ALLOWED


def can_keep(actor: Actor, house: Organisation) -> Verdict:
    """Make checklists: associations, for the units below them."""
    if house.kind != kinds.Kind.ASSOCIATION:
        return refused("建家标准由各级科协制定", "checklist.kind")
    if not holds(actor, GUIDE, house.pk):
        return refused(f"由{house.label}的经办人制定", "checklist.right")
    return ALLOWED


def can_keep_own(actor: Actor) -> Verdict:
    """As :func:`can_keep`, of the house the post is held in: for the list of settings."""
    if actor.organisation_id is None:
        return refused("您没有任职", "checklist.right")
    return can_keep(actor, Organisation.objects.get(pk=actor.organisation_id))


def can_write(actor: Actor, checklist: Checklist) -> Verdict:
    """Change one that is not in use yet, and put it to use."""
    if checklist.state != "draft":
        return refused("启用后不能再改，请另拟一版", "checklist.state")
    return can_keep(actor, checklist.house)


def in_use(organisation: Organisation) -> Checklist | None:
    """Of the nearest house above that has one."""
    line = Ancestry.objects.filter(descendant=organisation, ancestor__checklists__state="used")
    nearest = line.order_by("depth").values_list("ancestor", flat=True).first()
    return Checklist.objects.filter(house=nearest, state="used").first()


def visible_homes(actor: Actor) -> QuerySet[Home]:
    """Of one's own unit and of all below, through a post; what stands in a draft is :func:`may_read`'s business."""
    if actor.is_system:
        return Home.objects.all()
    if actor.post_id is None or not READS & actor.rights:
        return Home.objects.none()
    return Home.objects.filter(organisation__in=listed_organisations(actor).values("pk"))


def can_view_home(actor: Actor, home: Home) -> Verdict:
    """Agrees with :func:`visible_homes`."""
    if not visible_homes(actor).filter(pk=home.pk).exists():
        return refused("您的任职不涉及这份自评", "home.view")
    return ALLOWED


def may_read(actor: Actor, home: Home) -> Verdict:
    """What a unit says of itself: once it was sent, those who see it; before, those who write it."""
    if home.state == "draft" and not fills(actor, home.organisation):
        return refused("自评中，报送后可以看", "home.draft")
    return ALLOWED


def can_begin(actor: Actor, organisation: Organisation) -> Verdict:
    """Assess oneself: an association below a house that has a checklist in use."""
    if not (fit := reports(organisation)):
        return fit
    if in_use(organisation) is None:
        return refused("业务指导单位还没有启用建家标准", "home.checklist")
    return fills(actor, organisation)


def can_assess(actor: Actor, home: Home) -> Verdict:
    """Say how each line is met, add evidence, send it."""
    if home.state not in flow.OWING:
        return refused(f"自评{_label(home)}，退回后才能修改", "home.state")
    return fills(actor, home.organisation)


def can_judge(actor: Actor, home: Home) -> Verdict:
    """Give points, or send it back."""
    if home.state != "submitted":
        return refused(f"自评{_label(home)}，请刷新页面查看", "home.state")
    return _superior(actor, home)


def can_reopen(actor: Actor, home: Home) -> Verdict:
    """Put right what was decided."""
    if home.state != "decided":
        return refused(f"自评{_label(home)}，请刷新页面查看", "home.state")
    return _superior(actor, home)


def can_publish(actor: Actor, home: Home, house: Organisation) -> Verdict:
    """Make a document of the experience of an association that was given a star, in one's own house's name."""
    if home.state != "decided" or not home.article:
        return refused("评定后、写了经验材料的，才能拟发", "home.article")
    if home.document_id is not None:
        return refused("已拟成公文稿", "home.article.twice")
    if not guides(actor, home.organisation) or not holds(actor, "documents.draft", house.pk):
        return refused("由业务指导单位的拟稿人拟发", "home.article.right")
    return ALLOWED


def _superior(actor: Actor, home: Home) -> Verdict:
    if not guides(actor, home.organisation):
        return refused("由业务指导单位的经办人评定", "home.superior.right")
    return ALLOWED


def _label(home: Home) -> str:
    return f"现在是“{flow.HOME.state(home.state).label}”"
