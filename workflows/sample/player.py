"""Playing a sample case: each step is done by the person who would do it, through the acts, on its simulated day."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from cases.accountability.signals.models import SupervisionSignal
from cases.accountability.signals.procedure import SignalState
from cases.base.errors import Refused
from cases.transfer.models import Transfer
from integrity.blacklist.models import BlacklistCase
from integrity.publicity.models import PenaltyPublicity
from integrity.publicity.procedure import PublicityState
from workflows.models import WorkItem
from workflows.sample.arguments import given
from workflows.sample.doing import do, procedure_of
from workflows.sample.stage import Stage
from workflows.sample.story import Step

# the acts that create what later acts are about
CREATING = {"clue.register": "clue_id", "responsibility.register": "review_id"}


class Player(Stage):
    """Plays the steps of one story, one by one."""

    def play(self, step: Step, *, at: datetime) -> None:
        """Do one step at the moment, on the case of the story or on the one filed beside it."""
        own = self.case_id
        self.case_id = self.case.beside.latest("pk").pk if step.beside else own
        self._play(step, at)
        self.case_id = own if step.beside else self.case_id

    def _play(self, step: Step, at: datetime) -> None:
        """One that the gate must refuse is tried."""
        self.now, self.handlers = at, step.handlers or self.handlers
        try:
            done = self._do(step)
        except Refused as refusal:
            if refusal.code != step.refused:
                raise
            return
        if step.refused:
            raise AssertionError(f"{self.story.code}: the gate should have refused {step.verb} with {step.refused}")
        if step.verb in CREATING:
            setattr(self, CREATING[step.verb], done.pk)
        if step.verb == "clue.file":
            self.case_id = done.cases.get().pk

    def _do(self, step: Step) -> Any:
        actor = self.cast.actor(self.sign_in(step.who), self.now)
        return do(step.verb, self._subject(step.verb), actor=actor, now=self.now, **given(self, step))

    def _subject(self, verb: str) -> int | None:
        """What the act is about; None where it creates that."""
        match procedure_of(verb):
            case "clue":
                return self.clue_id or None
            case "penalty":
                return self.case_id
            case "publicity":
                return self._publicity().pk
            case "blacklist":
                return BlacklistCase.objects.filter(case=self.case_id).latest("pk").pk
            case "transfer":
                return Transfer.objects.filter(case=self.case_id).latest("pk").pk
            case "responsibility":
                return self.review_id or None
            case "signal":
                return SupervisionSignal.objects.get(about=self.case.stream_key, state=SignalState.RAISED).pk
            case _:  # inbox: whoever takes a task takes the open one of the story
                return WorkItem.objects.filter(done=False, home=self.subject.stream_key).earliest("pk").pk

    def _publicity(self) -> PenaltyPublicity:
        """The one to be withdrawn, if there is one; else the newest."""
        rows = PenaltyPublicity.objects.filter(decision__case=self.case_id)
        fallen = rows.filter(state=PublicityState.PUBLISHED, withdrawal_ordered_on__isnull=False).first()
        return fallen or rows.latest("pk")
