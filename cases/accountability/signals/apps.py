from django.apps import AppConfig


class SignalsConfig(AppConfig):
    name = "cases.accountability.signals"
    label = "signals"
    verbose_name = "监督信号"

    def ready(self) -> None:
        from cases.accountability.signals import acts  # noqa: F401
        from cases.accountability.signals.invariants import INVARIANTS
        from cases.accountability.signals.models import SupervisionSignal
        from cases.accountability.signals.reading import GROUNDS
        from cases.base import grounds, procedures, triggers

        triggers.declare(*INVARIANTS)
        grounds.register(SupervisionSignal, *GROUNDS)
        procedures.close(SupervisionSignal)
