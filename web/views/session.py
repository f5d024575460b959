"""Sign in, choose the appointment, sign out."""

from __future__ import annotations

from typing import Any

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


class SignInForm(WorkbenchForm):
    """Name and password."""

    username = forms.CharField(
        label=gettext_lazy("用户名"), widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label=gettext_lazy("密码"), widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )


@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page; a failed attempt says nothing about which part was wrong."""
    form = SignInForm(request.POST or None)
    error = ""
    if request.method == "POST" and form.is_valid():
        user = authenticate(request, **form.cleaned_data)
        if user is not None:
            login(request, user)
            return HttpResponseRedirect(_next(request))
        error = _("用户名或者密码不正确，或者账号已被锁定。")
    page = SignInPage(form=form, url=reverse("web:sign_in"), next_url=_next(request), error=error)
    return render(request, "web/sign_in.html", {"page": page}, status=401 if error else 200)


@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Choose which appointment to act under; only one's own valid ones count."""
    if not request.user.is_authenticated:
        return HttpResponseRedirect(reverse("web:sign_in"))
    user: Any = request.user
    held = appointments_of(user, legal_date(timezone.now()))
    if request.method == "POST":
        chosen = request.POST.get("appointment", "")
        if chosen.isdigit() and held.filter(pk=int(chosen)).exists():
            request.session[KEY] = int(chosen)
            return HttpResponseRedirect(_next(request))
    page = SignInPage(
        appointments=tuple(hat(row) for row in held), url=reverse("web:choose"), next_url=_next(request)
    )
    return render(request, "web/sign_in.html", {"page": page})


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return HttpResponseRedirect(reverse("web:sign_in"))


def _next(request: HttpRequest) -> str:
    """Where to go afterwards: only within this site."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return wanted
    return reverse("web:inbox")
