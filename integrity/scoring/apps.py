from django.apps import AppConfig


class ScoringConfig(AppConfig):
    name = "integrity.scoring"
    label = "scoring"
    verbose_name = "信用评分"

    def ready(self) -> None:
        from cases.base import verify
        from integrity.scoring.verify import check

        verify.also_check(check)
