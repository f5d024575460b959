"""集体研究: who decides with the head, and what each one said (CSR 39, 42)."""

from __future__ import annotations

from collections import Counter

from cases.accountability.review.fault import REASONS_GIVEN
from cases.accountability.review.models import ResponsibilityReview
from cases.accountability.review.separation import independent, listing
from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN, MORE_PEOPLE
from cases.base.errors import Text
from cases.parties.selectors import valid_on

# a leading group is more than two people [P]
QUORUM = 3


def _quorum(q: Question[ResponsibilityReview]) -> Text | None:
    attendees = q.given["attendees"]
    once = {o.pk for o in attendees}
    own = set(q.subject.authority.appointments.filter(valid_on(q.today)).values_list("officer", flat=True))
    if len(once) == len(attendees) >= QUORUM and once <= own and q.actor.officer_id in once:
        return None
    return Text(
        f"集体研究由主要负责人或者主持工作的负责人主持并参加，参加人员不少于{QUORUM}人，均为办理机关人员。",
        f"The head presides and attends; at least {QUORUM} people of the handling authority take part.",
    )


def _apart(q: Question[ResponsibilityReview]) -> Text | None:
    ever = set(q.subject.investigators.values_list("officer", flat=True))
    wrong = [o for o in q.given["attendees"] if o.pk in ever]
    if not wrong:
        return None
    return Text(f"{listing(wrong)}是调查人员，不得参加表决。", f"{listing(wrong)} investigated and may not decide.")


def _views(q: Question[ResponsibilityReview]) -> Text | None:
    stated = Counter(v["name"] for v in q.given["views"] if str(v.get("view", "")).strip())
    expected = Counter(o.name for o in q.given["attendees"])
    missing = sorted((expected - stated).keys() | (stated - expected).keys())
    if missing:
        return Text(
            f"请核对{'、'.join(missing)}的意见；每名参加人员的意见（包括不同意见）都须记录，每人一条，同名的分别记录。",
            f"Check the view of {', '.join(missing)}; each one's view, dissent included, goes on record once.",
        )
    dissent = sum(1 for v in q.given["views"] if v.get("dissent"))
    if dissent * 2 >= len(q.given["attendees"]):
        return Text("不同意见未少于半数，不能形成该决定。", "As many dissent as agree; no such decision can be taken.")
    return None


# what every decision of the leading group needs, in this order
MEETING = (
    Condition("quorum", "集体研究人数符合要求", "leading group complete", "CSR39", _quorum, GIVEN | MORE_PEOPLE),
    *independent("attendees", "决定人员", "decider"),
    Condition("investigated_not_decides", "调查与决定分离", "investigation and decision apart", "CSR39, GSA47", _apart, GIVEN),
    Condition("views_recorded", "意见和不同意见记录在案", "views and dissent on record", "CSR39", _views, GIVEN),
    REASONS_GIVEN,
)
