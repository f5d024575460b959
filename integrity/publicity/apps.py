from django.apps import AppConfig


class PublicityConfig(AppConfig):
    name = "integrity.publicity"
    label = "publicity"
    verbose_name = "信息公示"

    def ready(self) -> None:
        from cases.base import grounds, procedures
        from integrity.publicity import acts  # noqa: F401
        from integrity.publicity.models import PenaltyPublicity
        from integrity.publicity.reading import GROUNDS

        grounds.register(PenaltyPublicity, *GROUNDS)
        procedures.close(PenaltyPublicity)
