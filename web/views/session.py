"""Sign in, choose the appointment, sign out."""

from __future__ import annotations

from typing import Any

from axes.helpers import get_cool_off
from django import forms
from django.contrib import messages
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from cases.base.work import legal_date
from cases.parties.selectors import appointments_of
from web.acting import KEY
from web.fields import WorkbenchForm
from web.presenters.shell import hat
from web.sign_ins import besieged, failed, sprayed
from web.sliding import SEEN
from web.viewmodels import DraftState, SignInPage
from web.views.asked import number
from web.views.kept import kept_of, unsealed

TOO_MANY = 429


class SignInForm(WorkbenchForm):
    """Name and password."""

    username = forms.CharField(
        label=gettext_lazy("用户名"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label=gettext_lazy("密码"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page; a failed attempt says nothing about which part was wrong."""
    if request.user.is_authenticated and request.method == "GET":
        return HttpResponseRedirect(_next(request))
    form, status, error = SignInForm(request.POST or None), 200, ""
    if request.method == "POST":
        status = 422
        if form.is_valid():
            user, status, error = _admitted(request, **form.cleaned_data)
            if user is not None:
                return _signed_in(request, user)
    kept = request.POST.get("kept", "")
    page = SignInPage(form=form, url=reverse("web:sign_in"), next_url=_next(request), error=error, kept=kept, expired=bool(kept))
    answer = render(request, "web/sign_in.html", {"page": page}, status=status)
    if status == TOO_MANY:
        answer["Retry-After"] = str(_minutes() * 60)
    return answer


def _signed_in(request: HttpRequest, user: Any) -> HttpResponse:
    """Begin the session; back to the form that was sent when the last one was over, with what was typed into it."""
    login(request, user)
    request.session[SEEN] = int(timezone.now().timestamp())
    kept = unsealed(request.POST.get("kept", ""))
    if kept is not None and not kept.keep(user.pk, timezone.now()):
        messages.warning(request, _("刚才的表单不是以您的身份打开的，或者已经办理，没有恢复其中的内容。"))
    return HttpResponseRedirect(_next(request))


def session_over(request: HttpRequest) -> HttpResponse:
    """The answer to a form sent when nobody is signed in any more: the sign-in page, with what was typed sealed in it."""
    kept = kept_of(request)
    page = SignInPage(
        form=SignInForm(),
        url=reverse("web:sign_in"),
        next_url=kept.url if kept else reverse("web:inbox"),
        kept=kept.sealed() if kept else "",
        expired=True,
    )
    return render(request, "web/sign_in.html", {"page": page}, status=401)


def not_ours(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The answer to a form without a good CSRF mark: nothing is done. What was typed is kept if the page was opened by the
    person who is signed in, which the mark of its opening proves: signing in anew makes every older page such a one."""
    kept = kept_of(request)
    if kept is not None and not request.user.is_authenticated:
        return session_over(request)
    saved = kept is not None and request.user.pk is not None and kept.keep(request.user.pk, timezone.now())
    if saved and getattr(request, "htmx", False):
        return render(request, "web/parts/draft_status.html", {"draft": DraftState(saved_at=timezone.now())})
    return render(request, "403_csrf.html", {"kept": kept.url if kept and saved else ""}, status=403)


def _admitted(request: Any, username: str, password: str) -> tuple[Any, int, str]:
    """Who it is; or status and sentence of a failed attempt, and after too many of them for how long they are over.

    An address that failed with many names is not even compared: one password tried on all is no error of typing. Nor is a
    name that failed from many addresses, but where it has signed in before.
    """
    now = timezone.now()
    if sprayed(request, now=now):
        failed(request, username, now=now, locked=True)
        said = _("从该地址登录失败次数过多，暂停登录，请 %(n)s 分钟后再试，或者联系本单位系统管理员。")
        return None, TOO_MANY, said % {"n": _minutes()}
    if besieged(request, username, now=now):
        failed(request, username, now=now, locked=True)
        said = _("该账号连续登录失败次数过多，暂停从未登录过的地址登录，请 %(n)s 分钟后再试，或者联系本单位系统管理员。")
        return None, TOO_MANY, said % {"n": _minutes()}
    user = authenticate(request, username=username, password=password)
    if user is not None:
        return user, 302, ""
    locked = bool(getattr(request, "axes_locked_out", False))
    failed(request, username, now=now, locked=locked)
    return None, *_why_not(request, locked=locked)


def _minutes() -> int:
    return round(get_cool_off().total_seconds() / 60)


def _why_not(request: Any, *, locked: bool) -> tuple[int, str]:
    if not locked:
        return 401, _("用户名或者密码不正确。")
    # this page says it; the middleware would answer with a bare line
    request.axes_locked_out = False
    said = _("连续输错次数过多，该账号在此处已锁定，请 %(n)s 分钟后再试，或者联系本单位系统管理员。")
    return TOO_MANY, said % {"n": _minutes()}


@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Choose which appointment to act under; only one's own valid ones count."""
    if not request.user.is_authenticated:
        return HttpResponseRedirect(reverse("web:sign_in"))
    held = appointments_of(request.user, legal_date(timezone.now()))
    if request.method == "POST":
        chosen = number(request.POST.get("appointment", ""))
        if chosen is not None and held.filter(pk=chosen).exists():
            request.session[KEY] = chosen
            return HttpResponseRedirect(_next(request))
    page = SignInPage(appointments=tuple(hat(row) for row in held), url=reverse("web:choose"), next_url=_next(request))
    return render(request, "web/sign_in.html", {"page": page})


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return HttpResponseRedirect(reverse("web:sign_in"))


def _next(request: HttpRequest) -> str:
    """Where to go afterwards: only within this site."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return wanted
    return reverse("web:inbox")
