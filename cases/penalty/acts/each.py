"""What is asked of a penalty is asked of the charge for each of its acts (PL5, PL29)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from cases.base.conditions import Question
from cases.base.errors import Text
from cases.law.conduct import conducts
from cases.penalty.models import PenaltyCase
from cases.penalty.proposal import Charge

OfCharge = Callable[[Question[PenaltyCase], Charge], Text | None]


def of_each(check: OfCharge) -> Callable[[Question[PenaltyCase]], Text | None]:
    """The check asked of every charge; the first answer says for which act, where there are several."""

    @wraps(check)
    def asked(q: Question[PenaltyCase]) -> Text | None:
        parts = q.given["proposal"].parts
        for charge in parts:
            wrong = check(q, charge)
            if wrong is not None:
                return wrong if len(parts) == 1 else _of(charge, wrong)
        return None

    return asked


def _of(charge: Charge, wrong: Text) -> Text:
    row = conducts().get(charge.conduct)
    zh, en = (row.title_zh, row.title_en) if row else (charge.conduct, charge.conduct)
    return Text(f"“{zh}”（{charge.conduct}）：{wrong.zh}", f"{en} ({charge.conduct}): {wrong.en}")
