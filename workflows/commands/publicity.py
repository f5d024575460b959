"""信息公示: review and publication of a penalty by the credit officers."""

from __future__ import annotations

from datetime import datetime

from cases.base.actors import Actor
from cases.base.work import begin
from integrity.publicity import services as publicity
from integrity.publicity.models import PenaltyPublicity


def review_publicity(*, actor: Actor, now: datetime, publicity_id: int, masked: str = "") -> PenaltyPublicity:
    """Review the text for secrets and personal data; `masked` says what was masked and why."""
    stream = f"penaltypublicity:{publicity_id}"
    with begin(actor, now, act="publicity.review", subject=stream) as work:
        return publicity.review(work=work, publicity=publicity_id, masked=masked)


def publish_penalty(*, actor: Actor, now: datetime, publicity_id: int) -> PenaltyPublicity:
    """Publish within D16."""
    stream = f"penaltypublicity:{publicity_id}"
    with begin(actor, now, act="publicity.publish", subject=stream) as work:
        return publicity.publish(work=work, publicity=publicity_id)
