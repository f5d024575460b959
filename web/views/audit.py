"""What the audit role sees: failed sign-ins of the last six months."""

from __future__ import annotations

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.base.models import FailedSignIn
from cases.base.roles import Role
from web.acting import ActingRequest, acting
from web.presenters.shell import shell_for
from web.viewmodels import FailedSignInRow, Search, SignInsPage
from web.views.asked import number, searched
from web.views.paging import paged

PAGE = 50


@require_safe
@acting
def sign_ins(request: ActingRequest) -> HttpResponse:
    """Failed sign-ins, the latest first, by keyset; for everybody but the audit role there is no such page."""
    if request.actor.role != Role.AUDIT_ADMIN:
        raise Http404
    asked, after = searched(request), number(request.GET.get("after", ""))
    rows = FailedSignIn.objects.filter(Q(name__icontains=asked) | Q(address=asked)) if asked else FailedSignIn.objects.all()
    rows = rows.filter(pk__lt=after) if after is not None else rows
    found = list(rows.order_by("-pk")[: PAGE + 1])
    page = SignInsPage(
        rows=tuple(FailedSignInRow(at=r.at, name=r.name, address=r.address, locked=r.locked) for r in found[:PAGE]),
        search=Search(url=reverse("web:sign_ins"), query=asked, hint=_("用户名或地址")),
        pager=paged(request, reverse("web:sign_ins"), {"q": asked} if asked else {}, [row.pk for row in found], PAGE),
    )
    return render(request, "web/sign_ins.html", {"shell": shell_for(request, now=timezone.now()), "page": page})
