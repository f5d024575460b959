"""What a person has to know of a clue to act on it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from cases.intake.models import Clue
from web.viewmodels import Fact


def findings(clue: Clue) -> tuple[Fact, ...]:
    """What was reported, and what the verification found."""
    return (Fact(label=_("线索内容"), value=clue.content), Fact(label=_("核查情况"), value=clue.findings))
