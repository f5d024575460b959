"""What the database alone refuses of a signal: another evidence than was seen, an answer that is none."""

from __future__ import annotations

from cases.accountability.signals.procedure import SignalState
from cases.base.triggers import Invariant, frozen

SIGNAL, OFFICER = "signals.supervisionsignal", "signals.signalofficer"

INVARIANTS = (
    frozen(
        "evidence_frozen",
        SIGNAL,
        "what a signal saw is never changed",
        but=("state", "answer", "answered_on", "answered_by_id", "corrected_on"),
    ),
    Invariant(
        "answer_whole",
        SIGNAL,
        f"NEW.state <> '{SignalState.RAISED}' AND (NEW.answer = '' OR NEW.answered_on IS NULL OR NEW.answered_by_id IS NULL)",
        "an answered signal carries who answered, when and what",
    ),
    frozen(
        "answer_final",
        SIGNAL,
        "an answer given is never rewritten",
        only=("answer", "answered_on", "answered_by_id", "corrected_on"),
        once=f"OLD.state <> '{SignalState.RAISED}'",
    ),
    Invariant(
        "answered_by_another",
        SIGNAL,
        "NEW.answered_by_id IN (SELECT o.officer_id FROM signals_signalofficer o WHERE o.signal_id = NEW.id)",
        "whom a signal concerns does not answer it",
        events=("UPDATE",),
    ),
    frozen("officers_frozen", OFFICER, "whom a signal concerns is never changed"),
    # the raising is recorded as its last step, so an act on record says that the officials are named
    Invariant(
        "officers_named_at_once",
        OFFICER,
        "EXISTS (SELECT 1 FROM base_act a WHERE a.stream = 'supervisionsignal:' || NEW.signal_id)",
        "whom a signal concerns is said when it is raised, never changed afterwards",
        events=("INSERT",),
    ),
)
