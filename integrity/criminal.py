"""The front door of what a criminal case means for an enterprise's standing, in the Work of the act.

`workflows.transfer` calls these: a case that the police filed is pending (H5) until it ends, a final conviction counts.
"""

from __future__ import annotations

from typing import Any

from cases.base.work import Work
from cases.transfer.models import Convicted, CriminalOutcome, OutcomeKind, Transfer
from integrity.files import criminal as facts
from integrity.files.models import Closing, FileEntry
from integrity.files.services import Fact, state_fact, void_fact
from integrity.scoring.services import rescore
from integrity.services import CONSEQUENCES

ARTICLE = "FSL149; ICS-1 H5"


def record_police_case(*, work: Work, transfer: Transfer) -> FileEntry:
    """公安机关立案: the case is pending there from the day of its paper."""
    return _state(work, "integrity.record_police_case", transfer, facts.police_case_fact(transfer, ended_on=None))


def record_outcome(*, work: Work, outcome: CriminalOutcome) -> FileEntry | None:
    """刑事案件办结: a case without a crime counts for no day any more, another to the day before its end.

    A conviction of the unit stands in the file from the day of the judgment (the entry; None without one); one of a person
    alone says nothing of the enterprise.
    """
    transfer = outcome.transfer
    with work.acting_as(CONSEQUENCES):
        _end_pending(work, outcome)
        _scored(work, "integrity.record_criminal_outcome", transfer)
    if outcome.kind != OutcomeKind.CONVICTED or outcome.convicted != Convicted.UNIT:
        return None
    return _state(work, "integrity.record_conviction", transfer, facts.conviction_fact(outcome))


def _end_pending(work: Work, outcome: CriminalOutcome) -> None:
    transfer = outcome.transfer
    fact = facts.police_case_fact(transfer, ended_on=outcome.decided_on)
    assert fact.valid_to is not None
    if outcome.kind in facts.INNOCENT or fact.valid_to < fact.valid_from:
        void_fact(work=work, fact=fact.fact, closing=Closing.VOID)
    else:
        state_fact(work=work, fact=fact, closing=Closing.ENDED)


def _state(work: Work, verb: str, transfer: Transfer, fact: Fact) -> FileEntry:
    with work.acting_as(CONSEQUENCES):
        entry = state_fact(work=work, fact=fact)
        _scored(work, verb, transfer)
    return entry


def _scored(work: Work, verb: str, transfer: Transfer) -> None:
    score = rescore(work=work, party=transfer.party)
    told: dict[str, Any] = {"transfer": transfer.number}
    if score is not None:
        told |= {"score": score.score, "class": score.credit_class, "run": score.hash}
    work.record(verb, transfer.party.stream_key, article=ARTICLE, details=told)
