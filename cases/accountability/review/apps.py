from django.apps import AppConfig


class ResponsibilityConfig(AppConfig):
    name = "cases.accountability.review"
    label = "responsibility"
    verbose_name = "执法责任追究"

    def ready(self) -> None:
        from cases.accountability.review import acts, papers  # noqa: F401
        from cases.accountability.review.invariants import INVARIANTS
        from cases.accountability.review.models import ResponsibilityReview
        from cases.base import procedures, triggers

        triggers.declare(*INVARIANTS)
        procedures.close(ResponsibilityReview)
