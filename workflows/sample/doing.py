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
    "transfer.form_task_force": commands.form_task_force,
    "transfer.report": commands.report_crime,
    "transfer.approve": commands.approve_transfer,
    "transfer.send": commands.send_to_police,
    "transfer.record_receipt": commands.record_receipt,
    "transfer.police_file": commands.record_police_filing,
    "transfer.police_refuse": commands.record_police_refusal,
    "transfer.hand_over": commands.hand_over_to_police,
    "transfer.resume_case": commands.resume_after_refusal,
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
