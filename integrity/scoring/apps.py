from django.apps import AppConfig


class ScoringConfig(AppConfig):
    name = "integrity.scoring"
    label = "scoring"
    verbose_name = "信用评分"
