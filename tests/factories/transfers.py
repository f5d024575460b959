"""A transfer at any step, played through the commands by the people who would do it. All names are fictional.

`transfer_at("APPROVED")` gives a `Sent` whose transfer stands in that state; `sent.do("send")` does the next step. The case is
one above the line of 刑法 §140 (goods passed off as better, sales of 68,000 yuan), standing in `stage` of the penalty procedure.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cases.penalty.models import PenaltyCase
from cases.transfer.models import CriminalFlag, Transfer
from tests.factories.acts import act
from tests.factories.cases import PROPOSAL, Played, at, case_at
from tests.factories.played import handed_out

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
FINE = replace(PROPOSAL, conduct="PQL50", fine=80_000_00, confiscated_gains=0, kinds=("fine", "confiscate_goods"))
NO_FINE = replace(FINE, fine=0, kinds=("confiscate_goods",))
GOODS = ({"name": "标注虚假材质的家具", "spec": "1.8米", "quantity": "3件", "state": "完好"},)


@dataclass
class Sent:
    """A case under transfer."""

    played: Played

    @property
    def transfer(self) -> Transfer:
        return Transfer.objects.select_related("flag", "case", "party", "authority").get(case=self.played.case_id)

    @property
    def flag(self) -> CriminalFlag:
        return self.transfer.flag

    @property
    def case(self) -> PenaltyCase:
        return self.played.case

    @property
    def state(self) -> str:
        return str(self.transfer.state)

    def do(self, step: str, *, by: str = "", on: date | None = None, **given: Any) -> Any:
        """The step as it usually goes, but for what is given."""
        who, day, command, usual = STEPS[step]
        moment = on or day
        actor = self.played.office.actor(by or who, moment)
        return command(actor=actor, now=at(moment), transfer=self.transfer.pk, **{**usual(self), **given})

    def play(self, *steps: str) -> Sent:
        for step in steps:
            self.do(step)
        return self


Usual = Callable[[Sent], dict[str, Any]]


def _officers(sent: Sent) -> dict[str, Any]:
    return {"officers": [sent.played.office.officers["co1"], sent.played.office.officers["co2"]]}


def _always(**given: Any) -> Usual:
    return lambda sent: given


# spring 2026: Qingming 4 to 6 April off; 23 April a Thursday
STEPS: dict[str, tuple[str, date, Callable[..., Any], Usual]] = {
    "task_force": ("bl", date(2026, 4, 22), act("transfer.form_task_force"), _officers),
    "report": (
        "co1",
        date(2026, 4, 23),
        act("transfer.report"),
        _always(
            facts_text="以普通硬木冒充名贵红木销售家具，销售金额68000元。",
            grounds_text="达到刑法第一百四十条追诉标准，建议移送。",
        ),
    ),
    "approve": ("bh", date(2026, 4, 24), act("transfer.approve"), _always(reason="达到追诉标准，同意移送。")),
    "reject": ("bh", date(2026, 4, 24), act("transfer.reject"), _always(reason="部分销售记录不能认定，不批准移送。")),
    "send": (
        "co1",
        date(2026, 4, 24),
        act("transfer.send"),
        _always(
            police="虚构区公安分局", procuratorate="虚构区人民检察院", papers=["移送书", "调查报告", "检验报告"], goods=GOODS
        ),
    ),
    "receipt": (
        "co1",
        date(2026, 4, 25),
        act("transfer.record_receipt"),
        _always(receipt_on=date(2026, 4, 25), receipt_by="警官甲"),
    ),
    "filed": (
        "co1",
        date(2026, 4, 28),
        act("transfer.police_file"),
        _always(document="虚公立字〔2026〕1号", replied_on=date(2026, 4, 27), received_on=date(2026, 4, 28)),
    ),
    "refused": (
        "co1",
        date(2026, 4, 28),
        act("transfer.police_refuse"),
        _always(
            document="虚公不立字〔2026〕1号",
            replied_on=date(2026, 4, 27),
            received_on=date(2026, 4, 28),
            reasons="销售金额不能全部认定。",
        ),
    ),
    "hand_over": (
        "co1",
        date(2026, 4, 29),
        act("transfer.hand_over"),
        _always(handed_over_on=date(2026, 4, 29), received_by="警官乙"),
    ),
    "end": ("bh", date(2026, 4, 30), act("transfer.end_case"), _always(reason="已由公安机关立案，行政程序终结。")),
    "keep": ("bl", date(2026, 4, 30), act("transfer.keep_case"), _always(reason="仍须责令停产停业。")),
    "resume": ("bl", date(2026, 4, 30), act("transfer.resume_case"), _always(reason="公安机关不予立案，依法继续处理。")),
    "outcome": (
        "co1",
        date(2026, 5, 20),
        act("transfer.record_outcome"),
        _always(kind="not_prosecuted", document="虚检不诉〔2026〕1号", decided_on=date(2026, 5, 19)),
    ),
}

PATHS: dict[str, tuple[str, ...]] = {
    "SUSPECT": (),
    "TASKFORCE": ("task_force",),
    "REPORTED": ("task_force", "report"),
    "APPROVED": ("task_force", "report", "approve"),
    "REJECTED": ("task_force", "report", "reject"),
    "SENT": ("task_force", "report", "approve", "send"),
    "RECEIPTED": ("task_force", "report", "approve", "send", "receipt"),
    "PS_FILED": ("task_force", "report", "approve", "send", "receipt", "filed"),
    "PS_REFUSED": ("task_force", "report", "approve", "send", "receipt", "refused"),
    "HANDED_OVER": ("task_force", "report", "approve", "send", "receipt", "filed", "hand_over"),
    "KEPT": ("task_force", "report", "approve", "send", "receipt", "filed", "hand_over", "keep"),
    "ENDED": ("task_force", "report", "approve", "send", "receipt", "filed", "hand_over", "end"),
    "ADMIN_RESUME": ("task_force", "report", "approve", "send", "receipt", "refused", "resume"),
}


def transfer_at(state: str, *, stage: str = "WAIVED", **facts: Any) -> Sent:
    """The transfer in this state, of a case that stood in `stage` when it was flagged."""
    return transfer_after(PATHS[state], stage, {**ABOVE, **facts})


@handed_out(keep=lambda steps, *_: steps in PATHS.values())
def transfer_after(steps: tuple[str, ...], stage: str, facts: Any) -> Sent:
    if not steps:
        return Sent(case_at(stage, proposal=FINE, **facts))
    return transfer_after(steps[:-1], stage, facts).play(steps[-1])


def decided_anew(sent: Sent, proposal: Any, *, first: date = date(2026, 5, 6)) -> Played:
    """The resumed case, taken through report, review, notice and waiver again, up to the decision."""
    played = sent.played
    played.proposal = proposal
    for step in ("finish", "submit", "agree", "approve", "serve_notice", "waive"):
        played.do(step, on=first)
    return played
