from django.apps import AppConfig


class PublicityConfig(AppConfig):
    name = "integrity.publicity"
    label = "publicity"
    verbose_name = "信息公示"

    def ready(self) -> None:
        from cases.base import permissions
        from integrity.publicity.permissions import GRANTS

        permissions.register(GRANTS)
