"""Who may do what with a case (penalty-and-transfer.md §2, §4, §6). One row an act; rules look at the case itself."""

from __future__ import annotations

from typing import Any

from cases.base.actors import Actor
from cases.base.errors import Text
from cases.base.permissions import Grant
from cases.base.roles import LEADERS, Role
from cases.parties.rules import certified, own_authority, presiding, system_only

CO = frozenset({Role.CO})
UH = frozenset({Role.UH})
REVIEWERS = frozenset({Role.AR, Role.LR})
BH = frozenset({Role.BH})
SYSTEM = frozenset({Role.SYSTEM})


def handles(actor: Actor, subject: Any) -> Text | None:
    """The officer is a case officer of this case today."""
    if subject.assignments.filter(officer=actor.officer_id, duty="handler", to_day__isnull=True).exists():
        return None
    return Text("您不是本案的办案人员。", "You are not a case officer of this case.")


def handles_or_leads(actor: Actor, subject: Any) -> Text | None:
    """A case officer of this case, with a certificate; the heads of unit and bureau lead every case of theirs."""
    if actor.role is not Role.CO:
        return None
    return handles(actor, subject) or certified(actor, subject)


def never_investigated(actor: Actor, subject: Any) -> Text | None:
    """Who has investigated a case may never review or decide it (PP49, PL64)."""
    if not subject.assignments.filter(officer=actor.officer_id, duty="handler").exists():
        return None
    return Text("办案人员不得担任本案的审核、决定人员。", "A case officer may not review or decide the same case.")


def never_reviewed(actor: Actor, subject: Any) -> Text | None:
    """Who reviewed a case may not decide it: review and decision are two pairs of eyes."""
    if not subject.reviews.filter(reviewer=actor.officer_id).exists():
        return None
    return Text("本案审核人员不得作出决定。", "The reviewer of a case may not decide it.")


_handler = (own_authority, handles, certified)
_decider = (own_authority, never_investigated, never_reviewed)

GRANTS = (
    Grant("penalty.open", LEADERS, (own_authority,), "PP19"),
    Grant("penalty.record_facts", CO, _handler, "PP21"),
    Grant("penalty.add_evidence", CO, _handler, "PP21"),
    Grant("penalty.hand_over_evidence", CO, _handler, "PP24"),
    Grant("penalty.replace_officer", LEADERS, (own_authority,), "PP4"),
    Grant("penalty.order_correction", CO, _handler, "PL28"),
    Grant("penalty.suspend", LEADERS, _decider, "PP46"),
    Grant("penalty.resume", LEADERS, _decider, "PP46"),
    Grant("penalty.terminate", LEADERS, _decider, "PP47"),
    Grant("penalty.finish_investigation", CO, _handler, "PP48"),
    Grant("penalty.submit_review", UH, (own_authority,), "PP49"),
    Grant("penalty.submit_legal", UH, (own_authority,), "PP50"),
    Grant("penalty.return_investigation", REVIEWERS, (own_authority, never_investigated), "PP49, PP54"),
    Grant("penalty.pass_review", REVIEWERS, (own_authority, never_investigated), "PP49, PP53"),
    Grant("penalty.approve_notice", LEADERS, _decider, "PP57"),
    Grant("penalty.serve_notice", CO, _handler, "PP57, PP82"),
    Grant("penalty.renotify", LEADERS, _decider, "PP57"),
    Grant("penalty.record_defence", CO, _handler, "PP58"),
    Grant("penalty.recheck_defence", CO, _handler, "PP58"),
    Grant("penalty.waive", CO, _handler, "PP57"),
    Grant("penalty.deem_waived", SYSTEM, (system_only,), "PP57"),
    Grant("penalty.ask_hearing", CO, _handler, "PP57"),
    Grant("penalty.report_hearing", REVIEWERS, (own_authority, never_investigated), "PP50"),
    Grant("penalty.discuss", BH, _decider, "PP60"),
    Grant("penalty.discuss_after_hearing", BH, _decider, "PP60"),
    Grant("penalty.decide_penalty", LEADERS, _decider, "PP60"),
    Grant("penalty.decide_exempt", LEADERS, _decider, "PP60"),
    Grant("penalty.decide_unproven", LEADERS, _decider, "PP60"),
    Grant("penalty.send_to_other_body", LEADERS, _decider, "PP60"),
    Grant("penalty.send_to_police", BH, _decider, "T310-5"),
    Grant("penalty.point_out_crime", CO | UH | LEADERS, (own_authority, handles_or_leads), "T310-3"),
    Grant("penalty.rule_out_crime", LEADERS, _decider, "T310-3, PL27"),
    Grant("penalty.halt_for_transfer", LEADERS, (own_authority, never_investigated), "PP46, T310-11"),
    Grant("penalty.resume_from_transfer", LEADERS | SYSTEM, (own_authority, never_investigated), "PP46, T310-10"),
    Grant("penalty.reopen_after_crime", LEADERS | SYSTEM, (own_authority, never_investigated), "T310-10, T310-13"),
    Grant("penalty.end_for_crime", LEADERS, (own_authority, presiding, never_investigated), "PP60, T310-5"),
    Grant("penalty.change_decision", LEADERS, _decider, "PL75"),
    Grant("penalty.annul_decision", LEADERS, _decider, "PL75"),
    Grant("penalty.decide_anew", LEADERS, _decider, "ARL64"),
    Grant("penalty.serve_decision", CO, _handler, "PP81"),
    Grant("penalty.serve_exemption", CO, _handler, "PP81"),
    Grant("penalty.serve_annulment", CO, _handler, "PP81"),
    Grant("penalty.demand_payment", SYSTEM, (system_only,), "PP72"),
    Grant("penalty.record_payment", CO, _handler, "PP72"),
    Grant("penalty.finish_execution", SYSTEM, (system_only,), "PP77"),
    Grant("penalty.defer", LEADERS, _decider, "PP74"),
    Grant("penalty.surcharge", LEADERS, _decider, "PP75"),
    Grant("penalty.dun", LEADERS, _decider, "CE54"),
    Grant("penalty.apply_to_court", LEADERS, _decider, "CE53"),
    Grant("penalty.court_executes", LEADERS, _decider, "CE55"),
    Grant("penalty.end_execution", LEADERS, _decider, "PP77"),
    Grant("penalty.propose_closure", UH, (own_authority,), "PP77"),
    Grant("penalty.close", LEADERS, (own_authority, never_investigated), "PP77"),
    Grant("penalty.close_unexecuted", LEADERS, (own_authority, never_investigated), "PP77"),
    Grant("penalty.archive", CO, _handler, "PP78"),
)
