"""信息公示: entry by the case officer, review, publication and withdrawal by the credit officers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from cases.base.actors import Actor
from integrity import services as integrity
from integrity.publicity.models import PenaltyPublicity
from workflows import tasks
from workflows.commands.frame import finishing

# the public, or another province's bureau, may have seen it
SENT = ("PUBLISHED", "PUSHED")


def enter_publicity(
    *,
    actor: Actor,
    now: datetime,
    publicity: int,
    redactions: Sequence[Mapping[str, str]] = (),
    secrecy_reviewed: bool = False,
    item: int | None = None,
) -> PenaltyPublicity:
    """录入: who handles the case enters it and says what must be masked (words of the decision and the ground)."""
    with finishing("publicity.enter", PenaltyPublicity, publicity, actor=actor, now=now, item=item) as work:
        return integrity.enter_publicity(work=work, publicity=publicity, redactions=redactions, secrecy_reviewed=secrecy_reviewed)


def review_publicity(
    *, actor: Actor, now: datetime, publicity: int, publicity_class: str, reason: str = "", item: int | None = None
) -> PenaltyPublicity:
    """审核: the credit officer confirms or sets the class."""
    with finishing("publicity.review", PenaltyPublicity, publicity, actor=actor, now=now, item=item) as work:
        return integrity.review_publicity(work=work, publicity=publicity, publicity_class=publicity_class, reason=reason)


def leave_unpublished(
    *, actor: Actor, now: datetime, publicity: int, reason: str = "", item: int | None = None
) -> PenaltyPublicity:
    """不予公示: a light penalty under a regime that shows none."""
    with finishing("publicity.leave_unpublished", PenaltyPublicity, publicity, actor=actor, now=now, item=item) as work:
        return integrity.leave_unpublished(work=work, publicity=publicity, reason=reason)


def publish_penalty(*, actor: Actor, now: datetime, publicity: int, item: int | None = None) -> PenaltyPublicity:
    """公示 within D16."""
    with finishing("publicity.publish", PenaltyPublicity, publicity, actor=actor, now=now, item=item) as work:
        return integrity.publish_penalty(work=work, publicity=publicity)


def push_penalty(*, actor: Actor, now: datetime, publicity: int, item: int | None = None) -> PenaltyPublicity:
    """推送外省: the bureau of the party's province publishes (D17)."""
    with finishing("publicity.push", PenaltyPublicity, publicity, actor=actor, now=now, item=item) as work:
        return integrity.push_penalty(work=work, publicity=publicity)


def record_publication(*, actor: Actor, now: datetime, publicity: int, item: int | None = None) -> PenaltyPublicity:
    """登记外省已公示."""
    with finishing("publicity.record_publication", PenaltyPublicity, publicity, actor=actor, now=now, item=item) as work:
        return integrity.record_publication(work=work, publicity=publicity)


def withdraw_publicity(*, actor: Actor, now: datetime, publicity: int, reason: str, item: int | None = None) -> PenaltyPublicity:
    """撤回公示 within D18, with public reasons."""
    with finishing("publicity.withdraw", PenaltyPublicity, publicity, actor=actor, now=now, item=item) as work:
        return integrity.withdraw_publicity(work=work, publicity=publicity, reason=reason)


def follow_decision(publicity: PenaltyPublicity | None, *, now: datetime) -> None:
    """Start the work that a new decision brings for its publication, if it is to be published at all."""
    if publicity is not None and publicity.state == "REVIEW":
        tasks.start(publicity, now=now)


def follow_fall(publicity: PenaltyPublicity | None, *, now: datetime) -> None:
    """The decision fell: nothing is prepared any more, and what the public saw is withdrawn."""
    if publicity is None:
        return
    tasks.cancel_open(publicity, now=now)
    if publicity.state in SENT:
        tasks.start(publicity, now=now, at="after_fall")
