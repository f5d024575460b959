"""涉嫌犯罪移送: each act with what it means for the penalty case, the integrity file and the inboxes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from cases.base.actors import Actor
from cases.base.work import Work
from cases.parties.models import Officer
from cases.penalty import halting
from cases.penalty.models import PenaltyCase
from cases.penalty.procedure import PenaltyState
from cases.transfer import services as transfer_acts
from cases.transfer.conditions import others_pending
from cases.transfer.models import CriminalOutcome, Transfer
from cases.transfer.selectors import fine_waits
from cases.transfer.services.flag import ENGINE
from cases.transfer.services.police import BACK_TO_THE_BUREAU
from integrity import criminal, listing
from workflows import tasks
from workflows.commands.frame import beside, finishing
from workflows.transfer import follow_flag


def form_task_force(
    *, actor: Actor, now: datetime, transfer: int, officers: Sequence[Officer], item: int | None = None
) -> Transfer:
    """Name the task force."""
    with finishing("transfer.form_task_force", Transfer, transfer, actor=actor, now=now, item=item) as work:
        return transfer_acts.form_task_force(work=work, transfer=transfer, officers=officers)


def clear_criminal_flag(*, actor: Actor, now: datetime, transfer: int, reason: str, item: int | None = None) -> Transfer:
    """A leader withdraws the suspicion; the penalty case is free to go on."""
    with finishing("transfer.clear_flag", Transfer, transfer, actor=actor, now=now, item=item) as work:
        return transfer_acts.clear_flag(work=work, transfer=transfer, reason=reason)


def report_crime(
    *, actor: Actor, now: datetime, transfer: int, facts_text: str, grounds_text: str, item: int | None = None
) -> Transfer:
    """Report to the head."""
    with finishing("transfer.report", Transfer, transfer, actor=actor, now=now, item=item) as work:
        return transfer_acts.report(work=work, transfer=transfer, facts_text=facts_text, grounds_text=grounds_text)


def approve_transfer(*, actor: Actor, now: datetime, transfer: int, reason: str, item: int | None = None) -> Transfer:
    """The head approves; the penalty case is halted and nobody works on it until the police have answered. What became
    known after the report is flagged anew."""
    with finishing("transfer.approve", Transfer, transfer, actor=actor, now=now, item=item) as work:
        approved = transfer_acts.approve(work=work, transfer=transfer, reason=reason)
        case = PenaltyCase.objects.get(pk=approved.case_id)
        if case.state == PenaltyState.SUSP:
            tasks.cancel_open(case, now=now)
            dropped = listing.drop_pending(work=work, case=case.pk, reason=f"案件移送公安机关（{approved.number}）。")
            if dropped is not None:
                tasks.cancel_open(dropped, now=now)
        follow_flag(work, case, now=now)
    return approved


def reject_transfer(*, actor: Actor, now: datetime, transfer: int, reason: str, item: int | None = None) -> Transfer:
    """The head rejects, with reasons on record: what was reported, not what became known after it, which is flagged anew."""
    with finishing("transfer.reject", Transfer, transfer, actor=actor, now=now, item=item) as work:
        rejected = transfer_acts.reject(work=work, transfer=transfer, reason=reason)
        follow_flag(work, PenaltyCase.objects.get(pk=rejected.case_id), now=now)
    return rejected


def send_to_police(
    *,
    actor: Actor,
    now: datetime,
    transfer: int,
    police: str,
    procuratorate: str,
    papers: Sequence[str],
    goods: Sequence[Mapping[str, str]],
    item: int | None = None,
) -> Transfer:
    """Send the case with its papers and the list of goods, a copy to the procuratorate."""
    with finishing("transfer.send", Transfer, transfer, actor=actor, now=now, item=item) as work:
        return transfer_acts.send_to_police(
            work=work, transfer=transfer, police=police, procuratorate=procuratorate, papers=papers, goods=goods
        )


def record_receipt(
    *, actor: Actor, now: datetime, transfer: int, receipt_on: date, receipt_by: str, item: int | None = None
) -> Transfer:
    """Record the return slip."""
    with finishing("transfer.record_receipt", Transfer, transfer, actor=actor, now=now, item=item) as work:
        return transfer_acts.record_receipt(work=work, transfer=transfer, receipt_on=receipt_on, receipt_by=receipt_by)


def record_police_filing(
    *, actor: Actor, now: datetime, transfer: int, document: str, replied_on: date, received_on: date, item: int | None = None
) -> Transfer:
    """The police filed the case: it is pending there, and the score is capped (H5)."""
    with finishing("transfer.police_file", Transfer, transfer, actor=actor, now=now, item=item) as work:
        filed = transfer_acts.police_file(
            work=work, transfer=transfer, document=document, replied_on=replied_on, received_on=received_on
        )
        criminal.record_police_case(work=work, transfer=filed)
    return filed


def record_police_refusal(
    *,
    actor: Actor,
    now: datetime,
    transfer: int,
    document: str,
    replied_on: date,
    received_on: date,
    reasons: str,
    item: int | None = None,
) -> Transfer:
    """The police refused; the bureau must go on."""
    with finishing("transfer.police_refuse", Transfer, transfer, actor=actor, now=now, item=item) as work:
        return transfer_acts.police_refuse(
            work=work, transfer=transfer, document=document, replied_on=replied_on, received_on=received_on, reasons=reasons
        )


def hand_over_to_police(
    *, actor: Actor, now: datetime, transfer: int, handed_over_on: date, received_by: str, item: int | None = None
) -> Transfer:
    """Hand over goods and papers."""
    with finishing("transfer.hand_over", Transfer, transfer, actor=actor, now=now, item=item) as work:
        return transfer_acts.hand_over(work=work, transfer=transfer, handed_over_on=handed_over_on, received_by=received_by)


def resume_after_refusal(*, actor: Actor, now: datetime, transfer: int, reason: str, item: int | None = None) -> Transfer:
    """The bureau goes on with the penalty case after the refusal (T310-10)."""
    with finishing("transfer.resume_case", Transfer, transfer, actor=actor, now=now, item=item) as work:
        settled = transfer_acts.resume_case(work=work, transfer=transfer, reason=reason)
        _go_on(settled, now=now)
    return settled


def keep_case(*, actor: Actor, now: datetime, transfer: int, reason: str, item: int | None = None) -> Transfer:
    """The bureau goes on beside the criminal case, without a fine."""
    with finishing("transfer.keep_case", Transfer, transfer, actor=actor, now=now, item=item) as work:
        settled = transfer_acts.keep_case(work=work, transfer=transfer, reason=reason)
        _go_on(settled, now=now)
    return settled


def end_case(*, actor: Actor, now: datetime, transfer: int, reason: str, item: int | None = None) -> Transfer:
    """The penalty case ends for the crime; its closure is to be proposed."""
    with finishing("transfer.end_case", Transfer, transfer, actor=actor, now=now, item=item) as work:
        settled = transfer_acts.end_case(work=work, transfer=transfer, reason=reason)
        case = PenaltyCase.objects.get(pk=settled.case_id)
        if case.state == PenaltyState.DEC_CRIME:
            tasks.start(case, now=now, at="after_crime")
    return settled


def record_criminal_outcome(
    *, actor: Actor, now: datetime, transfer: int, kind: str, document: str, decided_on: date, court_fine: int | None = None
) -> CriminalOutcome:
    """Record how the criminal case ended; file and score follow, and a halted case goes on where it was left to the
    bureau. `court_fine` in fen."""
    with beside("transfer.record_outcome", Transfer, transfer, actor=actor, now=now) as work:
        outcome = transfer_acts.record_outcome(
            work=work, transfer=transfer, kind=kind, document=document, decided_on=decided_on, court_fine=court_fine
        )
        criminal.record_outcome(work=work, outcome=outcome)
        if not fine_waits(outcome.transfer.case, work.today):
            with work.acting_as(ENGINE):
                halting.free_fine(work, outcome.transfer.case_id)
        if kind in BACK_TO_THE_BUREAU:
            _resume_halted(work, outcome, now)
    return outcome


def _go_on(transfer: Transfer, *, now: datetime) -> None:
    """The penalty case is investigated on; one that was decided before is left to its own course."""
    case = PenaltyCase.objects.get(pk=transfer.case_id)
    if case.state == PenaltyState.INVEST and not tasks.waits(case, "investigate"):
        tasks.start(case, now=now, at="after_transfer")


def _resume_halted(work: Work, outcome: CriminalOutcome, now: datetime) -> None:
    transfer = outcome.transfer
    tasks.cancel_open(transfer, now=now)
    if others_pending(transfer):
        return
    reason = f"{outcome.get_kind_display()}（{outcome.document}）。"
    with work.acting_as(ENGINE):
        before = PenaltyCase.objects.get(pk=transfer.case_id).state
        waits = fine_waits(transfer.case, work.today)
        halting.resume(work, transfer.case_id, reason=reason, fine_waits=waits)
        halting.reopen(work, transfer.case_id, reason=reason, fine_waits=waits)
    if PenaltyCase.objects.get(pk=transfer.case_id).state != before:
        tasks.cancel_open(transfer.case, now=now)
        _go_on(transfer, now=now)
