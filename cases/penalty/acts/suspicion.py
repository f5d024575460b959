"""What the engine cannot settle people do: they point a crime out, or rule it out, and give their reasons (T310-3)."""

from __future__ import annotations

import re

from cases.base import canonical
from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.roles import CO, LEADERS, UH
from cases.parties.rules import own_authority
from cases.penalty.models import PenaltyCase
from cases.penalty.procedure import PENALTY, Group
from cases.penalty.rules import DECIDER, handles_or_leads

# an article of the criminal law as the engine labels it, 408-1 for 第四百零八条之一
CRIME = re.compile(r"刑法 §\d{3}(-\d)?", re.ASCII)


def _crime_reasoned(q: Question[PenaltyCase]) -> Text | None:
    if CRIME.fullmatch(str(q.given["crime"])) and str(q.given["reason"]).strip():
        return None
    return Text(
        "须指明所涉罪名（如“刑法 §140”），并写明事实和理由。", "Name the crime by its article, and state the facts and reasons."
    )


CRIME_REASONED = Condition("crime_reasoned", "指明罪名并写明理由", "crime named, with reasons", "T310-3", _crime_reasoned, GIVEN)


@PENALTY.act(
    "point_out_crime",
    sources=PENALTY.inside(Group.CRIME_MAY_SHOW),
    zh="提出涉嫌犯罪",
    en="Point out a suspected crime",
    article="T310-3",
    who=CO | UH | LEADERS,
    rules=(own_authority, handles_or_leads),
    needs=(CRIME_REASONED,),
    reason="reason",
)
def point_out_crime(p: Passage[PenaltyCase], *, crime: str, reason: str) -> PenaltyCase:
    """提出涉嫌犯罪: an officer or leader sees a crime in the case. `crime` as the engine labels it, such as 刑法 §225."""
    p.note(crime=crime)
    return p.subject


@PENALTY.act(
    "rule_out_crime",
    sources=PENALTY.inside(Group.HALTED),
    zh="排除涉嫌犯罪",
    en="Rule out a suspected crime",
    article="T310-3, PL27",
    who=LEADERS,
    rules=DECIDER,
    needs=(CRIME_REASONED,),
    reason="reason",
)
def rule_out_crime(p: Passage[PenaltyCase], *, crime: str, reason: str) -> PenaltyCase:
    """排除涉嫌犯罪: a leader judges that these facts are no such crime. Other facts have to be judged again."""
    p.note(crime=crime, facts=canonical.digest(p.subject.facts))
    return p.subject
