"""What the database itself refuses of a listing."""

from __future__ import annotations

from cases.base.triggers import Invariant, among, changed, frozen
from integrity.blacklist.procedure import BLACKLIST, WITH_DECISION, Group
from integrity.blacklist.procedure import BlacklistState as S

_LISTING, _MEASURE = "blacklist.blacklistcase", "blacklist.managementmeasure"
# what still happens to a listing once it is decided on; the rest is what was decided
_COURSE = ("state", "decision_id", "served_on", "published_on", "ended_on", "end_ground", "end_reason", "taken_down_on")


INVARIANTS = (
    Invariant(
        "listing_decided",
        _LISTING,
        f"NEW.state IN {among(WITH_DECISION)} AND NOT EXISTS (SELECT 1 FROM penalty_decision d WHERE d.id = NEW.decision_id "
        "AND d.case_id = NEW.case_id AND d.kind = 'penalty')",
        "no listing without the penalty decision of its case",
    ),
    Invariant(
        "listing_on_force",
        _LISTING,
        f"NEW.state = '{S.LISTED}' AND OLD.state <> '{S.LISTED}' AND EXISTS (SELECT 1 FROM penalty_decision d "
        "WHERE d.id = NEW.decision_id AND d.status <> 'in_force')",
        "a party is listed on a penalty decision in force",
        events=("UPDATE",),
    ),
    # L44 19: the listing may rest on what the decision was changed into, on nothing else
    Invariant(
        "listing_follows",
        _LISTING,
        f"OLD.decision_id IS NOT NULL AND ({changed('decision_id')}) AND NOT EXISTS (SELECT 1 FROM penalty_decision d "
        "WHERE d.id = NEW.decision_id AND d.supersedes_id = OLD.decision_id AND d.status = 'in_force')",
        "no listing without the penalty decision that superseded its own",
        events=("UPDATE",),
    ),
    frozen(
        "listing_identity",
        _LISTING,
        "whom a listing is about, and for what, is never changed",
        only=("case_id", "authority_id", "party_id", "opened_on", "grounds", "heavy_by"),
    ),
    frozen(
        "listing_notice",
        _LISTING,
        "what the party was told is never rewritten",
        only=(
            "weighing",
            "proposes_listing",
            "proposed_by_id",
            "credit_opinion",
            "confirmed_by_id",
            "notified_on",
            "notice_document_id",
            "consent_required",
        ),
        once=f"OLD.state <> '{S.ASSESSING}'",
    ),
    frozen(
        "listing_consent",
        _LISTING,
        "what the superior answered is never rewritten",
        only=("consent_given", "consent_on", "consent_by", "consent_opinion"),
        once="OLD.consent_given IS NOT NULL",
    ),
    frozen(
        "listing_frozen",
        _LISTING,
        "what was decided on a listing, its term among it, is never rewritten",
        but=_COURSE,
        once=f"OLD.state NOT IN {among(BLACKLIST.inside(Group.PENDING))}",
    ),
    frozen(
        "listing_published_once",
        _LISTING,
        "the day of publication is never rewritten",
        only=("published_on",),
        once="OLD.published_on IS NOT NULL",
    ),
    frozen(
        "listing_ended_once",
        _LISTING,
        "the end of a listing is never rewritten",
        only=("decision_id", "served_on", "published_on", "ended_on", "end_ground", "end_reason"),
        once=f"OLD.state IN {among(sorted(BLACKLIST.terminal_states))}",
    ),
    # L44 21: the term includes its last day
    Invariant(
        "listing_term_over",
        _LISTING,
        f"NEW.state = '{S.REMOVED_TERM}' AND (NEW.ended_on IS NULL OR NEW.ended_on <= NEW.term_end)",
        "a party is removed when the term is over, not before",
    ),
    Invariant(
        "listing_fallen",
        _LISTING,
        f"NEW.state = '{S.REVOKED}' AND OLD.state <> '{S.REVOKED}' AND (NEW.ended_on IS NULL OR EXISTS "
        "(SELECT 1 FROM penalty_decision d WHERE d.id = NEW.decision_id AND d.status = 'in_force'))",
        "a listing is not revoked while its penalty stands",
        events=("UPDATE",),
    ),
    frozen("measure_identity", _MEASURE, "a measure against a listed party is never rewritten", but=("to_day",)),
    frozen("measure_ended", _MEASURE, "a measure that ended stays so", once="OLD.to_day IS NOT NULL"),
)
