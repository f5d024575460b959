"""What acts on a case are given: the points of a review, the report, proposals, and these as they are typed."""

from __future__ import annotations

from cases.penalty.proposal import Proposal

SEVEN = dict.fromkeys(("jurisdiction", "party", "facts", "nature", "basis", "procedure", "fitness"), True)
TICKED = dict.fromkeys(SEVEN, "on")
REPORT = {
    "party_text": "当事人：虚构市例示食品有限公司。",
    "source_text": "现场检查发现，依法立案调查，未采取强制措施。",
    "nature_text": "经营超过保质期的食品。",
    "opinion_text": "建议依据食品安全法第一百二十四条处罚。",
}
NO_PENALTY = Proposal(
    conduct="FSL124",
    kinds=(),
    facts_text="当事人销售超过保质期的糕点1盒，已当场下架。",
    reasons_text="违法行为轻微并及时改正，没有造成危害后果。",
)
TYPED_PROPOSAL = {
    "conduct": "FSL124",
    "kinds": ["fine", "confiscate_gains", "confiscate_goods"],
    "fine": "50,000",
    "confiscated_gains": "300",
    "confiscated_goods": "334",
    "goods_description": "糕点20盒",
    "tier": "lenient",
    "facts_text": "销售超过保质期的糕点。",
    "reasons_text": "从轻。",
}
