from django.apps import AppConfig


class PenaltyConfig(AppConfig):
    name = "cases.penalty"
    label = "penalty"
    verbose_name = "行政处罚"

    def ready(self) -> None:
        from cases.base import detection, grounds, procedures, triggers
        from cases.intake.models import Clue
        from cases.penalty import acts, papers  # noqa: F401
        from cases.penalty.detection import DETECTORS
        from cases.penalty.invariants import INVARIANTS
        from cases.penalty.models import PenaltyCase
        from cases.penalty.reading import GROUNDS, ON_CLUE

        detection.register(*DETECTORS)
        triggers.declare(*INVARIANTS)
        grounds.register(PenaltyCase, *GROUNDS)
        grounds.register(Clue, ON_CLUE)
        procedures.close(PenaltyCase)
