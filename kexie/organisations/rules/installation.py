"""What concerns the installation as a whole: beginning it, its calendar, its journal."""

from django.db.models import QuerySet

from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations import posts
from kexie.organisations.models import Installation, Organisation, Post
from kexie.organisations.rules.rights import holds, seat
from kexie.people import queries as people_queries


def can_begin(actor: Actor) -> Verdict:
    """The first association, officer and administrator: only where nothing and nobody is yet.

    ``actor`` is whoever opened the page; nobody can be signed in here, so nothing about them is asked.
    """
    if Installation.objects.exists() or Organisation.objects.exists():
        return refused("本系统已完成初始设置，请登录", "installation.begin.first")
    if people_queries.any_account():
        return refused("本系统已有账号，请登录", "installation.begin.no_account")
    return ALLOWED


def can_edit_calendar(actor: Actor) -> Verdict:
    """The working calendar is one for the whole installation, so only its own association rules on days."""
    root = Installation.objects.values_list("organisation_id", flat=True).first()
    if not holds(actor, "calendar.edit", root):
        return refused("只有本系统所属科协的编号员或系统管理员可以维护工作日历", "calendar.edit.right")
    return ALLOWED


def can_tell_site(actor: Actor) -> Verdict:
    """What the public site says of itself is the installation's own: a right at its association, nowhere below."""
    root = Installation.objects.values_list("organisation_id", flat=True).first()
    if root is None:
        return refused("本系统还没有完成初始设置", "site.tell.begun")
    if not holds(actor, "site.edit", root):
        return refused("只有本系统所属科协的经办人、秘书长或系统管理员可以维护网站信息", "site.tell.right")
    return ALLOWED


def can_set_sign_in(actor: Actor) -> Verdict:
    """How one signs in is the whole installation's: who manages the accounts of its association."""
    if not actor.is_system and not tending(actor).exists():
        return refused("登录安全由本系统所属科协的系统管理员设置。有这个职务的，请在页头选择", "sign_in.set.right")
    return ALLOWED


def can_tend_jobs(actor: Actor) -> Verdict:
    """Work that failed in the background is the whole installation's: who manages the accounts of its association."""
    if not actor.is_system and not tending(actor).exists():
        return refused("后台工作由本系统所属科协的系统管理员处理。有这个职务的，请在页头选择", "job.tend.right")
    return ALLOWED


def tending(actor: Actor) -> QuerySet[Post]:
    """The acting post where it may: else none. As a set: the home asks it beside other things."""
    root = Installation.objects.values("organisation")
    return seat(actor, posts.kinds_with("accounts.manage")).filter(organisation__in=root)


def can_read_journal(actor: Actor) -> Verdict:
    """The journal of one's own organisations; which entries, says queries.journal_scope."""
    if not holds(actor, "journal.read", actor.organisation_id):
        return refused("您的职务不能查阅操作日志", "journal.read.right")
    return ALLOWED
