from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "cases.parties"
    label = "parties"
    verbose_name = "当事人与机关"
