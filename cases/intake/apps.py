from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "cases.intake"
    label = "intake"
    verbose_name = "线索"

    def ready(self) -> None:
        from cases.base import detection, documents, permissions, procedures
        from cases.intake.detection import DETECTORS
        from cases.intake.models import Clue
        from cases.intake.papers import FORMS
        from cases.intake.permissions import GRANTS

        permissions.register(GRANTS)
        documents.register("clue", *FORMS)
        detection.register(*DETECTORS)
        procedures.close(Clue)
