"""The acts of the dummy procedure by the id of their request, in a Work of the test's own."""

from __future__ import annotations

from cases.base.work import Work
from tests.dummy import acts
from tests.dummy.models import Bureau, Request
from tests.factories.acts import within


def enter_request(*, work: Work, bureau: Bureau, purpose: str = "", amount: int = 0) -> Request:
    return acts.enter(work, bureau=bureau, purpose=purpose, amount=amount)


def amend_request(*, work: Work, request: int, purpose: str, reason: str = "") -> Request:
    amended: Request = within(work, "dummy.amend", request=request, purpose=purpose, reason=reason)
    return amended


def weigh_request(*, work: Work, request: int) -> Request:
    weighed: Request = within(work, "dummy.weigh", request=request)
    return weighed


def hold_request(*, work: Work, request: int) -> Request:
    held: Request = within(work, "dummy.hold", request=request)
    return held


def go_on_with_request(*, work: Work, request: int) -> Request:
    going: Request = within(work, "dummy.go_on", request=request)
    return going


def grant_request(*, work: Work, request: int, opinion: str) -> Request:
    granted: Request = within(work, "dummy.grant", request=request, opinion=opinion)
    return granted
