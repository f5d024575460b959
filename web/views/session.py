"""Sign in, choose the appointment, sign out."""

from __future__ import annotations

from typing import Any

from axes.helpers import get_cool_off
from django import forms
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
from web.viewmodels import SignInPage
from web.views.asked import number


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
            user = authenticate(request, **form.cleaned_data)
            if user is not None:
                login(request, user)
                return HttpResponseRedirect(_next(request))
            status, error = _why_not(request)
    page = SignInPage(form=form, url=reverse("web:sign_in"), next_url=_next(request), error=error)
    return render(request, "web/sign_in.html", {"page": page}, status=status)


def _why_not(request: Any) -> tuple[int, str]:
    """Status and sentence of a failed attempt; after too many, how long the account stays locked."""
    if not getattr(request, "axes_locked_out", False):
        return 401, _("用户名或者密码不正确。")
    # this page says it; the middleware would answer with a bare line
    request.axes_locked_out = False
    minutes = round(get_cool_off().total_seconds() / 60)
    return 429, _("连续输错次数过多，该账号在此处已锁定，请 %(n)s 分钟后再试，或者联系本单位系统管理员。") % {"n": minutes}


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
