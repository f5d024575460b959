"""The steps of a transfer to the police: the leader names the task force, the head in person decides."""

from __future__ import annotations

from typing import Any

from cases.transfer.models import Transfer
from workflows import commands
from workflows.sample.stage import Stage

POLICE, PROCURATORATE = "示例县公安局", "示例县人民检察院"
PAPERS = ("涉嫌犯罪案件移送书", "涉嫌犯罪案件情况调查报告", "涉案物品清单")


class Transferring(Stage):
    """Named as in `timeline.GAPS`. The handlers of the case are its task force."""

    def force(self) -> None:
        commands.form_task_force(**self._at("leader"), officers=self._officers())

    def crime_report(self) -> None:
        commands.report_crime(
            **self._at(self.handlers[0]), facts_text=self.story.crime_text, grounds_text=self.story.crime_grounds
        )

    def crime_approved(self) -> None:
        commands.approve_transfer(**self._at("head"), reason=self.story.crime_decision)

    def send(self) -> None:
        papers = [*PAPERS, *(piece.title for piece in self.story.evidence)]
        goods = [
            {"name": name, "spec": spec, "quantity": quantity, "state": state} for name, spec, quantity, state in self.story.goods
        ]
        commands.send_to_police(
            **self._at(self.handlers[0]), police=POLICE, procuratorate=PROCURATORATE, papers=papers, goods=goods
        )

    def receipted(self) -> None:
        commands.record_receipt(**self._at(self.handlers[0]), receipt_on=self.today, receipt_by="示例县公安局案管中心")

    def police_filed(self) -> None:
        commands.record_police_filing(**self._at(self.handlers[0]), **self._paper("立字"))

    def police_refused(self) -> None:
        commands.record_police_refusal(**self._at(self.handlers[0]), **self._paper("不立字"), reasons=self.story.police_reasons)

    def hand_goods(self) -> None:
        commands.hand_over_to_police(**self._at(self.handlers[1]), handed_over_on=self.today, received_by="示例县公安局经侦大队")

    def resume(self) -> None:
        commands.resume_after_refusal(**self._at("leader"), reason=self.story.resumed)

    def _paper(self, kind: str) -> dict[str, Any]:
        """The paper of the police, received on the day of its date."""
        document = f"示公（经）{kind}〔{self.today.year}〕{self._transfer().pk}号"
        return {"document": document, "replied_on": self.today, "received_on": self.today}

    def _at(self, who: str) -> dict[str, Any]:
        return {**self.by(who), "transfer": self._transfer().pk}

    def _transfer(self) -> Transfer:
        return Transfer.objects.filter(case=self.case_id).latest("pk")
