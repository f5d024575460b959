from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "cases.intake"
    label = "intake"
    verbose_name = "线索"

    def ready(self) -> None:
        from cases.base import detection, grounds, permissions, procedures, triggers
        from cases.intake import acts, papers, reporters  # noqa: F401
        from cases.intake.detection import DETECTORS
        from cases.intake.invariants import INVARIANTS
        from cases.intake.models import Clue
        from cases.intake.reading import GROUNDS
        from cases.intake.selectors import has_clue_of
        from cases.parties.rules import CONCERNED

        CONCERNED.append(has_clue_of)
        triggers.declare(*INVARIANTS)
        permissions.register(reporters.GRANTS)
        detection.register(*DETECTORS)
        grounds.register(Clue, *GROUNDS)
        procedures.close(Clue)
