"""告知、送达告知 (PP57)."""

from __future__ import annotations

from datetime import date

from cases.base import documents
from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN, by
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Start
from cases.base.roles import CO, LEADERS
from cases.penalty import assessment
from cases.penalty.acts.imposed import (
    CITY_LEVEL,
    ESTABLISHED,
    LIGHTER_FOR_MINORS,
    MAY_BE_PUNISHED,
    MITIGATION_LISTED,
    NOT_TIME_BARRED,
    PENALTY_INTENDED,
    WITHIN_BAND,
)
from cases.penalty.acts.measured import MEASURED
from cases.penalty.acts.review import REVIEW_PASSED
from cases.penalty.acts.service import SERVED_NOT_LATER, WAY_OF_SERVICE, paper, serve
from cases.penalty.claims import CLAIMS_TRUE
from cases.penalty.content import content_columns, of_prices
from cases.penalty.models import PenaltyCase, PenaltyNotice, Service
from cases.penalty.procedure import PENALTY
from cases.penalty.procedure import PenaltyState as S
from cases.penalty.proposal import Proposal
from cases.penalty.rules import DECIDER, HANDLER
from cases.penalty.selectors import latest_notice


def _refund_of_prices(q: Question[PenaltyCase]) -> Text | None:
    if not q.given["refund"] or any(of_prices(charge.conduct) for charge in q.given["proposal"].parts):
        return None
    return Text(
        "作出处罚决定前责令退还多收价款，只适用于《价格违法行为行政处罚规定》所列的违法行为。",
        "Overpaid prices are ordered back before a decision on a breach of the price rules only.",
    )


REFUND_OF_PRICES = Condition(
    "refund_of_prices", "责令退还的是多收价款", "refund of prices", "PP57, PP59", _refund_of_prices, GIVEN
)


@PENALTY.act(
    "approve_notice",
    sources=(S.APPR,),
    zh="批准处罚告知",
    en="Approve the notice",
    article="PP57",
    who=LEADERS,
    rules=DECIDER,
    needs=(
        PENALTY_INTENDED,
        REVIEW_PASSED,
        MAY_BE_PUNISHED,
        NOT_TIME_BARRED,
        ESTABLISHED,
        LIGHTER_FOR_MINORS,
        WITHIN_BAND,
        MITIGATION_LISTED,
        *MEASURED,
        CITY_LEVEL,
        CLAIMS_TRUE,
        REFUND_OF_PRICES,
    ),
    issues=("37",),
    reason="opinion",
)
def approve_notice(p: Passage[PenaltyCase], *, proposal: Proposal, opinion: str, refund: int | None = None) -> PenaltyNotice:
    """批准处罚告知: what is intended, with the hearing right if the penalty is in its range; form 37.

    `refund`: the overpaid prices that are to be ordered back before the decision, in fen (PP57, PP59).
    """
    outcome = assessment.assess_case(p.subject, proposal=proposal, on=p.work.today).as_json()
    notice = PenaltyNotice(
        case=p.subject,
        version=p.subject.penaltynotices.count() + 1,
        approved_by=p.work.actor.name,
        approved_on=p.work.today,
        hearing_right=outcome["hearing_required"] is not False,
        refund=refund or None,
        **content_columns(p.subject, proposal, on=p.work.today),
    )
    p.work.save(notice)
    documents.issue(p.work, p.subject, "37", given={"notice": notice, "measures": notice.measures})
    p.note(version=notice.version, hearing_right=notice.hearing_right)
    return notice


def _notice_approved(q: Question[PenaltyCase]) -> Text | None:
    notice = q.subject.penaltynotices.order_by("-version").first()
    if notice is not None and notice.served_on is None:
        return None
    return Text("告知内容尚未经部门负责人批准。", "The notice has not been approved yet.")


NOTICE_APPROVED = Condition(
    "notice_approved", "告知已批准", "notice approved", "PP57", _notice_approved, by("penalty.approve_notice")
)


@PENALTY.act(
    "serve_notice",
    sources=(S.APPR,),
    target=S.NOTIFIED,
    zh="送达告知书",
    en="Serve the notice",
    article="PP57, PP82",
    who=CO,
    rules=HANDLER,
    needs=(NOTICE_APPROVED, WAY_OF_SERVICE, SERVED_NOT_LATER),
    clocks=(Start("D12", "notice_served_on"),),
    issues=("50",),
    given=paper("37"),
)
def serve_notice(p: Passage[PenaltyCase], *, mode: str, served_on: date, receiver: str, proof: str = "") -> Service:
    """送达告知书: D12 (5 working days) runs from the service."""
    notice = latest_notice(p.subject)
    notice.served_on = p.subject.notice_served_on = served_on
    p.subject.waived_on = None
    p.work.save(notice)
    return serve(p, mode=mode, served_on=served_on, receiver=receiver, proof=proof)
