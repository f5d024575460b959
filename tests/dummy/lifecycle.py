"""States and moves of the dummy procedure: a request is entered, weighed, and granted."""

from __future__ import annotations

from cases.base.conditions import Condition, Question
from cases.base.errors import Text
from cases.base.lifecycle import Lifecycle, Move, Pause, Resume, Start, Stop
from cases.base.states import State
from cases.base.triggers import Invariant


def _has_purpose(question: Question) -> Text | None:
    return None if question.subject.purpose else Text("没有写明用途。", "The purpose is missing.")


def _given_opinion(question: Question) -> Text | None:
    return None if question.given.get("opinion") else Text("没有附审查意见。", "No opinion was given.")


HAS_PURPOSE = Condition("has_purpose", "写明用途", "The purpose is stated", "样例规定 §2", _has_purpose)
HAS_OPINION = Condition("has_opinion", "附审查意见", "An opinion is given", "样例规定 §3", _given_opinion)

DUMMY = Lifecycle(
    name="dummy",
    zh="样例程序",
    en="Dummy procedure",
    states=(
        State("ENTERED", "已登记", "entered", initial=True),
        State("WEIGHED", "已审查", "weighed"),
        State("GRANTED", "已准予", "granted", terminal=True),
        State("REFUSED", "已驳回", "refused", terminal=True),
    ),
    moves=(
        Move("enter", (), "ENTERED", "登记", "Enter", "样例规定 §1", clocks=(Start("D01"),)),
        Move("amend", ("ENTERED", "WEIGHED"), "", "补正", "Amend", "样例规定 §2"),
        Move(
            "weigh",
            ("ENTERED",),
            "WEIGHED",
            "审查",
            "Weigh",
            "样例规定 §2",
            conditions=(HAS_PURPOSE,),
            clocks=(Stop("D01"), Start("D10")),
        ),
        Move("hold", ("WEIGHED",), "", "中止", "Hold", "样例规定 §2", clocks=(Pause("D10", "testing"),)),
        Move("go_on", ("WEIGHED",), "", "恢复", "Go on", "样例规定 §2", clocks=(Resume("D10"),)),
        Move(
            "grant",
            ("WEIGHED",),
            "GRANTED",
            "准予",
            "Grant",
            "样例规定 §3",
            conditions=(HAS_OPINION,),
            clocks=(Stop("D10"),),
            issues=("33",),
        ),
        Move("refuse", ("WEIGHED",), "REFUSED", "驳回", "Refuse", "样例规定 §4", live=False),
    ),
)

INVARIANTS = (
    Invariant(
        "granted_with_opinion", "dummy.request", "NEW.state = 'GRANTED' AND NEW.opinion = ''", "准予须附审查意见（样例规定 §3）"
    ),
)
