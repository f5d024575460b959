"""What an act means for an enterprise's standing, in the transaction of the act.

What follows an act in `workflows` calls these. Each restates the fact in the integrity file,
moves the publication and recomputes the score; if any of it fails, the act itself is undone with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, Sum

from cases.base.actors import Actor
from cases.base.work import Work
from cases.penalty.models import Decision, DecisionKind
from cases.penalty.payments import counted
from integrity.files import penalty as facts
from integrity.files.models import Closing, FileEntry
from integrity.files.services import state_fact, state_new_fact, void_fact
from integrity.publicity import acts
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
            publicity = acts.open_publicity(work, decision=decision)
        return _restate(work, "integrity.record_decision", decision, publicity, new=True)


def change_decision(*, work: Work, old: Decision, new: Decision) -> Recorded:
    """A decision was changed: from now on its fact says for every day, from the root decision on, what the new one says."""
    with work.acting_as(CONSEQUENCES):
        _end_publication(work, old)
        # the sums of the old decision are due no longer; the new one has a time to pay of its own
        void_fact(work=work, fact=facts.unpaid_fact_of(old), closing=Closing.VOID)
        publicity = acts.open_publicity(work, decision=new)
        return _restate(work, "integrity.change_decision", new, publicity, closing=Closing.CHANGED, replaces=old.pk)


def annul_decision(*, work: Work, decision: Decision) -> Recorded:
    """A decision was annulled: out of file and score for every day, shown no longer; D18 runs if it was."""
    with work.acting_as(CONSEQUENCES):
        for fact in (facts.fact_of(decision), facts.unpaid_fact_of(decision)):
            void_fact(work=work, fact=fact, closing=Closing.ANNULLED)
        publicity = _end_publication(work, decision)
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
        _settle_unpaid(work, decision)
        return _restate(work, "integrity.record_payment", decision, publicity_of(decision))


def record_overdue_payment(*, work: Work, decision: Decision, overdue_from: date) -> Recorded:
    """The time to pay is over (D30), something is unpaid: it stands in the file to the day before it is paid."""
    with work.acting_as(CONSEQUENCES):
        entry = _state_unpaid(work, decision, overdue_from)
        score = rescore(work=work, party=decision.case.party)
        _record(work, "integrity.record_overdue_payment", decision, score, overdue_from=overdue_from.isoformat())
        return Recorded(entry, publicity_of(decision), score)


def record_publicity(*, work: Work, publicity: PenaltyPublicity) -> Recorded:
    """The publication moved: the file says so, and the score follows."""
    with work.acting_as(CONSEQUENCES):
        return _restate(work, "integrity.record_publicity", publicity.decision, publicity)


def publicity_of(decision: Decision) -> PenaltyPublicity | None:
    """The decision's publication; None for a decision on no penalty."""
    return PenaltyPublicity.objects.filter(decision=decision).first()


def settled_on(decision: Decision) -> tuple[int, date | None]:
    """What was paid in fen, and the day on which everything was; with nothing to pay, the day of service."""
    if not decision.payable:
        return 0, decision.case.served_on
    paid = counted(decision).aggregate(sum=Sum("amount"), last=Max("paid_on"))
    total = paid["sum"] or 0
    return total, paid["last"] if total >= decision.payable else None


def _restate(
    work: Work,
    verb: str,
    decision: Decision,
    publicity: PenaltyPublicity | None,
    *,
    closing: Closing = Closing.SUPERSEDED,
    new: bool = False,
    **details: Any,
) -> Recorded:
    fact = _fact(decision, publicity, new=new)
    entry = state_new_fact(work=work, fact=fact) if new else state_fact(work=work, fact=fact, closing=closing)
    score = rescore(work=work, party=decision.case.party)
    _record(work, verb, decision, score, **details)
    return Recorded(entry, publicity, score)


def _fact(decision: Decision, publicity: PenaltyPublicity | None, *, new: bool) -> Any:
    if publicity is None:
        return facts.exemption_fact(decision)
    # nothing can have been paid of what was decided just now
    paid, settled = (0, None) if new else settled_on(decision)
    return facts.penalty_fact(decision, publicity, paid=paid, settled_on=settled)


def _settle_unpaid(work: Work, decision: Decision) -> None:
    known = FileEntry.objects.filter(fact=facts.unpaid_fact_of(decision), known_to__isnull=True).first()
    if known is not None:
        _state_unpaid(work, decision, known.valid_from)


def _state_unpaid(work: Work, decision: Decision, overdue_from: date) -> FileEntry | None:
    """The debt, open or ended; None where it was paid before the first day of it was over: it never was one."""
    paid_on = settled_on(decision)[1]
    if paid_on is not None and paid_on <= overdue_from:
        void_fact(work=work, fact=facts.unpaid_fact_of(decision), closing=Closing.ENTERED_IN_ERROR)
        return None
    fact = facts.unpaid_fact(decision, overdue_from=overdue_from, paid_on=paid_on)
    return state_fact(work=work, fact=fact, closing=Closing.ENDED if paid_on else Closing.SUPERSEDED)


def _end_publication(work: Work, decision: Decision) -> PenaltyPublicity | None:
    """The decision no longer stands as it was published."""
    publicity = publicity_of(decision)
    if publicity is None:
        return None
    since = decision.ended_on or work.today
    return acts.end_display(work, publicity, since=since, reason=decision.ended_by)


def _record(work: Work, verb: str, decision: Decision, score: ScoreRun | None, **details: Any) -> None:
    told = {"decision": decision.pk, "case": decision.case.number, **details}
    if score is not None:
        told |= {"score": score.score, "class": score.credit_class, "run": score.hash}
    work.record(verb, decision.case.party.stream_key, article=FILE_ARTICLE, details=told)
