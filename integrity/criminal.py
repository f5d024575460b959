"""The front door of what a criminal case means for an enterprise's standing, in the Work of the act.

`workflows.transfer` calls these: a case that the police filed is pending (H5) until it ends, a final conviction counts.
"""

from __future__ import annotations

from typing import Any

from cases.base.work import Work
from cases.transfer.models import CriminalOutcome, OutcomeKind, Transfer
from integrity.files import criminal as facts
from integrity.files.models import FileEntry
from integrity.files.services import state_fact
from integrity.scoring.services import rescore
from integrity.services import CONSEQUENCES

ARTICLE = "FSL149; ICS-1 H5"


def record_police_case(*, work: Work, transfer: Transfer) -> FileEntry:
    """公安机关立案: the case is pending there from the day of its paper."""
    return _state(work, "integrity.record_police_case", transfer, facts.police_case_fact(transfer, ended_on=None))


def record_outcome(*, work: Work, outcome: CriminalOutcome) -> FileEntry:
    """刑事案件办结: nothing is pending any more; a conviction stands in the file from the day of the judgment."""
    transfer = outcome.transfer
    entry = _state(
        work, "integrity.record_criminal_outcome", transfer, facts.police_case_fact(transfer, ended_on=outcome.decided_on)
    )
    if outcome.kind == OutcomeKind.CONVICTED:
        entry = _state(work, "integrity.record_conviction", transfer, facts.conviction_fact(outcome))
    return entry


def _state(work: Work, verb: str, transfer: Transfer, fact: Any) -> FileEntry:
    with work.acting_as(CONSEQUENCES):
        entry = state_fact(work=work, fact=fact)
        score = rescore(work=work, party=transfer.party)
        told: dict[str, Any] = {"transfer": transfer.number}
        if score is not None:
            told |= {"score": score.score, "class": score.credit_class, "run": score.hash}
        work.record(verb, transfer.party.stream_key, article=ARTICLE, details=told)
    return entry
