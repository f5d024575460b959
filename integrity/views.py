"""Who asks: each view of an enterprise's file and score rests on other facts, so it is named wherever one is read or kept."""

from __future__ import annotations

from django.db import models


class View(models.TextChoices):
    """SHARED: evaluation systems, other authorities, the party: what was told to them and may still be told.
    INTERNAL: the bureau. AUDIT: the bureau's view again, of any moment, for those who check it."""

    SHARED = "SHARED", "共享"
    INTERNAL = "INTERNAL", "内部"
    AUDIT = "AUDIT", "审计"


# those whose current score is kept
KEPT = (View.INTERNAL, View.SHARED)
