from django.apps import AppConfig


class PublicityConfig(AppConfig):
    name = "integrity.publicity"
    label = "publicity"
    verbose_name = "信息公示"
