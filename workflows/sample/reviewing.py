"""Playing the review of an official: each step by the person who would do it. Mixed into the player."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from cases.accountability.review.models import ExemptionClaim
from cases.accountability.review.selectors import accountable_officials
from cases.base.errors import Refused
from workflows import commands
from workflows.sample.stage import Stage
from workflows.sample.story import Inquiry

WAY = "in_person"


class Reviewing(Stage):
    """The steps of a story's `inquiry`, named `review_*` as in `timeline.GAPS`."""

    review_id: int = 0

    def review_clue(self) -> None:
        """The capacity is read from what the officer did on the case."""
        told, case = self._inquiry, self.case
        acted = [row for row in accountable_officials(case.stream_key) if row[0] == self.cast.officer(told.official)]
        review = commands.register_responsibility_clue(
            **self.by("supervisor"),
            authority=self.cast.bureau,
            trigger=told.trigger,
            summary=told.summary,
            officials=acted,
            about=case.stream_key,
        )
        self.review_id = review.pk
        self._faults, self._claims = iter(told.faults), iter(told.claims)

    def review_consent(self) -> None:
        commands.consent_to_preliminary(**self._on("head"))

    def review_begin(self) -> None:
        commands.begin_preliminary(**self._on("supervisor"))

    def review_report(self) -> None:
        commands.report_preliminary(**self._on("supervisor"), findings=self._inquiry.preliminary, suggestion="open")

    def review_try(self) -> None:
        """The officer concerned tries to record the findings on himself: the gate refuses."""
        try:
            commands.record_finding(**self._on(self._inquiry.official), finding=asdict(self._inquiry.faults[0]))
        except Refused as refusal:
            if refusal.code != "role":
                raise
        else:
            raise AssertionError(f"{self.story.code}: nobody investigates the own case")

    def review_open(self) -> None:
        officers = [self.cast.officer(who) for who in ("supervisor", "supervisor2")]
        commands.open_review(**self._on("head"), investigators=officers)

    def review_fault(self) -> None:
        commands.record_finding(**self._on("supervisor"), finding={**asdict(next(self._faults)), "unlawful": True})

    def review_tell(self) -> None:
        told = self._inquiry
        commands.notify_official(**self._on("supervisor"), outcome="MEASURE", measures=told.measures, basis=told.basis, way=WAY)

    def review_defend(self) -> None:
        told = self._inquiry
        claims = [{"finding": c.finding, "ground": c.ground, "statement": c.statement} for c in told.claims]
        commands.state_defence(**self._on(told.official), content=told.defence, claims=claims)

    def review_weigh(self) -> None:
        known = next(self._claims)
        row = ExemptionClaim.objects.get(review=self.review_id, ground=known.ground)
        decision = "accepted" if known.accepted else "rejected"
        commands.decide_claim(**self._on("supervisor2"), claim=row.pk, decision=decision, reasons=known.reasons)

    def review_submit(self) -> None:
        told = self._inquiry
        commands.submit_to_group(**self._on("supervisor"), verification=told.verification, argument=told.argument)

    def review_heavier(self) -> None:
        """The group wants more than the official was told: the gate refuses."""
        try:
            self._decide(("criticise", "circulate", "admonish"))
        except Refused as refusal:
            if refusal.code != "not_heavier":
                raise
        else:
            raise AssertionError(f"{self.story.code}: nothing heavier than what was told")

    def review_decide(self) -> None:
        self._decide(self._inquiry.decided)

    def review_serve(self) -> None:
        commands.serve_measure(**self._on("supervisor2"), way=WAY)

    def review_ask(self) -> None:
        commands.ask_internal_review(**self._on(self._inquiry.official), grounds=self._inquiry.grounds)

    def review_answer(self) -> None:
        told = self._inquiry
        commands.answer_internal_review(
            **self._on("head"), answer="upheld", reasons=told.answer_reasons, measures=told.decided, way=WAY
        )

    def review_archive(self) -> None:
        commands.archive_review(**self._on("supervisor"))

    @property
    def _inquiry(self) -> Inquiry:
        assert self.story.inquiry is not None
        return self.story.inquiry

    def _on(self, who: str) -> dict[str, Any]:
        return {**self.by(who), "review": self.review_id}

    def _decide(self, measures: tuple[str, ...]) -> None:
        told = self._inquiry
        views = [{"name": self._name(who), "view": view, "dissent": dissent} for who, view, dissent in told.views]
        commands.impose_measure(
            **self._on("head"),
            attendees=[self.cast.officer(who) for who, _view, _dissent in told.views],
            views=views,
            reasons=told.reasons,
            measures=measures,
        )
