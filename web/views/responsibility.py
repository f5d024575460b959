"""Registering the clue of a review of responsibility."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST

from cases.accountability.review.models import ResponsibilityReview
from cases.parties.models import Authority
from web.acting import ActingRequest, acting
from web.responsibility.opening import RegisterForm
from web.views.registering import Registration


def _new(authority: Authority) -> ResponsibilityReview:
    """What the permission table looks at before it is known whom it concerns: a clue at the own authority."""
    return ResponsibilityReview(authority=authority, bureau=authority)


def _asked(request: ActingRequest) -> Mapping[str, Any]:
    """The case from whose page the form was opened."""
    return {"case_number": request.GET.get("case", "")[:80]}


REVIEW = Registration(
    stream="responsibilityreview:new",
    act="responsibility.register",
    form=RegisterForm,
    subject=_new,
    template="web/review_new.html",
    url="web:register_review",
    draft_url="web:review_draft",
    initial=_asked,
    consequence=gettext_noop("登记后由办理机关负责人决定是否同意初步核实。"),
    done=gettext_noop("责任线索已登记，等待负责人同意初步核实。"),
)


@acting
@require_http_methods(["GET", "POST"])
def register(request: ActingRequest) -> HttpResponse:
    """登记责任线索."""
    return REVIEW.register(request)


@acting
@require_POST
def draft(request: ActingRequest) -> HttpResponse:
    """Keep what is typed so far."""
    return REVIEW.draft(request)
