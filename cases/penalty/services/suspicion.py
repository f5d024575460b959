"""What people say about a crime that the engine cannot settle (T310-3)."""

from __future__ import annotations

from cases.base import canonical, gate
from cases.base.work import Work
from cases.penalty.models import PenaltyCase


def point_out_crime(*, work: Work, case: int, crime: str, reason: str) -> PenaltyCase:
    """提出涉嫌犯罪: an officer or leader sees a crime in the case. `crime` as the engine labels it, such as 刑法 §225."""
    given = {"crime": crime, "reason": reason}
    with gate.passing(work, "point_out_crime", PenaltyCase, case, reason=reason, given=given) as p:
        p.note(crime=crime)
    return p.subject


def rule_out_crime(*, work: Work, case: int, crime: str, reason: str) -> PenaltyCase:
    """排除涉嫌犯罪: a leader judges that these facts are no such crime. Other facts have to be judged anew."""
    given = {"crime": crime, "reason": reason}
    with gate.passing(work, "rule_out_crime", PenaltyCase, case, reason=reason, given=given) as p:
        p.note(crime=crime, facts=canonical.digest(p.subject.facts))
    return p.subject
