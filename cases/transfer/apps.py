from django.apps import AppConfig


class TransferConfig(AppConfig):
    name = "cases.transfer"
    label = "transfer"
    verbose_name = "涉嫌犯罪移送"

    def ready(self) -> None:
        from cases.penalty.lifecycle import PENALTY
        from cases.transfer.conditions import FLAG_ANSWERED

        PENALTY.also_ask("decide_penalty", FLAG_ANSWERED)
