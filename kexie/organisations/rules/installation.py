"""Beginning an installation."""

from kexie.kit.actor import Actor
from kexie.kit.verdict import ALLOWED, Verdict, refused
from kexie.organisations.models import Installation, Organisation
from kexie.people import queries as people_queries


def can_begin(actor: Actor) -> Verdict:
    """The first association, officer and administrator: only where nothing and nobody is yet.

    ``actor`` is whoever opened the page; nobody can be signed in here, so nothing about them is asked.
    """
    if Installation.objects.exists() or Organisation.objects.exists():
        return refused("本系统已完成初始设置,请登录", "installation.begin.first")
    if people_queries.any_account():
        return refused("本系统已有账号,请登录", "installation.begin.no_account")
    return ALLOWED
