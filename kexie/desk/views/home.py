"""The home of the desk: what must I do today."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kexie.desk import acting, home_facts, pages
from kexie.kit.actor import Actor


@require_safe
@acting.staff
def show(request: HttpRequest, by: Actor) -> HttpResponse:
    """To-dos, what one has begun, what one has done; beside them sign-for and who is late."""
    return pages.render(request, by, "home/show.html", home_facts.of(request, by), piece="home/_todos.html")
