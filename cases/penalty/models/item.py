"""What a decision imposes, one row for each thing that is carried out by itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models

from cases.penalty.models.case import CaseChild
from cases.penalty.models.content import PenaltyKind
from cases.penalty.models.decision import Decision

# beside the kinds of penalty: what the item of law orders (责令停止销售), and the order to put right (PL28)
ORDER, CORRECT = "order", "correct"


class DecisionItem(CaseChild):
    """A penalty or an order of a decision, for one act; `amount` in fen where it is a sum or has a value, `until` the last day
    to put right. Never rewritten: a changed decision has rows of its own."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="items", verbose_name="决定")
    position = models.PositiveSmallIntegerField("序号")
    kind = models.CharField("事项", max_length=20, choices=[*PenaltyKind.choices, (ORDER, "责令"), (CORRECT, "责令改正")])
    conduct = models.CharField("违法行为", max_length=16)
    text = models.TextField("内容", blank=True)
    amount = models.BigIntegerField("金额（分）", null=True)
    until = models.DateField("期限", null=True)

    class Meta:
        verbose_name = "处罚事项"
        constraints = [models.UniqueConstraint(fields=["decision", "position"], name="decision_item_position")]

    def __str__(self) -> str:
        return f"{self.decision_id} {self.position} {self.kind}"


# in the order in which decisions name them
IN_ORDER = (
    PenaltyKind.WARNING,
    PenaltyKind.CRITICISM,
    PenaltyKind.CONFISCATE_GAINS,
    PenaltyKind.CONFISCATE_GOODS,
    PenaltyKind.FINE,
    PenaltyKind.SUSPEND_LICENCE,
    PenaltyKind.LOWER_QUALIFICATION,
    PenaltyKind.REVOKE_LICENCE,
    PenaltyKind.RESTRICT_BUSINESS,
    PenaltyKind.STOP_BUSINESS,
    PenaltyKind.CLOSE_DOWN,
    PenaltyKind.BAR_PERSON,
    PenaltyKind.DETENTION,
)
_SUMS = {"fine": "fine", "confiscate_gains": "confiscated_gains", "confiscate_goods": "confiscated_goods"}


def items_of(decision: Decision, *, correct_until: str = "") -> list[DecisionItem]:
    """The rows of a decision, unsaved: the order to put right (`correct_until`: ISO date, or words such as 立即; PL28), then for
    each act what its item orders, as in the law's sentence, and the penalties."""
    rows = [row for part in decision.parts for row in (*_ordered(part), *_imposed(part))]
    if correct_until:
        rows = [_correction(decision, correct_until), *rows]
    return [DecisionItem(case_id=decision.case_id, decision=decision, position=n, **row) for n, row in enumerate(rows, start=1)]


def _correction(decision: Decision, until: str) -> dict[str, Any]:
    row = {"kind": CORRECT, "conduct": decision.conduct}
    try:
        return {**row, "until": date.fromisoformat(until)}
    except ValueError:
        return {**row, "text": until}


def _ordered(part: Any) -> list[dict[str, Any]]:
    return [{"kind": ORDER, "conduct": part.conduct, "text": text} for text in part.orders or ()]


def _imposed(part: Any) -> list[dict[str, Any]]:
    return [
        {
            "kind": str(kind),
            "conduct": part.conduct,
            "text": part.goods_description if kind == PenaltyKind.CONFISCATE_GOODS else part.measures.get(kind, ""),
            "amount": getattr(part, _SUMS[kind]) if kind in _SUMS else None,
        }
        for kind in IN_ORDER
        if kind in part.kinds
    ]
