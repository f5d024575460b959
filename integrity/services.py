"""The front door: what an act means for an enterprise's standing, in the transaction of the act.

`workflows.commands` calls these after the case's own service. Each restates the fact in the integrity file,
moves the publication and recomputes the score; if any of it fails, the act itself is undone with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, Sum

from cases.base.actors import Actor
from cases.base.work import Work
from cases.penalty.models import Decision, DecisionKind
from integrity.files import penalty as facts
from integrity.files.models import FileEntry
from integrity.files.services import state_fact, void_fact
from integrity.publicity import services as publicity_services
from integrity.publicity.models import PenaltyPublicity
from integrity.scoring.models import ScoreRun
from integrity.scoring.services import rescore

CONSEQUENCES = Actor.system("诚信联动")
FILE_ARTICLE = "FSL113; N07-17"


@dataclass(frozen=True, slots=True)
class Recorded:
    """What followed: the entry that stands, the publication, the new score (None: unchanged, or none)."""

    entry: FileEntry | None
    publicity: PenaltyPublicity | None
    score: ScoreRun | None


def record_decision(*, work: Work, decision: Decision) -> Recorded:
    """A penalty or a no-penalty decision was made: file entry, publication with D16 (D17), score."""
    with work.acting_as(CONSEQUENCES):
        publicity = None
        if decision.kind == DecisionKind.PENALTY:
            publicity = publicity_services.open_publicity(work=work, decision=decision)
        return _restate(work, "integrity.record_decision", decision, publicity)


def change_decision(*, work: Work, old: Decision, new: Decision) -> Recorded:
    """A decision was replaced: the old one counts for no day from now on, the new one from its own date."""
    with work.acting_as(CONSEQUENCES):
        _end(work, old, "changed")
        publicity = publicity_services.open_publicity(work=work, decision=new)
        return _restate(work, "integrity.change_decision", new, publicity, replaces=facts.fact_of(old))


def annul_decision(*, work: Work, decision: Decision) -> Recorded:
    """A decision was annulled: out of file and score for every day, shown no longer; D18 runs if it was."""
    with work.acting_as(CONSEQUENCES):
        publicity = _end(work, decision, "annulled")
        score = rescore(work=work, party=decision.case.party)
        _record(work, "integrity.annul_decision", decision, score)
        return Recorded(None, publicity, score)


def record_service(*, work: Work, decision: Decision) -> Recorded:
    """The decision was served: the file says when; where nothing is to be paid, the duties are done."""
    with work.acting_as(CONSEQUENCES):
        return _restate(work, "integrity.record_service", decision, publicity_of(decision))


def record_payment(*, work: Work, decision: Decision) -> Recorded:
    """Money came in: once everything is paid, the duties are done and an overdue sum no longer counts."""
    with work.acting_as(CONSEQUENCES):
        _restate_unpaid(work, decision)
        return _restate(work, "integrity.record_payment", decision, publicity_of(decision))


def record_overdue_payment(*, work: Work, decision: Decision, overdue_from: date) -> Recorded:
    """The time to pay is over (D30), something is unpaid: it stands in the file until the day it is paid."""
    with work.acting_as(CONSEQUENCES):
        fact = facts.unpaid_fact(decision, overdue_from=overdue_from, paid_on=settled_on(decision)[1])
        entry = state_fact(work=work, fact=fact)
        score = rescore(work=work, party=decision.case.party)
        _record(work, "integrity.record_overdue_payment", decision, score, overdue_from=overdue_from.isoformat())
        return Recorded(entry, publicity_of(decision), score)


def enter_publicity(
    *, work: Work, publicity: int, redactions: Sequence[Mapping[str, str]] = (), secrecy_reviewed: bool = False
) -> PenaltyPublicity:
    """录入 by a case officer: redactions are `{"text": words of the decision, "ground": code}`."""
    return publicity_services.enter(work=work, publicity=publicity, redactions=redactions, secrecy_reviewed=secrecy_reviewed)


def review_publicity(*, work: Work, publicity: int, publicity_class: str, reason: str = "") -> PenaltyPublicity:
    """审核 by a credit officer, who sets the class where the law leaves it open; file and score follow."""
    row = publicity_services.review(work=work, publicity=publicity, publicity_class=publicity_class, reason=reason)
    return _follow(work, row)


def leave_unpublished(*, work: Work, publicity: int, publicity_class: str = "light", reason: str = "") -> PenaltyPublicity:
    """审核后不予公示: a light penalty under a regime that shows none."""
    row = publicity_services.leave_unpublished(work=work, publicity=publicity, publicity_class=publicity_class, reason=reason)
    return _follow(work, row)


def publish_penalty(*, work: Work, publicity: int) -> PenaltyPublicity:
    """公示: public from today; D16 stops."""
    return _follow(work, publicity_services.publish(work=work, publicity=publicity))


def push_penalty(*, work: Work, publicity: int) -> PenaltyPublicity:
    """推送外省: the bureau of the party's province is to publish; D17 stops, D17-publish runs."""
    return publicity_services.push(work=work, publicity=publicity)


def record_publication(*, work: Work, publicity: int) -> PenaltyPublicity:
    """登记外省已公示."""
    return _follow(work, publicity_services.record_publication(work=work, publicity=publicity))


def withdraw_publicity(*, work: Work, publicity: int, reason: str) -> PenaltyPublicity:
    """撤回公示 by a credit officer, with public reasons, once the decision no longer stands; D18 stops."""
    return publicity_services.withdraw(work=work, publicity=publicity, reason=reason)


def expire_publicity(*, work: Work, publicity: int) -> PenaltyPublicity:
    """公示期满 by the system: no longer public."""
    return _follow(work, publicity_services.expire(work=work, publicity=publicity))


def publicity_of(decision: Decision) -> PenaltyPublicity | None:
    """The decision's publication; None for a decision on no penalty."""
    return PenaltyPublicity.objects.filter(decision=decision).first()


def settled_on(decision: Decision) -> tuple[int, date | None]:
    """What was paid in fen, and the day on which everything was; with nothing to pay, the day of service."""
    if not decision.payable:
        return 0, decision.case.served_on
    paid = decision.payments.aggregate(sum=Sum("amount"), last=Max("paid_on"))
    total = paid["sum"] or 0
    return total, paid["last"] if total >= decision.payable else None


def _restate(work: Work, verb: str, decision: Decision, publicity: PenaltyPublicity | None, **details: Any) -> Recorded:
    entry = state_fact(work=work, fact=_fact(decision, publicity))
    score = rescore(work=work, party=decision.case.party)
    _record(work, verb, decision, score, **details)
    return Recorded(entry, publicity, score)


def _fact(decision: Decision, publicity: PenaltyPublicity | None) -> Any:
    if publicity is None:
        return facts.exemption_fact(decision)
    paid, settled = settled_on(decision)
    return facts.penalty_fact(decision, publicity, paid=paid, settled_on=settled)


def _restate_unpaid(work: Work, decision: Decision) -> None:
    known = FileEntry.objects.filter(fact=facts.unpaid_fact_of(decision), known_to__isnull=True).first()
    if known is not None:
        paid_on = settled_on(decision)[1]
        state_fact(work=work, fact=facts.unpaid_fact(decision, overdue_from=known.valid_from, paid_on=paid_on))


def _follow(work: Work, publicity: PenaltyPublicity) -> PenaltyPublicity:
    """The file and the score after a move of the publication."""
    with work.acting_as(CONSEQUENCES):
        _restate(work, "integrity.record_publicity", publicity.decision, publicity)
    return publicity


def _end(work: Work, decision: Decision, why: str) -> PenaltyPublicity | None:
    """The decision no longer stands: its facts are void, its publication ends."""
    for fact in (facts.fact_of(decision), facts.unpaid_fact_of(decision)):
        void_fact(work=work, fact=fact, reason=why)
    publicity = publicity_of(decision)
    if publicity is None:
        return None
    since = decision.ended_on or work.today
    return publicity_services.end_display(work=work, publicity=publicity, since=since, reason=decision.ended_by)


def _record(work: Work, verb: str, decision: Decision, score: ScoreRun | None, **details: Any) -> None:
    told = {"decision": decision.pk, "case": decision.case.number, **details}
    if score is not None:
        told |= {"score": score.score, "class": score.credit_class, "run": score.hash}
    work.record(verb, decision.case.party.stream_key, article=FILE_ARTICLE, details=told)
