from django.apps import AppConfig


class DummyConfig(AppConfig):
    name = "tests.dummy"
    label = "dummy"
    verbose_name = "样例程序"

    def ready(self) -> None:
        from cases.base import documents, permissions, procedures, triggers
        from tests.dummy.documents import Notice
        from tests.dummy.lifecycle import INVARIANTS
        from tests.dummy.models import Request
        from tests.dummy.permissions import GRANTS

        permissions.register(GRANTS)
        documents.register("dummy", Notice())
        triggers.declare(*INVARIANTS)
        procedures.close(Request)
