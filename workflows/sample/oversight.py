"""Steps of those who look at how cases are handled."""

from __future__ import annotations

from cases.accountability.signals.models import SupervisionSignal
from workflows import commands
from workflows.sample.stage import Stage


class Oversight(Stage):
    """The supervisor of enforcement at work."""

    def explain(self) -> None:
        """The signal about the story's case is explained by somebody whom it does not concern."""
        signal = SupervisionSignal.objects.get(about=self.case.stream_key, state="RAISED")
        commands.explain_signal(**self.by("supervisor"), signal=signal.pk, answer=self.story.explained)
