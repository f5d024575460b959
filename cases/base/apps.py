from django.apps import AppConfig
from django.db.models.signals import post_migrate


class BaseConfig(AppConfig):
    name = "cases.base"
    label = "base"
    verbose_name = "办案内核"

    def ready(self) -> None:
        from cases.base import checks, notices, permissions, triggers  # noqa: F401

        permissions.register(notices.GRANTS)
        post_migrate.connect(triggers.install_after_migrate, dispatch_uid="cases.base.triggers")
