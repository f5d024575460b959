from django.apps import AppConfig


class ResponsibilityConfig(AppConfig):
    name = "cases.accountability.review"
    label = "responsibility"
    verbose_name = "执法责任追究"

    def ready(self) -> None:
        from cases.accountability.review import acts, papers  # noqa: F401
        from cases.accountability.review.invariants import INVARIANTS
        from cases.accountability.review.models import ResponsibilityReview
        from cases.accountability.review.reading import GROUNDS, on_matter
        from cases.base import grounds, procedures, triggers
        from cases.intake.models import Clue
        from cases.penalty.models import PenaltyCase
        from cases.transfer.models import Transfer

        triggers.declare(*INVARIANTS)
        grounds.register(ResponsibilityReview, *GROUNDS)
        for model in (Clue, PenaltyCase, Transfer):
            grounds.register(model, on_matter(model))
        procedures.close(ResponsibilityReview)
