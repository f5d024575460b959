"""Who the signed-in person acts as: the appointment chosen for this session, looked up again at each request."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar
from urllib.parse import urlencode

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django_htmx.middleware import HtmxDetails

from cases.base import reference
from cases.base.actors import Actor
from cases.base.errors import NotPermitted
from cases.base.kept import keeping
from cases.base.models import User
from cases.base.work import legal_date
from cases.parties.selectors import actor_for

KEY = "appointment"
P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponse)


class ActingRequest(HttpRequest):
    """A request whose actor is known."""

    actor: Actor
    user: User
    htmx: HtmxDetails


def current_actor(request: HttpRequest) -> Actor:
    """The actor under the session's appointment, or the person's only one. Raises NotPermitted otherwise."""
    chosen = request.session.get(KEY)
    user: Any = request.user
    return actor_for(user=user, appointment_id=chosen, on=legal_date(timezone.now()))


def acting(
    view: Callable[Concatenate[ActingRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """A view for a signed-in officer: sign-in first, then the choice of appointment, then the view."""

    @wraps(view)
    # Django's request becomes an ActingRequest in here, which no type can say
    def guarded(request: Any, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return _sign_in_first(request)
        try:
            request.actor = current_actor(request)
        except NotPermitted as refusal:
            if refusal.code == "choose_appointment":
                _keep(request)
                following = urlencode({"next": request.get_full_path()})
                return HttpResponseRedirect(f"{reverse('web:choose')}?{following}")
            from web.views.refusals import refused

            return refused(request, refusal, status=403)
        if request.method not in ("GET", "HEAD"):
            return view(request, *args, **kwargs)
        # a page that only reads sees one law and asks nothing twice
        with reference.one_reading(), keeping({}):
            return view(request, *args, **kwargs)

    return guarded


def _keep(request: HttpRequest) -> None:
    """What was sent before it was chosen in which capacity: kept as a draft of the form, to which the choice leads back."""
    from web.views.kept import kept_of

    kept = kept_of(request)
    if kept is not None and request.user.pk is not None:
        kept.keep(request.user.pk, timezone.now())


def _sign_in_first(request: HttpRequest) -> HttpResponse:
    """To the sign-in page and back; what a page requests automatically (a draft) gets 401, so that it says "not saved".

    A form that is sent when the session is over is answered by the sign-in page itself, which keeps what was typed.
    """
    from web.views.session import session_over

    if getattr(request, "htmx", False):
        return HttpResponse(status=401)
    return redirect_to_login(request.get_full_path()) if request.method in ("GET", "HEAD") else session_over(request)
