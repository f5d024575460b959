"""Real processes on PostgreSQL: what one investigator lightened, another does not make graver again from a stale page."""

from __future__ import annotations

import pytest

from cases.accountability.review.models import FaultFinding
from cases.base import verify
from cases.base.errors import Refused
from tests.base.crowd import together
from tests.factories.reviews import Reviewed, review_at
from tests.factories.steps.responsibility import FAULT, NO_ELEMENT

pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("plain_papers", "file_root")]
LOWER, KEEP = NO_ELEMENT, {**FAULT, "mind_reasons": "理由另行表述。"}
WEIGHT = ("none", "gross_negligence", "intent")


def revise(found: Reviewed, number: int) -> str:
    try:
        found.do("revise", finding=(LOWER, KEEP)[number], by=("first", "second")[number])
    except Refused as refusal:
        return refusal.code
    return "done"


def test_two_revisions_at_once_never_make_a_finding_graver(cloned_db: str) -> None:
    """CSL 63: whoever comes second is asked against what the first left."""
    found = review_at("DEFENCE")
    for _ in range(4):
        again = review_at("DEFENCE", office=found.office)
        said = together(2, lambda number, again=again: revise(again, number))  # type: ignore[misc]
        rows = FaultFinding.history.filter(review=again.review_id).order_by("pk")
        minds = [WEIGHT.index(mind) for mind in rows.values_list("mind", flat=True)]
        assert minds == sorted(minds, reverse=True), said
        assert said[0] == "done" and said[1] in ("done", "finding_not_worse")
    assert verify.verify().findings == []
