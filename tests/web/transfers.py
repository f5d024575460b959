"""A transfer played step by step for the pages: goods passed off as better, sold for 68,000 yuan (刑法 §140)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from cases.transfer.models import Transfer
from tests.factories.acts import act
from tests.factories.cases import Played, Step, at

# goods passed off as better (PQL50), so that the sums of 刑法 §140 alone decide
ABOVE: dict[str, Any] = {
    "product": "product",
    "conduct": ["PQL50"],
    "role": "producer",
    "substance": None,
    "illegal_gains": "0.00",
    "serious_injuries": 0,
    "direct_loss": "0.00",
    "harm": False,
    "sales_amount": "68000.00",
    "unsold_value": "12000.00",
    "goods_value": "80000.00",
}
GOODS = {"name": "双人床", "spec": "1.8米", "quantity": "1张", "state": "完好"}


def transfer_of(played: Played) -> Transfer:
    """The last transfer of the case."""
    return Transfer.objects.filter(case=played.case_id).latest("pk")


def _of(**more: Any) -> Callable[[Played, date], dict[str, Any]]:
    return lambda p, day: {"transfer": transfer_of(p).pk, **more}


def _force(p: Played, day: date) -> dict[str, Any]:
    officers = [p.office.officers[who] for who in ("co1", "co2")]
    return {"transfer": transfer_of(p).pk, "officers": officers}


def _paper(**more: Any) -> Callable[[Played, date], dict[str, Any]]:
    return lambda p, day: {
        "transfer": transfer_of(p).pk,
        "document": "虚公立字〔2026〕1号",
        "replied_on": day,
        "received_on": day,
        **more,
    }


TRANSFER_STEPS: dict[str, Step] = {
    "fall_back": Step(
        "co1",
        date(2026, 3, 11),
        act("penalty.record_facts"),
        lambda p, day: {
            "case": p.case_id,
            "facts": {**p.facts, "sales_amount": "49999.99", "unsold_value": "0.00", "goods_value": "49999.99"},
        },
    ),
    "withdraw_flag": Step("bl", date(2026, 3, 12), act("transfer.clear_flag"), _of(reason="复核后金额不足五万元。")),
    "force": Step("bl", date(2026, 3, 11), act("transfer.form_task_force"), _force),
    "crime_report": Step(
        "co1",
        date(2026, 3, 12),
        act("transfer.report"),
        _of(facts_text="以次充好，销售金额68000元。", grounds_text="达到五万元的追诉标准。"),
    ),
    "approve_transfer": Step("bh", date(2026, 3, 13), act("transfer.approve"), _of(reason="应当移送。")),
    "send": Step(
        "co1",
        date(2026, 3, 13),
        act("transfer.send"),
        _of(police="虚构区公安局", procuratorate="虚构区人民检察院", papers=["移送书"], goods=[GOODS]),
    ),
    "receipt": Step(
        "co1",
        date(2026, 3, 16),
        act("transfer.record_receipt"),
        lambda p, day: {"transfer": transfer_of(p).pk, "receipt_on": day, "receipt_by": "值班民警"},
    ),
    "police_file": Step("co1", date(2026, 3, 18), act("transfer.police_file"), _paper()),
    "police_refuse": Step("co1", date(2026, 3, 18), act("transfer.police_refuse"), _paper(reasons="没有犯罪事实。")),
    "hand_goods": Step(
        "co2",
        date(2026, 3, 19),
        act("transfer.hand_over"),
        lambda p, day: {"transfer": transfer_of(p).pk, "handed_over_on": day, "received_by": "经侦民警"},
    ),
    "settle": Step("bh", date(2026, 3, 20), act("transfer.end_case"), _of(reason="无需另行处罚。")),
    "resume": Step("bl", date(2026, 3, 19), act("transfer.resume_case"), _of(reason="依法应当处罚。")),
    "point_out": Step(
        "co1",
        date(2026, 3, 11),
        act("penalty.point_out_crime"),
        lambda p, day: {"case": p.case_id, "crime": "刑法 §213", "reason": "假冒他人注册商标。"},
    ),
    "rule_out": Step(
        "bl",
        date(2026, 3, 11),
        act("penalty.rule_out_crime"),
        lambda p, day: {"case": p.case_id, "crime": "刑法 §147", "reason": "不是农药、兽药、化肥、种子。"},
    ),
    "outcome": Step(
        "co1",
        date(2026, 4, 20),
        act("transfer.record_outcome"),
        _of(kind="withdrawn", document="虚公撤〔2026〕1号", decided_on=date(2026, 4, 17)),
    ),
}
SENT = ("force", "crime_report", "approve_transfer", "send")
FILED = (*SENT, "receipt", "police_file")
REFUSED = (*SENT, "receipt", "police_refuse")


def do(played: Played, name: str) -> None:
    """One step by its usual person on its usual day."""
    step = TRANSFER_STEPS[name]
    actor = played.office.actor(step.who, step.day)
    step.command(actor=actor, now=at(step.day), **step.given(played, step.day))
