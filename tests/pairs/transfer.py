"""Scenes of a transfer, its flag and the decision beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from cases.base.actors import Actor
from cases.base.models import Document
from cases.base.work import begin
from tests.factories.acts import did
from tests.factories.cases import FACTS, at, case_at
from tests.factories.transfers import FINE, Sent, decided_anew, transfer_at
from tests.pairs.pairing import Pair
from tests.transfer.test_database import FLAG, TRANSFER, copied, decided, update
from workflows.transfer import follow_flag

CONVICTED: dict[str, Any] = {
    "kind": "convicted",
    "document": "（2026）虚0001刑初1号",
    "convicted": "unit",
    "court_fine": 30_000_00,
    "on": date(2026, 5, 5),
    "decided_on": date(2026, 5, 4),
}
HEADED = "state = 'APPROVED', decided_on = '2026-04-24', approved_by_id = {}, approver_presiding = {}"


def decided_by_head() -> Pair:
    """Not decided as the head, whoever it was."""
    sent = transfer_at("REPORTED")
    head = sent.played.office.officers["bh"].pk
    return Pair(partial(sent.do, "approve", by="bl"), update(TRANSFER, HEADED.format(head, "false"), sent.transfer.pk))


def approver_is_head() -> Pair:
    sent = transfer_at("REPORTED")
    deputy = sent.played.office.officers["bl"].pk
    paper = Document.objects.filter(stream=sent.transfer.stream_key).latest("pk")
    before = (
        copied(Document, paper.pk, form="'8'", number="number + 100", reference="'x'", verify_code="'x'"),
        update(FLAG, "state = 'answered', ended_on = '2026-04-24'", sent.flag.pk),
    )
    return Pair(partial(sent.do, "approve", by="bl"), update(TRANSFER, HEADED.format(deputy, "true"), sent.transfer.pk), before)


def settlement_frozen() -> Pair:
    sent = transfer_at("KEPT")
    return Pair(partial(sent.do, "keep"), update(TRANSFER, "settled_on = '2026-05-01'", sent.transfer.pk))


def outcome_frozen() -> Pair:
    sent = transfer_at("KEPT")
    sent.do("outcome", **CONVICTED)
    return Pair(partial(sent.do, "outcome"), ("UPDATE transfer_criminaloutcome SET kind = 'acquitted', court_fine = NULL",))


def flag_cleared_early() -> Pair:
    sent = transfer_at("TASKFORCE")
    day = date(2026, 4, 23)
    actor = sent.played.office.actor("bl", day)
    act = partial(did, "transfer.clear_flag", actor=actor, now=at(day), transfer=sent.transfer.pk, reason="不再达到标准。")
    return Pair(act, update(FLAG, "state = 'cleared', ended_on = '2026-04-23'", sent.flag.pk))


def no_decision_over_flag() -> Pair:
    case_at("DEC_PEN")
    sent = transfer_at("SUSPECT")
    return Pair(partial(sent.played.do, "decide"), decided(sent))


def no_fine_with_police() -> Pair:
    """A decision made before the crime showed is changed while the case lies with the police."""
    sent = Sent(case_at("DEC_PEN"))
    case = sent.case
    case.facts = {**FACTS, "substance": "seriously_over_limit", "role": "producer"}
    with begin(Actor.system("样例"), at(date(2026, 4, 22)), act="test") as work:
        work.save(case)
        follow_flag(work, case, now=at(date(2026, 4, 22)))
    sent.play("task_force", "report", "approve")
    return Pair(partial(sent.played.do, "change"), decided(sent))


def no_fine_after_court() -> Pair:
    case_at("DEC_PEN")
    sent = transfer_at("KEPT")
    sent.do("outcome", **CONVICTED)
    return Pair(partial(decided_anew(sent, FINE).do, "decide", on=date(2026, 5, 20)), decided(sent))


SCENES: dict[str, Callable[[], Pair]] = {
    scene.__name__: scene
    for scene in (
        decided_by_head,
        approver_is_head,
        settlement_frozen,
        outcome_frozen,
        flag_cleared_early,
        no_decision_over_flag,
        no_fine_with_police,
        no_fine_after_court,
    )
}
