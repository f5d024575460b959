from django.apps import AppConfig


class DummyConfig(AppConfig):
    name = "tests.dummy"
    label = "dummy"
    verbose_name = "样例程序"

    def ready(self) -> None:
        from cases.base import procedures, triggers
        from tests.dummy import acts, documents  # noqa: F401
        from tests.dummy.lifecycle import INVARIANTS
        from tests.dummy.models import Request

        triggers.declare(*INVARIANTS)
        procedures.close(Request)
