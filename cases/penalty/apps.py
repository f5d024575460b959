from django.apps import AppConfig


class PenaltyConfig(AppConfig):
    name = "cases.penalty"
    label = "penalty"
    verbose_name = "行政处罚"

    def ready(self) -> None:
        from cases.base import detection, procedures, triggers
        from cases.penalty import acts, papers  # noqa: F401
        from cases.penalty.detection import DETECTORS
        from cases.penalty.invariants import INVARIANTS
        from cases.penalty.models import PenaltyCase

        detection.register(*DETECTORS)
        triggers.declare(*INVARIANTS)
        procedures.close(PenaltyCase)
