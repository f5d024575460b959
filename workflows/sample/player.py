"""Playing a sample case: each step is done by the person who would do it, through the commands, on its simulated day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from cases.base.errors import Refused
from cases.intake import acts as clue_acts
from integrity.publicity.models import PenaltyPublicity
from workflows import commands
from workflows.door import do
from workflows.models import WorkItem
from workflows.sample.listing import Listing
from workflows.sample.oversight import Oversight
from workflows.sample.reviewing import Reviewing
from workflows.sample.story import Sanction
from workflows.sample.transferring import Transferring

SEVEN = dict.fromkeys(("jurisdiction", "party", "facts", "nature", "basis", "procedure", "fitness"), True)


class Player(Oversight, Listing, Reviewing, Transferring):
    """The steps of a story, named as in `timeline.GAPS`. Sums are fen."""

    # --- from the clue to the case ------------------------------------------------------------------------------

    def clue(self) -> None:
        story, party = self.story, self.cast.parties[self.story.party]
        clue = do(clue_acts.register, **self.by("intake"))(
            authority=self.cast.bureau,
            source=story.source,
            received_on=self.today,
            content=story.content,
            provider=story.provider,
            party=party,
            facts=self._known(),
        )
        self.clue_id = clue.pk

    def assign(self) -> None:
        do(clue_acts.assign, self.clue_id, **self.by("unithead"))(officers=self._officers())

    def findings(self) -> None:
        party = self.cast.parties[self.story.party]
        opinion = "not_file" if "not_file" in self.days else "file"
        do(clue_acts.report_findings, self.clue_id, **self.by(self.handlers[0]))(
            findings=self.story.findings, opinion=opinion, party=party, facts=self._known()
        )

    def file(self) -> None:
        clue = do(clue_acts.file, self.clue_id, **self.by("leader"))(
            officers=self._officers(),
            cause=self.story.cause,
            reason=self.story.filing,
            prima_facie=True,
            punishable=True,
            jurisdiction=True,
        )
        self.case_id = clue.cases.get().pk

    def not_file(self) -> None:
        do(clue_acts.not_file, self.clue_id, **self.by("leader"))(ground=self.story.ground, reason=self.story.reasons)

    # --- investigation and review -------------------------------------------------------------------------------

    def replace(self, coming: str) -> None:
        reason = "该办案人员与当事人的负责人系近亲属，本人申请回避，经部门负责人批准。"
        commands.replace_officer(
            **self.on("leader"), leaving=self.cast.officer(self.handlers[1]), coming=self.cast.officer(coming), reason=reason
        )
        self.handlers = (self.handlers[0], coming)

    def evidence(self) -> None:
        piece = next(self._pieces)
        commands.add_evidence(
            **self.on(self.handlers[0]),
            kind=piece.kind,
            title=piece.title,
            proves=piece.proves,
            source="当事人提供，经核对与原件一致" if piece.kind == "documentary" else "执法人员依法收集",
            taken_on=self.today,
            collectors=self._officers(),
            place="当事人经营场所",
            method="现场提取",
            content=f"{piece.title}\n{piece.proves}\n（示例文件，内容为虚构）\n".encode(),
            file_name=f"{piece.title}.txt",
            media_type="text/plain",
        )

    def custody(self) -> None:
        evidence = self.case.evidences.latest("position")
        commands.hand_over_evidence(
            **self.on(self.handlers[0]),
            evidence=evidence.pk,
            from_holder=self._name(self.handlers[0]),
            to_holder="证据保管室",
            place="局证据保管室3号柜",
            reason="取证完毕，移交集中保管。",
        )

    def order(self) -> None:
        commands.order_correction(
            **self.on(self.handlers[0]), act=self.story.order, basis=self._clause(), until=self.days["until"]
        )

    def settle(self) -> None:
        commands.record_facts(**self.on(self.handlers[0]), facts=self.facts)

    def report(self) -> None:
        case, story = self.case, self.story
        commands.finish_investigation(
            **self.on(self.handlers[0]),
            proposal=self._proposal(story.intended),
            report={
                "party_text": self._party_text(case.party),
                "source_text": self._source_text(case),
                "nature_text": story.nature,
                "opinion_text": story.opinion,
            },
        )

    def submit(self) -> None:
        commands.submit_review(
            **self.on("unithead"), kind=self.story.review, opinion="案件已调查终结，事实清楚，证据齐全，同意送审。"
        )

    def send_back(self) -> None:
        points = {**SEVEN, "facts": False}
        commands.return_investigation(**self.on(self._reviewer()), points=points, opinion=self.story.returned)

    def agree(self) -> None:
        commands.pass_review(
            **self.on(self._reviewer()),
            points=SEVEN,
            opinion="本案管辖合法，当事人基本情况清楚，事实清楚、证据充分，定性准确，适用依据正确，程序合法，处理适当。",
        )

    # --- the party is heard -------------------------------------------------------------------------------------

    def try_low(self) -> None:
        """The leader wants less than the law's minimum and names no ground: the gate refuses."""
        low = Sanction(fine=self.story.intended.fine // 5, tier="lenient")
        self._refused("within_band", lambda: self._approve(low))

    def notify(self) -> None:
        self._approve(self.story.intended)

    def told(self) -> None:
        commands.serve_notice(**self.on(self.handlers[1]), **self._service())

    def waive(self) -> None:
        commands.waive_rights(**self.on(self.handlers[1]), received_on=self.today, stated_by=self.receiver)

    def defend(self) -> None:
        commands.record_defence(
            **self.on(self.handlers[1]), received_on=self.today, stated_by=self.receiver, content=self.story.defence
        )

    def recheck(self) -> None:
        commands.recheck_defence(**self.on(self.handlers[0]), accepted=self.story.accepted, recheck=self.story.recheck)

    # --- decision, execution, closure ---------------------------------------------------------------------------

    def discuss(self) -> None:
        views = [{"name": name, "view": view} for name, view in self.story.views]
        commands.hold_discussion(
            **self.on("head"),
            attendees=[view["name"] for view in views],
            views=views,
            conclusion=self.story.conclusion,
            fine=self.story.decided.fine,
            mitigation_agreed=bool(self.story.decided.mitigation),
        )

    def try_decide(self) -> None:
        """The leader wants to fine instead of transferring: the gate refuses (T310-11)."""
        self._refused("criminal_flag_open", self.decide)

    def decide(self) -> None:
        commands.decide_penalty(
            **self.on("leader"),
            proposal=self._proposal(self.story.decided),
            opinion="同意办案机构意见，作出行政处罚决定。",
            correct_until=(self.today + timedelta(days=15)).isoformat(),
        )

    def exempt(self) -> None:
        commands.decide_exempt(
            **self.on("leader"),
            ground=self.story.ground,
            proposal=self._proposal(self.story.decided),
            opinion="同意办案机构意见，依法不予行政处罚，并对当事人进行教育。",
        )

    def serve(self) -> None:
        commands.serve_decision(**self.on(self.handlers[1]), **self._service())

    def serve_exempt(self) -> None:
        commands.serve_exemption(**self.on(self.handlers[1]), **self._service())

    def serve_annul(self) -> None:
        commands.serve_annulment(**self.on(self.handlers[1]), **self._service())

    def pay(self) -> None:
        self._pay("fine", self._in_force().fine)

    def pay_gains(self) -> None:
        self._pay("gains", self._in_force().gains)

    def change(self) -> None:
        assert self.story.changed is not None
        commands.change_decision(
            **self.on("leader"), proposal=self._proposal(self.story.changed), basis=self.story.basis, opinion=self.story.ended
        )

    def annul(self) -> None:
        commands.annul_decision(**self.on("leader"), basis=self.story.basis, opinion=self.story.ended)

    def propose(self) -> None:
        done = "本案的处理决定已经履行完毕" if "annul" not in self.days else "本案的行政处罚决定已经撤销"
        commands.propose_closure(**self.on("unithead"), opinion=f"{done}，符合结案条件，提请结案。")

    def close(self) -> None:
        commands.close_case(**self.on("leader"), opinion="同意结案。")

    def archive(self) -> None:
        commands.archive_case(**self.on(self.handlers[0]), note="正卷、副卷文书齐全，已按顺序装订。")

    # --- publication --------------------------------------------------------------------------------------------

    def enter(self) -> None:
        masked = [{"text": text, "ground": ground} for text, ground in self.story.redactions]
        commands.enter_publicity(
            **self.by(self.handlers[0]), publicity=self._publicity().pk, redactions=masked, secrecy_reviewed=True
        )

    def check(self) -> None:
        commands.review_publicity(
            **self.by("credit"),
            publicity=self._publicity().pk,
            publicity_class=self.story.publicity_class,
            reason="公示内容与决定书一致，类别准确。",
        )

    def unpublished(self) -> None:
        commands.leave_unpublished(
            **self.by("credit"), publicity=self._publicity().pk, reason="处罚较轻，属于轻微失信信息，依法不予公示。"
        )

    def publish(self) -> None:
        commands.publish_penalty(**self.by("credit"), publicity=self._publicity().pk)

    def withdraw(self) -> None:
        fallen = PenaltyPublicity.objects.get(decision__case=self.case_id, state="PUBLISHED", withdrawal_ordered_on__isnull=False)
        commands.withdraw_publicity(
            **self.by("credit"), publicity=fallen.pk, reason=f"{self.story.basis}，原行政处罚决定已变更或者撤销，撤回公示信息。"
        )

    # --- the inbox ----------------------------------------------------------------------------------------------

    def claim(self, who: str) -> None:
        """Somebody takes the open task of the story from the queue."""
        item = WorkItem.objects.filter(done=False, home=self.subject.stream_key).earliest("pk")
        commands.claim_item(actor=self.cast.actor(who, self.now), item=item.pk)

    # --- shared by several steps --------------------------------------------------------------------------------

    def _approve(self, sanction: Sanction) -> None:
        commands.approve_notice(
            **self.on("leader"), proposal=self._proposal(sanction), opinion="同意办案机构意见，依法告知当事人。"
        )

    def _pay(self, purpose: str, amount: int) -> None:
        commands.record_payment(
            **self.on(self.handlers[0]),
            purpose=purpose,
            amount=amount,
            paid_on=self.today,
            receipt=f"示例缴字{self.case_id:04d}-{purpose}",
        )

    def _refused(self, code: str, act: Callable[[], None]) -> None:
        try:
            act()
        except Refused as refusal:
            if refusal.code != code:
                raise
        else:
            raise AssertionError(f"{self.story.code}: the gate should have refused with {code}")
