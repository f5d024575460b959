"""不予处罚、违法事实不成立 (PP60, PP77, PL30-31, PL33, PL57)."""

from __future__ import annotations

from cases.base import documents
from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN, by, instead
from cases.base.errors import Text
from cases.base.gate import Passage
from cases.base.lifecycle import Start, Stop
from cases.base.roles import LEADERS
from cases.law.exemption import ExemptionRow, unpunished_rules
from cases.penalty import assessment
from cases.penalty.acts.decision import INSIDE_D10
from cases.penalty.acts.defence import PARTY_HEARD, party_heard
from cases.penalty.acts.measured import RULES_OF_THE_ITEM
from cases.penalty.acts.review import review_passed
from cases.penalty.deciding import Unproven, issue_decision, write_decision
from cases.penalty.models import Decision, DecisionKind, PenaltyCase
from cases.penalty.procedure import HEARD, PENALTY
from cases.penalty.procedure import PenaltyState as S
from cases.penalty.proposal import Proposal
from cases.penalty.rules import DECIDER

EXEMPTIONS: dict[str, Text] = {
    "under_fourteen": Text("不满十四周岁的未成年人", "under fourteen"),
    "incapable": Text("不能辨认或者不能控制自己行为的精神病人、智力残疾人", "could not tell or control the act"),
    "minor_corrected_no_harm": Text("违法行为轻微并及时改正，没有造成危害后果", "minor, corrected, no harm"),
    "first_time_slight_corrected": Text("初次违法且危害后果轻微并及时改正", "first, slight, corrected"),
    "no_fault_proven": Text("有证据足以证明没有主观过错", "proven to be without fault"),
}


def _exemption_ground(q: Question[PenaltyCase]) -> Text | None:
    ground, facts = q.given["ground"], assessment.facts_of(q.subject, decided_on=q.today)
    stated = ground in EXEMPTIONS and facts.get("grounds", {}).get(ground) is True
    rule = next((row for row in unpunished_rules(on=q.today) if row.code == ground), None)
    if stated or (rule is not None and assessment.made_out(q.subject, ground, q.given["proposal"].conduct, on=q.today)):
        if (special := assessment.yields(facts, ground, q.subject.authority_id, q.today)) is not None:
            return Text(
                f"法律、行政法规另有规定的，从其规定：本案适用{special.article}（{special.text_zh}），不得以没有主观过错为由不予处罚。",
                f"A special rule comes first ({special.article}): {special.text_en}.",
            )
        if rule is not None and rule.takes:
            there = assessment.left_to_take(q.subject, on=q.today)
            if any(there[kind] != 0 for kind in rule.takes):
                return _goods_are_left(rule)
        last = q.subject.reviews.order_by("-pk").first()
        return None if last is not None and last.passed else review_passed(q)
    return Text("不予处罚的情形须先在案件事实中查明并登记。", "The ground for no penalty must be established in the facts.")


def _goods_are_left(rule: ExemptionRow) -> Text:
    return Text(
        f"依照{rule.article}免予处罚的，应当依法{rule.orders_zh}：请办理“核准处罚告知”，裁量阶次选“免予处罚”，处罚种类选没收；"
        "已经全部售出的，先在案件事实中登记未销售货值为零。",
        f"Under {rule.article} what is left is confiscated: approve a notice with the tier “exempted” and the confiscation; "
        "where nothing is left, record that the unsold value is zero.",
    )


def _nothing_imposed(q: Question[PenaltyCase]) -> Text | None:
    if not q.given["proposal"].kinds:
        return None
    return Text("不予行政处罚决定不得包含处罚种类和金额。", "A decision on no penalty has no kinds of penalty and no sums.")


def _heard_if_told(q: Question[PenaltyCase]) -> Text | None:
    """Once the party was told, it is heard before anything is decided; what it stated is re-checked (PL45)."""
    return None if q.subject.state == S.APPR else party_heard(q)


def _unproven_reasoned(q: Question[PenaltyCase]) -> Text | None:
    if str(q.given["reason"]).strip():
        return None
    return Text("须写明违法事实不成立的理由。", "State why the facts are not proven.")


HEARD_IF_TOLD = Condition(
    "heard_if_told", "告知后已听取陈述申辩", "heard once told", "PL44, PL45, PP58", _heard_if_told, PARTY_HEARD.cure
)
UNPROVEN_REASONED = Condition("unproven_reasoned", "写明事实不成立的理由", "reasons", "PL57, PP60", _unproven_reasoned, GIVEN)
EXEMPTION_GROUND = Condition(
    "exemption_ground",
    "有不予处罚情形",
    "ground for no penalty",
    "PL33, PL30-31, PP61",
    _exemption_ground,
    GIVEN
    | by(
        "penalty.complete_facts",
        "penalty.submit_legal",
        "penalty.return_to_review",
        "penalty.return_from_approval",
        "penalty.return_from_notice",
        "penalty.renotify",
    )
    | instead("penalty.approve_notice"),
)
NOTHING_IMPOSED = Condition(
    "nothing_imposed",
    "不予处罚不含处罚内容",
    "nothing imposed",
    "PL33, PP60",
    _nothing_imposed,
    GIVEN | instead("penalty.approve_notice", "penalty.decide_penalty"),
)


@PENALTY.act(
    "decide_exempt",
    sources=(S.APPR, *HEARD),
    target=S.DEC_EXEMPT,
    zh="作出不予处罚决定",
    en="Decide on no penalty",
    article="PP60, PL33",
    who=LEADERS,
    rules=DECIDER,
    grant="PP60",
    needs=(EXEMPTION_GROUND, NOTHING_IMPOSED, HEARD_IF_TOLD, INSIDE_D10, RULES_OF_THE_ITEM),
    # PP77(4): the time to close runs from this decision
    clocks=(Stop("D10"), Stop("D12"), Start("D14"), Start("D40")),
    issues=("43", "46"),
    reason="opinion",
)
def decide_exempt(
    p: Passage[PenaltyCase], *, ground: str, proposal: Proposal, opinion: str, overdue_reason: str = ""
) -> Decision:
    """作出不予处罚决定 (PL30, PL31, PL33): on a ground established in the facts; forms 43 and 46."""
    p.subject.decided_on = p.work.today
    decision = write_decision(p.work, p.subject, proposal, kind=DecisionKind.EXEMPT, exemption_ground=ground)
    issue_decision(p.work, p.subject, decision, "43", "46", given={"decision": decision, "opinion": opinion})
    p.work.save(decision)
    p.note(ground=ground, overdue_reason=overdue_reason)
    return decision


@PENALTY.act(
    "decide_unproven",
    sources=(S.APPR, *HEARD),
    target=S.DEC_UNPROVEN,
    zh="认定违法事实不成立",
    en="Facts not proven",
    article="PP60, PL57",
    who=LEADERS,
    rules=DECIDER,
    grant="PP60",
    needs=(UNPROVEN_REASONED, HEARD_IF_TOLD, INSIDE_D10),
    # it is a decision on no penalty, too (PL57, PP60): the party learns of it
    clocks=(Stop("D10"), Stop("D12"), Start("D14"), Start("D40")),
    issues=("43", "46"),
    reason="reason",
)
def decide_unproven(p: Passage[PenaltyCase], *, reason: str, opinion: str, overdue_reason: str = "") -> PenaltyCase:
    """认定违法事实不成立 (PL57(3)): no penalty; forms 43 and 46 with the reason; 46 is served, and the case is closed."""
    p.subject.decided_on = p.work.today
    finding = {"decision": Unproven.of(p.subject, reason, on=p.work.today), "opinion": opinion}
    for form in ("43", "46"):
        documents.issue(p.work, p.subject, form, given=finding)
    p.note(overdue_reason=overdue_reason)
    return p.subject
