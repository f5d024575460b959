"""How the acts on a listing are tried, beside its case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from integrity.listing import ListingDecision
from tests.factories.steps.step import Step

if TYPE_CHECKING:
    from tests.factories.cases import Played

TO_LIST = ListingDecision(to_list=True, reason="性质恶劣、情节严重、社会危害较大，应当列入。")


def _of(**more: Any) -> Callable[[Played, date], dict[str, Any]]:
    return lambda p, day: {"listing": p.listing.pk, **more}


def _answer(**more: Any) -> Callable[[Played, date], dict[str, Any]]:
    return lambda p, day: {"listing": p.listing.pk, "received_on": day, "stated_by": "林例示", **more}


def _decide(p: Played, day: date) -> dict[str, Any]:
    return {
        "case": p.case_id,
        "proposal": p.proposal,
        "opinion": "同意处罚。",
        "correct_until": "2026-05-15",
        "also": {"listing": TO_LIST},
    }


STEPS: dict[str, Step[Played]] = {
    "weigh": Step(
        "uh",
        date(2026, 4, 9),
        "blacklist.propose",
        _of(to_list=True, weighing="主观恶意明显，危害较大。"),
        stage="L_ASSESSING",
        fields={"weighing": "主观恶意明显。", "to_list": "yes"},
    ),
    "confirm": Step(
        "credit", date(2026, 4, 10), "blacklist.notify", _of(opinion="同意。"), stage="L_PROPOSED", fields={"opinion": "同意。"}
    ),
    "disagree": Step(
        "credit",
        date(2026, 4, 10),
        "blacklist.disagree",
        _of(reason="情节尚不严重。"),
        stage="L_PROPOSED",
        fields={"reason": "情节尚不严重。"},
    ),
    "give_back": Step(
        "bl",
        date(2026, 4, 10),
        "blacklist.return_proposal",
        _of(reason="请补充社会危害的评估。"),
        stage="L_DISAGREED",
        fields={"reason": "请补充评估。"},
    ),
    "leave": Step(
        "bl",
        date(2026, 4, 10),
        "blacklist.leave_unlisted",
        _of(ground="not_grave", reason="未造成危害后果。"),
        stage="L_DISAGREED",
        fields={"ground": "not_grave", "reason": "未造成危害。"},
    ),
    "object": Step(
        "co2",
        date(2026, 4, 14),
        "blacklist.record_defence",
        _answer(content="请求不列入。"),
        stage="L_TOLD",
        fields={"stated_by": "林例示", "content": "请求不列入。"},
    ),
    "waive_listing": Step("co2", date(2026, 4, 10), "blacklist.waive", _answer(), stage="L_TOLD", fields={"stated_by": "林例示"}),
    "recheck_listing": Step(
        "uh",
        date(2026, 4, 15),
        "blacklist.recheck_defence",
        _of(accepted=False, recheck="理由不成立。"),
        stage="L_DEFENCE",
        fields={"accepted": "no", "recheck": "理由不成立。"},
    ),
    "ask_superior": Step(
        "uh",
        date(2026, 4, 15),
        "blacklist.request_consent",
        _of(opinion="拟予列入，请示。"),
        stage="L_HEARD",
        fields={"opinion": "拟予列入，请示。"},
    ),
    "check_listing": Step(
        "uh",
        date(2026, 4, 20),
        "blacklist.deem_waived",
        _of(registers="收文登记簿、快递收件，截至4月20日均未收到。"),
        stage="L_SILENT",
        fields={"registers": "收文登记簿"},
    ),
    "consent": Step(
        "superior",
        date(2026, 4, 17),
        "blacklist.give_consent",
        _of(reason="事实清楚，程序合法。"),
        stage="L_AWAITING",
        fields={"reason": "程序合法。"},
    ),
    "no_consent": Step(
        "superior",
        date(2026, 4, 17),
        "blacklist.refuse_consent",
        _of(reason="危害程度依据不足。"),
        stage="L_AWAITING",
        fields={"reason": "依据不足。"},
    ),
    "decide_listed": Step("bl", date(2026, 4, 21), "penalty.decide_penalty", _decide),
    "publish_listing": Step("credit", date(2026, 4, 28), "blacklist.publish", _of(), stage="L_SERVED", fields={}),
    "take_down": Step("credit", date(2026, 5, 14), "blacklist.take_down", _of(), stage="L_REVOKED", fields={}),
}
