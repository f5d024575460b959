from django.apps import AppConfig


class PenaltyConfig(AppConfig):
    name = "cases.penalty"
    label = "penalty"
    verbose_name = "行政处罚"
