from django.apps import AppConfig


class BlacklistConfig(AppConfig):
    name = "integrity.blacklist"
    label = "blacklist"
    verbose_name = "严重违法失信名单"

    def ready(self) -> None:
        from cases.base import procedures, triggers
        from cases.penalty import case_file
        from cases.penalty.procedure import PENALTY
        from integrity.blacklist import acts, enclosed, papers  # noqa: F401
        from integrity.blacklist.guards import LISTING_ASSESSED, LISTING_DECIDED
        from integrity.blacklist.invariants import INVARIANTS
        from integrity.blacklist.models import BlacklistCase

        triggers.declare(*INVARIANTS)
        # notice and decision of the listing go with those of the penalty (L44 13)
        PENALTY.also_ask("serve_notice", LISTING_ASSESSED)
        PENALTY.also_ask("decide_penalty", LISTING_DECIDED)
        case_file.enclose("serve_notice", enclosed.notice)
        case_file.enclose("serve_decision", enclosed.decision)
        procedures.close(BlacklistCase)
