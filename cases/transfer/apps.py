from django.apps import AppConfig


class TransferConfig(AppConfig):
    name = "cases.transfer"
    label = "transfer"
    verbose_name = "涉嫌犯罪移送"

    def ready(self) -> None:
        from cases.base import detection, grounds, procedures, triggers
        from cases.penalty.models import PenaltyCase
        from cases.transfer import acts, on_penalty, papers  # noqa: F401
        from cases.transfer.detection import DETECTORS
        from cases.transfer.invariants import INVARIANTS
        from cases.transfer.models import Transfer
        from cases.transfer.reading import GROUNDS, ON_CASE

        triggers.declare(*INVARIANTS)
        detection.register(*DETECTORS)
        on_penalty.register()
        grounds.register(Transfer, *GROUNDS)
        grounds.register(PenaltyCase, *ON_CASE)
        procedures.close(Transfer)
