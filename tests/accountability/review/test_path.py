from __future__ import annotations

import pytest

from cases.base import verify
from tests.factories.reviews import PATHS, review_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]


@pytest.mark.parametrize("stage", PATHS)
def test_stage(stage: str) -> None:
    found = review_at(stage)
    print(stage, found.state, found.open_steps())
    assert verify.verify().findings == []
