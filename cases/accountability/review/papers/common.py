"""What the papers of a review share: whom it concerns, what was found, what was claimed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cases.accountability.matters import subject_of
from cases.accountability.review.choices import Outcome
from cases.accountability.review.models import ExemptionClaim, FaultFinding, OfficialDefence, ResponsibilityReview
from cases.base.bureau import settings_of
from cases.base.documents import Issue
from cases.base.pdf import Block, Column, Para, Style, Table
from cases.intake.papers.common import Content, LegalForm, in_chinese
from cases.law.deadlines import deadline
from cases.law.responsibility import grounds_on, measure_names

UNLAWFUL = {True: "认定", False: "不予认定"}
WORDS: dict[str, str] = {
    Outcome.NO_FAULT: "不予追究责任",
    Outcome.EXEMPT: "符合尽职免责情形，免予追究责任",
    Outcome.REFERRED: "移送有权机关处理",
}
CSR, GSA = "《行政机关公务员处分条例》", "《中华人民共和国公职人员政务处分法》"


class ReviewForm(LegalForm):
    """What the papers of a review share: whom it concerns, what was found, what was claimed."""

    style = Style.RED_HEAD

    def common(self, issue: Issue) -> dict[str, Any]:
        """The official, the affair and the findings with their three elements."""
        review = issue.subject
        held = review.official.appointments.order_by("-valid_from", "-pk").first()
        return {
            "number": review.number,
            "name": review.official.name,
            "bureau": review.bureau.name,
            "unit": held.unit if held else "",
            "capacity": review.get_capacity_display(),
            "trigger": review.get_trigger_display(),
            "case": _case_number(review.about),
            "findings": [_finding(f) for f in review.faultfindings.order_by("position")],
            "claims": [_claim(c) for c in review.exemptionclaims.select_related("finding").order_by("finding", "pk")],
            "defence": _defence(review),
            "verification": review.verification,
        }


def finding_blocks(content: Content) -> list[Block]:
    blocks: list[Block] = []
    for f in content["findings"]:
        blocks += [
            Para(f"（{f['position']}）{f['conduct'].rstrip('。')}。职责依据：{f['duty'].rstrip('。')}。"),
            Para(f"违法或者不当履职：{f['unlawful']}。{f['unlawful_reasons']}"),
            Para(f"主观方面：{f['mind']}。{f['mind_reasons']}"),
            Para(f"后果：{f['harm']}。{f['harm_reasons']}"),
        ]
    return blocks


def checklist(content: Content) -> list[Block]:
    if not content["claims"]:
        return [Para("被审查人未主张免责情形。")]
    rows = [[f"第{c['finding']}项", c["ground"], c["statement"], f"{c['decision']}。{c['reasons']}"] for c in content["claims"]]
    return [Table([Column("认定", 0.9), Column("免责情形", 2.2), Column("主张", 2.2), Column("审查结论和理由", 2.8)], rows)]


def in_words(outcome: str, measures: Sequence[str]) -> str:
    """What was decided, or is intended."""
    if outcome == Outcome.MEASURE:
        return f"给予{'、'.join(measure_names(measures))}处理"
    return WORDS.get(outcome, "")


def days(rule: str, issue: Issue) -> int:
    """The length of a period as the bureau has set it."""
    return deadline(rule, issue.on).configured(settings_of(issue.bureau.id, issue.on)).length


def about(content: Content) -> str:
    return f"，涉及案件（{content['case']}）" if content["case"] else ""


def _finding(row: FaultFinding) -> dict[str, Any]:
    return {
        "position": row.position,
        "conduct": row.conduct,
        "duty": row.duty,
        "unlawful": UNLAWFUL[row.unlawful],
        "unlawful_reasons": row.unlawful_reasons,
        "mind": row.get_mind_display(),
        "mind_reasons": row.mind_reasons,
        "harm": row.get_harm_display(),
        "harm_reasons": row.harm_reasons,
    }


def _claim(row: ExemptionClaim) -> dict[str, Any]:
    return {
        "finding": row.finding.position,
        "ground": grounds_on(row.claimed_on)[row.ground].text_zh,
        "statement": row.statement,
        "decision": row.get_decision_display(),
        "reasons": row.reasons,
    }


def _defence(review: ResponsibilityReview) -> str:
    row = review.officialdefences.order_by("-pk").first()
    if row is None:
        return ""
    if row.kind == OfficialDefence.Kind.STATED:
        return f"被审查人于{in_chinese(row.received_on.isoformat())}陈述申辩：{row.content}"
    waived = row.kind == OfficialDefence.Kind.WAIVED
    return "被审查人明确放弃陈述、申辩。" if waived else "被审查人在期限内未提出陈述、申辩。"


def _case_number(stream: str) -> str:
    subject = subject_of(stream) if stream else None
    return subject.listed.number if subject else ""
