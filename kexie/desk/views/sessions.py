"""Where one is signed in: ending one of these sessions, or all others."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kexie.desk import acting
from kexie.kit.actor import Actor
from kexie.people.actions import sessions


@require_POST
@acting.staff
def end(request: HttpRequest, by: Actor, handle: UUID) -> HttpResponse:
    """One of them; its browser has to sign in again."""
    sessions.end(request.user, handle, current=request.session.session_key or "", by=by)  # type: ignore[arg-type]
    messages.success(request, "已结束这处登录")
    return redirect("desk:me")


@require_POST
@acting.staff
def end_others(request: HttpRequest, by: Actor) -> HttpResponse:
    """All but this one."""
    ended = sessions.end_others(request.user, current=request.session.session_key or "", by=by)  # type: ignore[arg-type]
    messages.success(request, f"已结束其他 {ended} 处登录" if ended else "没有其他登录")
    return redirect("desk:me")
