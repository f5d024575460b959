"""The clock that an act starts ends on the day that was counted by hand in its row of the law's table.

Other starts, and clocks of acts that are done within another, are counted in tests/tables/clocks_*.csv.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from cases.base.lifecycle import Start
from cases.base.models import Deadline
from cases.base.models.clocks import ClockState
from tests.factories.cases import case_at
from tests.factories.listings import listing_at
from tests.factories.reviews import review_at
from tests.factories.steps import BY_PROCEDURE, tried
from tests.factories.transfers import transfer_at
from tests.procedures.table import LIFECYCLES, Due, Expected, expected, move_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_papers")]
PLAYED: Mapping[str, Callable[[str], Any]] = {"blacklist": listing_at, "transfer": transfer_at, "responsibility": review_at}
COUNTED = [(row, due) for name in LIFECYCLES for row in expected(name) for due in row.due]
every_clock = pytest.mark.parametrize(
    ("row", "due"), COUNTED, ids=lambda value: value.rule if isinstance(value, Due) else str(value)
)


@every_clock
def test_the_last_day(row: Expected, due: Due) -> None:
    steps = BY_PROCEDURE[row.procedure]
    name = tried(steps, row.procedure)[row.full]
    play: Callable[[str], Any] = PLAYED.get(row.procedure, case_at)
    play(str(steps[name].stage)).do(name)

    kind = LIFECYCLES[row.procedure].model._meta.model_name
    clock = Deadline.objects.get(stream__startswith=f"{kind}:", rule=due.rule, state=ClockState.RUNNING)
    assert not clock.provisional
    assert (clock.started_on.isoformat(), str(clock.due_on)) == (due.counts_from, due.last_day)


@every_clock
def test_it_is_a_clock_that_the_move_starts(row: Expected, due: Due) -> None:
    assert row.live
    assert due.rule in {order.rule for order in move_of(row).clocks if isinstance(order, Start)}
