from django.apps import AppConfig


class TransferConfig(AppConfig):
    name = "cases.transfer"
    label = "transfer"
    verbose_name = "涉嫌犯罪移送"
