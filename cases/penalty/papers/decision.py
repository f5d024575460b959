"""Forms 45 and 46: the decision (PL59, PP62) and the decision on no penalty (PL33, PP61)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cases.base.documents import Issue, paper
from cases.base.pdf import Block, Para, Style
from cases.intake.papers.common import Content, LegalForm, copies, in_chinese, paragraphs, party_block, seal
from cases.penalty.models import Decision, PenaltyCase
from cases.penalty.papers import reads, wording
from cases.penalty.papers.citing import cite
from cases.penalty.papers.clauses import broke, broken_blocks, clauses_of, to_correct
from cases.penalty.papers.compulsory import compulsory
from cases.penalty.papers.investigation import until_text
from cases.penalty.papers.proofs import collected_blocks, evidence_blocks, evidence_of
from cases.penalty.papers.refunds import refund_blocks, refunds_of

# what form 46 states in place of a ground where the facts are not proven
UNPROVEN = {"ground": "unproven", "nature": "违法事实不能成立"}
_PL = "《中华人民共和国行政处罚法》"


class DecisionPaper(LegalForm):
    """What the decisions on the merits share: party, source, facts, evidence, nature, remedies."""

    style = Style.RED_HEAD

    def common(self, issue: Issue, decision: Decision) -> dict[str, Any]:
        """The content that every decision on the merits states."""
        case, report = issue.subject, reads.report(issue.subject)
        remedies = wording.remedies(issue)
        self.require(wording.REMEDY_NAMES, remedies, issue)
        return {
            "party": self.party(case.party, issue),
            "case_number": case.number,
            "cause": case.cause,
            "filed_on": case.filed_on,
            "source_text": report.source_text if report else "",
            "facts_text": decision.facts_text,
            "evidence": evidence_of(case),
            "nature": wording.nature_of(case),
            "reasons_text": decision.reasons_text,
            "decided_on": decision.decided_on,
            "remedies": remedies,
        }

    def addressee(self, content: Content) -> str:
        """A decision names its party in the block at its head."""
        return ""


@paper("penalty")
class PenaltyDecision(DecisionPaper):
    """45 行政处罚决定书, the seven items of PP62.

    Needs `decision` (the row). Takes `basis`, `correct_until` (ISO date or words; empty: nothing is to be put right),
    `put_right` (what the party has put right already), `bank` (else setting payment.bank), `government`, `court` (else
    settings remedy.government, remedy.court).
    """

    form = "45"
    article = "PL59, PP62"
    needs = {"decision": "处罚决定"}
    states = compulsory("45")

    def collect(self, issue: Issue) -> dict[str, Any]:
        decision = issue.given["decision"]
        return {
            **self.common(issue, decision),
            **self.penalty(issue, decision),
            "notice": told_of(issue.subject),
            "defence_text": decision.defence_text,
            "correct_until": str(issue.given.get("correct_until") or ""),
            "put_right": str(issue.given.get("put_right") or ""),
            "published": (decision.outcome.get("publicity") or {}).get("published"),
        }

    def penalty(self, issue: Issue, decision: Decision) -> dict[str, Any]:
        """What is imposed and how it is to be performed. IncompleteDocument without a bank for money."""
        bank = wording.bank(issue)
        missing = wording.undescribed(decision)
        self.refuse([*missing, *([wording.BANK_NAME] if decision.payable and not bank else [])], issue)
        return {
            "basis": wording.basis_of(decision, issue.given),
            "clauses": clauses_of(decision),
            "items": wording.penalty_items(decision),
            "money": wording.money_of(decision),
            "refunds": refunds_of(issue.subject, decision, decision.decided_on),
            "tier": decision.tier,
            "several": bool(decision.charges),
            "fixed": wording.is_fixed(decision),
            **wording.exempting_of(decision, decision.decided_on),
            "duties": decision.duties_text,
            "mitigation": wording.mitigation_of(decision, decision.decided_on),
            "mitigation_basis": wording.mitigation_basis(decision, decision.decided_on),
            **wording.discretion_of(issue, decision),
            "bank": bank if decision.payable else "",
        }

    def compose(self, content: Content) -> Sequence[Block]:
        return [
            party_block(content["party"]),
            *paragraphs(content["source_text"]),
            Para("经查明："),
            *paragraphs(content["facts_text"]),
            *evidence_blocks(content["evidence"]),
            *told_blocks(content),
            *found_blocks(content),
            *imposed_blocks(content),
            *(Para(text) for text in wording.performance_texts(content)),
            Para(wording.remedy_text(content) + wording.EXECUTION_STAYS),
            # a warning alone, or a light penalty, is not published (PUB2): never announce it
            *([] if content.get("published") is False else [Para("本局将依法公示本行政处罚决定信息。")]),
            copies(),
            seal(content),
        ]


@paper("penalty")
class ExemptDecision(DecisionPaper):
    """46 不予行政处罚决定书: the reason and the education of the party (PL33, PP61); or that the facts are not proven (PL57).

    Needs `decision` (the row, with `exemption_ground`, or `Unproven`). Takes `education`, `government`, `court`.
    """

    form = "46"
    article = "PL33, PP60, PP61"
    needs = {"decision": "不予处罚决定"}
    states = compulsory("46")

    def collect(self, issue: Issue) -> dict[str, Any]:
        decision = issue.given["decision"]
        told = {"notice": told_of(issue.subject), "defence_text": decision.defence_text}
        if decision.kind == "unproven":
            return {**self.common(issue, decision), **told, **UNPROVEN, "basis": wording.handling_basis(decision)}
        row = wording.exemption_row(decision)
        return {
            **self.common(issue, decision),
            **told,
            "clauses": clauses_of(decision),
            "ground": decision.exemption_ground if row else "",
            "ground_text": row["text_zh"] if row else "",
            "ground_article": cite(row["article"]) if row else "",
            "ground_orders": _ordered(row["orders_zh"]) if row else "",
            "education": issue.given.get("education", ""),
        }

    def compose(self, content: Content) -> Sequence[Block]:
        if content["ground"] == UNPROVEN["ground"]:
            return _unproven(content)
        education = content["education"] or (
            "本局对当事人进行教育：当事人应当认真学习并遵守市场监督管理法律、法规、规章，落实主体责任，不得再次发生同类违法行为。"
        )
        return [
            party_block(content["party"]),
            *paragraphs(content["source_text"]),
            Para("经查明："),
            *paragraphs(content["facts_text"]),
            *evidence_blocks(content["evidence"]),
            *_told_if_told(content),
            *found_blocks(content),
            *broken_blocks(content, opening="综上，"),
            *paragraphs(content["reasons_text"]),
            Para(
                f"鉴于当事人的上述情形符合{content['ground_article']}“{content['ground_text']}”的规定，"
                f"{content.get('ground_orders', '')}本局决定对当事人不予行政处罚。"
            ),
            Para(f"依据{_PL}第三十三条第三款的规定，{education}"),
            Para(wording.remedy_text(content)),
            copies(),
            seal(content),
        ]


def _ordered(orders: str) -> str:
    """What is ordered of the party although it is not punished (反不正当竞争法 23, 商标法 60)."""
    return orders.replace("责令", "责令当事人", 1) + "，" if orders.startswith("责令") else ""


def _unproven(content: Content) -> list[Block]:
    """Nothing is stated as broken: what was looked into, with what, and why it is not proven. Nobody is educated (PP61)."""
    return [
        party_block(content["party"]),
        *paragraphs(content["source_text"]),
        Para("本局调查的事项："),
        *paragraphs(content["facts_text"]),
        *collected_blocks(content["evidence"]),
        *_told_if_told(content),
        Para("经审查："),
        *paragraphs(content["reasons_text"]),
        Para(f"综上，本案违法事实不能成立。依据{content['basis']}的规定，本局决定对当事人不予行政处罚。"),
        Para(wording.remedy_text(content)),
        copies(),
        seal(content),
    ]


def _told_if_told(content: Content) -> list[Block]:
    """What no party was told, none answered; papers issued before 0.2 do not state it."""
    return told_blocks(content) if content.get("notice", {}).get("reference") else []


def told_blocks(content: Content) -> list[Block]:
    """When the party was told, and what became of its statement (PP62 item 3); papers that do not say when say the second."""
    told = content.get("notice") or {"reference": ""}
    if not told["reference"]:
        return paragraphs(content["defence_text"])
    served = f"于{in_chinese(told['served_on'])}" if told["served_on"] else "依法"
    rights = "陈述、申辩和要求听证的权利" if told["hearing_right"] else "陈述、申辩的权利"
    text = (
        f"本局{served}向当事人送达《行政处罚告知书》（{told['reference']}），告知当事人拟作出行政处罚的内容及事实、"
        f"理由、依据，以及依法享有的{rights}。"
    )
    return [Para(text), *paragraphs(content["defence_text"])]


def found_blocks(content: Content) -> list[Block]:
    """What the officers say the conduct is in law; before the law table spoke for itself it stood alone."""
    nature = content["nature"]
    opens = content.get("clauses") and not nature.startswith("本局认为")
    return paragraphs(f"本局认为，{nature}" if opens else nature)


def imposed_blocks(content: Content) -> list[Block]:
    """Discretion, what was broken, order to correct and the items (PP62 item 4)."""
    clauses = content.get("clauses") or []
    until, ordered = content.get("correct_until"), to_correct(clauses) if clauses else "上述违法行为"
    corrected = bool(until and ordered)
    order = f"责令当事人{until_text(until)}改正{ordered}，" if until and ordered else ""
    broken = f"当事人的上述行为，{broke(clauses[0])}。" if len(clauses) == 1 else ""
    opening = f"综上，{broken}依据{_laws(content, corrected=corrected)}的规定，{order}本局决定对当事人{_how(content)}如下："
    several = broken_blocks(content) if len(clauses) > 1 else []
    put_right = paragraphs(f"当事人改正违法行为的情况：{done.rstrip('。')}。") if (done := content.get("put_right")) else []
    reasons = [*wording.discretion_blocks(content), *put_right, *refund_blocks(content)]
    return [*reasons, *several, Para(opening), *wording.item_blocks(content)]


def _laws(content: Content, *, corrected: bool) -> str:
    """What the decision rests on: the order to correct, the penal clauses, the ground for less than the minimum or for none."""
    laws = [content["basis"], *content.get("mitigation_basis", ()), *filter(None, [content.get("exempting")])]
    return f"{_PL}第二十八条第一款和{'、'.join(laws)}" if corrected else "、".join(laws)


def _how(content: Content) -> str:
    if content.get("several"):
        return "的上述违法行为分别裁量、合并处罚"
    if content.get("fixed"):
        return "作出行政处罚"
    return f"免予处罚，但依法{content['exempting_orders']}，具体" if content.get("exempting") else wording.TIERS[content["tier"]]


def told_of(case: PenaltyCase) -> dict[str, Any]:
    """Of what the party was told and when; of a notice that was not served, nothing."""
    notice, paper = reads.told_notice(case), reads.told_paper(case)
    return {
        "reference": paper.reference if paper else "",
        "served_on": notice.served_on if notice else None,
        "hearing_right": notice.hearing_right if notice else False,
    }
