"""What the database alone refuses of a signal: another evidence than was seen, an answer that is none."""

from __future__ import annotations

from cases.base.triggers import Invariant

SIGNAL, OFFICER = "signals.supervisionsignal", "signals.signalofficer"
FROZEN = (
    "evidence", "rule", "rule_from", "category", "severity", "about", "about_number", "about_title", "fingerprint", "raised_on",
    "number", "authority_id", "unit",
)  # fmt: skip

INVARIANTS = (
    Invariant(
        "evidence_frozen", SIGNAL, " OR ".join(f"NEW.{name} <> OLD.{name}" for name in FROZEN),
        "what a signal saw is never changed", events=("UPDATE",),
    ),
    Invariant(
        "answer_whole", SIGNAL,
        "NEW.state <> 'RAISED' AND (NEW.answer = '' OR NEW.answered_on IS NULL OR NEW.answered_by_id IS NULL)",
        "an answered signal carries who answered, when and what",
    ),
    Invariant(
        "answer_final", SIGNAL,
        "OLD.state <> 'RAISED' AND (NEW.answer <> OLD.answer OR NEW.answered_by_id <> OLD.answered_by_id "
        "OR NEW.answered_on <> OLD.answered_on)",
        "an answer given is never rewritten", events=("UPDATE",),
    ),
    Invariant(
        "answered_by_another", SIGNAL,
        "NEW.answered_by_id IN (SELECT o.officer_id FROM signals_signalofficer o WHERE o.signal_id = NEW.id)",
        "whom a signal concerns does not answer it", events=("UPDATE",),
    ),
    Invariant("officers_frozen", OFFICER, "1 = 1", "whom a signal concerns is never changed", events=("UPDATE",)),
)  # fmt: skip
