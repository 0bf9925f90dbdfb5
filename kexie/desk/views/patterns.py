"""The living pattern page: every part in every variant and state, light, dark and high contrast."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kexie.desk import acting, pages
from kexie.kit.actor import Actor
from kexie.ui import samples


@require_safe
@acting.staff
def show(request: HttpRequest, by: Actor) -> HttpResponse:
    """Draws kexie/ui/samples.py; reads and changes nothing."""
    return pages.render(request, by, "patterns/show.html", samples.shown())
