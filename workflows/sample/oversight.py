"""Steps of those who look at how cases are handled."""

from __future__ import annotations

from cases.accountability.signals.models import SupervisionSignal
from workflows.door import do
from workflows.sample.stage import Stage


class Oversight(Stage):
    """The supervisor of enforcement at work."""

    def explain(self) -> None:
        """The signal about the story's case is explained by somebody whom it does not concern."""
        signal = SupervisionSignal.objects.get(about=self.case.stream_key, state="RAISED")
        do("signal.explain", signal, **self.by("supervisor"))(answer=self.story.explained)
