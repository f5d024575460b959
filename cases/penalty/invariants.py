"""What the database itself refuses about decisions on penalties, whoever writes."""

from __future__ import annotations

from cases.base.triggers import Invariant, among, frozen
from cases.penalty.procedure import PENALTY, Group, PenaltyState

_DECISION = "penalty.decision"
_END = ("status", "ended_on", "ended_by")

INVARIANTS = (
    # PL75: a changed decision is a new row; the old one only ends
    frozen(
        "decision_frozen",
        _DECISION,
        "a decision is never rewritten nor moved; a changed one supersedes it",
        but=(*_END, "document_id"),
    ),
    frozen(
        "decision_paper",
        _DECISION,
        "a decision keeps the paper that states it",
        only=("document_id",),
        once="OLD.document_id IS NOT NULL",
    ),
    frozen(
        "decision_ended_once",
        _DECISION,
        "a decision that was changed or annulled never returns",
        only=_END,
        once="OLD.status <> 'in_force'",
    ),
    frozen("decision_item_frozen", "penalty.decisionitem", "what a decision imposes is never rewritten nor moved"),
    Invariant(
        "decision_end_founded",
        _DECISION,
        "NEW.status <> 'in_force' AND (NEW.ended_on IS NULL OR NEW.ended_by = '')",
        "a decision ends on a day and for a reason on record",
    ),
    # an act writes the decision first; so what forbids a decision forbids the state too
    Invariant(
        "decided_by_decision",
        "penalty.penaltycase",
        f"NEW.state <> OLD.state AND NEW.state IN {among(PENALTY.inside(Group.BY_DECISION))} "
        "AND NOT EXISTS (SELECT 1 FROM penalty_decision d WHERE d.case_id = NEW.id AND d.status = 'in_force' "
        f"AND d.kind = CASE NEW.state WHEN '{PenaltyState.DEC_EXEMPT}' THEN 'exempt' ELSE 'penalty' END)",
        "a case is decided by a decision in force",
        events=("UPDATE",),
    ),
)
