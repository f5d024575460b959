"""Every stage of the path is reached through the commands, waits for one step, and its history verifies."""

from __future__ import annotations

import pytest

from cases.base import verify
from tests.factories.reviews import PATHS, review_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


@pytest.mark.parametrize("stage", PATHS)
def test_a_stage_is_reached_waits_for_one_step_and_verifies(stage: str) -> None:
    found = review_at(stage)

    assert len(found.open_steps()) == (0 if found.state == "ARCHIVED" else 1)
    assert verify.verify().findings == []
