from django.apps import AppConfig


class BlacklistConfig(AppConfig):
    name = "integrity.blacklist"
    label = "blacklist"
    verbose_name = "严重违法失信名单"

    def ready(self) -> None:
        from cases.base import grounds, procedures, triggers
        from cases.penalty import case_file
        from cases.penalty.models import PenaltyCase
        from cases.penalty.procedure import PENALTY
        from integrity.blacklist import acts, enclosed, papers  # noqa: F401
        from integrity.blacklist.guards import LISTING_ASSESSED, LISTING_DECIDED
        from integrity.blacklist.invariants import INVARIANTS
        from integrity.blacklist.models import BlacklistCase
        from integrity.blacklist.reading import GROUNDS, ON_CASE

        triggers.declare(*INVARIANTS)
        # notice and decision of the listing go with those of the penalty (L44 13)
        PENALTY.also_ask("serve_notice", LISTING_ASSESSED)
        PENALTY.also_ask("decide_penalty", LISTING_DECIDED)
        case_file.enclose("serve_notice", enclosed.notice)
        case_file.enclose("serve_decision", enclosed.decision)
        grounds.register(BlacklistCase, *GROUNDS)
        grounds.register(PenaltyCase, ON_CASE)
        procedures.close(BlacklistCase)
