"""How the acts on a transfer are tried; spring 2026: Qingming 4 to 6 April off; 23 April a Thursday."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from tests.factories.steps.clue import leaving
from tests.factories.steps.step import Step

if TYPE_CHECKING:
    from tests.factories.transfers import Sent

SEIZURE = "示市监强制〔2026〕1号"
GOODS = ({"name": "标注虚假材质的家具", "spec": "1.8米", "quantity": "3件", "state": "完好"},)
# just below the line
BELOW = {"sales_amount": "49999.99", "unsold_value": "0.00", "goods_value": "49999.99"}


def _of(**more: Any) -> Callable[[Sent, date], dict[str, Any]]:
    return lambda sent, day: dict(more)


def _paper(**more: Any) -> Callable[[Sent, date], dict[str, Any]]:
    return _of(replied_on=date(2026, 4, 27), received_on=date(2026, 4, 28), **more)


def _officers(sent: Sent) -> dict[str, Any]:
    return {"officers": [sent.played.office.officers["co1"], sent.played.office.officers["co2"]]}


def _below(sent: Sent, day: date) -> dict[str, Any]:
    return {"case": sent.played.case_id, "facts": {**sent.played.facts, **BELOW}}


STEPS: dict[str, Step[Sent]] = {
    "fall_back": Step("co1", date(2026, 3, 11), "penalty.record_facts", _below),
    "clear": Step(
        "bl",
        date(2026, 3, 12),
        "transfer.clear_flag",
        _of(reason="复核后金额不足五万元。"),
        stage="FALLEN_BACK",
        fields={"reason": "复核后金额不足五万元。"},
    ),
    "task_force": Step(
        "bl", date(2026, 4, 22), "transfer.form_task_force", lambda sent, day: _officers(sent), stage="SUSPECT", fields=_officers
    ),
    "replace_member": Step(
        "bl",
        date(2026, 4, 22),
        "transfer.replace_officer",
        lambda sent, day: {**leaving(sent.played), "cause": "illness", "reason": "因病住院。"},
        stage="TASKFORCE",
        fields=lambda sent: {**leaving(sent.played), "cause": "illness", "reason": "因病住院。"},
    ),
    "report": Step(
        "co1",
        date(2026, 4, 23),
        "transfer.report",
        _of(
            facts_text="以普通硬木冒充名贵红木销售家具，销售金额68000元。",
            grounds_text="达到刑法第一百四十条追诉标准，建议移送。",
        ),
        stage="TASKFORCE",
        fields={"facts_text": "以次充好。", "grounds_text": "达到追诉标准。"},
    ),
    "approve": Step(
        "bh",
        date(2026, 4, 24),
        "transfer.approve",
        _of(reason="达到追诉标准，同意移送。"),
        stage="REPORTED",
        fields={"reason": "应当移送。"},
    ),
    "reject": Step(
        "bh",
        date(2026, 4, 24),
        "transfer.reject",
        _of(reason="部分销售记录不能认定，不批准移送。"),
        stage="REPORTED",
        fields={"reason": "数额有误。"},
    ),
    "send": Step(
        "co1",
        date(2026, 4, 24),
        "transfer.send",
        _of(police="虚构区公安分局", procuratorate="虚构区人民检察院", papers=["移送书", "调查报告", "检验报告"], goods=GOODS),
        stage="APPROVED",
        fields={
            "police": "虚构区公安局",
            "procuratorate": "虚构区人民检察院",
            "papers": "移送书\n检验报告",
            "goods": "双人床；1.8米；1张；完好\n圈椅；；2把；",
        },
    ),
    "receipt": Step(
        "co1",
        date(2026, 4, 25),
        "transfer.record_receipt",
        _of(receipt_on=date(2026, 4, 25), receipt_by="警官甲"),
        stage="SENT",
        fields={"receipt_by": "值班民警"},
    ),
    "filed": Step(
        "co1",
        date(2026, 4, 28),
        "transfer.police_file",
        _paper(document="虚公立字〔2026〕1号"),
        stage="RECEIPTED",
        fields={"document": "虚公立字〔2026〕1号", "replied_on": "2026-04-28"},
    ),
    "refused": Step(
        "co1",
        date(2026, 4, 28),
        "transfer.police_refuse",
        _paper(document="虚公不立字〔2026〕1号", reasons="销售金额不能全部认定。"),
        stage="RECEIPTED",
        fields={"document": "虚公不立字〔2026〕1号", "replied_on": "2026-04-28", "reasons": "没有犯罪事实。"},
    ),
    "hand_over": Step(
        "co1",
        date(2026, 4, 29),
        "transfer.hand_over",
        _of(handed_over_on=date(2026, 4, 29), received_by="警官乙", seizure=SEIZURE, seized_on=date(2026, 3, 10)),
        stage="PS_FILED",
        fields={"received_by": "经侦民警", "seizure": SEIZURE, "seized_on": "2026-03-10"},
    ),
    "end": Step(
        "bh",
        date(2026, 4, 30),
        "transfer.end_case",
        _of(reason="已由公安机关立案，行政程序终结。"),
        stage="HANDED_OVER",
        fields={"reason": "无需另行处罚。"},
    ),
    "keep": Step(
        "bl",
        date(2026, 4, 30),
        "transfer.keep_case",
        _of(reason="仍须责令停产停业。"),
        stage="HANDED_OVER",
        fields={"reason": "应当吊销许可证。"},
    ),
    "resume": Step(
        "bl",
        date(2026, 4, 30),
        "transfer.resume_case",
        _of(reason="公安机关不予立案，依法继续处理。"),
        stage="PS_REFUSED",
        fields={"reason": "依法应当处罚。"},
    ),
    "outcome": Step(
        "co1",
        date(2026, 5, 20),
        "transfer.record_outcome",
        _of(kind="not_prosecuted", document="虚检不诉〔2026〕1号", decided_on=date(2026, 5, 19)),
        stage="HANDED_OVER",
        fields={
            "kind": "convicted",
            "document": "虚刑初〔2026〕1号",
            "decided_on": "2026-05-19",
            "convicted": "unit",
            "court_fine": "40,000",
        },
    ),
}
