from django.apps import AppConfig


class LawConfig(AppConfig):
    name = "cases.law"
    label = "law"
    verbose_name = "法律表"
