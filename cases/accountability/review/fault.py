"""Fault: what is found of its three elements, what of it no accepted ground covers, what may be imposed (O41-9, GSA 12)."""

from __future__ import annotations

from collections.abc import Iterable

from cases.accountability.review.choices import Claim
from cases.accountability.review.models import FaultFinding, ResponsibilityReview
from cases.base.conditions import Condition, Question
from cases.base.cures import GIVEN
from cases.base.errors import Text
from cases.law.responsibility import measures_on

# what a finding states, and the codes of its graded elements from light to grave
FINDING = ("conduct", "duty", "unlawful", "unlawful_reasons", "mind", "mind_reasons", "harm", "harm_reasons")
REASONS = ("unlawful_reasons", "mind_reasons", "harm_reasons")
WEIGHT = {"mind": ("none", "gross_negligence", "intent"), "harm": ("none", "bad_influence", "harm")}


def complete(review: ResponsibilityReview) -> list[FaultFinding]:
    """The findings with all three elements."""
    return [f for f in review.faultfindings.order_by("position") if f.complete]


def answerable(review: ResponsibilityReview) -> list[FaultFinding]:
    """The findings with all three elements that no accepted ground covers."""
    return [f for f in complete(review) if f.pk not in _excused(review)]


def _excused(review: ResponsibilityReview) -> set[int]:
    return set(review.exemptionclaims.filter(decision=Claim.ACCEPTED).values_list("finding", flat=True))


def measures_known(q: Question[ResponsibilityReview], chosen: Iterable[str]) -> Text | None:
    """Each of the law of today, each once, one at least."""
    codes = list(chosen)
    if codes and set(codes) <= set(measures_on(q.today)) and len(set(codes)) == len(codes):
        return None
    return Text("须选择法定的非处分处理方式。", "Choose among the measures that the law knows.")


def _finding_complete(q: Question[ResponsibilityReview]) -> Text | None:
    finding = q.given["finding"]
    stated = all(str(finding.get(name, "")).strip() for name in ("conduct", "duty", *REASONS))
    known = all(finding.get(name) in codes for name, codes in WEIGHT.items())
    if stated and known and finding.get("unlawful") in (True, False):
        return None
    return Text(
        "须写明履职情况和职责依据，并对违法或者不当履职、故意或者重大过失、危害后果或者不良影响三项要件分别作出认定、说明理由。",
        "State conduct and duty, and find on each of the three elements with reasons: unlawful performance, intent or gross "
        "negligence, harm or bad influence.",
    )


def _reasons(q: Question[ResponsibilityReview]) -> Text | None:
    if str(q.given["reasons"]).strip():
        return None
    return Text("须写明处理的事实和理由。", "State the facts and reasons.")


FINDING_COMPLETE = Condition(
    "three_findings", "三项要件逐项认定", "three findings with reasons", "O41-9", _finding_complete, GIVEN
)
REASONS_GIVEN = Condition("reasons_given", "写明理由", "reasons given", "CSR39", _reasons, GIVEN)
