"""How the acts on a publication are tried."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from tests.factories.steps.step import Step

if TYPE_CHECKING:
    from tests.factories.cases import Played


def _of(**more: Any) -> Callable[[Played, date], dict[str, Any]]:
    return lambda p, day: {"publicity": p.publicity.pk, **more}


SECRET = {"secrecy_ground": "state_secret", "secrecy_paper": "某保审〔2026〕1号"}
STEPS: dict[str, Step[Played]] = {
    "enter": Step(
        "co1",
        date(2026, 4, 23),
        "publicity.enter",
        _of(secrecy_reviewed=True),
        stage="DEC_PEN",
        fields={"secrecy_reviewed": "on"},
    ),
    "enter_secret": Step("co1", date(2026, 4, 23), "publicity.enter", _of(secrecy_reviewed=True, **SECRET)),
    "check": Step(
        "credit",
        date(2026, 4, 24),
        "publicity.review",
        _of(publicity_class="severe", reason="属实。"),
        stage="ENTERED",
        fields={"publicity_class": "severe", "reason": "属实。"},
    ),
    "leave_unpublished": Step(
        "credit",
        date(2026, 4, 24),
        "publicity.leave_unpublished",
        _of(publicity_class="severe", reason="经保密审查属于国家秘密。"),
        stage="ENTERED_SECRET",
        fields={"publicity_class": "severe", "reason": "经保密审查属于国家秘密。"},
    ),
    "publish": Step("credit", date(2026, 4, 28), "publicity.publish", _of(), stage="CHECKED", fields={}),
    "restrict": Step(
        "credit",
        date(2026, 4, 29),
        "publicity.record_restriction",
        _of(restricted_until=date(2026, 4, 28), reason="已准予恢复生产经营。"),
        stage="PUBLISHED_STOP",
        fields={"restricted_until": "2026-04-28", "reason": "已准予恢复生产经营。"},
    ),
    "push": Step("credit", date(2026, 4, 28), "publicity.push", _of(), stage="CHECKED_AWAY", fields={}),
    "published_away": Step("credit", date(2026, 4, 28), "publicity.record_publication", _of(), stage="PUSHED", fields={}),
    "withdraw": Step(
        "credit",
        date(2026, 5, 13),
        "publicity.withdraw",
        _of(reason="决定已撤销。"),
        stage="FALLEN",
        fields={"reason": "决定已撤销。"},
    ),
}
