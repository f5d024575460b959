from django.apps import AppConfig


class PublicityConfig(AppConfig):
    name = "integrity.publicity"
    label = "publicity"
    verbose_name = "信息公示"

    def ready(self) -> None:
        from cases.base import permissions, procedures
        from integrity.publicity.models import PenaltyPublicity
        from integrity.publicity.permissions import GRANTS

        permissions.register(GRANTS)
        procedures.close(PenaltyPublicity)
