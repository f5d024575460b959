"""A case with its decision, as rows: what the penalty procedure hands to the front door of `integrity`.

The case stands in its first state; the decision, its outcome by the law
engine and its served document are as the procedure would have left them. All names are fictional.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import count
from typing import Any

from cases.base import files
from cases.base import work as works
from cases.base.actors import Actor
from cases.base.models import Document
from cases.base.roles import Role
from cases.base.work import SHANGHAI, Work
from cases.intake.models import Clue
from cases.parties import selectors
from cases.parties.models import Authority, Officer, Party
from cases.penalty import assessment
from cases.penalty.models import Assignment, Decision, DecisionKind, DecisionStatus, Payment, PenaltyCase
from cases.penalty.proposal import Proposal
from integrity import services as integrity
from integrity.scoring.models import CurrentScore
from integrity.scoring.models import ScoreRun as StoredRun
from integrity.scoring.run import ScoreRun
from integrity.scoring.selectors import score_of
from integrity.views import View
from tests.factories.acts import followed
from tests.factories.parties import appointment_of, make_authority, make_officer, make_party
from tests.factories.played import handed_out

_numbers = count(1)
SYSTEM = Actor.system("测试")
SERVED_TEXT = "当事人虚构市例示食品有限公司，经营者张例示，住虚构路9号2室，电话13800000000。"


def at(day: date, hour: int = 10) -> datetime:
    """A moment of a day, in Shanghai."""
    return datetime.combine(day, time(hour), SHANGHAI)


@contextmanager
def working(day: date, *, actor: Actor = SYSTEM, act: str = "test", hour: int = 10) -> Iterator[Work]:
    """A Work on a day."""
    with works.begin(actor, at(day, hour), act=act) as work:
        yield work


@dataclass(frozen=True)
class Bureau:
    """An authority with a case officer and two credit officers, as actors."""

    authority: Authority
    officer: Officer
    co: Actor
    credit: Actor
    other_credit: Actor


@handed_out()
def make_bureau(*, region_code: str = "310101", on: date = date(2026, 4, 1)) -> Bureau:
    """A fictional county bureau."""
    authority = make_authority(region_code=region_code)
    officers = [make_officer(role=role, authority=authority) for role in (Role.CO, Role.CREDIT, Role.CREDIT)]
    actors = [selectors.actor_of(appointment_of(officer), on=on) for officer in officers]
    return Bureau(authority, officers[0], *actors)


def make_case(*, bureau: Bureau, party: Party | None = None, filed_on: date = date(2026, 3, 10), **facts: Any) -> PenaltyCase:
    """A case of the bureau's case officer against the party."""
    n = next(_numbers)
    who = party or make_party(now=at(filed_on, 8))
    with working(filed_on) as work:
        clue = work.save(
            Clue(
                state="CLUE",
                opened_on=filed_on,
                authority=bureau.authority,
                number=f"线索{n}",
                source="inspection",
                received_on=filed_on,
                content="现场检查发现",
                party=who,
            )
        )
        case = work.save(
            PenaltyCase(
                state="INVEST",
                opened_on=filed_on,
                number=f"某市监案〔2026〕{n}号",
                authority=bureau.authority,
                clue=clue,
                party=who,
                cause="涉嫌经营不合格食品",
                filed_on=filed_on,
                facts={"acted_on": "2026-03-01", "product": "product", "conduct": ["PQL49"], **facts},
            )
        )
        work.save(Assignment(case=case, officer=bureau.officer, duty="handler", from_day=filed_on))
    return case


def make_decision(
    *,
    case: PenaltyCase,
    decided_on: date = date(2026, 5, 20),
    kinds: Sequence[str] = ("fine",),
    fine: int = 0,
    gains: int = 0,
    goods: int = 0,
    conduct: str = "PQL49",
    kind: str = DecisionKind.PENALTY,
    supersedes: Decision | None = None,
    text: str = SERVED_TEXT,
) -> Decision:
    """A decision of the case; sums in fen. The law engine's outcome is stored with it."""
    proposal = Proposal(conduct=conduct, kinds=tuple(kinds), fine=fine, confiscated_gains=gains, confiscated_goods=goods)
    outcome = assessment.assess_case(case, proposal=proposal, on=decided_on).as_json()
    with working(decided_on, hour=9) as work:
        return work.save(
            Decision(
                case=case,
                kind=kind,
                decided_on=decided_on,
                decided_by="李例示",
                outcome=outcome,
                law="产品质量法",
                law_version="2018-12-29",
                supersedes=supersedes,
                document=_document(work, case, text),
                **proposal.columns(),
            )
        )


def end_decision(decision: Decision, *, on: date, status: str = DecisionStatus.ANNULLED) -> Decision:
    """The decision as the procedure leaves it when it is annulled or changed."""
    with working(on, hour=9) as work:
        decision.status, decision.ended_on, decision.ended_by = status, on, "虚构区政府行政复议决定书"
        return work.save(decision)


def record(decision: Decision, *, hour: int = 10) -> integrity.Recorded:
    """The decision recorded on its own day."""
    with working(decision.decided_on, hour=hour) as work:
        return integrity.record_decision(work=work, decision=decision)


def make_recorded(
    *, bureau: Bureau, party: Party | None = None, facts: dict[str, Any] | None = None, **decision: Any
) -> Decision:
    """A case, its decision, and the decision recorded."""
    made = make_decision(case=make_case(bureau=bureau, party=party, **(facts or {})), **decision)
    record(made)
    return made


def serve(decision: Decision, *, on: date, hour: int = 11) -> integrity.Recorded:
    """The decision served on a day, and the file says so."""
    with working(on, hour=hour) as work:
        decision.case.served_on = on
        work.save(decision.case)
        return integrity.record_service(work=work, decision=decision)


def make_payment(*, decision: Decision, amount: int, paid_on: date) -> Payment:
    """Money received for the fine, in fen."""
    n = next(_numbers)
    with working(paid_on, hour=9) as work:
        return work.save(
            Payment(case=decision.case, decision=decision, purpose="fine", amount=amount, paid_on=paid_on, receipt=f"票据{n}")
        )


def publish(bureau: Bureau, publicity: int, *, on: date, publicity_class: str = "general") -> None:
    """Entered by the case officer, reviewed and published by the credit officer, all on one day."""
    masked = [{"text": "虚构路9号2室", "ground": "home_address"}, {"text": "13800000000", "ground": "contact"}]
    with working(on, actor=bureau.co) as work:
        followed(work, "publicity.enter", publicity=publicity, redactions=masked, secrecy_reviewed=True)
    with working(on, actor=bureau.credit, hour=11) as work:
        followed(work, "publicity.review", publicity=publicity, publicity_class=publicity_class)
    with working(on, actor=bureau.credit, hour=12) as work:
        followed(work, "publicity.publish", publicity=publicity)


def known_score(party: int, *, as_of: date, known_at: datetime, view: View = View.INTERNAL) -> ScoreRun:
    """The score of a day, as the view knew it at a moment."""
    return score_of(party, view=view, as_of=as_of, now=known_at, known_at=known_at)


def kept_score(party: Party | None = None, *, view: View = View.INTERNAL) -> CurrentScore:
    """The only current score of the view, or the party's."""
    rows = CurrentScore.objects.filter(view=view)
    return (rows.filter(party=party) if party else rows).get()


def kept_runs(view: View = View.INTERNAL) -> list[int]:
    """The scores of all runs kept for the view, oldest first."""
    return list(StoredRun.objects.filter(view=view).order_by("pk").values_list("score", flat=True))


def _document(work: Work, case: PenaltyCase, text: str) -> Document:
    n = next(_numbers)
    pdf = files.store(b"%PDF", media_type="application/pdf", now=work.now)
    reference = f"某市监罚〔2026〕{n}号"
    return work.save(
        Document(
            stream=case.stream_key,
            authority=case.authority_id,
            form="45",
            title="行政处罚决定书",
            type_code="处罚",
            year=2026,
            number=n,
            reference=reference,
            issued_at=work.now,
            issued_by="李例示",
            snapshot={"title": "行政处罚决定书", "reference": reference, "facts": [text]},
            snapshot_digest=f"{n:064d}",
            pdf=pdf,
            pages=1,
            verify_code=f"code{n}",
        )
    )
