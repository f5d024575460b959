"""How the acts on a supervision signal are tried: it was raised on 9 June 2026, and a supervisor answers it the day after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from tests.factories.steps.step import Step

if TYPE_CHECKING:
    from tests.accountability.signals.people import Scene

RAISED, ANSWERED = date(2026, 6, 9), date(2026, 6, 10)
TEXT = "检验机构出具报告迟延，委托书和情况说明已附卷。"
TYPED = {"answer": "外省协查复函迟延，已附卷。"}


def _of(**more: Any) -> Callable[[Scene, date], dict[str, Any]]:
    return lambda stage, day: {"signal": stage.signal.pk, "answer": TEXT, **more}


STEPS: dict[str, Step[Scene]] = {
    "explain": Step("sup", ANSWERED, "signal.explain", _of(), stage="RAISED", fields=TYPED),
    "correct": Step(
        "sup", ANSWERED, "signal.correct", _of(corrected_on=ANSWERED), stage="RAISED", fields={**TYPED, "corrected_on": ANSWERED}
    ),
    "open_review": Step("sup", ANSWERED, "signal.open_review", _of(), stage="RAISED", fields=TYPED),
}
