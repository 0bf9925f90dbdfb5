"""People of the actor's organisations: a list with search, one person."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from kexie.desk import acting, lookups, pages, person_facts
from kexie.kit.actor import Actor
from kexie.kit.web import idempotency, paging
from kexie.organisations import queries
from kexie.organisations.actions import members


@require_safe
@acting.staff
def index(request: HttpRequest, by: Actor) -> HttpResponse:
    """Everybody the acting post may see, by pinyin."""
    q = request.GET.get("q", "").strip()[:60]
    page = paging.page_of(queries.people_listed(by, q), request, 50, paging.FAR)
    context = {
        "page": page, "rows": person_facts.rows(page), "q": q, "clear_url": request.path,
        "no_match": f"没有姓名或拼音首字母符合“{q}”的人", "facts": "随所在单位显示；只显示现在的单位",
    }  # fmt: skip
    return pages.render(request, by, "people/list.html", context, piece="people/_list.html")


@require_safe
@acting.staff
def show(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """One person: particulars, posts, where they work."""
    context = person_facts.detail(by, lookups.person(by, pk))
    return pages.render(request, by, "people/detail.html", context)


@never_cache
@require_POST
@acting.staff
def invite(request: HttpRequest, by: Actor, pk: UUID) -> HttpResponse:
    """A letter to take an account. The answer itself bears the link: it is stored nowhere and shown this once."""
    person = lookups.person(by, pk)
    with idempotency.once(request, by) as sending:
        letter, token = members.invite(person, by=by)
        sending.made(reverse("desk:person", args=[pk]))
    link = request.build_absolute_uri(reverse("portal:claim", args=[token]))
    return pages.render(request, by, "people/invitation.html", person_facts.invitation(person, letter, link))
