"""What the database itself refuses about transfers, whoever writes."""

from __future__ import annotations

from cases.base.triggers import Invariant, among, frozen
from cases.transfer.procedure import TRANSFER, Group
from cases.transfer.procedure import TransferState as S

_TRANSFER, _FLAG, _DECISION = "transfer.transfer", "transfer.criminalflag", "penalty.decision"
_DECIDED = f"NEW.state IN {among(TRANSFER.inside(Group.DECIDED))}"
_HEAD_THAT_DAY = (
    "SELECT 1 FROM parties_appointment a WHERE a.officer_id = NEW.approved_by_id AND a.authority_id = NEW.authority_id "
    "AND (a.role = 'BH' OR (a.role = 'BL' AND a.acting)) AND a.valid_from <= NEW.decided_on "
    "AND (a.valid_to IS NULL OR a.valid_to >= NEW.decided_on)"
)
_OF_THE_CASE = "SELECT 1 FROM transfer_transfer t WHERE t.case_id = NEW.case_id"

APPROVAL = (
    # T310-5: only the head in person sends a case to the police, or decides that it is not sent
    Invariant(
        "decided_by_head",
        _TRANSFER,
        f"{_DECIDED} AND (NEW.approved_by_id IS NULL OR NEW.decided_on IS NULL OR NOT NEW.approver_presiding)",
        "a transfer carries the approval of the head",
    ),
    # asked when it is decided: who heads the bureau later on says nothing about that day
    Invariant(
        "approver_is_head",
        _TRANSFER,
        f"{_DECIDED} AND OLD.state NOT IN {among(TRANSFER.inside(Group.DECIDED))} AND NOT EXISTS ({_HEAD_THAT_DAY})",
        "a transfer is approved by who heads the bureau on that day, as the approval of the head",
        events=("UPDATE",),
    ),
    frozen(
        "transfer_identity",
        _TRANSFER,
        "what a transfer is about is never changed",
        only=("number", "authority_id", "case_id", "flag_id", "party_id", "opened_on"),
    ),
    frozen(
        "report_frozen",
        _TRANSFER,
        "what was reported to the head is never rewritten",
        only=("crimes", "facts_text", "grounds_text", "reported_on", "reported_by_id"),
        once=f"OLD.state NOT IN {among(TRANSFER.inside(Group.UNREPORTED))}",
    ),
    frozen(
        "approval_frozen",
        _TRANSFER,
        "what the head decided is never rewritten",
        only=("decision_reason", "decided_on", "approved_by_id", "approver_presiding"),
        once="OLD.decided_on IS NOT NULL",
    ),
    frozen(
        "sending_frozen",
        _TRANSFER,
        "what was sent is never rewritten",
        only=("papers", "police", "procuratorate", "sent_on"),
        once="OLD.sent_on IS NOT NULL",
    ),
    frozen(
        "receipt_frozen",
        _TRANSFER,
        "a receipt is never rewritten",
        only=("receipt_on", "receipt_by"),
        once="OLD.receipt_on IS NOT NULL",
    ),
    frozen(
        "handover_frozen",
        _TRANSFER,
        "a handover is never rewritten",
        only=("handed_over_on",),
        once="OLD.handed_over_on IS NOT NULL",
    ),
    frozen(
        "settlement_frozen",
        _TRANSFER,
        "what became of the case is settled once",
        only=("settled_on",),
        once="OLD.settled_on IS NOT NULL",
    ),
    # what is on record of others' papers, people and goods
    frozen("reply_frozen", "transfer.policereply", "what the police answered is never rewritten"),
    frozen("outcome_frozen", "transfer.criminaloutcome", "how the criminal case ended is never rewritten"),
    frozen("goods_frozen", "transfer.handedgoods", "what was handed over is never rewritten"),
    frozen(
        "member_frozen",
        "transfer.taskforcemember",
        "who was in the task force is never rewritten; a member only leaves",
        but=("to_day", "end_cause", "end_reason"),
    ),
    frozen(
        "member_left_once",
        "transfer.taskforcemember",
        "who left the task force never comes back on the same row",
        only=("to_day", "end_cause", "end_reason"),
        once="OLD.to_day IS NOT NULL",
    ),
)

# An act answers the flag first and moves the transfer last, so each of the two is asked for what it can see of the other.
FLAG = (
    frozen("flag_identity", _FLAG, "a criminal flag stays with its case", only=("case_id", "raised_on")),
    frozen("flag_ended", _FLAG, "a criminal flag that was answered or cleared stays so", once="OLD.state <> 'open'"),
    # form 8 says what the head decided; it is issued in that act alone
    Invariant(
        "flag_answered_by_head",
        _FLAG,
        "NEW.state = 'answered' AND OLD.state = 'open' AND NOT EXISTS (SELECT 1 FROM transfer_transfer t "
        f"JOIN base_document d ON d.stream = 'transfer:' || t.id WHERE t.flag_id = NEW.id AND t.state = '{S.REPORTED}' "
        "AND d.form = '8')",
        "a criminal flag is answered by the decision of the head",
        events=("UPDATE",),
    ),
    Invariant(
        "flag_cleared_early",
        _FLAG,
        "NEW.state = 'cleared' AND OLD.state = 'open' AND EXISTS (SELECT 1 FROM transfer_transfer t "
        f"WHERE t.flag_id = NEW.id AND t.state <> '{S.SUSPECT}')",
        "a criminal flag is not cleared once a task force is at work",
        events=("UPDATE",),
    ),
    Invariant("flag_end_dated", _FLAG, "NEW.state <> 'open' AND NEW.ended_on IS NULL", "the end of a criminal flag has its day"),
    Invariant(
        "decided_with_flag",
        _TRANSFER,
        f"{_DECIDED} AND NEW.approver_presiding AND NOT EXISTS (SELECT 1 FROM transfer_criminalflag f "
        "WHERE f.id = NEW.flag_id AND f.state = 'answered')",
        "the decision on a transfer answers its flag",
    ),
    Invariant(
        "cleared_with_flag",
        _TRANSFER,
        f"NEW.state = '{S.CLEARED}' AND NOT EXISTS (SELECT 1 FROM transfer_criminalflag f "
        "WHERE f.id = NEW.flag_id AND f.state = 'cleared')",
        "a suspicion is withdrawn with its flag",
    ),
)

# Asked where a decision is made. Afterwards its case, kind and fine are frozen (penalty), and whatever comes later leaves
# it as it is (T310-11): a decided case may be flagged, sent and judged.
PENALTY = (
    # T310-11, PL82: neither a penalty nor none instead of the transfer. A flag counts as open until its transfer has moved
    Invariant(
        "no_decision_over_flag",
        _DECISION,
        "EXISTS (SELECT 1 FROM transfer_criminalflag f WHERE f.case_id = NEW.case_id AND f.state = 'open') "
        f"OR EXISTS ({_OF_THE_CASE} AND t.state IN {among(TRANSFER.inside(Group.UNDECIDED))})",
        "no penalty is decided while a criminal flag stands",
        events=("INSERT",),
    ),
    # FD15: after the filing by the police a bureau's dated setting may let it through, before that nothing does
    Invariant(
        "no_fine_with_police",
        _DECISION,
        f"NEW.fine > 0 AND EXISTS ({_OF_THE_CASE} AND t.state IN {among(TRANSFER.inside(Group.WITH_POLICE))})",
        "nothing is fined while the case lies with the police",
        events=("INSERT",),
    ),
    Invariant(
        "no_fine_after_court",
        _DECISION,
        "NEW.fine > 0 AND EXISTS (SELECT 1 FROM transfer_transfer t JOIN transfer_criminaloutcome o ON o.transfer_id = t.id "
        "WHERE t.case_id = NEW.case_id AND o.court_fine IS NOT NULL)",
        "after the fine of a court there is none of the bureau",
        events=("INSERT",),
    ),
)

INVARIANTS = (*APPROVAL, *FLAG, *PENALTY)
