"""How an act is called: the one place of the sample that knows which command carries out a verb of the lifecycles."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from cases.base.actors import Actor
from cases.base.lifecycle import performance_of
from workflows import commands, door
from workflows.models import WorkItem

# how the commands of a procedure call what they act on
SUBJECTS: Mapping[str, str] = {
    "clue": "clue",
    "penalty": "case",
    "publicity": "publicity",
    "blacklist": "listing",
    "transfer": "transfer",
    "responsibility": "review",
    "signal": "signal",
    "inbox": "item",
}


def _claim(*, actor: Actor, now: datetime, item: int) -> WorkItem:
    """Taking a task is no act of a lifecycle: nothing of it is dated."""
    return commands.claim_item(actor=actor, item=item)


# an act that is not here is done by its function, through the door
COMMANDS: Mapping[str, Callable[..., Any]] = {
    "inbox.claim": _claim,
    "penalty.replace_officer": commands.replace_officer,
    "penalty.add_evidence": commands.add_evidence,
    "penalty.hand_over_evidence": commands.hand_over_evidence,
    "penalty.order_correction": commands.order_correction,
    "penalty.record_facts": commands.record_facts,
    "penalty.finish_investigation": commands.finish_investigation,
    "penalty.submit_review": commands.submit_review,
    "penalty.return_investigation": commands.return_investigation,
    "penalty.pass_review": commands.pass_review,
    "penalty.approve_notice": commands.approve_notice,
    "penalty.serve_notice": commands.serve_notice,
    "penalty.waive": commands.waive_rights,
    "penalty.record_defence": commands.record_defence,
    "penalty.recheck_defence": commands.recheck_defence,
    "penalty.discuss": commands.hold_discussion,
    "penalty.decide_penalty": commands.decide_penalty,
    "penalty.decide_exempt": commands.decide_exempt,
    "penalty.serve_decision": commands.serve_decision,
    "penalty.serve_exemption": commands.serve_exemption,
    "penalty.serve_annulment": commands.serve_annulment,
    "penalty.record_payment": commands.record_payment,
    "penalty.change_decision": commands.change_decision,
    "penalty.annul_decision": commands.annul_decision,
    "penalty.propose_closure": commands.propose_closure,
    "penalty.close": commands.close_case,
    "penalty.archive": commands.archive_case,
    "publicity.enter": commands.enter_publicity,
    "publicity.review": commands.review_publicity,
    "publicity.leave_unpublished": commands.leave_unpublished,
    "publicity.publish": commands.publish_penalty,
    "publicity.withdraw": commands.withdraw_publicity,
    "blacklist.propose": commands.propose_listing,
    "blacklist.notify": commands.confirm_listing,
    "blacklist.request_consent": commands.request_consent,
    "blacklist.give_consent": commands.give_consent,
    "blacklist.publish": commands.publish_listing,
    "blacklist.take_down": commands.take_down_listing,
    "responsibility.register": commands.register_responsibility_clue,
    "responsibility.consent": commands.consent_to_preliminary,
    "responsibility.begin_preliminary": commands.begin_preliminary,
    "responsibility.report_preliminary": commands.report_preliminary,
    "responsibility.open": commands.open_review,
    "responsibility.record_finding": commands.record_finding,
    "responsibility.notify": commands.notify_official,
    "responsibility.defend": commands.state_defence,
    "responsibility.decide_claim": commands.decide_claim,
    "responsibility.submit": commands.submit_to_group,
    "responsibility.decide_measure": commands.impose_measure,
    "responsibility.serve_measure": commands.serve_measure,
    "responsibility.ask_review": commands.ask_internal_review,
    "responsibility.answer_review": commands.answer_internal_review,
    "responsibility.archive": commands.archive_review,
}


def do(verb: str, subject_pk: int | None, *, actor: Actor, now: datetime, **arguments: Any) -> Any:
    """Carry out the act on the subject; an act that creates its subject has none."""
    command = COMMANDS.get(verb)
    if command is None:
        return door.do(verb, subject_pk, actor=actor, now=now)(**arguments)
    subject = {} if subject_pk is None else {SUBJECTS[procedure_of(verb)]: subject_pk}
    return command(actor=actor, now=now, **subject, **arguments)


def is_act(verb: str) -> bool:
    """Whether there is such an act."""
    try:
        return verb in COMMANDS or bool(performance_of(verb))
    except LookupError:
        return False


def arguments_of(verb: str) -> dict[str, bool]:
    """The arguments that the act takes, each with whether it must be given."""
    given = {"actor", "now", "item", SUBJECTS[procedure_of(verb)]}
    parameters = inspect.signature(COMMANDS.get(verb) or performance_of(verb).body).parameters.values()
    return {p.name: p.default is p.empty for p in parameters if p.kind is p.KEYWORD_ONLY and p.name not in given}


def procedure_of(verb: str) -> str:
    """The lifecycle that the verb belongs to."""
    return verb.partition(".")[0]
