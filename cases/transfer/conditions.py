"""What the transfer asks of the penalty procedure: no decision over an open flag."""

from __future__ import annotations

from cases.base.conditions import Condition, Question
from cases.base.errors import Text


def _flag_answered(q: Question) -> Text | None:
    flag = q.subject.criminal_flags.filter(state="open").first()
    if flag is None:
        return None
    crimes = "、".join(c["crime"] for c in flag.crimes)
    return Text(
        f"案件事实已达到移送标准（{crimes}），在是否移送公安机关未处理前，不得作出行政处罚决定，不得以罚代刑。",
        f"The facts reach a transfer threshold ({crimes}); until that is answered no penalty may be decided.",
    )


FLAG_ANSWERED = Condition(
    "criminal_flag_open", "涉嫌犯罪提示已处理", "criminal flag answered", "T310-11, PL82", _flag_answered
)
