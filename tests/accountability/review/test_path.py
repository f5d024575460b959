"""Every stage of the path is reached through the commands, waits for one step, and its history verifies."""

from __future__ import annotations

import pytest

from cases.base import verify
from tests.factories.reviews import PATHS, review_at
from workflows.human import STEPS
from workflows.responsibility import ResponsibilityFlow

OPENS = {
    "CLUE": "consent_preliminary",
    "CONSENTED": "begin_preliminary",
    "PRELIM": "report_preliminary",
    "VERIFIED": "decide_opening",
    "CLEARED": "tell_official",
    "OPEN": "establish_facts",
    "FOUND": "establish_facts",
    "NOTIFIED": "hear_official",
    "DEFENCE": "weigh_claims",
    "WAIVED": "weigh_claims",
    "COLLECTIVE": "decide_responsibility",
    "MEASURE": "tell_official",
    "SERVED": "archive_review",
    "REMEDY": "answer_request",
    "ANSWERED": "archive_review",
    "ARCHIVED": "",
    "TO_EXEMPT": "decide_responsibility",
    "EXEMPT": "tell_official",
    "TO_FIND_NONE": "decide_responsibility",
    "NO_FAULT": "tell_official",
    "TO_REFER": "decide_responsibility",
    "REFERRED": "tell_official",
    "INFORMED": "archive_review",
}
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


def test_every_step_is_opened_by_some_stage() -> None:
    """The table below names each stage's open step; together they are all steps of the flow but those that may wait anytime."""
    assert set(OPENS.values()) - {""} == {
        name for name, step in STEPS.items() if step.flow_class is ResponsibilityFlow and not step.anytime
    }
    assert OPENS.keys() == PATHS.keys()


@pytest.mark.parametrize("stage", PATHS)
def test_a_stage_is_reached_waits_for_one_step_and_verifies(stage: str) -> None:
    found = review_at(stage)

    assert found.open_steps() == [OPENS[stage]] * bool(OPENS[stage])
    assert verify.verify().findings == []
