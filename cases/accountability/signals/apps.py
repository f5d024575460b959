from django.apps import AppConfig


class SignalsConfig(AppConfig):
    name = "cases.accountability.signals"
    label = "signals"
    verbose_name = "监督信号"

    def ready(self) -> None:
        from cases.accountability.signals.invariants import INVARIANTS
        from cases.accountability.signals.permissions import GRANTS
        from cases.base import permissions, triggers

        permissions.register(GRANTS)
        triggers.declare(*INVARIANTS)
