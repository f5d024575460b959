"""Stretches of the procedure that many stories share; `timeline.steps` reads them; and what many files hold."""

from __future__ import annotations

from workflows.sample.story import Piece

FILED = "clue assign findings file"
REVIEWED = "report submit agree"
TOLD = "notify told waive"
PUBLISHED = "serve enter check publish pay pay_gains"
FINED = "serve enter check publish pay"
FINISH = "propose close archive"
HEARD = f"{FILED} evidence*3 settle {REVIEWED} {TOLD}"
STANDARD = f"{HEARD} decide {PUBLISHED} {FINISH}"


def pieces(goods: str) -> tuple[Piece, ...]:
    """The three pieces of evidence of an ordinary case about these goods."""
    return (
        Piece("record", "现场检查笔录", f"现场查见{goods}的事实"),
        Piece("documentary", "进货、生产和销售单据", "涉案产品的来源、数量、价格和销售金额"),
        Piece("statement", "当事人询问笔录", "当事人对违法事实的陈述"),
    )
