"""What was found: one thing done or left undone, with the three elements of fault."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from cases.accountability.review.choices import Harm, Mind
from cases.accountability.review.models.review import ReviewRow


class FaultFinding(ReviewRow):
    """One thing the official did or left undone, with the three findings that fault needs, each with its reasons (O41-9)."""

    position = models.PositiveSmallIntegerField("序号")
    conduct = models.TextField("履职情况")
    duty = models.CharField("职责依据", max_length=300)
    unlawful = models.BooleanField("违法或者不当履职")
    unlawful_reasons = models.TextField("认定理由（履职）")
    mind = models.CharField("主观方面", max_length=16, choices=Mind.choices)
    mind_reasons = models.TextField("认定理由（主观方面）")
    harm = models.CharField("后果", max_length=16, choices=Harm.choices)
    harm_reasons = models.TextField("认定理由（后果）")

    class Meta:
        verbose_name = "过错认定"
        constraints = [
            models.UniqueConstraint(fields=["review", "position"], name="finding_position"),
            models.CheckConstraint(
                condition=~Q(unlawful_reasons="") & ~Q(mind_reasons="") & ~Q(harm_reasons=""), name="finding_has_reasons"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.review_id} {self.position}"

    @property
    def complete(self) -> bool:
        """All three elements of fault are found."""
        return self.unlawful and self.mind != Mind.NONE and self.harm != Harm.NONE
