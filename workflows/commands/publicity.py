"""信息公示: entry by the case officer, review, publication and withdrawal by the credit officers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime

from cases.base.actors import Actor
from cases.base.work import Work, begin
from integrity import services as integrity
from integrity.publicity.models import PenaltyPublicity


def enter_publicity(
    *,
    actor: Actor,
    now: datetime,
    publicity: int,
    redactions: Sequence[Mapping[str, str]] = (),
    secrecy_reviewed: bool = False,
) -> PenaltyPublicity:
    """录入: who handles the case enters it and says what must be masked (words of the decision and the ground)."""
    with _on(publicity, "publicity.enter", actor, now) as work:
        return integrity.enter_publicity(
            work=work, publicity=publicity, redactions=redactions, secrecy_reviewed=secrecy_reviewed
        )


def review_publicity(
    *, actor: Actor, now: datetime, publicity: int, publicity_class: str, reason: str = ""
) -> PenaltyPublicity:
    """审核: the credit officer confirms or sets the class."""
    with _on(publicity, "publicity.review", actor, now) as work:
        return integrity.review_publicity(
            work=work, publicity=publicity, publicity_class=publicity_class, reason=reason
        )


def publish_penalty(*, actor: Actor, now: datetime, publicity: int) -> PenaltyPublicity:
    """公示 within D16."""
    with _on(publicity, "publicity.publish", actor, now) as work:
        return integrity.publish_penalty(work=work, publicity=publicity)


def withdraw_publicity(*, actor: Actor, now: datetime, publicity: int, reason: str) -> PenaltyPublicity:
    """撤回公示 within D18, with public reasons."""
    with _on(publicity, "publicity.withdraw", actor, now) as work:
        return integrity.withdraw_publicity(work=work, publicity=publicity, reason=reason)


@contextmanager
def _on(publicity: int, act: str, actor: Actor, now: datetime) -> Iterator[Work]:
    with begin(actor, now, act=act, subject=f"{PenaltyPublicity._meta.model_name}:{publicity}") as work:
        yield work
