"""What the database itself refuses, whoever writes."""

from __future__ import annotations

from collections.abc import Iterable

from cases.accountability.review.fault import WEIGHT
from cases.accountability.review.procedure import RESPONSIBILITY, Group
from cases.accountability.review.procedure import ReviewState as S
from cases.base.triggers import Invariant, among, changed, frozen

_REVIEW = "responsibility.responsibilityreview"
_FINDING, _CLAIM = "responsibility.faultfinding", "responsibility.exemptionclaim"
_INVESTIGATOR, _REMEDY = "responsibility.investigator", "responsibility.remedy"
_COMPLETE = "f.review_id = NEW.id AND f.unlawful AND f.mind <> 'none' AND f.harm <> 'none'"
_EXCUSED = "SELECT 1 FROM responsibility_exemptionclaim c WHERE c.finding_id = f.id AND c.decision = 'accepted'"
_ANSWERABLE = f"SELECT 1 FROM responsibility_faultfinding f WHERE {_COMPLETE} AND NOT EXISTS ({_EXCUSED})"
_SECRET, _OPENED = RESPONSIBILITY.inside(Group.SECRET), RESPONSIBILITY.inside(Group.OPENED)
_INVESTIGATED, _OUTCOME = RESPONSIBILITY.inside(Group.INVESTIGATED), RESPONSIBILITY.inside(Group.OUTCOME)
_NAMED = "investigators are named at the opening or for one who leaves"
# whoever investigated also tells the official and puts the file away, so one who leaves is replaced until then
_STAFFED = (*_INVESTIGATED, S.COLLECTIVE, *_OUTCOME, S.SERVED)
_VERIFIED, _CLAIMS_DECIDED = RESPONSIBILITY.inside(Group.VERIFIED), RESPONSIBILITY.inside(Group.CLAIMS_DECIDED)
_BY_GROUP, _NOTHING_ASKED = RESPONSIBILITY.inside(Group.BY_GROUP), RESPONSIBILITY.inside(Group.NOTHING_ASKED)


def _only_in(name: str, model: str, message: str, *states: str, event: str = "INSERT", when: str = "1 = 1") -> Invariant:
    """A row is written in these states of its review alone: those in which the act finds it, since an act moves it last."""
    broken = (
        f"({when}) AND NOT EXISTS (SELECT 1 FROM responsibility_responsibilityreview r WHERE r.id = NEW.review_id "
        f"AND r.state IN {among(states)})"
    )
    return Invariant(name, model, broken, message, events=(event,))


def _heavier(name: str, codes: Iterable[str]) -> str:
    """SQL: the new row weighs more in this element, by the order of the codes from light to grave; no code is gravest."""
    known = list(codes)
    cases = " ".join(f"WHEN '{code}' THEN {weight}" for weight, code in enumerate(known)) + f" ELSE {len(known)} END"
    return f"CASE NEW.{name} {cases} > CASE OLD.{name} {cases}"


WAY = (
    Invariant(
        "consented_first",
        _REVIEW,
        f"NEW.state = '{S.PRELIM}' AND NEW.consented_on IS NULL",
        "nothing is verified without the consent of the head",
    ),
    Invariant(
        "verified_first",
        _REVIEW,
        f"NEW.state IN {among(_VERIFIED)} AND NEW.preliminary = ''",
        "a clue is verified before it is opened or cleared",
    ),
    Invariant("review_filed", _REVIEW, f"NEW.state IN {among(_OPENED)} AND NEW.filed_on IS NULL", "a review is opened on a day"),
    Invariant(
        "two_investigators",
        _REVIEW,
        f"NEW.state IN {among(_OPENED)} AND (SELECT COUNT(*) FROM responsibility_investigator i "
        "WHERE i.review_id = NEW.id AND i.to_day IS NULL) < 2",
        "a review has two investigators",
    ),
    Invariant(
        "claims_decided",
        _REVIEW,
        f"NEW.state IN {among(_CLAIMS_DECIDED)} AND EXISTS (SELECT 1 FROM "
        "responsibility_exemptionclaim c WHERE c.review_id = NEW.id AND c.decision = '')",
        "every claimed ground is decided first",
    ),
)

OUTCOME = (
    # cleared before the opening, the head alone decides that there is no fault
    Invariant(
        "decided_by_group",
        _REVIEW,
        f"(NEW.state IN {among(_BY_GROUP)} OR (NEW.state = '{S.NO_FAULT}' AND NEW.filed_on IS NOT NULL)) "
        "AND NOT EXISTS (SELECT 1 FROM responsibility_collectivedecision d WHERE d.review_id = NEW.id "
        f"AND d.outcome = NEW.state AND (NEW.state <> '{S.MEASURE}' OR d.measures = NEW.measures))",
        "an outcome rests on a collective decision",
    ),
    Invariant(
        "outcome_whole",
        _REVIEW,
        f"NEW.state IN {among(_OUTCOME)} AND (NEW.outcome <> NEW.state OR NEW.decided_on IS NULL OR NEW.decision_reasons = '')",
        "an outcome carries what was decided, when and why",
    ),
    Invariant(
        "fault_complete",
        _REVIEW,
        f"NEW.state = '{S.MEASURE}' AND NOT EXISTS ({_ANSWERABLE})",
        "a measure needs all three elements of fault and no accepted exemption",
    ),
    Invariant(
        "no_fault_over_fault",
        _REVIEW,
        f"NEW.state = '{S.NO_FAULT}' AND EXISTS (SELECT 1 FROM responsibility_faultfinding f WHERE {_COMPLETE})",
        "there is a fault where all three elements stand",
    ),
    Invariant(
        "exempt_on_ground",
        _REVIEW,
        f"NEW.state = '{S.EXEMPT}' AND (NOT EXISTS (SELECT 1 FROM responsibility_exemptionclaim c WHERE c.review_id = NEW.id "
        f"AND c.decision = 'accepted') OR EXISTS ({_ANSWERABLE}))",
        "an exemption needs an accepted ground for every fault",
    ),
    Invariant(
        "told_outcome",
        _REVIEW,
        f"NEW.state = '{S.SERVED}' AND NOT EXISTS (SELECT 1 FROM responsibility_toldofficial t WHERE t.review_id = NEW.id "
        "AND t.what <> 'facts')",
        "the official is told the outcome",
    ),
    Invariant(
        "remedy_answered",
        _REVIEW,
        f"NEW.state IN {among(_NOTHING_ASKED)} AND EXISTS (SELECT 1 FROM responsibility_remedy m WHERE m.review_id = NEW.id "
        "AND m.answer = '')",
        "a request for review is answered first",
    ),
)

RECORD = (
    frozen(
        "review_identity",
        _REVIEW,
        "whose review it is, and over what, is never changed",
        only=(
            "number",
            "authority_id",
            "bureau_id",
            "official_id",
            "capacity",
            "affair",
            "origin",
            "about",
            "trigger",
            "summary",
            "opened_on",
        ),
    ),
    frozen(
        "consent_frozen", _REVIEW, "a consent is never rewritten", only=("consented_on",), once="OLD.consented_on IS NOT NULL"
    ),
    frozen(
        "preliminary_frozen",
        _REVIEW,
        "what was verified first is never rewritten",
        only=("preliminary", "suggestion", "filed_on"),
        once=f"OLD.state NOT IN {among(_SECRET)}",
    ),
    frozen(
        "proposal_frozen",
        _REVIEW,
        "what the official was told is never rewritten",
        only=("proposed_outcome", "proposed_measures", "proposed_basis", "notified_on"),
        once="OLD.notified_on IS NOT NULL",
    ),
    frozen(
        "hearing_frozen",
        _REVIEW,
        "how the defence was verified is never rewritten",
        only=("heard_on", "verification", "argument"),
        once=f"OLD.state NOT IN {among((*_SECRET, *_INVESTIGATED))}",
    ),
    frozen(
        "decision_kept",
        _REVIEW,
        "what was decided is never rewritten",
        only=("decision_reasons", "recipient", "recipient_name", "wrongly_accused", "decided_on"),
        once="OLD.decided_on IS NOT NULL",
    ),
    # J23: only the answer to the official's own request changes a decision, and into what that answer says
    Invariant(
        "outcome_by_remedy",
        _REVIEW,
        f"OLD.decided_on IS NOT NULL AND ({changed('outcome', 'measures')}) AND NOT (OLD.state = '{S.REMEDY}' "
        f"AND NEW.state = '{S.SERVED}' AND EXISTS (SELECT 1 FROM responsibility_remedy m WHERE m.review_id = NEW.id "
        "AND m.answer <> '' AND m.\"after\" = NEW.measures "
        f"AND NEW.outcome = CASE WHEN m.answer = 'annulled' THEN '{S.NO_FAULT}' ELSE OLD.outcome END))",
        "what was decided is changed by the answer to a request for review alone",
        events=("UPDATE",),
    ),
    frozen(
        "service_frozen",
        _REVIEW,
        "when the official was told is never rewritten",
        only=("served_on",),
        once="OLD.served_on IS NOT NULL",
    ),
)

PEOPLE = (
    Invariant(
        "not_the_official",
        _INVESTIGATOR,
        "EXISTS (SELECT 1 FROM responsibility_responsibilityreview r WHERE r.id = NEW.review_id "
        "AND r.official_id = NEW.officer_id)",
        "nobody investigates the own case",
    ),
    # who had taken part when the review was registered, and who has acted on the matter since
    Invariant(
        "took_no_part",
        _INVESTIGATOR,
        "EXISTS (SELECT 1 FROM responsibility_participant p WHERE p.review_id = NEW.review_id AND p.officer_id = NEW.officer_id) "
        "OR EXISTS (SELECT 1 FROM responsibility_responsibilityreview r JOIN base_act a ON a.stream = r.about "
        "WHERE r.id = NEW.review_id AND a.officer = NEW.officer_id)",
        "nobody investigates what he took part in",
        events=("INSERT",),
    ),
    _only_in("investigator_named", _INVESTIGATOR, _NAMED, S.PRELIM, *_STAFFED),
    Invariant(
        "investigator_for_one",
        _INVESTIGATOR,
        f"(SELECT r.state FROM responsibility_responsibilityreview r WHERE r.id = NEW.review_id) IN {among(_STAFFED)} "
        "AND NOT EXISTS (SELECT 1 FROM responsibility_investigator i WHERE i.review_id = NEW.review_id AND i.to_day IS NOT NULL)",
        _NAMED,
        events=("INSERT",),
    ),
    _only_in("investigator_left", _INVESTIGATOR, "an investigator leaves before the archive", *_STAFFED, event="UPDATE"),
    frozen(
        "investigator_frozen",
        _INVESTIGATOR,
        "who investigates is never rewritten: one leaves, another comes",
        but=("to_day", "recusal"),
    ),
    frozen(
        "investigator_gone",
        _INVESTIGATOR,
        "an investigator who left does not return by the same row",
        once="OLD.to_day IS NOT NULL",
    ),
    frozen("participant_frozen", "responsibility.participant", "who took part in the matter is never rewritten"),
)

FINDINGS = (
    _only_in("finding_in_time", _FINDING, "facts are found while the review is open", S.OPEN),
    _only_in(
        "finding_revised_in_time", _FINDING, "a finding is revised while the defence is verified", S.DEFENCE, event="UPDATE"
    ),
    frozen("finding_identity", _FINDING, "a finding stays with its review", only=("review_id", "position")),
    # CSL63: a defence never makes it worse
    Invariant(
        "finding_not_worse",
        _FINDING,
        f"(NEW.unlawful AND NOT OLD.unlawful) OR {' OR '.join(_heavier(name, codes) for name, codes in WEIGHT.items())}",
        "a finding never becomes graver",
        events=("UPDATE",),
    ),
    _only_in("claim_in_time", _CLAIM, "a ground is claimed with the defence", S.NOTIFIED),
    _only_in("claim_decided_in_time", _CLAIM, "a ground is decided while the defence is verified", S.DEFENCE, event="UPDATE"),
    Invariant(
        "claim_begins_open",
        _CLAIM,
        "NEW.decision <> '' OR NOT EXISTS (SELECT 1 FROM responsibility_faultfinding f WHERE f.id = NEW.finding_id "
        "AND f.review_id = NEW.review_id)",
        "a ground is claimed for a finding of the same review, and decided later",
        events=("INSERT",),
    ),
    frozen(
        "claim_identity",
        _CLAIM,
        "what the official claimed is never rewritten",
        but=("decision", "reasons", "decided_by_id", "decided_on"),
    ),
    frozen("claim_decided_once", _CLAIM, "a ground that was decided stays so", once="OLD.decision <> ''"),
)

PAPERS = (
    frozen("defence_frozen", "responsibility.officialdefence", "what the official stated is never rewritten"),
    _only_in("defence_in_time", "responsibility.officialdefence", "the official is heard once the facts are told", S.NOTIFIED),
    frozen("meeting_frozen", "responsibility.collectivedecision", "a collective decision is never rewritten"),
    _only_in("meeting_in_time", "responsibility.collectivedecision", "a collective decision is taken at its step", S.COLLECTIVE),
    frozen("told_frozen", "responsibility.toldofficial", "what the official was told is never rewritten"),
    _only_in(
        "told_facts_in_time",
        "responsibility.toldofficial",
        "the facts are told before the defence",
        S.OPEN,
        when="NEW.what = 'facts'",
    ),
    _only_in(
        "told_outcome_in_time",
        "responsibility.toldofficial",
        "an outcome is told once it is decided",
        *_OUTCOME,
        S.REMEDY,
        when="NEW.what <> 'facts'",
    ),
    _only_in("remedy_in_time", _REMEDY, "a review is asked for once the outcome was told", S.SERVED),
    Invariant("remedy_begins_open", _REMEDY, "NEW.answer <> ''", "a request for review is answered later", events=("INSERT",)),
    _only_in("remedy_answered_in_time", _REMEDY, "a request for review is answered at its step", S.REMEDY, event="UPDATE"),
    frozen(
        "remedy_identity",
        _REMEDY,
        "what the official asked for is never rewritten",
        only=("review_id", "asked_on", "grounds", "before"),
    ),
    frozen("remedy_answered_once", _REMEDY, "an answer to a request for review is never rewritten", once="OLD.answer <> ''"),
)

INVARIANTS = (*WAY, *OUTCOME, *RECORD, *PEOPLE, *FINDINGS, *PAPERS)
