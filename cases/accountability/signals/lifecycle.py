"""From a signal to its answer (integrity-and-accountability.md §5.3). A signal is never a finding."""

from __future__ import annotations

from cases.base.conditions import Condition, Question
from cases.base.errors import Text
from cases.base.lifecycle import Lifecycle, Move, Start, State, Stop

STATES = (
    State("RAISED", "待答复", "Raised", phase="signal", initial=True),
    State("EXPLAINED", "已说明", "Explained", phase="answer", terminal=True),
    State("CORRECTED", "已纠正", "Corrected", phase="answer", terminal=True),
    State("REVIEW", "已启动责任认定", "Review opened", phase="answer", terminal=True),
)


def _answer_stated(q: Question) -> Text | None:
    if str(q.given.get("answer", "")).strip():
        return None
    return Text("答复须写明理由和依据的材料。", "The answer states its reasons and the papers it rests on.")


def _correction_dated(q: Question) -> Text | None:
    day = q.given["corrected_on"]
    if day <= q.today:
        return None
    return Text(
        "纠正日期不得晚于今天；尚未纠正的，请待纠正后答复。",
        "What is to be put right later is not corrected yet: the day cannot lie after today.",
    )


ANSWER_STATED = Condition("answer_stated", "写明答复理由", "reasons stated", "SUP22 19", _answer_stated)
CORRECTION_DATED = Condition("correction_dated", "纠正日期不晚于今天", "corrected by today", "SUP22 19", _correction_dated)

MOVES = (
    Move("raise", (), "RAISED", "提出监督信号", "Raise a signal", "SUP22 19", clocks=(Start("R00"),)),
    Move(
        "explain", ("RAISED",), "EXPLAINED", "说明情况", "Explain", "SUP22 19", conditions=(ANSWER_STATED,), clocks=(Stop("R00"),)
    ),
    Move(
        "correct",
        ("RAISED",),
        "CORRECTED",
        "确认已纠正",
        "State the correction",
        "SUP22 19",
        conditions=(ANSWER_STATED, CORRECTION_DATED),
        clocks=(Stop("R00"),),
    ),
    Move(
        "open_review",
        ("RAISED",),
        "REVIEW",
        "启动责任认定",
        "Open a responsibility review",
        "SUP22 22",
        conditions=(ANSWER_STATED,),
        clocks=(Stop("R00"),),
    ),
)

SIGNAL = Lifecycle("signal", "监督信号", "Supervision signal", STATES, MOVES)
