"""What the acts of several stages ask: that something is stated at all."""

from __future__ import annotations

from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN
from cases.base.errors import Text


def stated(q: Question[object], *names: str) -> bool:
    """Whether each of these arguments says something."""
    return all(str(q.given.get(name) or "").strip() for name in names)


def _reason_given(q: Question[object]) -> Text | None:
    if stated(q, "reason"):
        return None
    return Text("须写明理由，记录在案。", "Give the reasons; they go on record.")


REASON_GIVEN = Condition("reason_given", "写明理由", "reasons given", "T310-5", _reason_given, GIVEN)
