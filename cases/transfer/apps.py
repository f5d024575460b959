from django.apps import AppConfig


class TransferConfig(AppConfig):
    name = "cases.transfer"
    label = "transfer"
    verbose_name = "涉嫌犯罪移送"

    def ready(self) -> None:
        from cases.base import detection
        from cases.penalty.lifecycle import PENALTY
        from cases.transfer.conditions import FLAG_ANSWERED
        from cases.transfer.detection import DETECTORS

        # neither a fine nor the decision on no penalty may stand in for the transfer
        for act in ("decide_penalty", "decide_exempt"):
            PENALTY.also_ask(act, FLAG_ANSWERED)
        detection.register(*DETECTORS)
