from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "cases.intake"
    label = "intake"
    verbose_name = "线索"

    def ready(self) -> None:
        from cases.base import detection, documents, procedures
        from cases.intake import acts  # noqa: F401
        from cases.intake.detection import DETECTORS
        from cases.intake.models import Clue
        from cases.intake.papers import FORMS

        documents.register("clue", *FORMS)
        detection.register(*DETECTORS)
        procedures.close(Clue)
